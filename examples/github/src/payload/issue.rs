//! Issues, and what only issues have. Their labels, milestones and reactions have files of their own.

use event_core::{Patch, Payload, TimestampText, UnknownText};

use super::{App, Label, Milestone, Reactions, User};

/// An issue, or a pull request seen as one.
///
/// Not every delivery holds a whole issue: `transferred` leaves out what the old repository no longer knows.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Issue {
    /// REST address of the issue.
    #[json("url")]
    pub url: String,
    /// REST address of its repository.
    #[json("repository_url")]
    pub repository_url: String,
    /// REST address of its labels; a URI template with `{/name}`.
    #[json("labels_url")]
    pub labels_url: String,
    /// REST address of its comments.
    #[json("comments_url")]
    pub comments_url: String,
    /// REST address of its events.
    #[json("events_url")]
    pub events_url: String,
    /// Page of the issue.
    #[json("html_url")]
    pub html_url: String,
    /// Identity of the issue.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Number in its repository.
    #[json("number")]
    pub number: u32,
    /// What it is called.
    #[json("title")]
    pub title: String,
    /// Who wrote it.
    #[json("user")]
    pub user: User,
    /// Its labels; absent where the delivery does not tell.
    // Absent and empty differ, hence the `Option`.
    #[json("labels", omitempty)]
    pub labels: Option<Vec<Label>>,
    /// Open or closed.
    #[json("state", omitempty)]
    pub state: Option<IssueState>,
    /// Whether only collaborators may comment.
    #[json("locked", omitempty)]
    pub locked: Option<bool>,
    /// The first of `assignees`; null with none, absent where the delivery does not tell.
    #[json("assignee")]
    pub assignee: Patch<User>,
    /// Who works on it.
    #[json("assignees")]
    pub assignees: Vec<User>,
    /// The milestone it belongs to.
    #[json("milestone", nullable)]
    pub milestone: Option<Milestone>,
    /// How many comments it has.
    #[json("comments")]
    pub comments: u32,
    /// When it was written.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// When it was closed.
    #[json("closed_at", nullable)]
    pub closed_at: Option<TimestampText>,
    /// How its author relates to the repository.
    #[json("author_association")]
    pub author_association: AuthorAssociation,
    /// Why it is locked.
    #[json("active_lock_reason", nullable)]
    pub active_lock_reason: Option<LockReason>,
    /// Whether the pull request is a draft.
    #[json("draft", omitempty)]
    pub draft: Option<bool>,
    /// There if this is a pull request.
    #[json("pull_request", omitempty)]
    pub pull_request: Option<PullRequestLinks>,
    /// Its text in Markdown; null if nothing was written.
    #[json("body", nullable)]
    pub body: Option<String>,
    /// How people reacted to it.
    #[json("reactions")]
    pub reactions: Reactions,
    /// REST address of everything that happened to it.
    #[json("timeline_url", omitempty)]
    pub timeline_url: Option<String>,
    /// The app that wrote it for its author; null for none, absent where the delivery does not tell.
    #[json("performed_via_github_app")]
    pub performed_via_github_app: Patch<App>,
}

/// Open or closed.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum IssueState {
    /// Waits for someone.
    #[json("open")]
    Open,
    /// Done, or not going to be done.
    #[json("closed")]
    Closed,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// Why a conversation is locked.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum LockReason {
    /// It went astray.
    #[json("off-topic")]
    OffTopic,
    /// It got too heated.
    #[json("too heated")]
    TooHeated,
    /// Everything is said.
    #[json("resolved")]
    Resolved,
    /// It was spam.
    #[json("spam")]
    Spam,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// How an author relates to a repository.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum AuthorAssociation {
    /// Was invited to work on it.
    #[json("COLLABORATOR")]
    Collaborator,
    /// Has a commit in it.
    #[json("CONTRIBUTOR")]
    Contributor,
    /// Has no commit anywhere on GitHub.
    #[json("FIRST_TIMER")]
    FirstTimer,
    /// Has no commit in it so far.
    #[json("FIRST_TIME_CONTRIBUTOR")]
    FirstTimeContributor,
    /// Stands in for an account that was not imported.
    #[json("MANNEQUIN")]
    Mannequin,
    /// Belongs to the organisation that owns it.
    #[json("MEMBER")]
    Member,
    /// Is not related to it.
    #[json("NONE")]
    None,
    /// Owns it.
    #[json("OWNER")]
    Owner,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// Marks an issue that is a pull request, and says where that is.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct PullRequestLinks {
    /// REST address of the pull request.
    #[json("url")]
    pub url: String,
    /// Page of the pull request.
    #[json("html_url")]
    pub html_url: String,
    /// The change as a diff.
    #[json("diff_url")]
    pub diff_url: String,
    /// The change as mails, one for each commit.
    #[json("patch_url")]
    pub patch_url: String,
}
