//! `label`: a label was made, changed or deleted.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Label, Organization, PreviousText, Repository, User};

/// A label was made, changed or deleted.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.label", topic = "github.label")]
pub struct LabelEvent {
    /// What happened.
    #[json("action")]
    pub action: LabelAction,
    /// The label, as it is afterwards.
    #[json("label")]
    pub label: Label,
    /// With `edited`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<LabelChanges>,
    /// Where the label is.
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

/// What can happen to a label.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum LabelAction {
    /// It was made.
    #[json("created")]
    Created,
    /// It was changed.
    #[json("edited")]
    Edited,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What a label was before.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct LabelChanges {
    /// The text on it before.
    #[json("name", omitempty)]
    pub name: Option<PreviousText>,
    /// The colour before.
    #[json("color", omitempty)]
    pub color: Option<PreviousText>,
    /// What it was for.
    #[json("description", omitempty)]
    pub description: Option<PreviousText>,
}
