//! `delete`: a branch or a tag was deleted.

use event_core::Event;

use crate::payload::{Installation, Organization, PusherType, RefType, Repository, User};

/// A branch or a tag was deleted.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.delete", topic = "github.delete")]
pub struct DeleteEvent {
    /// Its name, without `refs/heads/` or `refs/tags/`.
    #[json("ref")]
    pub reference: String,
    /// What was deleted.
    #[json("ref_type")]
    pub ref_type: RefType,
    /// With what it was pushed.
    #[json("pusher_type")]
    pub pusher_type: PusherType,
    /// Where it was deleted.
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
