//! `watch`: a repository was starred, under a name from before there were stars.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Organization, Repository, User};

/// Someone starred a repository; the kind `star` says it too, and tells when.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.watch", topic = "github.watch")]
pub struct WatchEvent {
    /// What happened.
    #[json("action")]
    pub action: WatchAction,
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

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum WatchAction {
    /// It was starred.
    #[json("started")]
    Started,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
