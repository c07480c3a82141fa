//! Times of a child process: wall clock and processor.

use std::time::Instant;

/// What cargo is asked to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Action {
    Check,
    Build,
}

impl Action {
    pub(crate) const ALL: [Self; 2] = [Self::Check, Self::Build];

    /// The word on cargo's command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
        }
    }
}

/// One measurement, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sample {
    pub(crate) wall: f64,
    /// Of all processors together; NaN where the system does not say.
    pub(crate) cpu: f64,
}

/// Times what `work` and the processes that it waits for take.
pub(crate) fn time(work: impl FnOnce() -> Result<(), String>) -> Result<Sample, String> {
    let (start, before) = (Instant::now(), cpu());
    work()?;
    Ok(Sample { wall: start.elapsed().as_secs_f64(), cpu: cpu() - before })
}

/// The processor time of all child processes that were waited for: proc(5), `/proc/pid/stat`, fields 16 and 17, in ticks
/// of a hundredth of a second.
fn cpu() -> f64 {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return f64::NAN };
    // The second field is the program's name in parentheses, which may hold spaces.
    let Some((_, fields)) = stat.rsplit_once(')') else { return f64::NAN };
    let ticks: f64 = fields.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// The median of wall clock and of processor time, each by itself.
pub(crate) fn median(samples: &[Sample]) -> Sample {
    let of = |pick: fn(&Sample) -> f64| {
        let mut values: Vec<f64> = samples.iter().map(pick).collect();
        values.sort_by(f64::total_cmp);
        (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0
    };
    Sample { wall: of(|sample| sample.wall), cpu: of(|sample| sample.cpu) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(walls: &[f64], expected: f64) {
        let samples: Vec<Sample> = walls.iter().map(|wall| Sample { wall: *wall, cpu: 0.0 }).collect();
        assert_eq!(median(&samples).wall, expected);
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two() {
        check(&[3.0, 1.0, 9.0], 3.0);
        check(&[4.0, 1.0, 2.0, 9.0], 3.0);
        check(&[7.0], 7.0);
    }
}
