//! What several kinds of deliveries hold, a file for each theme.

mod account;
mod app;
mod change;
mod git;
mod issue;
mod label;
mod pull_request;
mod reactions;
mod repository;
mod workflow;

pub use account::{AccountType, Organization, Team, TeamPrivacy, User};
pub use app::{App, Installation};
pub use change::PreviousText;
pub use git::{Commit, PusherType, RefType, Signature};
pub use issue::{AuthorAssociation, Issue, IssueState, LockReason, PullRequestLinks};
pub use label::{Label, Milestone, MilestoneState};
pub use pull_request::{
    AutoMerge, Link, MergeMethod, MergeableState, PullRequest, PullRequestAddresses, PullRequestBranch,
};
pub use reactions::Reactions;
pub use repository::{License, PushRepository, Repository, RepositoryLite, UnixSeconds, Visibility};
pub use workflow::{Conclusion, RunStatus};
