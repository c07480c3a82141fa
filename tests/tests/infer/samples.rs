//! Bodies of events that do not exist: each event has a plan, and each body follows it with members left out, nulls, and
//! now and then a value of another kind.

use std::fmt::Write as _;

use fastrand::Rng;

/// What stands in one place of an event's bodies.
enum Plan {
    Bool,
    Integer(u64),
    Fraction,
    Number,
    /// One of these.
    Words(&'static [&'static str]),
    List(Box<Plan>),
    /// Names, what they hold, and in how many of a hundred bodies they are absent and null.
    Object(Vec<(String, Plan, u8, u8)>),
    /// An object whose names are data.
    Keyed(Box<Plan>),
}

const NAMES: &[&str] = &[
    "id",
    "order_id",
    "orderId",
    "ORDER_ID",
    "type",
    "kind",
    "status",
    "state",
    "name",
    "user",
    "owner",
    "created_at",
    "items",
    "labels",
    "self",
    "Self",
    "crate",
    "async",
    "+1",
    "-1",
    "1",
    "a b",
    "ümlaut",
    "x-y",
    "x_y",
    "x__y",
    "_",
    "Event",
    "Payload",
    "Option",
    "Patch",
    "string",
    "vec",
    "value",
    "data",
    "parent",
    "children",
    "unknown",
    "\\\"",
    "\\n",
    "node",
];

const WORDS: &[&[&str]] = &[
    &["open", "closed", "OPEN", "unknown", "2nd", "self"],
    &["2026-01-31T09:30:00Z", "2026-01-31T09:30:00.125Z"],
    &["2026-01-31T09:30:00Z", "2026-01-31T09:30:00.5+01:00", "0000-01-01T00:00:00z"],
    &["2026-01-31", "0000-12-31"],
    &["67e55044-10b1-426f-9247-bb680e5fe0c8", "00000000-0000-0000-0000-000000000000"],
    &["67E55044-10b1-426f-9247-bb680e5fe0c8", "1", "-5"],
    &["", "a b", "\\u0000", "\\ud83d\\ude00", "/\\/"],
];

const NUMBERS: &[&str] = &["0", "-0", "1", "-7", "1.0", "1.50", "1e2", "4300000001", "18446744073709551615", "1e-7"];

/// The bodies of one event.
pub(crate) fn bodies(rng: &mut Rng) -> Vec<Vec<u8>> {
    let plan = object(rng, 4);
    (0..rng.usize(1..12)).map(|_| body(&plan, rng).into_bytes()).collect()
}

fn plan(rng: &mut Rng, depth: u8) -> Plan {
    match rng.u8(0..if depth == 0 { 6 } else { 12 }) {
        0 => Plan::Bool,
        1 => Plan::Integer(1 << rng.u8(1..63)),
        2 => Plan::Fraction,
        3 => Plan::Number,
        4 | 5 => Plan::Words(rng.choice(WORDS).expect("there are words")),
        6 | 7 => Plan::List(Box::new(plan(rng, depth - 1))),
        8 => Plan::Keyed(Box::new(plan(rng, depth - 1))),
        _ => object(rng, depth - 1),
    }
}

fn object(rng: &mut Rng, depth: u8) -> Plan {
    let names = rng.choose_multiple(NAMES.iter().copied(), usize::from(depth) * 2 + 1);
    let members = names.into_iter().map(|name| {
        let absent = *rng.choice([0, 0, 30].iter()).expect("three choices");
        let null = *rng.choice([0, 0, 0, 30].iter()).expect("four choices");
        (name.to_owned(), plan(rng, depth), absent, null)
    });
    Plan::Object(members.collect())
}

fn body(plan: &Plan, rng: &mut Rng) -> String {
    match plan {
        Plan::Bool => rng.bool().to_string(),
        Plan::Integer(below) => rng.u64(0..*below).to_string(),
        Plan::Fraction => format!("{:.1}", f64::from(rng.i32(-50..50)) + 0.5),
        Plan::Number => (*rng.choice(NUMBERS).expect("there are numbers")).to_owned(),
        Plan::Words(words) => format!("\"{}\"", rng.choice(*words).expect("there are words")),
        Plan::List(item) => {
            let items: Vec<String> = (0..rng.u8(0..4)).map(|_| body(item, rng)).collect();
            format!("[{}]", items.join(","))
        }
        Plan::Keyed(value) => {
            let start = rng.u16(..);
            let entries: Vec<String> = (0..rng.u16(0..4))
                .map(|at| format!("\"{}\":{}", u32::from(start) + u32::from(at), body(value, rng)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        Plan::Object(members) => {
            let mut out = String::new();
            for (name, plan, absent, null) in members {
                if rng.u8(..100) < *absent {
                    continue;
                }
                let value = match rng.u8(..100) {
                    roll if roll < *null => "null".to_owned(),
                    99 => "[\"another kind\"]".to_owned(),
                    _ => body(plan, rng),
                };
                let comma = if out.is_empty() { "" } else { "," };
                write!(out, "{comma}\"{name}\":{value}").expect("a String takes all text");
            }
            format!("{{{out}}}")
        }
    }
}
