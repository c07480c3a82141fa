//! `TextLeaf`: any type as a string leaf, with a pattern that says exactly which strings it takes.

use std::borrow::Cow;
use std::fmt::Display;

use crate::json::{ReadError, Reader, WriteError, Writer};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, Side, TypeInfo, of_type};

/// A type that is a string in JSON: an e-mail address, a currency code, a time of another library.
///
/// Implement it and derive `Payload` with `#[payload(text)]` on the type. Three things must agree, and
/// `event_schema::leaf_test` checks that they do: [`PATTERN`](Self::PATTERN) matches a string exactly when
/// [`parse`](Self::parse) takes it; what [`write`](Self::write) writes matches
/// [`WRITTEN_PATTERN`](Self::WRITTEN_PATTERN) and parses to the same value; a string that matches `WRITTEN_PATTERN` is
/// written back unchanged.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use event_core::{Payload, TextLeaf};
///
/// /// An ISO 4217 code.
/// #[derive(Debug, Clone, PartialEq, Payload)]
/// #[payload(text)]
/// struct Currency([u8; 3]);
///
/// impl TextLeaf for Currency {
///     const PATTERN: &'static str = "^[A-Z]{3}$";
///     type Error = &'static str;
///
///     fn parse(text: &str) -> Result<Self, Self::Error> {
///         match *text.as_bytes() {
///             [a, b, c] if text.bytes().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([a, b, c])),
///             _ => Err("three upper-case letters"),
///         }
///     }
///
///     fn write(&self, out: &mut String) -> Result<(), Self::Error> {
///         out.extend(self.0.map(char::from));
///         Ok(())
///     }
/// }
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text leaf",
    label = "says `#[payload(text)]` without an impl of `TextLeaf`",
    note = "write `impl TextLeaf for {Self}`: the pattern of its strings, how one is parsed and how one is written"
)]
pub trait TextLeaf: Sized {
    /// The strings that are read: an ECMA 262 regular expression anchored with `^` and `$`, without look-around and
    /// with `[0-9]` in place of `\d`.
    const PATTERN: &'static str;
    /// The strings that are written, where these are fewer.
    const WRITTEN_PATTERN: &'static str = Self::PATTERN;
    /// A JSON Schema format: `date-time`, `date`, `uuid` or `duration`.
    const FORMAT: Option<&'static str> = None;
    /// What a reader expects, for its error: a noun phrase.
    const EXPECTED: &'static str = "a string of this type's form";

    /// Why a text or a value is refused; its text is shown, so it must not contain the value.
    type Error: Display;

    /// The value of a text.
    ///
    /// # Errors
    /// The text does not match [`PATTERN`](Self::PATTERN).
    fn parse(text: &str) -> Result<Self, Self::Error>;

    /// Appends the text of the value.
    ///
    /// # Errors
    /// The value has no text that could be read back.
    fn write(&self, out: &mut String) -> Result<(), Self::Error>;
}

/// Reads a text leaf.
///
/// # Errors
/// No string, or one that the type refuses.
pub(crate) fn read_text<T: TextLeaf>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    let start = reader.position();
    let text = reader.string(T::EXPECTED)?;
    T::parse(&text).map_err(|error| reader.refused(start, format!("{} ({error})", T::EXPECTED)))
}

/// Writes a text leaf.
///
/// # Errors
/// The value has no text.
pub(crate) fn write_text<T: TextLeaf>(value: &T, writer: &mut Writer<'_>) -> Result<(), WriteError> {
    let mut text = String::new();
    value.write(&mut text).map_err(|error| WriteError::new(format!("{} ({error})", T::EXPECTED)))?;
    writer.string(&text);
    Ok(())
}

/// The text of a leaf that is an ordering key; `None` where it has none.
pub(crate) fn text_key<T: TextLeaf>(value: &T) -> Option<Cow<'_, str>> {
    let mut text = String::new();
    value.write(&mut text).ok()?;
    Some(text.into())
}

/// What the derive makes of a text leaf: the only place where it asks for the trait, so that a missing impl gives one
/// error. Not for use by hand.
#[derive(Debug)]
pub struct Text<T> {
    read: fn(&mut Reader<'_>) -> Result<T, ReadError>,
    write: fn(&T, &mut Writer<'_>) -> Result<(), WriteError>,
    key: fn(&T) -> Option<Cow<'_, str>>,
    #[cfg(feature = "schema")]
    schema: fn(&mut Definitions, &TypeInfo) -> Schema,
}

impl<T> Text<T> {
    /// The leaf of a type.
    #[allow(clippy::new_without_default, reason = "made by the derive, as a constant")]
    pub const fn new() -> Self
    where
        T: TextLeaf,
    {
        Self {
            read: read_text,
            write: write_text,
            key: text_key,
            #[cfg(feature = "schema")]
            schema: Definitions::text::<T>,
        }
    }

    /// As [`Payload::read`](crate::Payload::read).
    ///
    /// # Errors
    /// As there.
    pub fn read(&self, reader: &mut Reader<'_>) -> Result<T, ReadError> {
        (self.read)(reader)
    }

    /// As [`Encode::write`](crate::Encode::write).
    ///
    /// # Errors
    /// As there.
    pub fn write(&self, value: &T, writer: &mut Writer<'_>) -> Result<(), WriteError> {
        (self.write)(value, writer)
    }

    /// The text as an ordering key; `None` where the value has none.
    pub fn key<'a>(&self, value: &'a T) -> Option<Cow<'a, str>> {
        (self.key)(value)
    }

    /// As [`Payload::schema`](crate::Payload::schema).
    #[cfg(feature = "schema")]
    pub fn schema(&self, definitions: &mut Definitions, info: &TypeInfo) -> Schema {
        (self.schema)(definitions, info)
    }
}

#[cfg(feature = "schema")]
pub(crate) fn text_schema<T: TextLeaf>(side: Side) -> Schema {
    let mut schema = of_type("string");
    if let Some(format) = T::FORMAT {
        schema.insert("format".to_owned(), format.into());
    }
    let pattern = match side {
        Side::Writer => T::WRITTEN_PATTERN,
        Side::Reader => T::PATTERN,
    };
    schema.insert("pattern".to_owned(), pattern.into());
    schema
}

/// A leaf of ours that is a `TextLeaf`.
macro_rules! leaf {
    ($leaf:ty, $name:literal) => {
        impl Payload for $leaf {
            fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
                read_text(reader)
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut Definitions, _: &Rules) -> Schema {
                crate::leaf::text_leaf::text_schema::<Self>(definitions.side())
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                $name.into()
            }
        }

        impl Encode for $leaf {
            fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
                write_text(self, writer)
            }
        }

        impl ListItem for $leaf {}
    };
}
pub(crate) use leaf;
