use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::*;
use crate::compare::schema::Bound;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

/// `integer`, `>=1`, `>1`, `<=1`, `<1`, `*0.1`, `=1,2`, apart by spaces.
fn numbers(text: &str) -> Numbers {
    let mut numbers = Numbers::default();
    for part in text.split_whitespace() {
        let bound = |text, open| Some(Bound { value: decimal(text), open });
        if part == "integer" {
            numbers.integer = true;
        } else if let Some(text) = part.strip_prefix(">=") {
            numbers.min = bound(text, false);
        } else if let Some(text) = part.strip_prefix('>') {
            numbers.min = bound(text, true);
        } else if let Some(text) = part.strip_prefix("<=") {
            numbers.max = bound(text, false);
        } else if let Some(text) = part.strip_prefix('<') {
            numbers.max = bound(text, true);
        } else if let Some(text) = part.strip_prefix('*') {
            numbers.multiple_of.push(decimal(text));
        } else if let Some(text) = part.strip_prefix('=') {
            numbers.set = Some(text.split(',').filter(|text| !text.is_empty()).map(decimal).collect());
        }
    }
    numbers
}

fn answer(all: &[&str], none: &[&str]) -> Answer {
    let all: Vec<Numbers> = all.iter().map(|text| numbers(text)).collect();
    let none: Vec<Numbers> = none.iter().map(|text| numbers(text)).collect();
    smallest_number(&all.iter().collect::<Vec<_>>(), &none.iter().collect::<Vec<_>>())
}

#[track_caller]
fn check(all: &[&str], none: &[&str], expected: &str) {
    let expected = match expected {
        "empty" => Answer::Empty,
        "size" => Answer::Unknown(Why::NumberSize),
        text => Answer::Found(text.to_owned()),
    };
    assert_eq!(answer(all, none), expected, "in {all:?}, not in {none:?}");
}

#[test]
fn the_shortest_text_comes_first_then_byte_order() {
    check(&[""], &[], "0");
    check(&[">0"], &[], "1");
    check(&[], &[">=0 <10"], "-1");
    check(&["integer"], &[">=-9 <10"], "10");
    check(&[], &[">=-9 <10", "*1"], "-9.1");
    check(&[">0 <1"], &[], "0.1");
    check(&[">0.1 <0.2"], &[], "0.11");
    check(&[">0 <0.00001"], &[], "1e-6");
    check(&[">=0.00001 <=0.00002"], &[], "0.00001");
    check(&[">-1 <0"], &[], "-0.1");
    check(&["integer >=1000000"], &[], "1000000");
    check(&["*0.01 >0 <0.5"], &["*0.1"], "0.01");
    check(&["*7 >100"], &["*2", "*5"], "119");
    check(&["=3,20,-1"], &["=3"], "-1");
    check(&[], &["integer"], "0.1");
    check(&["integer >=-9223372036854775808"], &["<=18446744073709551614"], "18446744073709551615");
    check(&["*0.000000000000000001 >0 <0.00000000000000001"], &[], "1e-18");
}

#[test]
fn what_is_empty_is_proven() {
    check(&["integer >=0 <=255"], &["integer >=0 <=65535"], "empty");
    check(&["integer >0 <1"], &[], "empty");
    check(&[">=1 <=1"], &["integer"], "empty");
    check(&["*6"], &["*4", "*3"], "empty");
    check(&["*4"], &["*2"], "empty");
    check(&["integer"], &["*1"], "empty");
    check(&["=1,2"], &["integer"], "empty");
    check(&[">1 <1"], &[], "empty");
    check(&["*0.3 >0.3 <0.6"], &[], "empty");
    check(&["=0.5"], &["*0.1"], "empty");
    check(&[">=0.5 <=1"], &[">=0.5 <0.75", ">0.75 <=1", "=0.75"], "empty");
    check(&["="], &[], "empty");
    check(&["integer >=-9223372036854775808 <=18446744073709551615"], &["*0.5"], "empty");
    check(&[">=1 <=100000"], &["*0.000000000000000001"], "empty");
    // No f64 lies between these neighbours.
    check(&[">0.1 <0.10000000000000002"], &[], "empty");
}

#[test]
fn what_hangs_on_numbers_beyond_64_bits_is_not_known() {
    check(&["integer"], &[">=-9223372036854775808 <=18446744073709551615"], "size");
    check(&[">=18446744073709551616"], &[], "size");
    check(&["integer >18446744073709551615 <18446744073709551616"], &[], "empty");
    check(&[">0 <1e-18"], &[], "size");
    check(&[], &[], "0");
    check(&["*9999999999999999999"], &["=0"], "size");
}

const TEXTS: usize = 4;

/// Every number whose text has at most [`TEXTS`] bytes, the smallest first.
fn small() -> Vec<(String, Decimal)> {
    let mut texts = vec![String::new()];
    let mut numbers = Vec::new();
    for _ in 0..TEXTS {
        let longer = |text: &String| b"-.0123456789e".map(|byte| format!("{text}{}", char::from(byte)));
        texts = texts.iter().flat_map(longer).filter(|text| may_begin(text)).collect();
        for text in &texts {
            if let Some(value) = Decimal::parse(text).filter(|value| value.to_json() == *text) {
                numbers.push((text.clone(), value));
            }
        }
    }
    numbers
}

fn may_begin(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    !digits.starts_with(['-', '.', 'e']) && !is_padded && text.matches('.').count() < 2 && text.matches('e').count() < 2
}

fn random(rng: &mut StdRng) -> String {
    const VALUES: [&str; 16] =
        ["0", "1", "-1", "2", "3", "7", "10", "-12", "0.5", "0.1", "0.25", "99", "1e-6", "-0.3", "100", "1e-5"];
    const STEPS: [&str; 8] = ["1", "2", "3", "0.5", "0.1", "0.25", "7", "0.01"];
    let mut parts = Vec::new();
    let value = |rng: &mut StdRng| VALUES[rng.random_range(0..VALUES.len())];
    for _ in 0..rng.random_range(0..3) {
        parts.push(match rng.random_range(0..7) {
            0 => "integer".to_owned(),
            1 => format!(">={}", value(rng)),
            2 => format!(">{}", value(rng)),
            3 => format!("<={}", value(rng)),
            4 => format!("<{}", value(rng)),
            5 => format!("={},{}", value(rng), value(rng)),
            _ => format!("*{}", STEPS[rng.random_range(0..STEPS.len())]),
        });
    }
    parts.join(" ")
}

#[test]
fn the_answer_is_that_of_trying_all_small_numbers() {
    let seed = seed();
    let mut rng = StdRng::seed_from_u64(seed);
    let small = small();
    let (mut found, mut empty) = (0, 0);
    for _ in 0..1000 {
        let all: Vec<String> = (0..rng.random_range(0..3)).map(|_| random(&mut rng)).collect();
        let none: Vec<String> = (0..rng.random_range(0..4)).map(|_| random(&mut rng)).collect();
        let of = |texts: &[String]| texts.iter().map(|text| numbers(text)).collect::<Vec<_>>();
        let (all_numbers, none_numbers) = (of(&all), of(&none));
        let meets = |value| {
            all_numbers.iter().all(|numbers| number_meets(numbers, value))
                && !none_numbers.iter().any(|numbers| number_meets(numbers, value))
        };
        let first = small.iter().find(|(_, value)| meets(*value)).map(|(text, _)| text.clone());
        let answer = smallest_number(&all_numbers.iter().collect::<Vec<_>>(), &none_numbers.iter().collect::<Vec<_>>());
        let case = format!("in {all:?}, not in {none:?}, EVENT_TEST_SEED={seed}");
        match (first, answer) {
            (Some(first), answer) => {
                found += 1;
                assert_eq!(answer, Answer::Found(first), "{case}");
            }
            (None, Answer::Found(text)) => {
                assert!(text.len() > TEXTS && meets(decimal(&text)), "{text} {case}");
            }
            (None, Answer::Empty) => {
                empty += 1;
                let value = |rng: &mut StdRng| Decimal(i128::from(rng.random_range(-20_000..20_000)) * (UNIT / 100));
                let wrong = (0..200).map(|_| value(&mut rng)).find(|value| meets(*value));
                assert_eq!(wrong, None, "{case}");
            }
            (None, Answer::Unknown(_)) => {}
        }
    }
    assert!(found > 100 && empty > 20, "{found} found, {empty} empty");
}

/// The validator agrees on what meets a condition.
#[test]
fn the_validator_agrees() {
    let conditions = ["integer", ">=0.1", ">0.1", "<=3", "<3", "*0.01", "*0.3", "*2", "=1,0.5,-3"];
    let small = small();
    for condition in conditions {
        let numbers = numbers(condition);
        let json = |value: Decimal| serde_json::from_str::<serde_json::Value>(&value.to_json()).expect("JSON");
        let bound = |bound: Option<Bound>, open: &str, closed: &str| {
            bound.map(|bound| (if bound.open { open } else { closed }.to_owned(), json(bound.value)))
        };
        let mut schema: serde_json::Map<_, _> = bound(numbers.min, "exclusiveMinimum", "minimum")
            .into_iter()
            .chain(bound(numbers.max, "exclusiveMaximum", "maximum"))
            .chain(numbers.multiple_of.first().map(|step| ("multipleOf".to_owned(), json(*step))))
            .chain(
                numbers
                    .set
                    .as_ref()
                    .map(|set: &BTreeSet<Decimal>| ("enum".to_owned(), set.iter().map(|value| json(*value)).collect())),
            )
            .collect();
        if numbers.integer {
            schema.insert("type".to_owned(), "integer".into());
        }
        let validator = crate::validator::try_validator(&schema.into()).expect("a schema");
        for (text, value) in small.iter().filter(|(text, _)| text.len() < TEXTS) {
            let instance = serde_json::from_str(text).expect("JSON");
            assert_eq!(number_meets(&numbers, *value), validator.is_valid(&instance), "{text} under {condition}");
        }
    }
}

fn seed() -> u64 {
    let seed = std::env::var("EVENT_TEST_SEED").ok().and_then(|text| text.parse().ok());
    seed.unwrap_or_else(|| RandomState::new().build_hasher().finish())
}
