//! What Git knows: references, commits and who made them.

use event_core::{Patch, Payload, TimestampText, UnknownText};

/// What a reference is.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum RefType {
    /// A branch.
    #[json("branch")]
    Branch,
    /// A tag.
    #[json("tag")]
    Tag,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// With what a reference was pushed.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum PusherType {
    /// With an account.
    #[json("user")]
    User,
    /// With a key of the repository.
    #[json("deploy_key")]
    DeployKey,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// Who wrote or committed a commit, as Git was told. Not an account.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Signature {
    /// The name.
    #[json("name")]
    pub name: String,
    /// The address for mail.
    #[json("email")]
    pub email: Patch<String>,
    /// Login of the account that has this address; only `push` tells, where there is one.
    #[json("username", omitempty)]
    pub username: Option<String>,
    /// When it was written or committed; only `status` tells.
    #[json("date", omitempty)]
    pub date: Option<TimestampText>,
}

/// A commit that was pushed or that a workflow ran on.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Commit {
    /// Its hash.
    #[json("id")]
    pub id: String,
    /// Hash of its tree.
    #[json("tree_id")]
    pub tree_id: String,
    /// With `push`: whether no earlier push had it.
    #[json("distinct", omitempty)]
    pub distinct: Option<bool>,
    /// What its author says about it.
    #[json("message")]
    pub message: String,
    /// When it was committed.
    #[json("timestamp")]
    pub timestamp: TimestampText,
    /// With `push`: page of the commit.
    #[json("url", omitempty)]
    pub url: Option<String>,
    /// Who wrote it.
    #[json("author")]
    pub author: Signature,
    /// Who committed it.
    #[json("committer")]
    pub committer: Signature,
    /// With `push`: paths of new files.
    #[json("added", omitempty)]
    pub added: Option<Vec<String>>,
    /// With `push`: paths of files that are gone.
    #[json("removed", omitempty)]
    pub removed: Option<Vec<String>>,
    /// With `push`: paths of files that changed.
    #[json("modified", omitempty)]
    pub modified: Option<Vec<String>>,
}
