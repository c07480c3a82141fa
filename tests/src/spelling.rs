//! One document has many texts: white space, escapes, forms of a number, the order of members.

use crate::document::Doc;

/// How freely a document is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Compact, minimal escapes, numbers as they stand.
    Plain,
    /// White space, needless escapes and other forms of the same numbers, here and there.
    Free,
}

/// A text of the document; member order stays.
pub fn spell(doc: &Doc, spelling: Spelling, rng: &mut fastrand::Rng) -> String {
    let mut out = String::new();
    put(doc, spelling == Spelling::Free, rng, &mut out);
    out
}

/// Puts the members of every object into another order.
pub fn shuffle(doc: &mut Doc, rng: &mut fastrand::Rng) {
    match doc {
        Doc::List(items) => items.iter_mut().for_each(|item| shuffle(item, rng)),
        Doc::Object(members) => {
            rng.shuffle(members);
            members.iter_mut().for_each(|(_, item)| shuffle(item, rng));
        }
        _ => {}
    }
}

fn put(doc: &Doc, free: bool, rng: &mut fastrand::Rng, out: &mut String) {
    space(free, rng, out);
    match doc {
        Doc::Null => out.push_str("null"),
        Doc::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Doc::Number(text) if free => out.push_str(&respell(text, rng)),
        Doc::Number(text) => out.push_str(text),
        Doc::Text(text) => quote(text, free, rng, out),
        Doc::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                put(item, free, rng, out);
            }
            space(free, rng, out);
            out.push(']');
        }
        Doc::Object(members) => {
            out.push('{');
            for (index, (key, item)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                space(free, rng, out);
                quote(key, free, rng, out);
                space(free, rng, out);
                out.push(':');
                put(item, free, rng, out);
            }
            space(free, rng, out);
            out.push('}');
        }
    }
    space(free, rng, out);
}

fn space(free: bool, rng: &mut fastrand::Rng, out: &mut String) {
    if free && rng.u8(..8) == 0 {
        out.push_str(rng.choice([" ", "\n", "\t", "\r\n", "  \n "]).expect("the choice is not empty"));
    }
}

fn quote(text: &str, free: bool, rng: &mut fastrand::Rng, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' if free && rng.bool() => out.push_str("\\/"),
            '\n' if rng.bool() => out.push_str("\\n"),
            '\u{8}' if rng.bool() => out.push_str("\\b"),
            c if c < ' ' || (free && rng.u8(..24) == 0) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let escape = if rng.bool() { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
                    out.push_str(&escape);
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Another text of the same decimal number, or of zero with the other sign.
fn respell(text: &str, rng: &mut fastrand::Rng) -> String {
    if text == "0" && rng.u8(..4) == 0 {
        return rng.choice(["-0", "-0.0", "0e7", "0E-99", "0.000"]).expect("the choice is not empty").to_owned();
    }
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let whole = !mantissa.contains('.');
    match rng.u8(..12) {
        0 if whole => format!("{mantissa}.0{exponent}"),
        1 if whole => format!("{mantissa}.000{exponent}"),
        2 if whole && exponent.is_empty() && !matches!(mantissa, "0" | "-0") => format!("{mantissa}0e-1"),
        3 if exponent.is_empty() => format!("{mantissa}E0"),
        4 if exponent.is_empty() => format!("{mantissa}e+00"),
        5 if !whole => format!("{mantissa}0{exponent}"),
        6 if whole && exponent.is_empty() => shifted(mantissa),
        _ => text.to_owned(),
    }
}

/// `1234` as `1.234e3`.
fn shifted(digits: &str) -> String {
    let sign = usize::from(digits.starts_with('-'));
    let (head, tail) = digits.split_at(sign + 1);
    if tail.is_empty() { format!("{head}E-0") } else { format!("{head}.{tail}e{}", tail.len()) }
}
