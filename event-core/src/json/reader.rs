//! `Reader`: one pass over a JSON text, exact to RFC 8259, never recursive in what it skips.
//!
//! It knows the grammar, the depth limit and where it stands. It leaves out what a value means (that is
//! [`Payload`](crate::Payload)) and where a failure is as a JSON Pointer (that is `locate`).

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::{Found, Problem, ReadError};

/// The deepest nesting of arrays and objects that a body may have, counted from its root.
pub const MAX_DEPTH: u32 = 64;

/// Reads one JSON text from front to back.
///
/// Made by [`decode`](crate::decode) and handed to [`Payload::read`](crate::Payload::read). Each method skips
/// white space first and leaves the reader behind what it read.
#[derive(Debug)]
pub struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u32,
    /// Where the arrays and objects end that were passed over while a tag was looked for, by where they start: late
    /// tags inside late tags would be scanned once per level otherwise.
    ends: Option<HashMap<usize, usize>>,
    /// Where the names of members stand that no type models, ascending; where somebody wants to know.
    unmodelled: Option<Vec<usize>>,
}

/// An object that is being read; see [`Reader::begin_object`].
#[derive(Debug)]
pub struct Object<'de> {
    start: usize,
    first: bool,
    tag: Option<(&'static str, bool)>,
    unknown: Vec<Cow<'de, str>>,
}

impl Object<'_> {
    /// Byte offset of the opening brace.
    pub fn start(&self) -> usize {
        self.start
    }
}

/// A member's name, unescaped, and the byte offset where it starts.
#[derive(Debug, Clone)]
pub struct Key<'de> {
    /// The name without its escapes.
    pub text: Cow<'de, str>,
    /// Byte offset of the opening quote.
    pub start: usize,
}

/// An array that is being read; see [`Reader::begin_array`].
#[derive(Debug)]
pub struct Array {
    first: bool,
}

/// A number as its text, and its value when it is a short run of digits.
#[derive(Debug, Clone, Copy)]
pub struct Number<'de> {
    /// The number as it stands in the text.
    pub text: &'de str,
    /// Byte offset of its first character.
    pub start: usize,
}

impl Number<'_> {
    /// The nearest f64, or `None` where that is not finite.
    pub fn as_f64(&self) -> Option<f64> {
        self.text.parse().ok().filter(|value: &f64| value.is_finite())
    }
}

/// Shorter arrays and objects are scanned again rather than kept in mind.
const WORTH_KEEPING: usize = 256;

/// Up to this many unknown names are compared one by one; more are sorted once at the object's end.
const FEW_KEYS: usize = 16;

impl<'de> Reader<'de> {
    /// A reader at the start of `text`.
    pub fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0, ends: None, unmodelled: None }
    }

    /// Keeps in mind from now on which members are passed over.
    #[cfg(feature = "schema")]
    pub(crate) fn watch_unmodelled(&mut self) {
        self.unmodelled.get_or_insert_default();
    }

    /// Where the names of the members start that were passed over since [`watch_unmodelled`](Self::watch_unmodelled),
    /// ascending.
    #[cfg(feature = "schema")]
    pub(crate) fn take_unmodelled(&mut self) -> Vec<usize> {
        self.unmodelled.take().unwrap_or_default()
    }

    /// The whole text that is being read.
    pub fn text(&self) -> &'de str {
        self.text
    }

    /// Byte offset of the next token.
    pub fn position(&mut self) -> usize {
        self.skip_space();
        self.at
    }

    /// The first byte of the next token, or `None` at the end.
    pub fn peek(&mut self) -> Option<u8> {
        self.skip_space();
        self.text.as_bytes().get(self.at).copied()
    }

    /// The error "expected .., found the value that starts at `start`".
    pub fn expected(&self, start: usize, expected: impl Into<Cow<'static, str>>) -> ReadError {
        let found = Found::at(self.text, start);
        if found.is_token() {
            let expected = expected.into();
            ReadError::new(start, Problem::Expected { expected, found })
        } else {
            self.not_a_value(start)
        }
    }

    /// The error for a value of the right kind that breaks a rule; `rule` reads on from "the value".
    pub fn refused(&self, start: usize, rule: impl Into<Cow<'static, str>>) -> ReadError {
        ReadError::new(start, Problem::Refused { rule: rule.into(), found: Found::at(self.text, start) })
    }

    /// Fails unless only white space is left.
    ///
    /// # Errors
    /// Anything behind the value.
    pub fn end(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(ReadError::syntax(self.at, "nothing more after the end of the value")),
        }
    }

    /// Takes `null` if it stands here.
    ///
    /// # Errors
    /// A token that starts like `null` and is not.
    pub fn null(&mut self) -> Result<bool, ReadError> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.literal("null").map(|()| true)
    }

    /// Takes `true` or `false`.
    ///
    /// # Errors
    /// Anything else; `expected` says what the field wants.
    pub fn boolean(&mut self, expected: &'static str) -> Result<bool, ReadError> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.expected(self.at, expected)),
        }
    }

    /// Takes a number, as text.
    ///
    /// # Errors
    /// Anything else, or a number outside the grammar such as `01`, `+1` or `.5`.
    pub fn number(&mut self, expected: impl Into<Cow<'static, str>>) -> Result<Number<'de>, ReadError> {
        let start = self.position();
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => {
                self.at = scan_number(self.text.as_bytes(), start)?;
                Ok(Number { text: &self.text[start..self.at], start })
            }
            _ => Err(self.expected(start, expected)),
        }
    }

    /// Takes a string without its escapes.
    ///
    /// # Errors
    /// Anything else, control characters, bad escapes, lone surrogates.
    pub fn string(&mut self, expected: impl Into<Cow<'static, str>>) -> Result<Cow<'de, str>, ReadError> {
        match self.peek() {
            Some(b'"') => self.quoted(),
            _ => Err(self.expected(self.at, expected)),
        }
    }

    /// Enters an object.
    ///
    /// # Errors
    /// Anything else, or more than [`MAX_DEPTH`] levels.
    pub fn begin_object(&mut self, expected: impl Into<Cow<'static, str>>) -> Result<Object<'de>, ReadError> {
        let start = self.position();
        if self.peek() != Some(b'{') {
            return Err(self.expected(start, expected));
        }
        self.descend(start)?;
        Ok(Object { start, first: true, tag: None, unknown: Vec::new() })
    }

    /// Enters an object of a tagged enum and gives the tag's text, wherever in the object the tag stands.
    ///
    /// [`next_key`](Self::next_key) then passes over the tag. Where it does not come first, the members before it are
    /// scanned for it, without recursion and within the depth limit.
    ///
    /// # Errors
    /// Anything but an object, a missing tag, a tag that is no string.
    pub fn begin_tagged(
        &mut self,
        tag: &'static str,
        expected: impl Into<Cow<'static, str>>,
    ) -> Result<(Object<'de>, Cow<'de, str>, usize), ReadError> {
        let mut object = self.begin_object(expected)?;
        let (members, depth) = (self.at, self.depth);
        while let Some(key) = self.next_key(&mut object)? {
            if key.text == tag {
                let start = self.position();
                if self.peek() != Some(b'"') {
                    let expected = format!("a string, since `{tag}` tells which kind of object this is");
                    return Err(self.expected(start, expected));
                }
                let text = self.quoted()?;
                (self.at, self.depth) = (members, depth);
                object.first = true;
                object.tag = Some((tag, false));
                return Ok((object, text, start));
            }
            self.ends.get_or_insert_default();
            self.skip()?;
        }
        Err(ReadError::new(object.start, Problem::Missing { field: tag }))
    }

    /// The next member's name, with the reader in front of its value; `None` at the object's end.
    ///
    /// # Errors
    /// Bad grammar; at the end, an unknown name that occurred twice.
    pub fn next_key(&mut self, object: &mut Object<'de>) -> Result<Option<Key<'de>>, ReadError> {
        loop {
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    self.depth -= 1;
                    return self.end_of(object).map(|()| None);
                }
                Some(b'"') if object.first => {}
                Some(b',') if !object.first => {
                    self.at += 1;
                    if self.peek() != Some(b'"') {
                        return Err(ReadError::syntax(self.at, "a member's name in double quotes"));
                    }
                }
                _ if object.first => return Err(ReadError::syntax(self.at, "a member's name in double quotes or `}`")),
                _ => return Err(ReadError::syntax(self.at, "`,` or `}`")),
            }
            object.first = false;
            let start = self.at;
            let text = self.quoted()?;
            if self.peek() != Some(b':') {
                return Err(ReadError::syntax(self.at, "`:`"));
            }
            self.at += 1;
            match &mut object.tag {
                Some((tag, seen)) if *tag == text => {
                    if std::mem::replace(seen, true) {
                        return Err(ReadError::new(start, Problem::Duplicate { key: text.into_owned() }));
                    }
                    self.skip()?;
                }
                _ => return Ok(Some(Key { text, start })),
            }
        }
    }

    /// Goes back in front of an object that was just entered.
    pub(crate) fn leave(&mut self, object: &Object<'de>) {
        self.at = object.start;
        self.depth -= 1;
    }

    /// Passes over a member that the type does not model; a name that comes twice is an error.
    ///
    /// # Errors
    /// Bad grammar inside the value, or a duplicate name.
    pub fn unknown(&mut self, object: &mut Object<'de>, key: Key<'de>) -> Result<(), ReadError> {
        let start = key.start;
        self.note_unknown(object, key)?;
        if let Some(unmodelled) = &mut self.unmodelled {
            unmodelled.push(start);
        }
        self.skip()
    }

    /// Notes the name of a member that the type does not model, with the reader in front of its value.
    pub(crate) fn note_unknown(&mut self, object: &mut Object<'de>, key: Key<'de>) -> Result<(), ReadError> {
        if object.unknown.len() < FEW_KEYS && object.unknown.contains(&key.text) {
            return Err(ReadError::new(key.start, Problem::Duplicate { key: key.text.into_owned() }));
        }
        object.unknown.push(key.text);
        Ok(())
    }

    /// Enters an array.
    ///
    /// # Errors
    /// Anything else, or more than [`MAX_DEPTH`] levels.
    pub fn begin_array(&mut self, expected: impl Into<Cow<'static, str>>) -> Result<Array, ReadError> {
        let start = self.position();
        if self.peek() != Some(b'[') {
            return Err(self.expected(start, expected));
        }
        self.descend(start)?;
        Ok(Array { first: true })
    }

    /// Whether another item follows, with the reader in front of it.
    ///
    /// # Errors
    /// Bad grammar.
    pub fn next_item(&mut self, array: &mut Array) -> Result<bool, ReadError> {
        match self.peek() {
            Some(b']') => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(b',') if !array.first => self.at += 1,
            Some(_) if array.first => {}
            None if array.first => return Err(ReadError::syntax(self.at, "a JSON value or `]`")),
            _ => return Err(ReadError::syntax(self.at, "`,` or `]`")),
        }
        array.first = false;
        Ok(true)
    }

    /// Passes over one value and gives its text. The grammar, surrogates and depth are checked, nothing else.
    ///
    /// # Errors
    /// Bad grammar, or more than [`MAX_DEPTH`] levels.
    pub fn raw(&mut self) -> Result<&'de str, ReadError> {
        let start = self.position();
        self.skip()?;
        Ok(&self.text[start..self.at])
    }

    /// As [`raw`](Self::raw), with the depth counted from this value on, for a body inside an envelope.
    pub(crate) fn raw_body(&mut self) -> Result<&'de str, ReadError> {
        let depth = std::mem::take(&mut self.depth);
        let raw = self.raw();
        self.depth = depth;
        raw
    }

    /// Passes over one value.
    ///
    /// # Errors
    /// As [`raw`](Self::raw).
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let start = self.position();
        if let Some(end) = self.ends.as_ref().and_then(|ends| ends.get(&start)) {
            self.at = *end;
            return Ok(());
        }
        let outside = self.depth;
        let mut is_object = 0_u64;
        let mut starts = Vec::new();
        loop {
            let start = self.position();
            match self.peek() {
                Some(open @ (b'{' | b'[')) => {
                    self.descend(start)?;
                    is_object = is_object << 1 | u64::from(open == b'{');
                    if self.ends.is_some() {
                        starts.push(start);
                    }
                    let close = if open == b'{' { b'}' } else { b']' };
                    if self.peek() != Some(close) {
                        if open == b'{' {
                            self.skip_key("a member's name in double quotes or `}`")?;
                        }
                        continue;
                    }
                }
                Some(b'"') => self.at = scan_string(self.text.as_bytes(), start)?.0,
                Some(b'-' | b'0'..=b'9') => self.at = scan_number(self.text.as_bytes(), start)?,
                Some(b't') => self.literal("true")?,
                Some(b'f') => self.literal("false")?,
                Some(b'n') => self.literal("null")?,
                _ => return Err(self.not_a_value(start)),
            }
            // Behind a value (or in front of the bracket that closes an empty one): close what ends here.
            loop {
                if self.depth == outside {
                    return Ok(());
                }
                let in_object = is_object & 1 == 1;
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        if in_object {
                            self.skip_key("a member's name in double quotes")?;
                        }
                        break;
                    }
                    Some(b'}') if in_object => {}
                    Some(b']') if !in_object => {}
                    _ if in_object => return Err(ReadError::syntax(self.at, "`,` or `}`")),
                    _ => return Err(ReadError::syntax(self.at, "`,` or `]`")),
                }
                self.at += 1;
                self.depth -= 1;
                is_object >>= 1;
                if let (Some(ends), Some(start)) = (&mut self.ends, starts.pop())
                    && self.at - start >= WORTH_KEEPING
                {
                    ends.insert(start, self.at);
                }
            }
        }
    }

    fn skip_key(&mut self, expected: &'static str) -> Result<(), ReadError> {
        if self.peek() != Some(b'"') {
            return Err(ReadError::syntax(self.at, expected));
        }
        self.at = scan_string(self.text.as_bytes(), self.at)?.0;
        if self.peek() != Some(b':') {
            return Err(ReadError::syntax(self.at, "`:`"));
        }
        self.at += 1;
        Ok(())
    }

    fn skip_space(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += blank;
    }

    fn descend(&mut self, start: usize) -> Result<(), ReadError> {
        if self.depth == MAX_DEPTH {
            return Err(ReadError::new(start, Problem::TooDeep));
        }
        self.depth += 1;
        self.at = start + 1;
        Ok(())
    }

    fn literal(&mut self, word: &'static str) -> Result<(), ReadError> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.not_a_value(self.at));
        }
        self.at += word.len();
        Ok(())
    }

    fn quoted(&mut self) -> Result<Cow<'de, str>, ReadError> {
        let start = self.at;
        let (end, escaped) = scan_string(self.text.as_bytes(), start)?;
        self.at = end;
        let inner = &self.text[start + 1..end - 1];
        Ok(if escaped { Cow::Owned(unescape(inner)) } else { Cow::Borrowed(inner) })
    }

    fn not_a_value(&self, start: usize) -> ReadError {
        ReadError::syntax(start, "a JSON value")
    }

    fn end_of(&self, object: &mut Object<'de>) -> Result<(), ReadError> {
        if object.unknown.len() > FEW_KEYS {
            object.unknown.sort_unstable();
            if let Some(pair) = object.unknown.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(ReadError::new(object.start, Problem::Duplicate { key: pair[0].to_string() }));
            }
        }
        Ok(())
    }
}

/// The end of the number that starts at `start`.
fn scan_number(bytes: &[u8], start: usize) -> Result<usize, ReadError> {
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = start + usize::from(bytes[start] == b'-');
    let whole = digits(at);
    if whole == 0 {
        return Err(ReadError::syntax(at, "a digit"));
    }
    if whole > 1 && bytes[at] == b'0' {
        return Err(ReadError::syntax(at, "a number without leading zeros"));
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return Err(ReadError::syntax(at + 1, "a digit"));
        }
        at += 1 + fraction;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits((at + 1 + sign).min(bytes.len()));
        if exponent == 0 {
            return Err(ReadError::syntax(at + 1 + sign, "a digit"));
        }
        at += 1 + sign + exponent;
    }
    Ok(at)
}

/// The end of the string whose quote is at `start`, and whether it has escapes.
fn scan_string(bytes: &[u8], start: usize) -> Result<(usize, bool), ReadError> {
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        at += bytes[at..].iter().take_while(|&&byte| byte >= 0x20 && byte != b'"' && byte != b'\\').count();
        match bytes.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => {
                escaped = true;
                at = scan_escape(bytes, at)?;
            }
            Some(_) => {
                return Err(ReadError::syntax(at, "no bare control character in a string (write it as \\u00..)"));
            }
            None => return Err(ReadError::syntax(at, "the string's closing quote")),
        }
    }
}

/// The end of the escape whose backslash is at `at`; a surrogate pair is one escape.
fn scan_escape(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match hex4(bytes, at + 2)? {
            0xD800..=0xDBFF if bytes.get(at + 6) == Some(&b'\\') && bytes.get(at + 7) == Some(&b'u') => {
                match hex4(bytes, at + 8)? {
                    0xDC00..=0xDFFF => Ok(at + 12),
                    _ => Err(ReadError::syntax(at, "a surrogate pair, not half of one")),
                }
            }
            0xD800..=0xDFFF => Err(ReadError::syntax(at, "a surrogate pair, not half of one")),
            _ => Ok(at + 6),
        },
        _ => Err(ReadError::syntax(at, "an escape: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")),
    }
}

fn hex4(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    let mut value = 0;
    for offset in 0..4 {
        let digit = bytes.get(at + offset).and_then(|&byte| char::from(byte).to_digit(16));
        value = value << 4 | digit.ok_or(ReadError::syntax(at + offset, "a hexadecimal digit"))?;
    }
    Ok(value)
}

/// The text of a string whose escapes `scan_string` has checked.
fn unescape(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest.as_bytes()[at + 1];
        let mut used = at + 2;
        match escape {
            b'b' => out.push('\u{8}'),
            b'f' => out.push('\u{c}'),
            b'n' => out.push('\n'),
            b'r' => out.push('\r'),
            b't' => out.push('\t'),
            b'u' => {
                let unit = |from: usize| u32::from_str_radix(&rest[from..from + 4], 16).unwrap_or(0);
                let (mut code, mut end) = (unit(at + 2), at + 6);
                if (0xD800..0xDC00).contains(&code) {
                    code = 0x10000 + ((code - 0xD800) << 10) + (unit(at + 8) - 0xDC00);
                    end = at + 12;
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                used = end;
            }
            other => out.push(char::from(other)),
        }
        rest = &rest[used..];
    }
    out.push_str(rest);
    out
}
