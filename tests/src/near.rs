//! Near misses of strings: what a lenient parser takes and a strict one refuses.

/// A string close to `text`.
pub fn near_miss(text: &str, rng: &mut fastrand::Rng) -> String {
    for _ in 0..4 {
        let changed = match rng.u8(..8) {
            0 | 1 if looks_like_time(text) => near_time(text, rng),
            0..=3 if text.starts_with("PT") => near_duration(text, rng),
            0 if text.len() == 36 => near_uuid(text, rng),
            1 | 2 if text.bytes().any(|byte| byte.is_ascii_digit()) => near_digits(text, rng),
            _ => edit(text, rng),
        };
        if changed != text {
            return changed;
        }
    }
    format!("{text}x")
}

fn looks_like_time(text: &str) -> bool {
    text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-') && text.is_ascii()
}

fn edit(text: &str, rng: &mut fastrand::Rng) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = rng.usize(..=chars.len());
    let (head, tail): (String, String) = (chars[..at].iter().collect(), chars[at..].iter().collect());
    match rng.u8(..14) {
        0 => text.to_lowercase(),
        1 => text.to_uppercase(),
        2 => format!("{text}\n"),
        3 => format!(" {text}"),
        4 => format!("{text} "),
        5 => format!("+{text}"),
        6 => format!("{head}{}", tail.chars().skip(1).collect::<String>()),
        7 => format!(
            "{head}{}{tail}",
            rng.choice(["0", "_", "=", "-", "\u{0}", "é", "😀", ".", "A"]).expect("not empty")
        ),
        8 => String::new(),
        9 => format!("{text}{text}"),
        10 => format!("{text}{}", "x".repeat(70)),
        11 => text.trim_end_matches('=').to_owned(),
        12 => text.replace('+', "-").replace('/', "_"),
        _ => rng
            .choice([
                "+5", "007", ".5", "5.", "1e3", "-0", "0", "-", "1_000", "0x10", "１２", "٣", "QQ==", "QR==", "QQ",
                "null",
            ])
            .expect("not empty")
            .to_owned(),
    }
}

/// Decimal strings and their like: signs, zeros, points, bounds.
fn near_digits(text: &str, rng: &mut fastrand::Rng) -> String {
    let digits = text.trim_start_matches('-');
    match rng.u8(..12) {
        0 => format!("+{digits}"),
        1 => format!("-{digits}"),
        2 => format!("0{digits}"),
        3 => format!("{text}.0"),
        4 => format!("{text}0"),
        5 => format!("{text}e0"),
        6 => format!("{text}."),
        7 => text.replace('0', "٠").replace('1', "１"),
        8 => text.replace('.', ","),
        9 => bump(text),
        10 => {
            const BOUNDS: [&str; 16] = [
                "127",
                "128",
                "-128",
                "-129",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "18446744073709551615",
                "18446744073709551616",
                "9007199254740992",
                "170141183460469231731687303715884105727",
                "170141183460469231731687303715884105728",
                "340282366920938463463374607431768211455",
                "340282366920938463463374607431768211456",
                "79228162514264337593543950336",
            ];
            BOUNDS[rng.usize(..BOUNDS.len())].to_owned()
        }
        _ => text.replacen('-', "\u{2212}", 1),
    }
}

/// The text with its last digit one higher.
fn bump(text: &str) -> String {
    let mut bytes = text.to_owned().into_bytes();
    if let Some(digit) = bytes.iter_mut().rev().find(|byte| matches!(byte, b'0'..=b'8')) {
        *digit += 1;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn near_uuid(text: &str, rng: &mut fastrand::Rng) -> String {
    match rng.u8(..5) {
        0 => text.to_uppercase(),
        1 => format!("{{{text}}}"),
        2 => text.replace('-', ""),
        3 => format!("urn:uuid:{text}"),
        _ => text.replacen(|c: char| c.is_ascii_hexdigit(), "g", 1),
    }
}

/// Durations: ISO 8601 has more forms than the one that we read.
fn near_duration(text: &str, rng: &mut fastrand::Rng) -> String {
    let seconds = text.trim_start_matches("PT").trim_end_matches('S');
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "5"));
    match rng.u8(..12) {
        0 => format!("PT{whole}.{fraction}0S"),
        1 => format!("PT{whole}.0S"),
        2 => format!("PT{whole}.S"),
        3 => format!("PT.{fraction}S"),
        4 => format!("PT{whole},{fraction}S"),
        5 => format!("PT0{whole}S"),
        6 => format!("PT-{whole}S"),
        7 => format!("PT{whole}M"),
        8 => format!("P1DT{whole}S"),
        9 => format!("PT{whole}.1234567891S"),
        10 => text.to_lowercase(),
        _ => rng
            .choice(["PT9007199254740992S", "PT9007199254740991.9S", "PT0S", "PTS", "P"])
            .expect("not empty")
            .to_owned(),
    }
}

/// Times and dates: RFC 3339 and what comes close.
fn near_time(text: &str, rng: &mut fastrand::Rng) -> String {
    let date = &text[..10.min(text.len())];
    let offset_at = text[date.len()..].find(['Z', 'z', '+', '-']).map_or(text.len(), |at| at + date.len());
    let (local, offset) = text.split_at(offset_at);
    let seconds = &local[..19.min(local.len())];
    match rng.u8(..22) {
        0 => text.replace('T', "t"),
        1 => text.replace('T', " "),
        2 => text.replace('Z', "z"),
        3 => format!("{local}+00:00"),
        4 => format!("{local}-00:00"),
        5 => format!("{local}{}", offset.replace(':', "")),
        6 => format!("{local}+24:00"),
        7 => format!("{local}-23:59"),
        8 => format!("{local}+12:60"),
        9 => format!("{local}Z"),
        10 => format!("{seconds}.{offset}"),
        11 => format!("{seconds}.1234567890123{offset}"),
        12 => format!("{seconds}.{}{offset}", "120000000".split_at(rng.usize(1..=9)).0),
        13 => text.replacen("-", "-0", 1),
        14 => format!("1{text}"),
        15 => format!("{}-02-30{}", &date[..4], &text[date.len()..]),
        16 => format!(
            "{}-02-29{}",
            rng.choice(["1900", "2000", "2024", "2023", "0000"]).expect("not empty"),
            &text[date.len()..]
        ),
        17 => format!("{}{}", rng.choice(["0000", "9999"]).expect("not empty"), &text[4..]),
        18 => format!("{date}T23:59:60{offset}"),
        19 => format!("{date}T24:00:00{offset}"),
        20 => format!("{}{offset}", &local[..16.min(local.len())]),
        _ => date.to_owned(),
    }
}
