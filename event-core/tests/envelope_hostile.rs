//! Any bytes: no panic, no abort, and what is accepted is JSON to another parser too. Runs on a thread's small stack.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::BTreeMap;

use event_core::{Envelope, Head, parse_batch};
use serde::de::IgnoredAny;

const SMALL: &str =
    r#"{"specversion":"1.0","id":"1","source":"/s","type":"t","n":12,"data":{"a":[1,"\u00e9\ud83d\ude00é",null]}}"#;
const REAL: &str = r#"{
  "specversion": "1.0", "type": "com.github.push", "id": "0198c2b4-7f2a-7cc3-98c4-dc0c0c07398f",
  "source": "https://github.com/octocat", "time": "2026-01-31T12:00:00.123456Z", "subject": "naïve \u2603 \ud83d\ude00",
  "datacontenttype": "application/json; charset=utf-8", "dataschema": "https://example.com/push.json#/definitions/Push",
  "partitionkey": "octocat/hello", "shard": -7, "dry": false, "gone": null,
  "data": { "ref": "refs/heads/main", "commits": [ { "id": "6113728f", "added": [], "message": "Fix \"it\"\n" } ], "n": -1.5e+3 }
}"#;

/// xorshift64*: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let given = std::env::var("EVENT_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| u64::from(std::process::id()) << 20 | 1);
        println!("EVENT_TEST_SEED={seed}");
        Self(seed.max(1))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Peek and parse agree on `bytes`, and what parse accepts is JSON; `data_last` says that the sets must be equal.
fn check(bytes: &[u8], data_last: bool) -> bool {
    let _ = parse_batch(bytes.to_vec()).map(Iterator::count);
    let head = Head::peek(bytes);
    let envelope = match Envelope::parse(bytes.to_vec()) {
        Ok(envelope) => envelope,
        Err(error) => {
            let _ = (error.to_string(), head.map_err(|error| error.to_string()));
            return false;
        }
    };
    let shown = String::from_utf8_lossy(bytes);
    serde_json::from_slice::<IgnoredAny>(bytes).unwrap_or_else(|error| panic!("accepted, but {error}: {shown}"));
    let head = head.unwrap_or_else(|error| panic!("parsed, but not peeked: {error}: {shown}"));
    let parsed: BTreeMap<_, _> = envelope.attributes().collect();
    let peeked: BTreeMap<_, _> = head.attributes().collect();
    assert!(peeked.iter().all(|(name, value)| parsed.get(name) == Some(value)), "{peeked:?} and {parsed:?}: {shown}");
    assert!(!data_last || peeked == parsed, "{peeked:?} and {parsed:?}: {shown}");
    if let Some(data) = envelope.data() {
        let _ = (data.bytes(), data.to_raw_value().map_err(|error| error.to_string()));
        let _ = data.to_raw_json().map_err(|error| error.to_string());
    }
    let again =
        Envelope::parse(envelope.to_vec()).unwrap_or_else(|error| panic!("written, but not read: {error}: {shown}"));
    assert_eq!(again.attributes().collect::<BTreeMap<_, _>>(), parsed, "{shown}");
    assert_eq!(
        again.data().map(|data| data.bytes().into_owned()),
        envelope.data().map(|data| data.bytes().into_owned())
    );
    true
}

#[test]
fn a_cut_envelope_is_refused_at_each_byte() {
    assert!(check(REAL.as_bytes(), true));
    for end in 0..REAL.len() {
        assert!(!check(&REAL.as_bytes()[..end], false), "accepted the first {end} bytes");
    }
}

#[test]
fn each_flipped_byte_is_refused_or_still_an_envelope() {
    let mut accepted = 0;
    for at in 0..SMALL.len() {
        for value in 0..=u8::MAX {
            let mut bytes = SMALL.as_bytes().to_vec();
            bytes[at] = value;
            accepted += usize::from(check(&bytes, false));
        }
    }
    assert!(accepted > 500, "only {accepted} were accepted: the flips test nothing");
}

#[test]
fn mutated_envelopes_give_peek_and_parse_the_same_attributes() {
    let mut random = Random::seeded();
    let mut accepted = 0;
    for _ in 0..20_000 {
        let mut bytes = if random.below(2) == 0 { SMALL } else { REAL }.as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            let (from, to) = (random.below(bytes.len()), random.below(bytes.len()));
            match random.below(4) {
                0 => bytes[from] = *random.of(b"{}[]\",:\\ u0d\xC3\xFF\x00"),
                1 => bytes.insert(from, *random.of(b"{}[]\",:\\ u0d\xC3\xFF\x00")),
                2 => drop(bytes.drain(from.min(to)..from.max(to).min(from.min(to) + 9))),
                _ => {
                    let piece = bytes[from.min(to)..from.max(to).min(from.min(to) + 40)].to_vec();
                    bytes.splice(to..to, piece);
                }
            }
        }
        accepted += usize::from(check(&bytes, false));
    }
    assert!(accepted > 500, "only {accepted} were accepted");
}

#[test]
fn shuffled_members_give_peek_and_parse_the_same_attributes() {
    const MEMBERS: [&[&str]; 8] = [
        &[r#""specversion":"1.0""#],
        &[r#""id":"1""#, r#""i\u0064":"\u0031""#, r#""id":null"#],
        &[r#""source":"/s""#],
        &[r#""type" : "t""#, r#""type":"\u00e9""#],
        &["", r#""subject":null"#, r#""subject":"é""#],
        &["", r#""shard":7"#, r#""shard":-2147483649"#],
        &["", r#""dry":true"#, r#""datacontenttype":"text/plain""#, r#""id":"2""#],
        &["", r#""data_base64":"TWE=""#, r#""data":{"id":"2","data":[]}"#, r#""d\u0061ta":"x""#, r#""data":null"#],
    ];
    let mut random = Random::seeded();
    let mut accepted = 0;
    for _ in 0..20_000 {
        let long = format!(r#""long":"{}""#, "é".repeat(random.below(1500)));
        let mut members: Vec<&str> = MEMBERS.iter().map(|choices| *random.of(choices)).collect();
        members.push(&long);
        members.retain(|member| !member.is_empty());
        for index in (1..members.len()).rev() {
            members.swap(index, random.below(index + 1));
        }
        let is_data = |member: &&str| member.contains("ta\":") || member.contains("base64");
        let data_last = members.iter().position(is_data).is_none_or(|at| at == members.len() - 1);
        accepted += usize::from(check(format!("{{{}}}", members.join(",")).as_bytes(), data_last));
    }
    assert!(accepted > 2000, "only {accepted} were accepted");
}

#[test]
fn deep_and_wide_documents_are_refused_without_recursion() {
    const MANY: usize = 100_000;
    let head = r#"{"specversion":"1.0","id":"1","source":"/s","type":"t""#;
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let nested = format!("{}1{}", open.repeat(MANY), close.repeat(MANY));
        for document in [
            nested.clone(),
            open.repeat(MANY),
            close.repeat(MANY),
            format!(r#"{head},"data":{nested}}}"#),
            format!(r#"{head},"shard":{nested}}}"#),
            format!(r#"{{"data":{nested},{}"#, &head[1..]),
            format!("[{head},\"data\":{nested}}}]"),
            format!("[{nested}]"),
        ] {
            assert!(!check(document.as_bytes(), false));
        }
    }
    let wide: String = (0..MANY).map(|index| format!(",\"a{index}\":{index}")).collect();
    assert!(check(format!("{head}{wide}}}").as_bytes(), true));
    assert!(!check(format!("{head}{wide},\"a7\":1}}").as_bytes(), true));
    let mut batch = parse_batch(format!("[{}1]", "1,".repeat(MANY))).unwrap();
    assert_eq!(batch.len(), MANY + 1);
    assert!(batch.all(|envelope| envelope.is_err()));
}

#[test]
fn bytes_of_any_kind_are_refused() {
    let mut random = Random::seeded();
    for _ in 0..20_000 {
        let length = random.below(40);
        let bytes: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
        assert!(!check(&bytes, false));
        let bytes: Vec<u8> = (0..length).map(|_| *random.of(b"{}[]\",:\\ue+-.0123456789tfn \n\xC3\xA9")).collect();
        assert!(!check(&bytes, false));
    }
}
