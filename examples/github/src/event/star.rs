//! `star`: a repository was starred, or is no longer.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{Installation, Organization, Repository, User};

/// Someone starred a repository, or took the star back.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.star", topic = "github.star")]
pub struct StarEvent {
    /// What happened.
    #[json("action")]
    pub action: StarAction,
    /// When it was starred; null once the star is taken back.
    #[json("starred_at", nullable)]
    pub starred_at: Option<TimestampText>,
    /// What was starred.
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

/// What can happen to a star.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum StarAction {
    /// It was given.
    #[json("created")]
    Created,
    /// It was taken back.
    #[json("deleted")]
    Deleted,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
