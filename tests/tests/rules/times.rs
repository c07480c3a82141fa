//! Rule 9: times and dates.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use event_core::{Event, TimestampText};
use serde_json::json;

use crate::check::{both_ways, matches, member, reads, refuses, unwritable};

/// Each kind of time.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.times.v1")]
struct Times {
    #[json("utc")]
    utc: DateTime<Utc>,
    #[json("offset")]
    offset: DateTime<FixedOffset>,
    #[json("day")]
    day: NaiveDate,
}

fn utc(nanos: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 31, 9, 30, 0).single().and_then(|time| time.with_nanosecond(nanos)).expect("a time")
}

fn times(utc: DateTime<Utc>, minutes: i32) -> Times {
    let zone = FixedOffset::east_opt(minutes * 60).expect("an offset");
    Times { utc, offset: utc.with_timezone(&zone), day: NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day") }
}

fn text(utc: &str, offset: &str) -> String {
    format!(r#"{{"utc":"{utc}","offset":"{offset}","day":"2024-02-29"}}"#)
}

#[test]
fn r9_1_times_are_written_with_as_many_digits_as_keep_them() {
    let cases = [
        (0, 0, "2026-01-31T09:30:00Z", "2026-01-31T09:30:00+00:00"),
        (120_000_000, 90, "2026-01-31T09:30:00.120Z", "2026-01-31T11:00:00.120+01:30"),
        (1_000, -60, "2026-01-31T09:30:00.000001Z", "2026-01-31T08:30:00.000001-01:00"),
        (999_999_999, 1439, "2026-01-31T09:30:00.999999999Z", "2026-02-01T09:29:00.999999999+23:59"),
    ];
    for (nanos, minutes, in_utc, in_zone) in cases {
        both_ways(&times(utc(nanos), minutes), &text(in_utc, in_zone));
    }
}

#[test]
fn r9_2_times_are_read_strictly() {
    let value = times(utc(0), 0);
    for spelled in ["2026-01-31t09:30:00z", "2026-01-31T10:30:00+01:00", "2026-01-31T09:30:00.000000000-00:00"] {
        reads(&text(spelled, "2026-01-31T09:30:00Z"), &value);
    }
    let odd = [
        "2026-1-31T09:30:00Z",
        "2026-01-31 09:30:00Z",
        "2026-01-31T9:30:00Z",
        "2026-01-31T09:30:00",
        "2026-01-31T09:30Z",
        "2026-01-31T09:30:00+0000",
        "2026-01-31T09:30:00+00",
        "2026-01-31T09:30:60Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T09:30:00.Z",
        "2026-01-31T09:30:00.1234567890Z",
        "2026-02-30T09:30:00Z",
        "+2026-01-31T09:30:00Z",
        "10000-01-31T09:30:00Z",
        "2026-01-31T09:30:00+24:00",
        "2026-01-31T09:30:00 Z",
        "",
        "２026-01-31T09:30:00Z",
    ];
    for spelled in odd {
        refuses::<Times>(&text(spelled, "2026-01-31T09:30:00Z"), "/utc");
        refuses::<Times>(&text("2026-01-31T09:30:00Z", spelled), "/offset");
    }
    for edge in ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"] {
        event_core::decode::<Times>(text(edge, "2026-01-31T09:30:00Z").as_bytes())
            .expect("the first and the last year");
        refuses::<Times>(&text(&edge.replace('Z', "+00:00"), "2026-01-31T09:30:00Z"), "/utc");
        refuses::<Times>(&text("2026-01-31T09:30:00Z", edge), "/offset");
    }
    for day in ["2023-02-29", "2024-2-29", "20240229", "2024-02-29T00:00:00Z", "12024-02-29"] {
        let whole = text("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z").replace("2024-02-29", day);
        refuses::<Times>(&whole, "/day");
    }
}

#[test]
fn s9_3_a_time_has_its_format_and_a_pattern_for_the_digits() {
    let (written, read) = member::<Times>("utc");
    assert_eq!((&written["format"], &read["format"]), (&json!("date-time"), &json!("date-time")));
    for (time, is_written, is_read) in [
        ("2026-01-31T09:30:00Z", true, true),
        ("2026-01-31T09:30:00.120Z", true, true),
        ("2026-01-31T09:30:00.12Z", false, true),
        ("2026-01-31T09:30:00.000Z", false, true),
        ("2026-01-31t09:30:00z", false, true),
        ("2026-01-31T09:30:00+01:00", false, true),
        ("9999-01-31T09:30:00+01:00", false, false),
        ("2026-01-31T09:30:60Z", false, false),
        ("2026-02-30T09:30:00Z", true, true),
    ] {
        assert_eq!((matches(&written, time), matches(&read, time)), (is_written, is_read), "{time}");
    }
    let (written, _) = member::<Times>("offset");
    assert!(matches(&written, "2026-01-31T09:30:00+00:00"));
    assert!(!matches(&written, "2026-01-31T09:30:00-00:00") && !matches(&written, "2026-01-31T09:30:00Z"));
    let (written, read) = member::<Times>("day");
    assert_eq!((&written, &written["format"]), (&read, &json!("date")));
    assert!(matches(&written, "0000-12-31") && !matches(&written, "2026-00-01"));
}

/// A time of each precision.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.precise.v1")]
struct Precise {
    #[json("s", precision = "s")]
    s: DateTime<Utc>,
    #[json("ms", precision = "ms")]
    ms: Vec<DateTime<Utc>>,
    #[json("us", precision = "us", omitempty)]
    us: Option<DateTime<FixedOffset>>,
    #[json("ns", precision = "ns", nullable)]
    ns: Option<DateTime<Utc>>,
}

#[test]
fn r9_4_precision_cuts_when_written_and_when_read() {
    let fine = utc(123_456_789);
    let value = Precise { s: fine, ms: vec![fine], us: Some(fine.fixed_offset()), ns: Some(fine) };
    let text = r#"{"s":"2026-01-31T09:30:00Z","ms":["2026-01-31T09:30:00.123Z"],"us":"2026-01-31T09:30:00.123456+00:00","ns":"2026-01-31T09:30:00.123456789Z"}"#;
    let written = event_core::encode(&value).expect("times");
    assert_eq!(String::from_utf8_lossy(&written), text);
    let cut =
        Precise { s: utc(0), ms: vec![utc(123_000_000)], us: Some(utc(123_456_000).fixed_offset()), ns: Some(fine) };
    both_ways(&cut, text);
    let finer = text.replace(".123Z", ".123999Z").replace(":00Z", ":00.999Z");
    reads(&finer, &cut);
}

#[test]
fn s9_5_the_writers_pattern_has_exactly_the_digits_of_the_precision() {
    let digits = |name: &str, at: &dyn Fn(serde_json::Value) -> serde_json::Value, zone: &str| -> Vec<usize> {
        let (written, read) = member::<Precise>(name);
        let time = |digits: usize| match digits {
            0 => format!("2026-01-31T09:30:00{zone}"),
            _ => format!("2026-01-31T09:30:00.{}{zone}", "1".repeat(digits)),
        };
        assert!((0..=9).all(|digits| matches(&at(read.clone()), &time(digits))), "{name}");
        (0..=9).filter(|digits| matches(&at(written.clone()), &time(*digits))).collect()
    };
    let itself = |schema: serde_json::Value| schema;
    assert_eq!(digits("s", &itself, "Z"), [0]);
    assert_eq!(digits("ms", &|schema| schema["items"].clone(), "Z"), [3]);
    assert_eq!(digits("us", &itself, "+00:00"), [6]);
    assert_eq!(digits("ns", &itself, "Z"), [9]);
}

#[test]
fn r9_6_times_without_an_rfc_3339_form_are_not_written() {
    let leap = utc(0).with_second(59).and_then(|time| time.with_nanosecond(1_500_000_000)).expect("a leap second");
    unwritable(&times(leap, 0), "/utc");
    let odd = FixedOffset::east_opt(61).expect("an offset");
    let mut seconds = times(utc(0), 0);
    seconds.offset = utc(0).with_timezone(&odd);
    unwritable(&seconds, "/offset");
    for days in [-800_000, 3_000_000] {
        let far = utc(0) + TimeDelta::days(days);
        unwritable(&Times { utc: far, ..times(utc(0), 0) }, "/utc");
        unwritable(&Times { offset: far.fixed_offset(), ..times(utc(0), 0) }, "/offset");
        unwritable(&Times { day: far.date_naive(), ..times(utc(0), 0) }, "/day");
        let precise = Precise { s: far, ms: Vec::new(), us: None, ns: None };
        unwritable(&precise, "/s");
    }
}

/// A time as others write it.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "rules.timetext", topic = "rules.timetext")]
struct TimeText {
    #[json("at")]
    at: TimestampText,
}

#[test]
fn r9_7_timestamp_text_keeps_its_text() {
    for (spelled, nanos) in
        [("2026-01-31T09:30:00Z", 0), ("2026-01-31t10:30:00.000+01:00", 0), ("2026-01-31T09:30:00.1z", 100_000_000)]
    {
        let at: TimestampText = spelled.parse().expect("a time");
        assert_eq!((at.as_str(), at.utc()), (spelled, utc(nanos)));
        both_ways(&TimeText { at }, &format!(r#"{{"at":"{spelled}"}}"#));
    }
    for odd in ["2026-01-31 09:30:00Z", "2026-02-30T09:30:00Z", "now"] {
        assert!(odd.parse::<TimestampText>().is_err());
        refuses::<TimeText>(&format!(r#"{{"at":"{odd}"}}"#), "/at");
    }
}
