//! `ReadError` and `WriteError`: what went wrong and where, small enough to return by value.
//!
//! They leave out the event's type, its id and the JSON Pointer: [`DecodeError`](crate::DecodeError) and
//! [`EncodeError`](crate::EncodeError) add those, once, after the failure.

use std::borrow::Cow;
use std::fmt;

/// Reading a value failed.
///
/// Made by [`Reader`](super::Reader) and returned from [`Payload::read`](crate::Payload::read).
#[derive(Debug, Clone)]
pub struct ReadError(Box<(usize, Problem)>);

impl ReadError {
    pub(crate) fn new(offset: usize, problem: Problem) -> Self {
        Self(Box::new((offset, problem)))
    }

    pub(crate) fn syntax(offset: usize, expected: &'static str) -> Self {
        Self::new(offset, Problem::Syntax { expected })
    }

    /// Byte offset in the text: where the value, or the wrong character, starts.
    pub fn offset(&self) -> usize {
        self.0.0
    }

    pub(crate) fn problem(&self) -> &Problem {
        &self.0.1
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.1.fmt(f)
    }
}

impl std::error::Error for ReadError {}

/// What a read met.
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    /// The text is no JSON here.
    Syntax { expected: &'static str },
    /// A value of another kind than the type wants.
    Expected { expected: Cow<'static, str>, found: Found },
    /// A value of the right kind that breaks a rule.
    Refused { rule: Cow<'static, str>, found: Found },
    /// A member that must be there is not.
    Missing { field: &'static str },
    /// A member's name comes twice (or a field under two of its names).
    Duplicate { key: String },
    /// More than `MAX_DEPTH` levels.
    TooDeep,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { expected } => write!(f, "not valid JSON: expected {expected}"),
            Self::Expected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Refused { rule, found } => write!(f, "expected {rule}, found {found}"),
            Self::Missing { field } => write!(f, "missing field `{field}`"),
            Self::Duplicate { key } => write!(f, "duplicate field `{}`", Abridged(key)),
            Self::TooDeep => write!(f, "nested more than {} levels deep", super::MAX_DEPTH),
        }
    }
}

/// Text from outside, cut to a length that a log line can bear and without control characters.
pub(crate) struct Abridged<'a>(pub(crate) &'a str);

impl fmt::Display for Abridged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.chars();
        for c in chars.by_ref().take(128) {
            write!(f, "{}", c.escape_debug())?;
        }
        if chars.next().is_some() { f.write_str("..") } else { Ok(()) }
    }
}

/// The kind and size of a value, never the value itself: it may be private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0 up, with how many digits it is written.
    Number(usize),
    /// A number with a minus sign, with how many digits it is written.
    Negative(usize),
    /// A number from 0 up that is not whole, with how many digits it is written.
    Fraction(usize),
    /// A string, with its length in characters, escapes counted as written.
    String(usize),
    /// An array.
    Array,
    /// An object.
    Object,
    /// The end of the text.
    End,
    /// No JSON value.
    Other,
}

impl Found {
    /// The kind of the value that starts at `start`.
    pub(crate) fn at(text: &str, start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        match rest.as_bytes().first() {
            None => Self::End,
            Some(b'{') => Self::Object,
            Some(b'[') => Self::Array,
            Some(b't') if rest.starts_with("true") => Self::Boolean,
            Some(b'f') if rest.starts_with("false") => Self::Boolean,
            Some(b'n') if rest.starts_with("null") => Self::Null,
            Some(b'"') => Self::String(string_length(&rest[1..])),
            Some(b'-' | b'0'..=b'9') => {
                let part = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
                Self::number(&rest[..rest.bytes().take_while(part).count()])
            }
            Some(_) => Self::Other,
        }
    }

    fn number(text: &str) -> Self {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
        match mantissa.split_once('.') {
            _ if text.starts_with('-') => Self::Negative(digits),
            Some((_, fraction)) if fraction.bytes().any(|byte| byte != b'0') => Self::Fraction(digits),
            _ => Self::Number(digits),
        }
    }

    pub(crate) fn is_token(self) -> bool {
        !matches!(self, Self::Other | Self::End)
    }
}

fn string_length(inner: &str) -> usize {
    let mut escaped = false;
    let open = |c: &char| {
        let end = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        !end
    };
    inner.chars().take_while(open).count()
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Number(digits) => write!(f, "a number of {}", Count(*digits, "digit")),
            Self::Negative(digits) => write!(f, "a negative number of {}", Count(*digits, "digit")),
            Self::Fraction(digits) => write!(f, "a number of {} with a fraction", Count(*digits, "digit")),
            Self::String(length) => write!(f, "a string of {}", Count(*length, "character")),
            Self::Array => f.write_str("an array"),
            Self::Object => f.write_str("an object"),
            Self::End => f.write_str("the end of the text"),
            Self::Other => f.write_str("no JSON value"),
        }
    }
}

/// So many of a thing, whose name is in the singular.
struct Count(usize, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

/// Writing a value was refused: it has no JSON, or breaks a rule of its field.
///
/// Returned from [`Encode::write`](crate::Encode::write).
#[derive(Debug, Clone)]
pub struct WriteError(Box<Cow<'static, str>>);

impl WriteError {
    /// A refusal; `rule` says what was expected, without the value.
    pub fn new(rule: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(rule.into()))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WriteError {}
