//! `IsoDuration`: a length of time as `PT<seconds>S`, the one form that every language's ISO 8601 parser agrees on.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::text_leaf::{TextLeaf, leaf, read_text, write_text};
use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

const MAX_SECONDS: u64 = (1 << 53) - 1;

/// A length of time: `PT90S`, `PT0.25S`; 0 to 2^53 - 1 seconds, nanosecond steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IsoDuration(Duration);

impl IsoDuration {
    /// The duration as std has it.
    pub const fn get(self) -> Duration {
        self.0
    }
}

impl From<Duration> for IsoDuration {
    /// Durations of 2^53 seconds and more are refused later, when they are written.
    fn from(duration: Duration) -> Self {
        Self(duration)
    }
}

impl From<IsoDuration> for Duration {
    fn from(duration: IsoDuration) -> Self {
        duration.0
    }
}

impl fmt::Display for IsoDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PT{}", self.0.as_secs())?;
        if self.0.subsec_nanos() > 0 {
            let digits = format!("{:09}", self.0.subsec_nanos());
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("S")
    }
}

impl TextLeaf for IsoDuration {
    // 0 to 9007199254740991, digit by digit; the tests compare it with the generated pattern.
    const PATTERN: &'static str = concat!(
        "^PT(?:0|[1-9][0-9]{0,14}|[1-8][0-9]{15}|900[0-6][0-9]{12}|90070[0-9]{11}|90071[0-8][0-9]{10}",
        "|900719[0-8][0-9]{9}|9007199[0-1][0-9]{8}|90071992[0-4][0-9]{7}|900719925[0-3][0-9]{6}",
        "|9007199254[0-6][0-9]{5}|90071992547[0-3][0-9]{4}|9007199254740[0-8][0-9]{2}",
        "|90071992547409[0-8][0-9]|900719925474099[0-1])(?:\\.[0-9]{0,8}[1-9])?S$",
    );
    const FORMAT: Option<&'static str> = Some("duration");
    const EXPECTED: &'static str = "a duration such as PT90S or PT0.25S";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let inner = text.strip_prefix("PT").and_then(|rest| rest.strip_suffix('S')).ok_or("PT<seconds>S")?;
        let (whole, fraction) = match inner.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (inner, None),
        };
        let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || (whole.len() > 1 && whole.starts_with('0')) {
            return Err("seconds in plain digits");
        }
        let seconds: u64 = whole.parse().map_err(|_| "at most 2^53 - 1 seconds")?;
        if seconds > MAX_SECONDS {
            return Err("at most 2^53 - 1 seconds");
        }
        let nanos = match fraction {
            None => 0,
            Some(digits) if plain(digits) && digits.len() <= 9 && !digits.ends_with('0') => {
                format!("{digits:0<9}").parse().map_err(|_| "1 to 9 digits of fraction")?
            }
            Some(_) => return Err("1 to 9 digits of fraction, the last not 0"),
        };
        Ok(Self(Duration::new(seconds, nanos)))
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        if self.0.as_secs() > MAX_SECONDS {
            return Err("at most 2^53 - 1 seconds");
        }
        out.push_str(&self.to_string());
        Ok(())
    }
}

leaf!(IsoDuration, "Duration");
