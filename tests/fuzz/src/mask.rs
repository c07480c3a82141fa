//! Values of a text replaced by a mark, so that an error's text can be searched for it: what shows the mark shows values.
//!
//! It works on any text, JSON or not: a string in a value's place is one behind `:`, or behind `[` or `,` in an array.

use std::ops::Range;

/// What a masked string is made of, over and over. No letters that a message has in this order.
const MARK: &str = "QZJX";

/// Fewer bytes of a value are no leak.
const LEAK: usize = 8;

/// At most this many strings of a text are masked, one at a time.
const MOST: usize = 12;

/// Whether `text` shows [`LEAK`] bytes of a masked value.
pub(crate) fn shown_in(text: &str) -> bool {
    let long = MARK.repeat(LEAK / MARK.len() + 1);
    (0..MARK.len()).any(|at| text.contains(&long[at..at + LEAK]))
}

/// `text` with one long string in a value's place masked, once for each such string.
///
/// Not the envelope's `type` and `id`, which errors show.
pub(crate) fn masked(text: &str) -> impl Iterator<Item = String> {
    values(text).into_iter().filter(|inner| inner.len() >= LEAK).take(MOST).map(|inner| {
        let mask: String = MARK.chars().cycle().take(inner.len()).collect();
        format!("{}{mask}{}", &text[..inner.start], &text[inner.end..])
    })
}

/// The strings in a value's place, without their quotes.
fn values(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut values = Vec::new();
    let mut in_array = Vec::new();
    let (mut before, mut name) = (b' ', 0..0);
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let end = string_end(bytes, at);
                let inner = at + 1..end.saturating_sub(1).max(at + 1);
                let item = matches!(before, b'[' | b',') && in_array.last() == Some(&true);
                if before == b':' && !matches!(&text[name.clone()], "type" | "id") || item {
                    values.push(inner.clone());
                } else {
                    name = inner;
                }
                before = b'"';
                at = end;
                continue;
            }
            open @ (b'[' | b'{') => in_array.push(open == b'['),
            b']' | b'}' => drop(in_array.pop()),
            _ => {}
        }
        if !bytes[at].is_ascii_whitespace() {
            before = bytes[at];
        }
        at += 1;
    }
    values
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    // Without a closing quote; one byte is taken off as if it were there.
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_in_a_values_place_are_masked_one_at_a_time() {
        let text = r#"{"a long name":"a long value","type":"long enough","list":["short","also long"]}"#;
        let masked: Vec<String> = masked(text).collect();
        assert_eq!(masked.len(), 2);
        assert!(masked[0].contains(r#""a long name":"QZJXQZJXQZJX""#), "{}", masked[0]);
        assert!(masked[1].contains(r#"["short","QZJXQZJXQ"]"#), "{}", masked[1]);
        assert!(masked.iter().all(|text| shown_in(text)));
        assert!(!shown_in(text));
    }

    #[test]
    fn a_text_that_ends_in_a_string_is_searched_too() {
        for text in [r#"{"a":"#, r#"{"a":""#, r#"{"a":"x"#, r#"["\"#, "\"", "é\"é"] {
            assert_eq!(masked(text).count(), 0, "{text}");
        }
    }
}
