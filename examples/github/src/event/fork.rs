//! `fork`: a repository was forked.

use event_core::Event;

use crate::payload::{Installation, Organization, Repository, User};

/// A repository was forked.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.fork", topic = "github.fork")]
pub struct ForkEvent {
    /// The new repository.
    #[json("forkee")]
    pub forkee: Repository,
    /// The one that it was forked from.
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
