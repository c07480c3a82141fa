//! A small body of each kind, written for this crate: for tests, and for trying things out without a webhook.

/// An issue was opened.
pub const ISSUES_OPENED: &str = include_str!("../bodies/issues.opened.json");
/// A label was put on an issue that is a pull request, in a repository of an organisation.
pub const ISSUES_LABELED: &str = include_str!("../bodies/issues.labeled.json");
/// An issue went to another repository, which leaves the old one with half an issue.
pub const ISSUES_TRANSFERRED: &str = include_str!("../bodies/issues.transferred.json");
/// A repository was starred.
pub const STAR_CREATED: &str = include_str!("../bodies/star.created.json");
/// A star was taken back.
pub const STAR_DELETED: &str = include_str!("../bodies/star.deleted.json");
/// A repository's webhook was made.
pub const PING: &str = include_str!("../bodies/ping.json");

/// All of them: name, event type, body.
pub const ALL: [(&str, &str, &str); 6] = [
    ("issues.opened", "com.github.issues", ISSUES_OPENED),
    ("issues.labeled", "com.github.issues", ISSUES_LABELED),
    ("issues.transferred", "com.github.issues", ISSUES_TRANSFERRED),
    ("star.created", "com.github.star", STAR_CREATED),
    ("star.deleted", "com.github.star", STAR_DELETED),
    ("ping", "com.github.ping", PING),
];
