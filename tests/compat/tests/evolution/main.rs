//! The evolution corpus: pairs of generated types, each compared both ways; verdicts and real decoding never disagree.
//!
//! `EVENT_TEST_SEED` replays a run, `EVENT_TEST_CASES` sets how many encoded values each compatible direction gets (1,000),
//! `EVENT_TEST_PAIR` keeps to one pair (`p017`).

mod corpus;

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use compat_tests::pair::{Judged, Pair, judge};
use compat_tests::{cases, seed};
use event_schema::Verdict;

/// The least number of pairs.
const PAIRS: usize = 300;

/// The least number of directions that break.
const INCOMPATIBLE: usize = 100;

/// What was said of all pairs: the pair, the direction and the judgement.
#[derive(Debug)]
struct Outcome {
    judged: Vec<(&'static str, Judged)>,
    pairs: usize,
    text: String,
}

fn outcome() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(run)
}

fn run() -> Outcome {
    let (seed, values) = (seed(20_260_101), cases(1_000));
    let only = std::env::var("EVENT_TEST_PAIR").ok();
    let pairs: Vec<Pair> =
        corpus::pairs().into_iter().filter(|pair| only.as_ref().is_none_or(|only| pair.name == only)).collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(pair) = pairs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let backward = judge(&pair.old, &pair.new, seed, values);
                    let forward = judge(&pair.new, &pair.old, seed, values);
                    let mut found = found.lock().expect("no thread panics while it holds the lock");
                    found.push((pair.name, pair.edit, "backward", backward));
                    found.push((pair.name, pair.edit, "forward", forward));
                }
            });
        }
    });
    let mut found = found.into_inner().expect("all threads have ended");
    found.sort_by_key(|(name, _, direction, _)| (*name, *direction));
    let mut text = String::new();
    for (name, edit, direction, judged) in &found {
        if let Some(disagreement) = &judged.disagreement {
            let _ = writeln!(text, "EVENT_TEST_PAIR={name} {direction}: {edit}: {disagreement}");
        }
    }
    let judged = found.into_iter().map(|(_, _, direction, judged)| (direction, judged)).collect();
    let outcome = Outcome { judged, pairs: pairs.len(), text };
    outcome.print();
    outcome
}

impl Outcome {
    fn count(&self, verdict: Verdict) -> usize {
        self.judged.iter().filter(|(_, judged)| judged.verdict == Some(verdict)).count()
    }

    fn print(&self) {
        let mut took: Vec<Duration> = self.judged.iter().map(|(_, judged)| judged.took).collect();
        took.sort();
        let (median, max) = (took.get(took.len() / 2), took.last());
        println!(
            "{} pairs, {} comparisons: {} compatible, {} incompatible, {} undecided; {} encoded values, {} witnesses; \
             a comparison took {} microseconds (median), {} at most",
            self.pairs,
            self.judged.len(),
            self.count(Verdict::Compatible),
            self.count(Verdict::Incompatible),
            self.count(Verdict::Undecided),
            self.judged.iter().map(|(_, judged)| judged.values).sum::<usize>(),
            self.judged.iter().map(|(_, judged)| judged.breaks.len()).sum::<usize>(),
            median.map_or(0, Duration::as_micros),
            max.map_or(0, Duration::as_micros),
        );
    }
}

#[test]
fn every_verdict_agrees_with_what_the_types_decode() {
    let outcome = outcome();
    assert!(
        outcome.text.is_empty(),
        "{} disagreements in {} comparisons:\n{}",
        outcome.text.lines().count(),
        outcome.judged.len(),
        outcome.text
    );
}

#[test]
fn the_corpus_has_300_pairs_and_100_breaks_and_nothing_is_undecided() {
    if std::env::var_os("EVENT_TEST_PAIR").is_some() {
        println!("one pair only");
        return;
    }
    let outcome = outcome();
    assert!(outcome.pairs >= PAIRS, "{} pairs", outcome.pairs);
    assert!(outcome.count(Verdict::Incompatible) >= INCOMPATIBLE, "{} breaks", outcome.count(Verdict::Incompatible));
    assert_eq!(outcome.count(Verdict::Undecided), 0, "undecided");
}
