//! `TextLeaf` types of the corpus: a fixed length, no bound, and one that is read in more forms than it is written.

use event_core::{Payload, TextLeaf};
use event_tests::arbitrary::{Arbitrary, Hints, Source};

/// Three upper-case letters.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(text)]
pub(crate) struct Currency(String);

/// Words of lower-case letters and digits with dashes between them.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(text)]
pub(crate) struct Slug(String);

/// Two bytes, read in either case, written in lower case.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(text)]
pub(crate) struct Hex(u16);

impl TextLeaf for Currency {
    const PATTERN: &'static str = "^[A-Z]{3}$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let fits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        fits.then(|| Self(text.to_owned())).ok_or("three upper-case letters")
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&self.0);
        Ok(())
    }
}

impl TextLeaf for Slug {
    const PATTERN: &'static str = "^[a-z0-9]+(?:-[a-z0-9]+)*$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        text.split('-').all(word).then(|| Self(text.to_owned())).ok_or("words with dashes between them")
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&self.0);
        Ok(())
    }
}

impl TextLeaf for Hex {
    const PATTERN: &'static str = "^[0-9A-Fa-f]{4}$";
    const WRITTEN_PATTERN: &'static str = "^[0-9a-f]{4}$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(text, 16).ok().filter(|_| fits).map(Self).ok_or("four hexadecimal digits")
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&format!("{:04x}", self.0));
        Ok(())
    }
}

impl Arbitrary for Currency {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        Self((0..3).map(|_| source.rng.char('A'..='Z')).collect())
    }
}

impl Arbitrary for Slug {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        Self(source.pick(&["a", "0", "a-b", "some-words-9", "zzz"]).to_owned())
    }
}

impl Arbitrary for Hex {
    fn arbitrary(source: &mut Source, _: &Hints) -> Self {
        Self(source.rng.u16(..))
    }
}
