//! Formats, as the validator asserts them, and languages of automata around them.
//!
//! Whether one string is of a format is always asked of the validator. Beside that most formats are a regular language
//! exactly; of the others there is one language within the format and one around it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use super::pattern::Automaton;
use crate::validator::try_validator;

/// What draft-07 asserts as `contentEncoding`; their names stand among those of formats.
const ENCODINGS: [&str; 5] = ["base16", "base32", "base32hex", "base64", "base64url"];

/// Formats, each with one that all its strings are of as well.
const WIDER: [(&str, &str); 5] = [
    ("iri", "iri-reference"),
    ("uri", "iri"),
    ("uri", "iri-reference"),
    ("uri", "uri-reference"),
    ("uri-reference", "iri-reference"),
];

/// Whether the validator asserts a format in a dialect, where it asserts formats at all.
pub(crate) fn is_asserted(draft: Draft, name: &str) -> bool {
    let options = jsonschema::options().with_draft(draft).should_validate_formats(true);
    options.should_ignore_unknown_formats(false).build(&json!({"format": name})).is_ok()
}

/// Whether a string is of a format or encoding, as the validator says. One that it does not know holds everywhere.
pub(crate) fn holds(name: &str, text: &str) -> bool {
    static VALIDATORS: Mutex<BTreeMap<String, Arc<Validator>>> = Mutex::new(BTreeMap::new());
    let validator = {
        // Nothing is left half done in the map by a thread that panics.
        let mut validators = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
        match validators.get(name) {
            Some(validator) => Arc::clone(validator),
            None => {
                let validator = Arc::new(validator(name));
                validators.insert(name.to_owned(), Arc::clone(&validator));
                validator
            }
        }
    };
    validator.is_valid(&Value::from(text))
}

fn validator(name: &str) -> Validator {
    if ENCODINGS.contains(&name) {
        return try_validator(&json!({"contentEncoding": name})).expect("an encoding is a schema");
    }
    // The draft that knows all formats; those that others know as well are the same there.
    let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    options.build(&json!({"format": name})).expect("any name of a format is a schema")
}

/// Whether all strings of one format are of the other as well.
pub(super) fn implies(one: &str, other: &str) -> bool {
    one == other || WIDER.contains(&(one, other))
}

/// What is known of a format's strings.
#[derive(Debug)]
pub(super) struct Language {
    /// Accepts all strings of the format.
    pub(super) outer: Automaton,
    /// Accepts none but strings of the format; none where that is so of `outer`.
    pub(super) inner: Option<Automaton>,
}

/// What is known of a format; nothing of most names.
pub(super) fn language(name: &str) -> Option<&'static Language> {
    static LANGUAGES: LazyLock<BTreeMap<&str, OnceLock<Language>>> =
        LazyLock::new(|| NAMES.iter().map(|name| (*name, OnceLock::new())).collect());
    let language = LANGUAGES.get(name)?;
    Some(language.get_or_init(|| {
        let automaton = |regex: &str| {
            Automaton::new(&format!("(?s)^(?:{regex})$")).expect("the expressions here are regular and small")
        };
        match expressions(name) {
            Expressions::Exact(regex) => Language { outer: automaton(&regex), inner: None },
            Expressions::Between(inner, outer) => Language { outer: automaton(&outer), inner: Some(automaton(&inner)) },
        }
    }))
}

const NAMES: [&str; 18] = [
    "base64",
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "uuid",
];

/// Regular expressions in Rust's syntax, for all of a string.
enum Expressions {
    Exact(String),
    /// Within the format, around the format.
    Between(String, String),
}

fn expressions(name: &str) -> Expressions {
    use Expressions::{Between, Exact};
    let between = |inner: &str, outer: &str| Between(inner.to_owned(), outer.to_owned());
    match name {
        "base64" => Exact(base64()),
        "date" => Exact(date()),
        "date-time" => {
            let (inner, outer) = time();
            Between(format!("(?:{})[Tt](?:{inner})", date()), format!("(?:{})[Tt](?:{outer})", date()))
        }
        "duration" => Exact(duration()),
        "email" => between("[!#-'*+/-9=?A-Z^-~-]{1,64}@[0-9A-Za-z]{1,63}", ".+@[0-9A-Za-z.:\\[\\]-]+"),
        // What is left between them are hyphens and their rules.
        "hostname" => {
            between(r"[0-9A-Za-z](?:\.?[0-9A-Za-z]){0,62}", "[0-9A-Za-z](?:[0-9A-Za-z.-]{0,251}[0-9A-Za-z])?")
        }
        "ipv4" => Exact(ipv4()),
        "ipv6" => Exact(ipv6()),
        "iri" => between(PLAIN_URI, "[A-Za-z][0-9A-Za-z+.-]*:[^\\x00-\\x20]*"),
        "iri-reference" => between(PLAIN_REFERENCE, "[^\\x00-\\x20]*"),
        "json-pointer" => Exact(String::from("(?:/(?:[^~]|~[01])*)?")),
        "regex" => between("[0-9A-Za-z]*", ".*"),
        "relative-json-pointer" => Exact(String::from("(?:0|[1-9][0-9]*)(?:#|/(?:[^~]|~[01])*)?")),
        "time" => {
            let (inner, outer) = time();
            Between(inner, outer)
        }
        "uri" => between(PLAIN_URI, "[A-Za-z][0-9A-Za-z+.-]*:[!-~]*"),
        "uri-reference" => between(PLAIN_REFERENCE, "[!-~]*"),
        "uri-template" => Exact(uri_template()),
        _ => Exact(String::from("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")),
    }
}

const PLAIN_URI: &str = "[A-Za-z][0-9A-Za-z+.-]*:[0-9A-Za-z._~-]*";
const PLAIN_REFERENCE: &str = "[0-9A-Za-z._~-]*";

fn base64() -> String {
    let digit = "[0-9A-Za-z+/]";
    format!("(?:{digit}{{4}}|{digit}{{2}}[048AEIMQUYcgkosw]=|{digit}[AQgw]==)*")
}

fn date() -> String {
    let leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    format!("{leap}|[0-9]{{4}}-(?:{long}|{short}|{february})")
}

/// Within and around: a second 60 must be 23:59:60 in UTC, which an automaton would have to calculate.
fn time() -> (String, String) {
    let hour = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let fraction = r"(?:\.[0-9]+)?";
    let plain = format!("{hour}:[0-5][0-9]{fraction}(?:[Zz]|[+-]{hour})");
    let inner = format!("{plain}|23:59:60{fraction}[Zz]");
    let outer = format!("{inner}|{hour}:60{fraction}[+-]{hour}");
    (inner, outer)
}

fn duration() -> String {
    let date = "[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D";
    let time = "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)";
    format!("P(?:[0-9]+W|(?:{date})(?:{time})?|{time})")
}

fn ipv4() -> String {
    let part = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    format!(r"{part}(?:\.{part}){{3}}")
}

fn ipv6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let last = format!("(?:{group}:{group}|{})", ipv4());
    let mut forms = vec![format!("(?:{group}:){{6}}{last}")];
    for before in 0..=7 {
        let head = match before {
            0 => String::new(),
            _ => format!("{group}(?::{group}){{{}}}", before - 1),
        };
        let mut tails = vec![String::new()];
        if before <= 6 {
            tails.push(format!("(?:{group}:){{0,{}}}{group}", 6 - before));
        }
        if before <= 5 {
            tails.push(format!("(?:{group}:){{0,{}}}{}", 5 - before, ipv4()));
        }
        forms.push(format!("{head}::(?:{})", tails.join("|")));
    }
    forms.join("|")
}

fn uri_template() -> String {
    let escape = "%[0-9A-Fa-f]{2}";
    let name = format!(r"(?:[0-9A-Za-z_]|{escape})+(?:\.(?:[0-9A-Za-z_]|{escape})+)*");
    let variable = format!(r"{name}(?::[1-9][0-9]{{0,3}}|\*)?");
    let literal = r#"[^\x00-\x20"<>%\\^`{|}\x7f]"#;
    format!(r"(?:{literal}|{escape}|\{{[+#./;?&=,!@|]?{variable}(?:,{variable})*\}})*")
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};

    use rand::rngs::StdRng;
    use rand::{RngExt as _, SeedableRng as _};

    use super::*;

    /// Strings of each format; what is near to them is made from these.
    const MEMBERS: [(&str, &[&str]); 18] = [
        ("base64", &["", "QQ==", "QUE=", "QUFB", "QQ==QQ==", "QUFBQQ==", "+/+/"]),
        ("date", &["2024-02-29", "2023-02-28", "1900-02-28", "2000-02-29", "0000-12-31", "2021-04-30"]),
        (
            "date-time",
            &[
                "2024-02-29T00:00:00Z",
                "1990-12-31t23:59:60z",
                "1998-12-31T15:59:60.123-08:00",
                "2020-01-01T23:59:59.1+23:59",
                "1998-12-31T23:59:60+00:00",
            ],
        ),
        ("duration", &["P1D", "P1Y2M3DT4H5M6S", "PT0S", "P4W", "P1M1D", "PT1M1S", "PT1H1M"]),
        ("email", &["a@b", "joe.bloggs@example.com", "\"joe bloggs\"@example.com", "a@[127.0.0.1]", "a@[IPv6:::1]"]),
        ("hostname", &["a", "www.example.com", "xn--4gbwdl.xn--wgbh1c", "a-b.c", "0"]),
        ("ipv4", &["0.0.0.0", "255.255.255.255", "192.168.1.10", "99.0.9.1"]),
        (
            "ipv6",
            &[
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8",
                "::ffff:192.168.0.1",
                "1:2:3:4:5:6:1.2.3.4",
                "1:2::3:4:5:6",
                "1::2:3:4:5:1.2.3.4",
            ],
        ),
        ("iri", &["a:", "http://\u{e9}.example/\u{e9}?a=b#c"]),
        ("iri-reference", &["", "a", "//b/c", "#\u{e9}"]),
        ("json-pointer", &["", "/", "/a/b", "/~0~1", "/\u{e9}"]),
        ("regex", &["", "a", "^[a-z]+$", "(a|b)*"]),
        ("relative-json-pointer", &["0", "10#", "1/a", "0/~0", "120"]),
        ("time", &["00:00:00Z", "23:59:60z", "15:59:60-08:00", "01:29:60+01:30", "12:00:00.5+01:00"]),
        ("uri", &["a:", "http://example.com/a?b#c", "urn:a:b", "mailto:a@b"]),
        ("uri-reference", &["", "a", "//b/c?d", "#e"]),
        ("uri-template", &["", "http://a/{b}", "{+a,b*}{?c:12}", "%41{%41.b}", "\u{e9}"]),
        ("uuid", &["00000000-0000-4000-8000-000000000000", "abcdefAB-CDEF-0123-4567-890123456789"]),
    ];

    #[test]
    fn every_language_is_as_the_validator_says() {
        let seed = std::env::var("EVENT_TEST_SEED").ok().and_then(|text| text.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        let mut rng = StdRng::seed_from_u64(seed);
        assert_eq!(MEMBERS.map(|(name, _)| name), NAMES);
        for (name, members) in MEMBERS {
            for member in members {
                assert!(holds(name, member), "{member:?} is of {name}");
                check(name, member, seed);
                for _ in 0..2000 {
                    let mut text: Vec<char> = member.chars().collect();
                    for _ in 0..rng.random_range(1..4) {
                        mutate(&mut text, &mut rng);
                    }
                    check(name, &text.into_iter().collect::<String>(), seed);
                }
            }
        }
    }

    #[track_caller]
    fn check(name: &str, text: &str, seed: u64) {
        let language = language(name).expect("a language");
        let holds = holds(name, text);
        let is_outer = language.outer.accepts(text);
        let is_inner = language.inner.as_ref().map_or(is_outer, |automaton| automaton.accepts(text));
        let case = format!("{text:?} is {}of {name}, EVENT_TEST_SEED={seed}", if holds { "" } else { "not " });
        assert!(!holds || is_outer, "{case}, but not in the outer language");
        assert!(holds || !is_inner, "{case}, but in the inner language");
        for (_, wider) in WIDER.iter().filter(|(narrow, _)| *narrow == name) {
            assert!(!holds || super::holds(wider, text), "{case}, but not of {wider}");
        }
    }

    fn mutate(text: &mut Vec<char>, rng: &mut StdRng) {
        const LETTERS: [char; 24] = [
            '0', '1', '2', '3', '5', '6', '9', 'a', 'F', 'T', 'Z', 'M', 'W', '-', '+', ':', '.', '/', '=', '~', '%',
            '{', '\u{e9}', ' ',
        ];
        let letter = LETTERS[rng.random_range(0..LETTERS.len())];
        let at = rng.random_range(0..=text.len());
        match rng.random_range(0..3) {
            0 => text.insert(at, letter),
            1 if at < text.len() => text[at] = letter,
            2 if at < text.len() => drop(text.remove(at)),
            _ => text.push(letter),
        }
    }

    #[test]
    fn a_dialect_asserts_the_formats_it_knows() {
        let check = |draft, name, expected| assert_eq!(is_asserted(draft, name), expected, "{name} in {draft:?}");
        check(Draft::Draft7, "date-time", true);
        check(Draft::Draft7, "uuid", false);
        check(Draft::Draft7, "int64", false);
        check(Draft::Draft202012, "uuid", true);
        check(Draft::Draft202012, "no-such-format", false);
    }

    #[test]
    fn what_the_validator_does_not_know_holds() {
        assert!(holds("no-such-format", "anything"));
        assert!(!holds("base32", "1"));
    }
}
