//! Small bodies of the kinds that show most, written for this crate: for tests, and for trying things out without a
//! webhook.

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
/// Commits were pushed, one of them committed by someone without an account.
pub const PUSH: &str = include_str!("../bodies/push.json");
/// A job runs, which deploys something: one of its steps is done, one was not needed, one runs, one waits.
pub const WORKFLOW_JOB_IN_PROGRESS: &str = include_str!("../bodies/workflow_job.in_progress.json");

/// All of them: name, event type, body.
pub const ALL: [(&str, &str, &str); 8] = [
    ("issues.opened", "com.github.issues", ISSUES_OPENED),
    ("issues.labeled", "com.github.issues", ISSUES_LABELED),
    ("issues.transferred", "com.github.issues", ISSUES_TRANSFERRED),
    ("star.created", "com.github.star", STAR_CREATED),
    ("star.deleted", "com.github.star", STAR_DELETED),
    ("ping", "com.github.ping", PING),
    ("push", "com.github.push", PUSH),
    ("workflow_job.in_progress", "com.github.workflow_job", WORKFLOW_JOB_IN_PROGRESS),
];
