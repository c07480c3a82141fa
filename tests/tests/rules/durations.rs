//! Rule 10: durations.

use std::time::Duration;

use event_core::{Event, IsoDuration};
use serde_json::json;

use crate::check::{both_ways, matches, member, refuses, unwritable};

/// A duration.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.duration.v1")]
struct Took {
    #[json("took")]
    took: IsoDuration,
}

const MOST: u64 = (1 << 53) - 1;

fn took(seconds: u64, nanos: u32) -> Took {
    Took { took: Duration::new(seconds, nanos).into() }
}

#[test]
fn r10_2_a_duration_is_seconds_with_as_many_digits_as_it_needs() {
    for (value, text) in [
        (took(0, 0), "PT0S"),
        (took(90, 0), "PT90S"),
        (took(0, 250_000_000), "PT0.25S"),
        (took(1, 1), "PT1.000000001S"),
        (took(MOST, 999_999_999), "PT9007199254740991.999999999S"),
    ] {
        both_ways(&value, &format!(r#"{{"took":"{text}"}}"#));
    }
    for odd in [
        "PT1M",
        "P1D",
        "PT01S",
        "PT1.0S",
        "PT1.S",
        "PT.5S",
        "PT1.0000000001S",
        "pt1s",
        "PT-1S",
        "-PT1S",
        "PT9007199254740992S",
        "1",
        "PT1,5S",
    ] {
        refuses::<Took>(&format!(r#"{{"took":"{odd}"}}"#), "/took");
    }
    refuses::<Took>(r#"{"took":90}"#, "/took");
    unwritable(&took(MOST + 1, 0), "/took");
}

#[test]
fn s10_3_a_duration_has_its_format_and_an_exact_pattern() {
    let (written, read) = member::<Took>("took");
    assert_eq!(written, read);
    assert_eq!((&written["type"], &written["format"]), (&json!("string"), &json!("duration")));
    for inside in ["PT0S", "PT9007199254740991S", "PT10.000000001S", "PT999999999999999.5S"] {
        assert!(matches(&written, inside), "{inside}");
    }
    for outside in
        ["PT9007199254740992S", "PT00S", "PT1.50S", "PT1.0000000001S", "PTS", "PT1", "P1D", "PT99999999999999999S"]
    {
        assert!(!matches(&written, outside), "{outside}");
    }
}
