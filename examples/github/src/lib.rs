//! GitHub's webhooks as event contracts: how to model events that others define.
//!
//! - [`event`] has a file for each kind of delivery: [`IssuesEvent`], [`StarEvent`], [`PingEvent`];
//! - [`payload`] has what several kinds hold, by theme: accounts, issues, labels, repositories;
//! - [`samples`] has a small body of each kind.
//!
//! What these types show:
//!
//! - GitHub chose the names, so an event says `type = "com.github.issues"` and has no version of ours;
//! - ids have outgrown 31 bits and are numbers, so they are `u64` with `safe`;
//! - a member may be left out (`omitempty`), may be null (`nullable`), or may be either with two meanings ([`Patch`]);
//! - `Option<Vec<_>>` with `omitempty` keeps an absent list and an empty one apart;
//! - words such as `OWNER` are open enums, since GitHub adds words without asking;
//! - keys such as `+1` are no identifiers, so they are `verbatim`;
//! - times keep the text they came with ([`TimestampText`]), since the writer is not ours;
//! - there is no [`RawJson`] and no map but two, each with its reason beside it: [`payload::Repository::custom_properties`]
//!   and [`payload::App::permissions`].
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

pub use event::{IssuesAction, IssuesChanges, IssuesEvent, PingEvent, StarAction, StarEvent};
