//! What several kinds of deliveries hold, a file for each theme.

mod account;
mod app;
mod issue;
mod label;
mod reactions;
mod repository;

pub use account::{AccountType, Organization, User};
pub use app::{App, Installation};
pub use issue::{AuthorAssociation, Issue, IssueState, LockReason, PullRequestLinks};
pub use label::{Label, Milestone, MilestoneState};
pub use reactions::Reactions;
pub use repository::{License, Repository, Visibility};
