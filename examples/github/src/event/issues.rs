//! `issues`: one struct for all actions. GitHub puts the action inside the body, and what it adds for one action it
//! may add for others, so an enum of bodies would claim more than GitHub promises.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Issue, Label, Milestone, Organization, PreviousText, Repository, User};

/// Something happened to an issue.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.issues", topic = "github.issues")]
pub struct IssuesEvent {
    /// What happened.
    #[json("action")]
    pub action: IssuesAction,
    /// The issue, as it is afterwards.
    #[json("issue")]
    pub issue: Issue,
    /// With `assigned` and `unassigned`: who.
    #[json("assignee", omitempty)]
    pub assignee: Option<User>,
    /// With `labeled` and `unlabeled`: the label; absent if it was deleted.
    #[json("label", omitempty)]
    pub label: Option<Label>,
    /// With `milestoned` and `demilestoned`: the milestone.
    #[json("milestone", omitempty)]
    pub milestone: Option<Milestone>,
    /// With `edited`, `opened` after a transfer, and `transferred`: what it was before, or is elsewhere.
    #[json("changes", omitempty)]
    pub changes: Option<Box<IssuesChanges>>,
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

/// What can happen to an issue.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum IssuesAction {
    /// Someone was asked to work on it.
    #[json("assigned")]
    Assigned,
    /// It was closed.
    #[json("closed")]
    Closed,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// It was taken out of a milestone.
    #[json("demilestoned")]
    Demilestoned,
    /// Its title or text was changed.
    #[json("edited")]
    Edited,
    /// A label was put on it.
    #[json("labeled")]
    Labeled,
    /// It was locked.
    #[json("locked")]
    Locked,
    /// It was put into a milestone.
    #[json("milestoned")]
    Milestoned,
    /// It was written, or came here by transfer.
    #[json("opened")]
    Opened,
    /// It was pinned to the repository's list.
    #[json("pinned")]
    Pinned,
    /// It was opened again.
    #[json("reopened")]
    Reopened,
    /// It went to another repository.
    #[json("transferred")]
    Transferred,
    /// Someone no longer works on it.
    #[json("unassigned")]
    Unassigned,
    /// A label was taken off.
    #[json("unlabeled")]
    Unlabeled,
    /// It was unlocked.
    #[json("unlocked")]
    Unlocked,
    /// It was unpinned.
    #[json("unpinned")]
    Unpinned,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What an issue was before, or is elsewhere. Empty where GitHub does not tell.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct IssuesChanges {
    /// With `edited`: the title before.
    #[json("title", omitempty)]
    pub title: Option<PreviousText>,
    /// With `edited`: the text before.
    #[json("body", omitempty)]
    pub body: Option<PreviousText>,
    /// With `opened`: the issue that was transferred.
    #[json("old_issue", omitempty)]
    pub old_issue: Option<Issue>,
    /// With `opened`: where it was.
    #[json("old_repository", omitempty)]
    pub old_repository: Option<Repository>,
    /// With `transferred`: the issue that it became.
    #[json("new_issue", omitempty)]
    pub new_issue: Option<Issue>,
    /// With `transferred`: where it is now.
    #[json("new_repository", omitempty)]
    pub new_repository: Option<Repository>,
}
