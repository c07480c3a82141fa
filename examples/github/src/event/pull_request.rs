//! `pull_request`: something happened to a pull request.

use event_core::{Event, Payload, UnknownText};

use crate::payload::{Installation, Label, Milestone, Organization, PreviousText, PullRequest, Repository, Team, User};

/// Something happened to a pull request.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.pull_request", topic = "github.pull_request")]
pub struct PullRequestEvent {
    /// What happened.
    #[json("action")]
    pub action: PullRequestAction,
    /// Number in its repository.
    #[json("number")]
    pub number: u32,
    /// The pull request, as it is afterwards.
    #[json("pull_request")]
    pub pull_request: PullRequest,
    /// With `assigned` and `unassigned`: who.
    #[json("assignee", omitempty)]
    pub assignee: Option<User>,
    /// With `labeled` and `unlabeled`: the label; absent if it was deleted.
    #[json("label", omitempty)]
    pub label: Option<Label>,
    /// With `milestoned` and `demilestoned`: the milestone.
    #[json("milestone", omitempty)]
    pub milestone: Option<Milestone>,
    /// With `review_requested` and `review_request_removed`: who, if it is a person.
    #[json("requested_reviewer", omitempty)]
    pub requested_reviewer: Option<User>,
    /// With `review_requested` and `review_request_removed`: who, if it is a team.
    #[json("requested_team", omitempty)]
    pub requested_team: Option<Team>,
    /// With `synchronize`: hash of the last commit before.
    #[json("before", omitempty)]
    pub before: Option<String>,
    /// With `synchronize`: hash of the last commit now.
    #[json("after", omitempty)]
    pub after: Option<String>,
    /// With `edited`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<PullRequestChanges>,
    /// Where it wants to be merged.
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

/// What can happen to a pull request.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum PullRequestAction {
    /// Someone was asked to work on it.
    #[json("assigned")]
    Assigned,
    /// Someone no longer works on it.
    #[json("unassigned")]
    Unassigned,
    /// It is merged as soon as all rules are met.
    #[json("auto_merge_enabled")]
    AutoMergeEnabled,
    /// It is not merged by itself.
    #[json("auto_merge_disabled")]
    AutoMergeDisabled,
    /// It was opened.
    #[json("opened")]
    Opened,
    /// Its title, text or target was changed.
    #[json("edited")]
    Edited,
    /// Its commits changed.
    #[json("synchronize")]
    Synchronize,
    /// It was closed, with `merged` by merging.
    #[json("closed")]
    Closed,
    /// It was opened again.
    #[json("reopened")]
    Reopened,
    /// It is a draft again.
    #[json("converted_to_draft")]
    ConvertedToDraft,
    /// It is no longer a draft.
    #[json("ready_for_review")]
    ReadyForReview,
    /// Someone was asked to review it.
    #[json("review_requested")]
    ReviewRequested,
    /// Someone need not review it.
    #[json("review_request_removed")]
    ReviewRequestRemoved,
    /// A label was put on it.
    #[json("labeled")]
    Labeled,
    /// A label was taken off.
    #[json("unlabeled")]
    Unlabeled,
    /// It was put into a milestone.
    #[json("milestoned")]
    Milestoned,
    /// It was taken out of a milestone.
    #[json("demilestoned")]
    Demilestoned,
    /// It was locked.
    #[json("locked")]
    Locked,
    /// It was unlocked.
    #[json("unlocked")]
    Unlocked,
    /// It was put into the queue for merging.
    #[json("enqueued")]
    Enqueued,
    /// It left the queue for merging.
    #[json("dequeued")]
    Dequeued,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What a pull request was before.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PullRequestChanges {
    /// The title before.
    #[json("title", omitempty)]
    pub title: Option<PreviousText>,
    /// The text before.
    #[json("body", omitempty)]
    pub body: Option<PreviousText>,
    /// The target before.
    #[json("base", omitempty)]
    pub base: Option<PreviousBase>,
}

/// The target of a pull request before a change.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PreviousBase {
    /// The branch.
    #[json("ref")]
    pub reference: PreviousText,
    /// Hash of the commit that it ended at.
    #[json("sha")]
    pub sha: PreviousText,
}
