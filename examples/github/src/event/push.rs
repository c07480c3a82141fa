//! `push`: commits, a branch or a tag were pushed.

use event_core::{Event, Patch, Payload};

use crate::payload::{Commit, Installation, Organization, PushRepository, User};

/// Something was pushed: commits, a new reference, or that one is gone.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.push", topic = "github.push")]
pub struct PushEvent {
    /// Where to, in full: `refs/heads/main`, `refs/tags/v1`.
    #[json("ref")]
    pub reference: String,
    /// Hash of the commit there before; forty zeros if the reference is new.
    #[json("before")]
    pub before: String,
    /// Hash of the commit there now; forty zeros if the reference is gone.
    #[json("after")]
    pub after: String,
    /// Whether the reference is new.
    #[json("created")]
    pub created: bool,
    /// Whether the reference is gone.
    #[json("deleted")]
    pub deleted: bool,
    /// Whether commits were replaced.
    #[json("forced")]
    pub forced: bool,
    /// The reference that a new one was made from.
    #[json("base_ref", nullable)]
    pub base_ref: Option<String>,
    /// Page of the difference.
    #[json("compare")]
    pub compare: String,
    /// The commits, oldest first.
    #[json("commits")]
    pub commits: Vec<Commit>,
    /// The commit at `after`; null if the reference is gone.
    #[json("head_commit", nullable)]
    pub head_commit: Option<Commit>,
    /// Who pushed, as Git was told.
    #[json("pusher")]
    pub pusher: Pusher,
    /// Where it was pushed to.
    #[json("repository")]
    pub repository: PushRepository,
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

/// Who pushed.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Pusher {
    /// Login, or `none` where a key did it.
    #[json("name")]
    pub name: String,
    /// Address for mail.
    #[json("email")]
    pub email: Patch<String>,
}
