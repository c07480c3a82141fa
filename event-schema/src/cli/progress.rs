//! A line that tells how far a command is, for people who wait at a terminal. It leaves out what is done.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::replay::Progress;

/// Long enough to be read.
const BETWEEN: Duration = Duration::from_millis(200);

/// Rewrites one line of standard error, where that is a terminal; elsewhere it does nothing.
pub(super) struct ProgressLine {
    is_terminal: bool,
    start: Instant,
    shown: Option<Instant>,
}

impl ProgressLine {
    pub(super) fn new() -> Self {
        Self { is_terminal: std::io::stderr().is_terminal(), start: Instant::now(), shown: None }
    }

    pub(super) fn show(&mut self, progress: Progress) {
        if !self.is_terminal {
            return;
        }
        let now = Instant::now();
        if now.duration_since(self.shown.unwrap_or(self.start)) < BETWEEN {
            return;
        }
        self.shown = Some(now);
        let text = text(progress, now.duration_since(self.start));
        let _ = write!(std::io::stderr(), "\r\x1B[K{text}");
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1B[K");
        }
    }
}

fn text(progress: Progress, since: Duration) -> String {
    const MB: f64 = 1e6;
    let consumed = progress.consumed as f64;
    let rate = consumed / MB / since.as_secs_f64().max(0.001);
    let of = match progress.total {
        Some(total) if total > 0 => format!("{:3.0} % of {:.1} MB", 100.0 * consumed / total as f64, total as f64 / MB),
        _ => format!("{:.1} MB", consumed / MB),
    };
    format!("{of}, {} bodies, {rate:.0} MB/s", progress.bodies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_and_how_fast() {
        let progress = Progress { consumed: 50_000_000, total: Some(200_000_000), bodies: 7 };
        assert_eq!(text(progress, Duration::from_secs(2)), " 25 % of 200.0 MB, 7 bodies, 25 MB/s");
        let progress = Progress { total: None, ..progress };
        assert_eq!(text(progress, Duration::from_secs(2)), "50.0 MB, 7 bodies, 25 MB/s");
    }
}
