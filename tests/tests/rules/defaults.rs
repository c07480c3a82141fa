//! Rule 5: `default`.

use event_core::Event;

use crate::check::{both_ways, member, reads, refuses, required};

/// Members that came later.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.default.v1")]
struct Later {
    #[json("unit", default = "piece".to_owned())]
    unit: String,
    #[json("count", default)]
    count: u32,
    #[json("ratio", default = 1.5, range = 1.0..)]
    ratio: f64,
}

#[test]
fn r5_1_a_default_is_always_written_and_may_be_missing_when_read() {
    let defaults = Later { unit: "piece".to_owned(), count: 0, ratio: 1.5 };
    both_ways(&defaults, r#"{"unit":"piece","count":0,"ratio":1.5}"#);
    reads("{}", &defaults);
    reads(r#"{"count":7}"#, &Later { count: 7, ..defaults });
    refuses::<Later>(r#"{"unit":null}"#, "/unit");
    refuses::<Later>(r#"{"count":null}"#, "/count");
    refuses::<Later>(r#"{"ratio":0}"#, "/ratio");
}

#[test]
fn s5_2_a_default_is_required_of_writers_only() {
    for name in ["unit", "count", "ratio"] {
        assert_eq!(required::<Later>(name), (true, false), "{name}");
        let (written, read) = member::<Later>(name);
        assert_eq!(written, read, "{name}");
    }
}
