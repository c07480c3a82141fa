//! Rule 8: floats.

use event_core::Event;

use crate::check::{both_ways, reads, refuses, unwritable};

/// A float.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.float.v1")]
struct Float {
    #[json("x")]
    x: f64,
    #[json("more", omitempty)]
    more: Vec<f64>,
}

fn float(x: f64) -> Float {
    Float { x, more: Vec::new() }
}

#[test]
fn r8_2_nan_and_infinities_are_not_written() {
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        unwritable(&float(x), "/x");
        unwritable(&Float { x: 0.0, more: vec![0.0, x] }, "/more/1");
        assert!(serde_json::to_string(&float(x)).is_err());
    }
}

#[test]
fn r8_3_the_nearest_f64_is_read_and_nothing_beyond() {
    for x in [0.1, -1.5, 1e21, 1e-7, 5e-324, f64::MIN_POSITIVE, f64::MAX, f64::MIN, 9_007_199_254_740_993.0] {
        let text = String::from_utf8(event_core::encode(&float(x)).expect("a finite number")).expect("UTF-8");
        both_ways(&float(x), &text);
    }
    reads(r#"{"x":9007199254740993}"#, &float(9_007_199_254_740_992.0));
    // One in ten doubles changes under serde_json's own fast parser; this is one.
    reads(r#"{"x":122.416294033786585}"#, &float(122.416_294_033_786_59));
    reads(r#"{"x":2.2250738585072011e-308}"#, &float(2.225_073_858_507_201e-308));
    reads(r#"{"x":1e-400}"#, &float(0.0));
    reads(r#"{"x":179769313486231580793e288}"#, &float(f64::MAX));
    refuses::<Float>(r#"{"x":1e309}"#, "/x");
    refuses::<Float>(r#"{"x":0,"more":[-1e400]}"#, "/more/0");
    refuses::<Float>(r#"{"x":"NaN"}"#, "/x");
}
