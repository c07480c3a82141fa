//! Samples in, lines of the source out.

use super::{Inferred, infer};

const OWN: &str = "orders.placed.v1";
const FOREIGN: &str = "com.example.push";

#[track_caller]
fn inferred<B: AsRef<[u8]>>(event_type: &str, bodies: &[B]) -> Inferred {
    infer(Some(event_type), bodies).expect("the samples are usable")
}

/// The source for `bodies` has each of `expected`, its lines one after the other.
#[track_caller]
fn check<B: AsRef<[u8]>>(event_type: &str, bodies: &[B], expected: &[&str]) {
    let found = inferred(event_type, bodies);
    assert_eq!(found.unusable, []);
    for expected in expected {
        let has = found.source.replace("\n    ", "\n").contains(&expected.replace("\n    ", "\n"));
        assert!(has, "expected\n{expected}\nin\n{}", found.source);
    }
}

/// Bodies with one member, `name`, of each value.
fn of(name: &str, values: &[&str]) -> Vec<String> {
    values.iter().map(|value| format!("{{\"{name}\":{value}}}")).collect()
}

#[test]
fn the_whole_source_is_ready_to_paste() {
    let found = inferred(
        "orders.placed.v1",
        &[r#"{"order_id":"A-1","lines":[{"sku":"mug","qty":1}]}"#, r#"{"order_id":"A-2","lines":[],"note":"x"}"#],
    );
    let expected = r#"
use event_core::{Event, Payload};

// `orders.placed.v1`, from 2 samples. Say in a doc comment, `/// ..`, what happened.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("orders.placed.v1")]
pub struct OrdersPlaced {
    #[json("order_id")]
    pub order_id: String,
    // empty in 1, at most 1 item
    #[json("lines")]
    pub lines: Vec<Line>,
    // absent in 1 of 2
    #[json("note", omitempty)]
    pub note: Option<String>,
}

// From 1 object.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Line {
    #[json("sku")]
    pub sku: String,
    // largest 1
    #[json("qty")]
    pub qty: u32,
}
"#;
    assert!(
        found.source.starts_with("// Inferred by `event-schema infer`; depends on event-core.\n"),
        "{}",
        found.source
    );
    assert!(found.source.ends_with(expected), "{}", found.source);
}

#[test]
fn what_may_be_absent_or_null_says_so() {
    let bodies =
        [r#"{"a":"x","n":null,"b":null,"o":null}"#, r#"{"n":1,"o":null}"#, r#"{"a":"","n":1,"b":true,"o":null}"#];
    check(
        OWN,
        &bodies,
        &[
            "// absent in 1 of 3\n#[json(\"a\", omitempty)]\npub a: Option<String>,",
            "// null in 1 of 3; largest 1\n#[json(\"n\", nullable)]\npub n: Option<u32>,",
            "// absent in 1, null in 1 of 3\n#[json(\"b\")]\npub b: Patch<bool>,",
            "// null in 3 of 3; nothing but null was seen: what else it holds is not known\n#[json(\"o\", nullable)]\npub o: Option<RawJson>,",
        ],
    );
}

#[test]
fn integers_are_as_wide_as_they_must_be() {
    let number = |name: &str, values: &[&str], expected: &str| check(OWN, &of(name, values), &[expected]);
    number("qty", &["1", "2"], "// largest 2\n#[json(\"qty\")]\npub qty: u32,");
    number("delta", &["-1", "2"], "// from -1 to 2\n#[json(\"delta\")]\npub delta: i32,");
    number("id", &["1"], "#[json(\"id\", safe)]\npub id: u64,");
    number("userId", &["1"], "#[json(\"userId\", safe)]\npub user_id: u64,");
    number("bytes", &["4300000001"], "#[json(\"bytes\", safe)]\npub bytes: u64,");
    number("offset", &["-4300000001"], "#[json(\"offset\", safe)]\npub offset: i64,");
    number("seq", &["9007199254740991"], "pub seq: u64,");
    number("seq", &["9007199254740992"], "pub seq: RawJson,");
    number("seq", &["99999999999999999999999999999999999999999999"], "pub seq: RawJson,");
}

#[test]
fn floats_are_f64_only_where_each_is_written_back_as_it_was() {
    let number = |values: &[&str], expected: &str| check(OWN, &of("ratio", values), &[expected]);
    number(&["1.5", "2.0", "-0.25"], "pub ratio: f64,");
    let by_value =
        "// 1 of 4 numbers without a fraction: written with one, which `replay --canonical` takes for equal\n";
    number(&["0.25", "0.5", "0.75", "1"], &format!("{by_value}#[json(\"ratio\")]\npub ratio: f64,"));
    number(&["0.25", "1"], "writes them back as they were, or equal by value where a comment says so.");
    number(&["0.25", "1.0"], "It reads the samples and writes them back as they were.");
    number(&["1.5", "9007199254740992"], "pub ratio: RawJson,");
    for uneven in ["1.50", "1e2", "-0", "1E40"] {
        number(&[uneven], "pub ratio: RawJson,");
    }
}

#[test]
fn strings_of_one_form_get_its_type() {
    let text = |event_type, values: &[&str], expected: &str| check(event_type, &of("x", values), &[expected]);
    text(OWN, &[r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#], "pub x: Uuid,");
    text(OWN, &[r#""67E55044-10b1-426f-9247-bb680e5fe0c8""#], "pub x: String,");
    text(OWN, &[r#""2026-01-31T09:30:00Z""#, r#""2026-01-31T09:30:00.120Z""#], "pub x: DateTime<Utc>,");
    text(FOREIGN, &[r#""2026-01-31T09:30:00Z""#], "pub x: TimestampText,");
    text(
        OWN,
        &[r#""2026-01-31T09:30:00Z""#, r#""2026-01-31T09:30:00.1Z""#],
        "// 1 of 2 times as a `DateTime<Utc>` is written\n#[json(\"x\")]\npub x: TimestampText,",
    );
    for other in ["2026-01-31T09:30:00-00:00", "2026-01-31t09:30:00Z", "2026-01-31T09:30:00.00Z"] {
        text(OWN, &[&format!("{other:?}")], "pub x: TimestampText,");
    }
    text(OWN, &[r#""2026-02-28""#], "pub x: NaiveDate,");
    text(OWN, &[r#""2026-02-30""#], "pub x: String,");
    text(OWN, &[r#""""#, r#""""#], "// always empty\n#[json(\"x\")]\npub x: String,");
    text(OWN, &[r#""17""#, r#""-3""#], "an integer in each: perhaps an `i64` or `u64` with `string`");
}

#[test]
fn times_of_one_form_get_the_type_that_writes_it() {
    let times = |times: &[&str], expected: &str| {
        let quoted: Vec<String> = times.iter().map(|time| format!("\"2026-01-31T09:30:00{time}\"")).collect();
        check(OWN, &of("at", &quoted.iter().map(String::as_str).collect::<Vec<_>>()), &[expected]);
    };
    times(&[".120Z", ".000Z"], "#[json(\"at\", precision = \"ms\")]\npub at: DateTime<Utc>,");
    times(&[".120000Z"], "#[json(\"at\", precision = \"us\")]\npub at: DateTime<Utc>,");
    times(&[".120000000Z"], "#[json(\"at\", precision = \"ns\")]\npub at: DateTime<Utc>,");
    times(&["Z", ".120Z"], "#[json(\"at\")]\npub at: DateTime<Utc>,");
    times(&["+00:00", "-05:30"], "use chrono::{DateTime, FixedOffset};");
    times(&["+00:00", ".5-05:30"], "pub at: TimestampText,");
    times(&["+01:00", ".500-05:30"], "#[json(\"at\")]\npub at: DateTime<FixedOffset>,");
    times(&[".500+01:00", ".000-05:30"], "#[json(\"at\", precision = \"ms\")]\npub at: DateTime<FixedOffset>,");
    times(&["+01:00", "Z"], "// 1 of 2 times as a `DateTime<Utc>` is written\n#[json(\"at\")]\npub at: TimestampText,");
    check(OWN, &[r#"{"at":["2026-01-31T09:30:00.000Z"]}"#], &["precision = \"ms\")]\npub at: Vec<DateTime<Utc>>,"]);
}

#[test]
fn samples_of_several_kinds_are_doubted() {
    let body = |name: &str| format!(r#"{{"id":1,"{name}1":1,"{name}2":2,"{name}3":3}}"#);
    let found = inferred(OWN, &[body("a"), body("b")]);
    assert!(found.doubts[0].starts_with("only 1 of 7 members are in all 2 samples: "), "{:?}", found.doubts);
    assert_eq!(inferred(OWN, &[body("a"), body("a")]).doubts, Vec::<String>::new());
    let envelope = format!(r#"{{"specversion":"1.0","id":"1","source":"/s","type":"{OWN}","data":{}}}"#, body("a"));
    let found = inferred(OWN, &[body("a"), envelope]);
    let expected = format!("with and without an envelope were taken for one event: found 1 of `{OWN}`, 1 without");
    assert!(found.doubts[0].contains(&expected), "{:?}", found.doubts);
}

#[test]
fn few_words_that_come_again_are_an_open_enum() {
    let words: Vec<String> = ["a", "b", "a", "b", "a"].iter().map(|word| format!("{word:?}")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let source = inferred(OWN, &of("size", &words)).source;
    assert!(
        source.contains("// 3 of 5\n    #[json(\"a\")]\n    A,\n    // 2 of 5\n    #[json(\"b\")]\n    B,"),
        "{source}"
    );
    assert!(source.contains("#[payload(open)]\npub enum Size {"), "{source}");
    check(OWN, &of("size", &words[..4]), &["pub size: String,"]);
    for free in ["id", "user_id", "name", "html_url", "title", "branch"] {
        check(OWN, &of(free, &words), &["String,"]);
    }
    check(OWN, &of("size", &[r#""a b""#; 6]), &["pub size: String,"]);
    check(OWN, &of("size", &[r#""1234""#; 6]), &["pub size: String,"]);
    check(OWN, &of("size", &[r#""d73a4a""#; 6]), &["pub size: String,"]);
    check(OWN, &of("state", &[r#""open""#; 5]), &["pub state: OrdersPlacedState,"]);
}

#[test]
fn variants_differ_and_leave_unknown_free() {
    let bodies = of("status", &[r#""OPEN""#, r#""open""#, r#""unknown""#, r#""2nd""#, r#""self""#]);
    check(OWN, &bodies, &["Open,", "Open2,", "Unknown2,", "Value2nd,", "Self2,", "Unknown(UnknownText),"]);
}

#[test]
fn names_that_are_data_make_a_map() {
    let map = |body: &str, expected: &str| check(OWN, &of("m", &[body]), &[expected]);
    map(r#"{"1":true,"22":false}"#, "pub m: BTreeMap<String, bool>,");
    map(r#"{"67e55044-10b1-426f-9247-bb680e5fe0c8":"x"}"#, "pub m: BTreeMap<String, String>,");
    let many: Vec<String> = (0..20).map(|at| format!("\"n{at}x\":{at}")).collect();
    map(
        &format!("{{{}}}", many.join(",")),
        "// a map: 20 different names; largest 19\n#[json(\"m\")]\npub m: BTreeMap<String, u32>,",
    );
    map("{}", "always empty: what it holds is not known");
    map(r#"{"a":1,"A":2}"#, "names that differ only in case");
    map(r#"{"__proto__":1}"#, "a map: the name \"__proto__\", which no field can have");
    map(r#"{"":1}"#, "a map: an empty name");
    check(OWN, &of("m", &[r#"{"a":1}"#, r#"{"b":1}"#, r#"{"c":1}"#]), &["a map: other names in each of 3"]);
    check(OWN, &of("m", &[r#"{"a":1}"#, r#"{"b":1}"#]), &["pub m: M,"]);
}

#[test]
fn the_names_of_the_root_are_those_of_fields() {
    let error = infer(Some(OWN), [r#"{"a":1,"A":2}"#]).expect_err("two names for Go are one");
    assert!(error.is_samples() && error.to_string().contains("differ only in case"), "{error}");
    let many: Vec<String> = (0..1_001).map(|at| format!("\"a{at}\":{at}")).collect();
    let error = infer(Some(OWN), [format!("{{{}}}", many.join(","))]).expect_err("too many");
    assert!(error.to_string().contains("too many different names"), "{error}");
}

#[test]
fn several_kinds_in_one_place_stay_raw() {
    check(
        OWN,
        &of("x", &["1", "\"a\"", "\"b\"", "null"]),
        &["// null in 1 of 4; number in 1, string in 2\n#[json(\"x\")]\npub x: RawJson,"],
    );
    check(OWN, &[r#"{"x":1}"#, r#"{"x":"a"}"#, "{}"], &["#[json(\"x\", omitempty)]\npub x: Option<RawJson>,"]);
    check(OWN, &[r#"{"x":1}"#, r#"{"x":"a"}"#, r#"{"x":null}"#, "{}"], &["#[json(\"x\")]\npub x: Patch<RawJson>,"]);
    check(OWN, &of("x", &["[1,null]"]), &["null in 1 of them\n#[json(\"x\")]\npub x: Vec<RawJson>,"]);
    check(OWN, &of("x", &["[]"]), &["always empty: what it holds is not known\n#[json(\"x\")]\npub x: Vec<RawJson>,"]);
}

#[test]
fn names_are_written_verbatim_where_the_rules_need_it() {
    let body = r#"{"a_b":1,"c_d":2,"eF":3,"+1":4,"-1":5,"type":6,"self":7,"x-y":8,"x_y":9}"#;
    check(
        OWN,
        &[body],
        &[
            "#[json(\"a_b\")]\npub a_b: u32,",
            "#[json(\"eF\", verbatim)]\npub e_f: u32,",
            "#[json(\"+1\", verbatim)]\npub plus_1: u32,",
            "#[json(\"-1\", verbatim)]\npub minus_1: u32,",
            "#[json(\"type\")]\npub r#type: u32,",
            "#[json(\"self\")]\npub self_: u32,",
            "#[json(\"x-y\", verbatim)]\npub x_y: u32,",
            "#[json(\"x_y\")]\npub x_y_2: u32,",
        ],
    );
    check(OWN, &[r#"{"aB":1,"cD":2,"e_f":3}"#], &["#[json(\"aB\")]", "#[json(\"e_f\", verbatim)]"]);
}

#[test]
fn objects_that_are_alike_get_one_type() {
    let person = |more: &str| format!(r#"{{"login":"x","id":1,"url":"u","admin":true{more}}}"#);
    let body = format!(r#"{{"owner":{},"sender":{},"users":[{}]}}"#, person(""), person(""), person(r#","bot":false"#));
    check(
        OWN,
        &[body],
        &[
            "pub owner: User,",
            "pub sender: User,",
            "pub users: Vec<User>,",
            "// absent in 2 of 3\n#[json(\"bot\", omitempty)]\npub bot: Option<bool>,",
        ],
    );
    let body = r#"{"a":{"id":1,"at":"2026-01-31T09:30:00Z"},"b":{"id":1,"at":"soon"}}"#;
    check(OWN, &[body], &["pub a: A,", "pub b: B,"]);
}

#[test]
fn a_type_that_holds_itself_is_boxed() {
    let node = |parent: &str| format!(r#"{{"a":1,"b":2,"c":3,"d":4{parent}}}"#);
    let body = format!(r#"{{"node":{}}}"#, node(&format!(r#","parent":{}"#, node(""))));
    check(OWN, &[body], &["// absent in 1 of 2\n#[json(\"parent\", omitempty)]\npub parent: Option<Box<Node>>,"]);
}

#[test]
fn a_tagged_enum_is_suggested_where_each_kind_has_names_of_its_own() {
    let body = r#"{"paid":[{"method":"card","last4":"1"},{"method":"cash"},{"method":"voucher","code":"x"}]}"#;
    check(
        OWN,
        &[body],
        &[
            "// perhaps an enum with `tag = \"method\"`, since each kind has names of its own:\n//   card: last4\n//   cash: none\n//   voucher: code\n",
        ],
    );
}

#[test]
fn envelopes_say_their_type() {
    let envelope = |event_type: &str, data: &str| {
        format!(r#"{{"specversion":"1.0","id":"1","source":"/s","type":"{event_type}","data":{data}}}"#)
    };
    let one = envelope("a.b.v1", r#"{"x":1}"#);
    let found = infer(None, [&one, &format!("[{one},{one}]")]).expect("one type");
    assert_eq!((&*found.event_type, found.samples), ("a.b.v1", 3));
    let two = [one, envelope("c.d.v1", r#"{"y":1}"#), envelope("c.d.v1", "3")];
    let error = infer(None, &two).expect_err("two types");
    assert!(error.to_string().contains("1 of `a.b.v1`, 2 of `c.d.v1`: pick one with --type"), "{error}");
    let found = infer(Some("c.d.v1"), &two).expect("one type is picked");
    assert_eq!((found.samples, found.unusable.len()), (1, 1));
    assert!(found.source.contains("pub y: u32,") && !found.source.contains("pub x"), "{}", found.source);
    let error = infer(Some("e.f.v1"), &two).expect_err("no such type");
    assert!(error.to_string().contains("expected envelopes of type `e.f.v1`, found 1 of `a.b.v1`"), "{error}");
    let error = infer(Some("com.github.{folder}"), &two).expect_err("types of several events");
    assert!(error.to_string().contains("run `infer` once for each folder"), "{error}");
    let error = infer(None, [r#"{"x":1}"#]).expect_err("no type");
    assert!(error.to_string().contains("--type orders.placed.v1"), "{error}");
}

#[test]
fn bodies_of_no_use_are_passed_over_by_number() {
    let found = infer(Some(OWN), [r#"{"a":1}"#, r#"{"a":1,"a":2}"#, "[1]", "{", "<html>"]).expect("one is usable");
    assert_eq!(found.samples, 1);
    let numbers: Vec<usize> = found.unusable.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert!(found.unusable[0].1.contains("duplicate field `a`"), "{:?}", found.unusable);
    assert!(infer(Some(OWN), ["", "[]"]).expect_err("none is usable").is_samples());
}

#[test]
fn types_are_what_the_derive_takes() {
    check("orders.placed.v12", &["{}"], &["#[event(\"orders.placed.v12\")]\npub struct OrdersPlaced {}"]);
    check("com.github.push", &["{}"], &["#[event(type = \"com.github.push\")]\npub struct PushEvent {}"]);
    check("com.github.push", &["{}"], &["// Others write it: with `reader` in #[event(..)]"]);
    check("Acme.Thing.v1", &["{}"], &["#[event(type = \"Acme.Thing.v1\", topic = \"acme.thing.v1\")]"]);
    check("a.v01", &["{}"], &["#[event(type = \"a.v01\")]"]);
    for bad in ["", "a b", "a..b", "con.x", "COM1", "index", &"x".repeat(129)] {
        assert!(infer(Some(bad), ["{}"]).is_err(), "{bad}");
    }
    let large = format!("{{\"x\":{:?}}}", "y".repeat(1_000_000));
    check(OWN, &[large], &["#[event(\"orders.placed.v1\", max_bytes = 2000016)]"]);
}

#[test]
fn no_name_ends_a_comment() {
    let source = inferred(OWN, &of("x", &[r#"{"a\nb":1,"A\nB":2}"#, r#"{"type\u202e":1,"TYPE\u202E":{}}"#])).source;
    assert!(source.lines().all(|line| !line.starts_with(['b', 'B']) && !line.contains('\u{202e}')), "{source}");
}

#[test]
fn what_is_held_is_bounded() {
    let name = "n".repeat(100_000);
    let bodies = (0..100).map(|at| format!(r#"{{"m":{{"{name}{at}":{{"a{at}":{{"b{at}":[{at}]}}}}}}}}"#));
    let mut inference = super::Inference::new(Some(OWN)).expect("a type");
    for body in bodies {
        assert_eq!(inference.add(body.as_bytes()), Vec::<String>::new());
    }
    assert!(format!("{:?}", inference.forest).len() < 1_000_000);
    assert!(inference.finish().is_ok());
}
