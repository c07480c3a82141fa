//! What the text of an attribute must be: the rules of CloudEvents 1.0, one function per kind of text, for reading and
//! writing alike. Each failed rule is the text of "expected ..".
//!
//! It leaves out where the text stands and how the failure is reported.

use chrono::NaiveDate;

use super::attributes::Core;
use super::uri;

/// The longest name of an attribute that is written; longer ones are read.
pub(super) const MAX_NAME: usize = 20;

/// The rule that `text` breaks as the value of `core`.
pub(super) fn core_text(core: Core, text: &str) -> Result<(), &'static str> {
    let holds = match core {
        Core::SpecVersion if text != "1.0" => return Err("`1.0`, the only version of CloudEvents that is known"),
        Core::Time if !is_time(text) => return Err("a time in the form of RFC 3339, such as 2026-01-31T09:30:00Z"),
        Core::DataContentType => return media_type(text),
        Core::DataSchema if !uri::is_absolute(text) => {
            return Err("an absolute URI, such as https://example.com/schema");
        }
        Core::Source if !text.is_empty() && !uri::is_reference(text) => {
            return Err("a URI reference (percent-encode what a URI cannot hold), such as /shop/orders");
        }
        _ => !text.is_empty(),
    };
    if holds { plain_text(text) } else { Err("text that is not empty") }
}

/// The rule that `text` breaks as the value of an extension.
pub(super) fn extension_text(name: &str, text: &str) -> Result<(), &'static str> {
    if name == "partitionkey" && text.is_empty() {
        return Err("an ordering key that is not empty (no key at all leaves the event unordered)");
    }
    plain_text(text)
}

/// Whether `name` can be the name of an attribute, whatever its length.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether `datacontenttype` says that the data is JSON: `json` or `+json`, whatever the case and the parameters.
pub(super) fn is_json_type(content_type: Option<&str>) -> bool {
    let Some(content_type) = content_type else { return true };
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let subtype = essence.split('/').nth(1).unwrap_or_default().to_ascii_lowercase();
    subtype == "json" || subtype.ends_with("+json")
}

/// CloudEvents 1.0, section "Type System": what a String may not hold.
fn plain_text(text: &str) -> Result<(), &'static str> {
    let is_noncharacter = |c: char| matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    if text.chars().any(|c| c.is_control() || is_noncharacter(c)) {
        return Err("text without control characters and Unicode noncharacters");
    }
    Ok(())
}

/// RFC 2045, section 5.1: `type/subtype` and parameters; empty parameters are let pass, as RFC 9110 does.
fn media_type(text: &str) -> Result<(), &'static str> {
    const RULE: &str = "a media type, such as application/json";
    plain_text(text)?;
    let (essence, mut rest) = text.split_at(text.find(';').unwrap_or(text.len()));
    let is_token = |part: &str| !part.is_empty() && part.bytes().all(is_token_byte);
    let named = essence.trim_end_matches(' ').split_once('/').is_some_and(|(top, sub)| is_token(top) && is_token(sub));
    if !named {
        return Err(RULE);
    }
    while let Some(parameter) = rest.strip_prefix(';') {
        rest = skip_parameter(parameter.trim_start_matches(' ')).ok_or(RULE)?.trim_start_matches(' ');
    }
    if rest.is_empty() { Ok(()) } else { Err(RULE) }
}

/// What stands behind the parameter at the start of `text`.
fn skip_parameter(text: &str) -> Option<&str> {
    let token = |text: &str| text.bytes().take_while(|&byte| is_token_byte(byte)).count();
    let name = token(text);
    if name == 0 {
        return Some(text);
    }
    let value = text[name..].strip_prefix('=')?;
    if let Some(quoted) = value.strip_prefix('"') {
        let mut escaped = false;
        let close = quoted.find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })?;
        return Some(&quoted[close + 1..]);
    }
    match token(value) {
        0 => None,
        length => Some(&value[length..]),
    }
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte)
}

/// RFC 3339, section 5.6, and a day that the calendar has. Any number of fraction digits; second 60 only where the UTC
/// day can end with one (section 5.7).
pub(super) fn is_time(text: &str) -> bool {
    time_fields(text.as_bytes()).is_some()
}

fn time_fields(text: &[u8]) -> Option<()> {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let sign = |at: usize, allowed: &[u8]| text.get(at).is_some_and(|byte| allowed.contains(byte)).then_some(());
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    for (at, allowed) in [(4, "-"), (7, "-"), (10, "Tt"), (13, ":"), (16, ":")] {
        sign(at, allowed.as_bytes())?;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let mut zone = 19;
    if text.get(zone) == Some(&b'.') {
        let digits = text[zone + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        zone += 1 + digits;
        (digits > 0).then_some(())?;
    }
    let offset = match text.get(zone)? {
        b'Z' | b'z' => 0,
        sign_of @ (b'+' | b'-') => {
            let (hours, minutes) = (number(zone + 1..zone + 3)?, number(zone + 4..zone + 6)?);
            sign(zone + 3, b":")?;
            (hours < 24 && minutes < 60).then_some(())?;
            zone += 5;
            let ahead = i64::from(hours * 60 + minutes);
            if *sign_of == b'+' { ahead } else { -ahead }
        }
        _ => return None,
    };
    let last_minute = (i64::from(hour * 60 + minute) - offset).rem_euclid(1440) == 1439;
    let fits = hour < 24 && minute < 60 && (second < 60 || second == 60 && last_minute);
    (fits && text.len() == zone + 1).then_some(())
}
