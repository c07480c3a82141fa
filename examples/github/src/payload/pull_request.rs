//! Pull requests. What they have in common with issues is in the files of issues, labels and milestones.

use event_core::{Payload, TimestampText, UnknownText};

use super::{AuthorAssociation, IssueState, Label, LockReason, Milestone, Repository, Team, User};

/// A pull request.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct PullRequest {
    /// REST address of the pull request.
    #[json("url")]
    pub url: String,
    /// Identity of the pull request.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Page of the pull request.
    #[json("html_url")]
    pub html_url: String,
    /// The change as a diff.
    #[json("diff_url")]
    pub diff_url: String,
    /// The change as mails, one for each commit.
    #[json("patch_url")]
    pub patch_url: String,
    /// REST address of the pull request as an issue.
    #[json("issue_url")]
    pub issue_url: String,
    /// Number in its repository.
    #[json("number")]
    pub number: u32,
    /// Open or closed.
    #[json("state")]
    pub state: IssueState,
    /// Whether only collaborators may comment.
    #[json("locked")]
    pub locked: bool,
    /// What it is called.
    #[json("title")]
    pub title: String,
    /// Who opened it.
    #[json("user")]
    pub user: User,
    /// Its text in Markdown; null if nothing was written.
    #[json("body", nullable)]
    pub body: Option<String>,
    /// When it was opened.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// When it was closed.
    #[json("closed_at", nullable)]
    pub closed_at: Option<TimestampText>,
    /// When it was merged.
    #[json("merged_at", nullable)]
    pub merged_at: Option<TimestampText>,
    /// Hash of the commit that merged it; before that, of one that tries.
    #[json("merge_commit_sha", nullable)]
    pub merge_commit_sha: Option<String>,
    /// The first of `assignees`.
    #[json("assignee", nullable)]
    pub assignee: Option<User>,
    /// Who works on it.
    #[json("assignees")]
    pub assignees: Vec<User>,
    /// Who was asked to review it.
    #[json("requested_reviewers")]
    pub requested_reviewers: Vec<User>,
    /// The teams that were asked to review it.
    #[json("requested_teams")]
    pub requested_teams: Vec<Team>,
    /// Its labels.
    #[json("labels")]
    pub labels: Vec<Label>,
    /// The milestone it belongs to.
    #[json("milestone", nullable)]
    pub milestone: Option<Milestone>,
    /// REST address of its commits.
    #[json("commits_url")]
    pub commits_url: String,
    /// REST address of the comments on its changes.
    #[json("review_comments_url")]
    pub review_comments_url: String,
    /// REST address of one of them; a URI template with `{/number}`.
    #[json("review_comment_url")]
    pub review_comment_url: String,
    /// REST address of its comments.
    #[json("comments_url")]
    pub comments_url: String,
    /// REST address of the statuses of its last commit.
    #[json("statuses_url")]
    pub statuses_url: String,
    /// The branch with the changes.
    #[json("head")]
    pub head: PullRequestBranch,
    /// The branch that they are for.
    #[json("base")]
    pub base: PullRequestBranch,
    /// The same addresses again.
    #[json("_links")]
    pub links: PullRequestAddresses,
    /// How its author relates to the repository.
    #[json("author_association")]
    pub author_association: AuthorAssociation,
    /// How it is merged as soon as all rules are met; null if it is not merged by itself.
    #[json("auto_merge", nullable)]
    pub auto_merge: Option<AutoMerge>,
    /// Why it is locked.
    #[json("active_lock_reason", nullable)]
    pub active_lock_reason: Option<LockReason>,
    /// Whether it is a draft.
    #[json("draft")]
    pub draft: bool,
    /// Whether it was merged.
    #[json("merged", nullable)]
    pub merged: Option<bool>,
    /// Whether it can be merged; null while GitHub tries.
    #[json("mergeable", nullable)]
    pub mergeable: Option<bool>,
    /// Whether it can be rebased; null while GitHub tries.
    #[json("rebaseable", nullable)]
    pub rebaseable: Option<bool>,
    /// What stands in the way of merging it.
    #[json("mergeable_state")]
    pub mergeable_state: MergeableState,
    /// Who merged it.
    #[json("merged_by", nullable)]
    pub merged_by: Option<User>,
    /// How many comments it has.
    #[json("comments")]
    pub comments: u32,
    /// How many comments its changes have.
    #[json("review_comments")]
    pub review_comments: u32,
    /// Whether those may push to `head` who may push to `base`.
    #[json("maintainer_can_modify")]
    pub maintainer_can_modify: bool,
    /// How many commits it has.
    #[json("commits")]
    pub commits: u32,
    /// How many lines are new.
    #[json("additions")]
    pub additions: u32,
    /// How many lines are gone.
    #[json("deletions")]
    pub deletions: u32,
    /// How many files changed.
    #[json("changed_files")]
    pub changed_files: u32,
}

/// One of the two branches of a pull request.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct PullRequestBranch {
    /// `owner:branch`.
    #[json("label")]
    pub label: String,
    /// Name of the branch.
    #[json("ref")]
    pub reference: String,
    /// Hash of the commit that it ends at.
    #[json("sha")]
    pub sha: String,
    /// Who owns the repository; null if the account is gone.
    #[json("user", nullable)]
    pub user: Option<User>,
    /// The repository; null if it is gone.
    #[json("repo", nullable)]
    pub repo: Option<Box<Repository>>,
}

/// The addresses of a pull request, each in an object of its own.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PullRequestAddresses {
    /// REST address of the pull request.
    #[json("self")]
    pub itself: Link,
    /// Page of the pull request.
    #[json("html")]
    pub html: Link,
    /// REST address of the pull request as an issue.
    #[json("issue")]
    pub issue: Link,
    /// REST address of its comments.
    #[json("comments")]
    pub comments: Link,
    /// REST address of the comments on its changes.
    #[json("review_comments")]
    pub review_comments: Link,
    /// REST address of one of them; a URI template with `{/number}`.
    #[json("review_comment")]
    pub review_comment: Link,
    /// REST address of its commits.
    #[json("commits")]
    pub commits: Link,
    /// REST address of the statuses of its last commit.
    #[json("statuses")]
    pub statuses: Link,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Link {
    /// The address.
    #[json("href")]
    pub href: String,
}

/// How a pull request is merged by itself.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct AutoMerge {
    /// Who said that it is.
    #[json("enabled_by")]
    pub enabled_by: User,
    /// How.
    #[json("merge_method")]
    pub merge_method: MergeMethod,
    /// Title of the commit.
    #[json("commit_title", nullable)]
    pub commit_title: Option<String>,
    /// Text of the commit.
    #[json("commit_message", nullable)]
    pub commit_message: Option<String>,
}

/// How commits are merged.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum MergeMethod {
    /// With a commit that joins both branches.
    #[json("merge")]
    Merge,
    /// As one commit.
    #[json("squash")]
    Squash,
    /// One after the other.
    #[json("rebase")]
    Rebase,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What stands in the way of merging a pull request.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum MergeableState {
    /// Nothing.
    #[json("clean")]
    Clean,
    /// Conflicts.
    #[json("dirty")]
    Dirty,
    /// It lacks commits of its target.
    #[json("behind")]
    Behind,
    /// A rule of the target is not met.
    #[json("blocked")]
    Blocked,
    /// Checks failed or are not done, though no rule needs them.
    #[json("unstable")]
    Unstable,
    /// Nothing; scripts run when it is merged.
    #[json("has_hooks")]
    HasHooks,
    /// It is a draft.
    #[json("draft")]
    Draft,
    /// GitHub does not know yet.
    #[json("unknown")]
    NotKnown,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
