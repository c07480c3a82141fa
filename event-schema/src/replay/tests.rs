//! The comparison of trees, and canonical text against RFC 8785's own examples.

use event_core::Event;

use super::*;

#[derive(Event)]
#[event("replayed.old.v1")]
struct Old {
    #[json("dozens")]
    dozens: u32,
}

#[derive(Event)]
#[event("replayed.old.v2", upcast = Old)]
struct New {
    #[json("pieces")]
    pieces: u32,
}

impl From<Old> for New {
    fn from(old: Old) -> Self {
        Self { pieces: old.dozens * 12 }
    }
}

#[test]
fn a_body_of_an_older_version_is_decoded_as_that() {
    let mut entries = catalog::entries();
    entries.retain(|entry| entry.event_type == "replayed.old.v2");
    let options = ReplayOptions { event_type: Some(String::from("replayed.old.v1")), ..ReplayOptions::default() };
    let lines = &b"{\"dozens\":1}\n{\"dozens\":1,\"more\":{\"dozens\":2}}\n{\"pieces\":1}"[..];
    let input = Input::of_stream(lines, Format::Auto, MAX_LINE);
    let report = run(input, entries, &options, &mut |_| {}).expect("it runs");
    assert_eq!(report.types.len(), 1);
    assert_eq!(report.types[0].depth, ReplayDepth::Upcast);
    let found: Vec<_> = report.problems.iter().map(|problem| (problem.kind.name(), &*problem.pointer)).collect();
    assert_eq!(found, [("failed", ""), ("unmodelled", "/more")]);
    let counts = report.counts();
    assert_eq!((counts.ok, counts.unmodelled, counts.failed), (1, 1, 1));
}

/// What is found between two texts: `difference pointer`.
#[track_caller]
fn check(body: &str, written: &str, canonical: bool, expected: &[&str]) {
    let (body, _) = parse(body, &[]).expect("JSON");
    let (written, _) = parse(written, &[]).expect("JSON");
    let mut all = Vec::new();
    compare(&body, &written, canonical, &mut |found| {
        all.push(format!("{} {}", ReplayKind::Differs(found.difference).name(), pointer(found.path, false)));
    });
    assert_eq!(all, expected);
}

#[test]
fn space_escapes_and_the_order_of_members_do_not_count() {
    check(
        r#"{ "a" : [1, "\u0041\/"], "b": {"c": null, "d": {}} }"#,
        r#"{"b":{"d":{},"c":null},"a":[1,"A/"]}"#,
        false,
        &[],
    );
    check(r#"{"\u0061":1,"b":2}"#, r#"{"b":2,"a":1}"#, false, &[]);
    check("\n7\n", "7", false, &[]);
}

#[test]
fn a_difference_is_named_by_its_pointer() {
    check(r#"{"a":1,"b":2}"#, r#"{"a":1,"b":3}"#, false, &["changed /b"]);
    check(r#"{"a":1,"b":null}"#, r#"{"a":1}"#, false, &["dropped /b"]);
    check(r#"{"a":1}"#, r#"{"c":0,"a":1}"#, false, &["added /c"]);
    check(r#"{"x":{"a/b":[0,{"~":true}]}}"#, r#"{"x":{"a/b":[0,{"~":false}]}}"#, false, &["changed /x/a~1b/1/~0"]);
    check("[1,2,3]", "[1,9]", false, &["changed /1", "dropped /2"]);
    check("[1]", "[1,2]", false, &["added /1"]);
    check(r#"{"z":1,"a":2,"m":3}"#, r#"{"b":2,"z":1,"m":4}"#, false, &["dropped /a", "added /b", "changed /m"]);
}

#[test]
fn values_of_other_kinds_differ() {
    let kinds = ["null", "true", "false", "0", "1", r#""""#, r#""1""#, "[]", "{}"];
    for (index, body) in kinds.iter().enumerate() {
        for (other, written) in kinds.iter().enumerate() {
            check(body, written, true, if index == other { &[] } else { &["changed "] });
        }
    }
}

#[test]
fn numbers_count_by_text_or_in_canonical_form_by_value() {
    let same = [("1.0", "1"), ("1e2", "100"), ("-0", "0"), ("0.10", "0.1"), ("9007199254740993", "9007199254740992")];
    for (body, written) in same {
        check(body, written, false, &["changed "]);
        check(body, written, true, &[]);
    }
    check("1", "1.0000000000000002", true, &["changed "]);
    check("0.1", "0.1", false, &[]);
}

#[test]
fn members_that_are_not_modelled_are_told_from_dropped_ones() {
    let text = r#"{"a":{"x":1},"b":null,"c":[{"y":{"z":[1,2]}}]}"#;
    let names = [r#""x""#, r#""y""#].map(|name| text.find(name).expect("it is there"));
    let (body, left_out) = parse(text, &names).expect("JSON");
    let (written, _) = parse(r#"{"a":{},"c":[{}]}"#, &[]).expect("JSON");
    let mut all = Vec::new();
    compare(&body, &written, false, &mut |found| {
        all.push(format!("{} {}", ReplayKind::Differs(found.difference).name(), pointer(found.path, true)));
    });
    assert_eq!((all, left_out), (["unmodelled /a/x", "dropped /b", "unmodelled /c/*/y"].map(String::from).into(), 0));
    let mut found = Vec::new();
    unmodelled(&body, &mut |at| found.push(pointer(at.path, false)));
    assert_eq!(found, ["/a/x", "/c/0/y"]);
}

#[test]
fn large_objects_in_another_order_are_compared_in_reasonable_time() {
    let object = |order: &mut dyn Iterator<Item = u32>| {
        let members: Vec<String> = order.map(|number| format!("\"{number}\":{number}")).collect();
        format!("{{{}}}", members.join(","))
    };
    check(&object(&mut (0..100_000)), &object(&mut (0..100_000).rev()), false, &[]);
}

#[test]
fn canonical_text_sorts_by_utf_16_and_writes_numbers_as_ecmascript_does() {
    // Examples of RFC 8785, section 3.2.2 and appendix B.
    let number = |text: &str| canonical(text.as_bytes()).expect("a body");
    let numbers = ["1E30", "4.50", "2e-3", "0.000000000000000000000000001", "-0", "333333333.33333329", "1e21"];
    let expected = ["1e+30", "4.5", "0.002", "1e-27", "0", "333333333.3333333", "1e+21"];
    assert_eq!(numbers.map(number), expected);
    let text = r#"{"\u20ac":"\u000f\u0041/", "\ud83d\ude00":[ ], "\ufb33":{ }, "1":56}"#;
    assert_eq!(number(text), "{\"1\":56,\"\u{20ac}\":\"\\u000fA/\",\"\u{1f600}\":[],\"\u{fb33}\":{}}");
    assert_eq!(canonical(br#"{"a":1,"a":1}"#).expect_err("no I-JSON").pointer(), "/a");
    assert!(canonical(b"1e400").is_err());
}

#[test]
fn a_failure_in_any_item_is_one_problem() {
    assert_eq!(without_indexes(""), "");
    assert_eq!(without_indexes("/items/12/sku"), "/items/*/sku");
    assert_eq!(without_indexes("/7"), "/*");
}
