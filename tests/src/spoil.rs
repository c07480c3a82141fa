//! Texts outside the domain, made from a document that its type wrote, so that every place in it is modelled.
//!
//! A decoder must refuse each of them.

use crate::document::{Doc, MAX_DEPTH};
use crate::spelling::{Spelling, spell};

/// Takes the document out of the domain; the text, and what was done to it.
pub fn spoil(doc: &Doc, rng: &mut fastrand::Rng) -> (String, &'static str) {
    for _ in 0..6 {
        let mut spoiled = doc.clone();
        let what = match rng.u8(..4) {
            0 => duplicate_key(&mut spoiled, rng),
            1 => duplicate_unknown(&mut spoiled, rng),
            2 => endless_number(&mut spoiled, rng),
            _ => too_deep(&mut spoiled, rng),
        };
        if let Some(what) = what {
            return (spell(&spoiled, Spelling::Free, rng), what);
        }
    }
    spoil_text(&spell(doc, Spelling::Plain, rng), rng)
}

fn objects(doc: &mut Doc, empty_too: bool) -> Vec<usize> {
    (0..doc.count())
        .filter(|&index| match doc.nth(index) {
            Some((Doc::Object(members), _)) => empty_too || !members.is_empty(),
            _ => false,
        })
        .collect()
}

fn duplicate_key(doc: &mut Doc, rng: &mut fastrand::Rng) -> Option<&'static str> {
    let at = rng.choice(objects(doc, false))?;
    let (Doc::Object(members), _) = doc.nth(at)? else { return None };
    let twin = members[rng.usize(..members.len())].clone();
    members.insert(rng.usize(..=members.len()), twin);
    Some("a duplicate key")
}

fn duplicate_unknown(doc: &mut Doc, rng: &mut fastrand::Rng) -> Option<&'static str> {
    let at = rng.choice(objects(doc, true))?;
    let (Doc::Object(members), _) = doc.nth(at)? else { return None };
    // Few and many unknown names are looked up in two ways.
    for index in 0..if rng.bool() { 0 } else { 18 } {
        members.push((format!("no one knows {index}"), Doc::Null));
    }
    members.insert(rng.usize(..=members.len()), ("no one knows".to_owned(), Doc::Null));
    members.insert(rng.usize(..=members.len()), ("no one knows".to_owned(), Doc::Bool(true)));
    Some("a duplicate unknown key")
}

fn endless_number(doc: &mut Doc, rng: &mut fastrand::Rng) -> Option<&'static str> {
    let count = doc.count();
    let (node, _) = doc.nth(rng.usize(..count))?;
    *node = Doc::Number(rng.choice(["1e400", "-1e999"])?.to_owned());
    Some("a number that no f64 holds")
}

fn too_deep(doc: &mut Doc, rng: &mut fastrand::Rng) -> Option<&'static str> {
    let at = rng.choice(objects(doc, true))?;
    let (Doc::Object(members), depth) = doc.nth(at)? else { return None };
    let mut value = Doc::Null;
    // The object is level `depth + 1`, so that many levels more are one too many.
    for _ in 0..MAX_DEPTH - depth {
        value = Doc::List(vec![value]);
    }
    members.push(("deep".to_owned(), value));
    Some("65 levels")
}

fn spoil_text(text: &str, rng: &mut fastrand::Rng) -> (String, &'static str) {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    match rng.u8(..6) {
        0 => (format!("{text},"), "something behind the value"),
        1 => (format!("\u{feff}{text}"), "a byte order mark"),
        2 => (format!("{text}]"), "a bracket too many"),
        3 => (format!("{text}{text}x"), "two values"),
        _ => match quotes.first() {
            Some(at) => (format!("{}\\ud800{}", &text[..=*at], &text[at + 1..]), "a lone surrogate"),
            None => (format!("{text}\u{0}"), "a NUL behind the value"),
        },
    }
}
