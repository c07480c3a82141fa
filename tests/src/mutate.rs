//! Mutations of documents within the domain: gentle ones that a reader should bear, harsh ones that it should not.
//!
//! Nothing here decides which side a mutant falls on: the validator and the decoder do, and must agree.

use crate::document::{Doc, MAX_DEPTH};
use crate::near::near_miss;
use crate::sampler::{anything, free_text, wild_number};

/// What is known of a type besides its documents: names that readers take for another.
pub type Aliases = &'static [(&'static str, &'static str)];

/// Changes the document in a way that a reader should bear.
pub fn gently(doc: &mut Doc, aliases: Aliases, rng: &mut fastrand::Rng) {
    for _ in 0..rng.usize(1..=2) {
        let count = doc.count();
        let Some((node, depth)) = doc.nth(rng.usize(..count)) else { return };
        match node {
            Doc::Object(members) => match rng.u8(..8) {
                0 if !members.is_empty() => {
                    members.remove(rng.usize(..members.len()));
                }
                1 if !members.is_empty() => {
                    let index = rng.usize(..members.len());
                    members[index].1 = Doc::Null;
                }
                2 | 3 => rename(members, aliases, rng),
                4 => add_deep(members, depth, rng),
                _ => add(members, depth, rng),
            },
            Doc::List(items) => match rng.u8(..4) {
                0 if !items.is_empty() => {
                    items.remove(rng.usize(..items.len()));
                }
                1 if !items.is_empty() => items.push(items[rng.usize(..items.len())].clone()),
                _ => rng.shuffle(items),
            },
            Doc::Text(text) => {
                if let Some((_, old)) = aliases.iter().find(|(new, _)| new == text) {
                    *text = (*old).to_owned();
                }
            }
            _ => {}
        }
    }
}

/// Changes the document in a way that a reader of a matching type should refuse.
pub fn harshly(doc: &mut Doc, aliases: Aliases, rng: &mut fastrand::Rng) {
    let count = doc.count();
    // The root and its members are the type itself, so they get half of the changes.
    let index = if rng.bool() { rng.usize(..count) } else { rng.usize(..count.min(4)) };
    let Some((node, depth)) = doc.nth(index) else { return };
    match rng.u8(..10) {
        0 => *node = Doc::Null,
        1 => *node = other_kind(node, depth, rng),
        2 => reshape(node, rng),
        _ => match node {
            Doc::Object(members) => break_members(members, aliases, depth, rng),
            Doc::List(items) => break_items(items, depth, rng),
            Doc::Text(text) => *text = near_miss(text, rng),
            Doc::Number(text) => *node = near_number(text, rng),
            Doc::Bool(value) => *node = Doc::Text(value.to_string()),
            Doc::Null => *node = anything(depth, rng),
        },
    }
}

/// Takes a member or an item out of every place where one can be taken, one at a time: for shrinking.
pub fn smaller(doc: &Doc) -> Vec<Doc> {
    let mut all = Vec::new();
    for index in 0..doc.count() {
        let mut probe = doc.clone();
        let inner = match probe.nth(index) {
            Some((Doc::List(items), _)) => items.len(),
            Some((Doc::Object(members), _)) => members.len(),
            Some((Doc::Text(text), _)) if text.chars().count() > 8 => 1,
            _ => 0,
        };
        for at in 0..inner {
            let mut probe = doc.clone();
            match probe.nth(index) {
                Some((Doc::List(items), _)) => drop(items.remove(at)),
                Some((Doc::Object(members), _)) => drop(members.remove(at)),
                Some((Doc::Text(text), _)) => *text = text.chars().take(text.chars().count() / 2).collect(),
                _ => {}
            }
            all.push(probe);
        }
    }
    all
}

fn fresh(members: &[(String, Doc)], rng: &mut fastrand::Rng) -> String {
    loop {
        let name = match rng.u8(..4) {
            0 if !members.is_empty() => members[rng.usize(..members.len())].0.to_uppercase(),
            _ => free_text(0, Some(6), rng),
        };
        if members.iter().all(|(known, _)| *known != name) {
            return name;
        }
        if let 0 = rng.u8(..3) {
            return format!("{name}~{}", rng.u32(..));
        }
    }
}

fn add(members: &mut Vec<(String, Doc)>, depth: usize, rng: &mut fastrand::Rng) {
    for _ in 0..if rng.u8(..12) == 0 { 20 } else { 1 } {
        let member = (fresh(members, rng), anything(depth + 1, rng));
        members.insert(rng.usize(..=members.len()), member);
    }
}

/// A member so deep that one more level would leave the domain.
fn add_deep(members: &mut Vec<(String, Doc)>, depth: usize, rng: &mut fastrand::Rng) {
    let mut value = anything(MAX_DEPTH, rng);
    // The object itself is a level, and so are those above it.
    let room = (MAX_DEPTH - 1).saturating_sub(depth + value.depth());
    for _ in 0..room {
        value = if rng.bool() { Doc::List(vec![value]) } else { Doc::Object(vec![("k".to_owned(), value)]) };
    }
    members.push((fresh(members, rng), value));
}

fn rename(members: &mut [(String, Doc)], aliases: Aliases, rng: &mut fastrand::Rng) {
    let found: Vec<(usize, &str)> = members
        .iter()
        .enumerate()
        .flat_map(|(index, (key, _))| {
            aliases.iter().filter(move |(new, _)| new == key).map(move |(_, old)| (index, *old))
        })
        .collect();
    if !found.is_empty() {
        let (index, old) = found[rng.usize(..found.len())];
        if members.iter().all(|(known, _)| known != old) {
            members[index].0 = old.to_owned();
        }
    }
}

fn break_members(members: &mut Vec<(String, Doc)>, aliases: Aliases, depth: usize, rng: &mut fastrand::Rng) {
    if members.is_empty() {
        members.push((free_text(0, Some(6), rng), anything(depth + 1, rng)));
        return;
    }
    let index = rng.usize(..members.len());
    match rng.u8(..6) {
        0 | 1 => drop(members.remove(index)),
        2 => members[index].1 = Doc::Null,
        3 => {
            let twin = members[index].1.clone();
            let both = aliases.iter().find(|(new, _)| *new == members[index].0);
            if let Some((_, old)) = both
                && members.iter().all(|(known, _)| known != old)
            {
                members.push(((*old).to_owned(), twin));
            } else {
                members.remove(index);
            }
        }
        4 => {
            let key = &members[index].0;
            let changed = if rng.bool() { key.to_uppercase() } else { format!("{key} ") };
            if members.iter().all(|(known, _)| *known != changed) {
                members[index].0 = changed;
            }
        }
        _ => members[index].1 = other_kind(&members[index].1, depth + 1, rng),
    }
}

fn break_items(items: &mut Vec<Doc>, depth: usize, rng: &mut fastrand::Rng) {
    match rng.u8(..5) {
        0 => items.push(Doc::Null),
        1 => items.push(anything(depth + 1, rng)),
        2 => items.clear(),
        3 if !items.is_empty() => {
            let more = items[rng.usize(..items.len())].clone();
            items.extend(std::iter::repeat_n(more, 12));
        }
        _ => {
            items.pop();
        }
    }
}

/// The same content in another shape: an object as an array, a string as the object `{text: null}`, and back.
fn reshape(node: &mut Doc, rng: &mut fastrand::Rng) {
    *node = match std::mem::replace(node, Doc::Null) {
        Doc::Object(members) => Doc::List(members.into_iter().map(|(_, value)| value).collect()),
        Doc::List(items) => match rng.u8(..2) {
            0 => Doc::Object(items.into_iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect()),
            _ => items.into_iter().next().unwrap_or(Doc::Null),
        },
        Doc::Text(text) => match rng.u8(..3) {
            0 => Doc::Object(vec![(text, Doc::Null)]),
            1 => Doc::List(vec![Doc::Text(text)]),
            _ if text.parse::<f64>().is_ok() && Doc::parse(&text).is_ok() => Doc::Number(text),
            _ => Doc::Object(vec![(text, Doc::Object(Vec::new()))]),
        },
        Doc::Number(text) => Doc::Text(text),
        Doc::Bool(value) => Doc::Number(u8::from(value).to_string()),
        Doc::Null => Doc::Object(Vec::new()),
    };
}

fn other_kind(node: &Doc, depth: usize, rng: &mut fastrand::Rng) -> Doc {
    for _ in 0..8 {
        let other = anything(depth, rng);
        if std::mem::discriminant(&other) != std::mem::discriminant(node) {
            return other;
        }
    }
    Doc::Null
}

/// A number near this one, or on the other side of some bound.
fn near_number(text: &str, rng: &mut fastrand::Rng) -> Doc {
    let value: f64 = text.parse().unwrap_or(0.0);
    let near = match rng.u8(..7) {
        0 => format!("{}", value + 0.5),
        1 => format!("{}", value + 1.0),
        2 => format!("{}", value - 1.0),
        3 => format!("{}", -value),
        4 if !text.contains(['.', 'e', 'E']) => format!("{text}.0000000000000000000000001"),
        5 => return Doc::Text(text.to_owned()),
        _ => wild_number(rng),
    };
    if Doc::parse(&near).is_ok() { Doc::Number(near) } else { Doc::Null }
}
