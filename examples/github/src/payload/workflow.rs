//! How far a workflow, a job or a step got, in the same words for all three.

use event_core::{Payload, UnknownText};

/// How far it got.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum RunStatus {
    /// Someone asked for it.
    #[json("requested")]
    Requested,
    /// Waits for a runner.
    #[json("queued")]
    Queued,
    /// Waits for others of its group.
    #[json("pending")]
    Pending,
    /// Waits for someone's approval.
    #[json("waiting")]
    Waiting,
    /// Runs.
    #[json("in_progress")]
    InProgress,
    /// Came to its end, see the conclusion.
    #[json("completed")]
    Completed,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum Conclusion {
    /// Well.
    #[json("success")]
    Success,
    /// With an error.
    #[json("failure")]
    Failure,
    /// Neither well nor with an error.
    #[json("neutral")]
    Neutral,
    /// Someone stopped it.
    #[json("cancelled")]
    Cancelled,
    /// It took too long.
    #[json("timed_out")]
    TimedOut,
    /// Someone must do something.
    #[json("action_required")]
    ActionRequired,
    /// GitHub gave it up.
    #[json("stale")]
    Stale,
    /// It was not needed.
    #[json("skipped")]
    Skipped,
    /// It could not be started.
    #[json("startup_failure")]
    StartupFailure,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
