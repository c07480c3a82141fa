//! `create`: a branch or a tag was made.

use event_core::Event;

use crate::payload::{Installation, Organization, PusherType, RefType, Repository, User};

/// A branch or a tag was made.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.create", topic = "github.create")]
pub struct CreateEvent {
    /// Its name, without `refs/heads/` or `refs/tags/`.
    #[json("ref")]
    pub reference: String,
    /// What was made.
    #[json("ref_type")]
    pub ref_type: RefType,
    /// The branch that is shown first.
    #[json("master_branch")]
    pub master_branch: String,
    /// What the repository is about.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// With what it was pushed.
    #[json("pusher_type")]
    pub pusher_type: PusherType,
    /// Where it was made.
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
