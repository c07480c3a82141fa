//! GitHub's webhooks as event contracts: how to model events that others define.
//!
//! - [`event`] has a file for each kind of delivery, seventeen in all: what happens in a repository
//!   ([`PushEvent`], [`CreateEvent`], [`DeleteEvent`], [`StatusEvent`], [`ReleaseEvent`]), to it ([`RepositoryEvent`],
//!   [`ForkEvent`], [`StarEvent`], [`WatchEvent`]), around its issues and pull requests ([`IssuesEvent`],
//!   [`IssueCommentEvent`], [`LabelEvent`], [`MilestoneEvent`], [`PullRequestEvent`]), in its workflows
//!   ([`WorkflowRunEvent`], [`WorkflowJobEvent`]), and to its webhook ([`PingEvent`]);
//! - [`payload`] has what several kinds hold, by theme: accounts, commits, issues, labels, repositories, ..;
//! - [`samples`] has a small body of those that show most.
//!
//! What these types show:
//!
//! - GitHub chose the names, so an event says `type = "com.github.issues"` and has no version of ours;
//! - ids have outgrown 31 bits and are numbers, so they are `u64` with `safe`;
//! - a member may be left out (`omitempty`), may be null (`nullable`), or may be either with two meanings ([`Patch`]);
//! - `Option<Vec<_>>` with `omitempty` keeps an absent list and an empty one apart;
//! - words such as `OWNER` are open enums, since GitHub adds words without asking;
//! - keys such as `+1` are no identifiers, so they are `verbatim`;
//! - times keep the text they came with ([`TimestampText`]), since the writer is not ours: a job's begin is written
//!   `..:21Z`, the same time of its first step `..:21.000Z`, a status says `+00:00`;
//! - `push` writes two of its repository's times as numbers, so that repository is a type of its own
//!   ([`payload::PushRepository`]) with [`payload::UnixSeconds`];
//! - where one kind tells less of a thing than another, its type is shared and the member an `Option`
//!   ([`payload::Commit`]); where it tells half, there are two types ([`payload::RepositoryLite`]);
//! - no member is a map or [`RawJson`] but four, each with its reason beside it: `custom_properties` of
//!   [`payload::Repository`] and [`payload::PushRepository`], [`payload::App::permissions`], and
//!   [`event::Deployment::payload`].
//!
//! Which members there are and what is null comes from recorded deliveries, and where those have only null or an empty
//! list, from GitHub's documentation. A member that GitHub adds is passed over, as in every object. What is documented
//! but cannot be said: `requested_reviewers` may hold teams between the accounts, two forms that no tag tells apart;
//! such a body is refused, and the error names the place.
//!
//! A delivery decodes, and encodes back to the same members:
//!
//! ```
//! use github_events::{StarAction, StarEvent, samples};
//!
//! let event: StarEvent = event_core::decode(samples::STAR_CREATED.as_bytes())?;
//! assert_eq!(event.action, StarAction::Created);
//! assert_eq!(event.repository.full_name, "lamplighters/lighthouse");
//! # Ok::<(), event_core::DecodeError>(())
//! ```
//!
//! [`Patch`]: event_core::Patch
//! [`RawJson`]: event_core::RawJson
//! [`TimestampText`]: event_core::TimestampText

pub mod event;
pub mod payload;
pub mod samples;

pub use event::{
    CreateEvent, DeleteEvent, ForkEvent, IssueCommentEvent, IssuesAction, IssuesChanges, IssuesEvent, LabelEvent,
    MilestoneEvent, PingEvent, PullRequestEvent, PushEvent, ReleaseEvent, RepositoryEvent, StarAction, StarEvent,
    StatusEvent, WatchEvent, WorkflowJobEvent, WorkflowRunEvent,
};
