//! A file for each kind of delivery, the kind being what GitHub sends in the header `X-GitHub-Event`.

mod issues;
mod ping;
mod star;

pub use issues::{IssuesAction, IssuesChanges, IssuesEvent, PreviousText};
pub use ping::{BodyFormat, Hook, HookConfig, HookOwner, HookResponse, PingEvent, TlsCheck};
pub use star::{StarAction, StarEvent};
