//! `repository`: a repository was made, or something about it changed.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Organization, PreviousText, Repository, User};

/// A repository was made, or something about it changed.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.repository", topic = "github.repository")]
pub struct RepositoryEvent {
    /// What happened.
    #[json("action")]
    pub action: RepositoryAction,
    /// With `edited`, `renamed` and `transferred`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<RepositoryChanges>,
    /// The repository, as it is afterwards.
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

/// What can happen to a repository.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum RepositoryAction {
    /// It was made.
    #[json("created")]
    Created,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// It was made read only.
    #[json("archived")]
    Archived,
    /// It can be written again.
    #[json("unarchived")]
    Unarchived,
    /// What it says about itself was changed.
    #[json("edited")]
    Edited,
    /// It has another name.
    #[json("renamed")]
    Renamed,
    /// It has another owner.
    #[json("transferred")]
    Transferred,
    /// Everyone sees it.
    #[json("publicized")]
    Publicized,
    /// Only invited people see it.
    #[json("privatized")]
    Privatized,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What a repository was before.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct RepositoryChanges {
    /// With `edited`: what it was about.
    #[json("description", omitempty)]
    pub description: Option<PreviousText>,
    /// With `edited`: the branch that was shown first.
    #[json("default_branch", omitempty)]
    pub default_branch: Option<PreviousText>,
    /// With `edited`: its own site before.
    #[json("homepage", omitempty)]
    pub homepage: Option<PreviousText>,
    /// With `edited`: the words to find it by, before.
    #[json("topics", omitempty)]
    pub topics: Option<PreviousTopics>,
    /// With `renamed`: its names before.
    #[json("repository", omitempty)]
    pub repository: Option<PreviousNames>,
    /// With `transferred`: who owned it.
    #[json("owner", omitempty)]
    pub owner: Option<PreviousOwner>,
}

/// Topics before a change.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PreviousTopics {
    /// The topics; null if there were none.
    #[json("from", nullable)]
    pub from: Option<Vec<String>>,
}

/// Names before a change.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PreviousNames {
    /// Name without the owner.
    #[json("name")]
    pub name: PreviousText,
}

/// An owner before a change.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct PreviousOwner {
    /// The owner.
    #[json("from")]
    pub from: Owner,
}

/// An owner: one of the two is there.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Owner {
    /// A person.
    #[json("user", omitempty)]
    pub user: Option<User>,
    /// An organisation.
    #[json("organization", omitempty)]
    pub organization: Option<Organization>,
}
