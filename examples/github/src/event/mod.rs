//! A file for each kind of delivery, the kind being what GitHub sends in the header `X-GitHub-Event`.

mod create;
mod delete;
mod fork;
mod issue_comment;
mod issues;
mod label;
mod milestone;
mod ping;
mod pull_request;
mod push;
mod release;
mod repository;
mod star;
mod status;
mod watch;
mod workflow_job;
mod workflow_run;

pub use create::CreateEvent;
pub use delete::DeleteEvent;
pub use fork::ForkEvent;
pub use issue_comment::{IssueComment, IssueCommentAction, IssueCommentChanges, IssueCommentEvent};
pub use issues::{IssuesAction, IssuesChanges, IssuesEvent};
pub use label::{LabelAction, LabelChanges, LabelEvent};
pub use milestone::{MilestoneAction, MilestoneChanges, MilestoneEvent};
pub use ping::{BodyFormat, Hook, HookConfig, HookOwner, HookResponse, PingEvent, TlsCheck};
pub use pull_request::{PreviousBase, PullRequestAction, PullRequestChanges, PullRequestEvent};
pub use push::{PushEvent, Pusher};
pub use release::{Release, ReleaseAction, ReleaseAsset, ReleaseChanges, ReleaseEvent};
pub use repository::{
    Owner, PreviousNames, PreviousOwner, PreviousTopics, RepositoryAction, RepositoryChanges, RepositoryEvent,
};
pub use star::{StarAction, StarEvent};
pub use status::{
    Branch, CommitLink, GitCommit, StatusCommit, StatusEvent, StatusState, Verification, VerificationReason,
};
pub use watch::{WatchAction, WatchEvent};
pub use workflow_job::{Deployment, WorkflowJob, WorkflowJobAction, WorkflowJobEvent, WorkflowStep};
pub use workflow_run::{
    BranchLite, PullRequestLite, RepositoryLink, Workflow, WorkflowRun, WorkflowRunAction, WorkflowRunEvent,
};
