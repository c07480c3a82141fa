//! Which pairs there are: every edit once at least, seeded places, and seeded pairs of edits at once.

use crate::fields::{self, NEIGHBOURS};
use crate::model::{Edit, Pair, Version};
use crate::place::Place;
use crate::shapes;

/// How many pairs.
const PAIRS: usize = 340;

/// How many of them make two edits at once.
const DOUBLE: usize = 50;

/// The pairs of the corpus.
pub(crate) fn pairs() -> Vec<Pair> {
    let mut rng = fastrand::Rng::with_seed(0xE701);
    let single: Vec<Edit> = fields::edits();
    let all: Vec<Edit> = single.iter().cloned().chain(shapes::edits()).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (index, edit) in all.iter().enumerate() {
        let beside = neighbours(&mut rng);
        // Recursive and tagged types are worth most where they stand deep, fields where they stand alone.
        let place = if index % 2 == 0 { Place::root(beside) } else { Place::inside(&mut rng, beside) };
        pairs.push(place.pair(edit));
    }
    for _ in 0..DOUBLE {
        let edit = both(&single[rng.usize(..single.len())], &single[rng.usize(..single.len())]);
        let place = if rng.bool() { Place::root(Vec::new()) } else { Place::inside(&mut rng, Vec::new()) };
        pairs.push(place.pair(&edit));
    }
    while pairs.len() < PAIRS {
        let edit = &all[rng.usize(..all.len())];
        let beside = neighbours(&mut rng);
        let pair = Place::inside(&mut rng, beside).pair(edit);
        if !pairs.iter().any(|other| other.edit == pair.edit) {
            pairs.push(pair);
        }
    }
    pairs
}

/// Two fields that stay as they are.
fn neighbours(rng: &mut fastrand::Rng) -> Vec<String> {
    let first = rng.usize(..NEIGHBOURS.len());
    let second = (first + rng.usize(1..NEIGHBOURS.len())) % NEIGHBOURS.len();
    vec![format!("near: {}", NEIGHBOURS[first]), format!("far: {}", NEIGHBOURS[second])]
}

/// Both edits at once, the second under other names.
fn both(one: &Edit, other: &Edit) -> Edit {
    let renamed = |version: &Version| -> Vec<String> {
        let rename = |field: &String| {
            let (name, rest) = field.split_once(": ").unwrap_or((field, ""));
            let rest = rest.replace("\"f\"", "\"f_2\"").replace("\"was\"", "\"was_2\"");
            format!("{name}_2: {rest}")
        };
        version.fields.iter().map(rename).collect()
    };
    let joined = |one: &Version, other: &Version| Version {
        fields: one.fields.iter().cloned().chain(renamed(other)).collect(),
        ..Version::default()
    };
    Edit {
        name: format!("{}; {}", one.name, other.name),
        old: joined(&one.old, &other.old),
        new: joined(&one.new, &other.new),
    }
}
