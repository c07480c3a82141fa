//! `issue_comment`: someone wrote about an issue or a pull request.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{
    App, AuthorAssociation, Installation, Issue, Organization, PreviousText, Reactions, Repository, User,
};

/// A comment on an issue or a pull request was written, changed or deleted.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.issue_comment", topic = "github.issue_comment")]
pub struct IssueCommentEvent {
    /// What happened.
    #[json("action")]
    pub action: IssueCommentAction,
    /// What the comment is on.
    #[json("issue")]
    pub issue: Issue,
    /// The comment.
    #[json("comment")]
    pub comment: IssueComment,
    /// With `edited`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<IssueCommentChanges>,
    /// Where the issue is.
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

/// What can happen to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum IssueCommentAction {
    /// It was written.
    #[json("created")]
    Created,
    /// Its text was changed.
    #[json("edited")]
    Edited,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A comment on an issue or a pull request.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct IssueComment {
    /// REST address of the comment.
    #[json("url")]
    pub url: String,
    /// Page of the issue, at the comment.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of the issue.
    #[json("issue_url")]
    pub issue_url: String,
    /// Identity of the comment.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Who wrote it.
    #[json("user")]
    pub user: User,
    /// When it was written.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// How its author relates to the repository.
    #[json("author_association")]
    pub author_association: AuthorAssociation,
    /// Its text in Markdown.
    #[json("body")]
    pub body: String,
    /// How people reacted to it.
    #[json("reactions")]
    pub reactions: Reactions,
    /// The app that wrote it for its author.
    #[json("performed_via_github_app", nullable)]
    pub performed_via_github_app: Option<App>,
}

/// What a comment was before.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct IssueCommentChanges {
    /// The text before.
    #[json("body", omitempty)]
    pub body: Option<PreviousText>,
}
