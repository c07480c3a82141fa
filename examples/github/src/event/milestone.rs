//! `milestone`: a milestone was made, changed or reached.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Milestone, Organization, PreviousText, Repository, User};

/// A milestone was made, changed or reached.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.milestone", topic = "github.milestone")]
pub struct MilestoneEvent {
    /// What happened.
    #[json("action")]
    pub action: MilestoneAction,
    /// The milestone, as it is afterwards.
    #[json("milestone")]
    pub milestone: Milestone,
    /// With `edited`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<MilestoneChanges>,
    /// Where the milestone is.
    #[json("repository")]
    pub repository: Repository,
    /// There if an organisation owns the repository.
    #[json("organization", omitempty)]
    pub organization: Option<Organization>,
    /// There if the delivery goes to a GitHub App.
    #[json("installation", omitempty)]
    pub installation: Option<Installation>,
    /// Who did it.
    #[json("sender")]
    pub sender: User,
}

/// What can happen to a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum MilestoneAction {
    /// It was made.
    #[json("created")]
    Created,
    /// It was opened again.
    #[json("opened")]
    Opened,
    /// It was changed.
    #[json("edited")]
    Edited,
    /// It was closed.
    #[json("closed")]
    Closed,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What a milestone was before.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct MilestoneChanges {
    /// What it was called before.
    #[json("title", omitempty)]
    pub title: Option<PreviousText>,
    /// What it was about.
    #[json("description", omitempty)]
    pub description: Option<PreviousText>,
    /// When it was due, in RFC 3339.
    #[json("due_on", omitempty)]
    pub due_on: Option<PreviousText>,
}
