//! `Option`, which a field must qualify: `omitempty` (left out) or `nullable` (written as null).
//!
//! It is no [`Payload`] itself, so it cannot be an item of a list or a map.

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, EncodeNullable, EncodeOmitEmpty, Nullable, OmitEmpty, OrderingKey, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, Side, nullable};
use std::borrow::Cow;

impl<M, T: Payload<M>> OmitEmpty<M> for Option<T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;
    const IS_OPTION: bool = true;

    fn empty() -> Self {
        None
    }

    fn is_empty(&self) -> bool {
        self.is_none()
    }

    fn read_some(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        T::read(reader, rules).map(Some)
    }

    #[cfg(feature = "schema")]
    fn schema_some(definitions: &mut Definitions, rules: &Rules) -> Schema {
        not_null::<T, M>(definitions, rules)
    }
}

impl<M, T: Encode<M>> EncodeOmitEmpty<M> for Option<T> {
    fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        match self {
            Some(value) => write_not_null(value, writer, rules),
            None => Ok(()),
        }
    }
}

impl<M, T: Payload<M>> Nullable<M> for Option<T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read_nullable(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        if reader.null()? { Ok(None) } else { T::read(reader, rules).map(Some) }
    }

    #[cfg(feature = "schema")]
    fn schema_nullable(definitions: &mut Definitions, rules: &Rules) -> Schema {
        nullable(T::schema(definitions, rules))
    }
}

impl<M, T: Encode<M>> EncodeNullable<M> for Option<T> {
    fn write_nullable(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        match self {
            Some(value) => write_not_null(value, writer, rules),
            None => {
                writer.null();
                Ok(())
            }
        }
    }
}

impl<M, T: OrderingKey<M>> OrderingKey<M> for Option<T> {
    fn ordering_key(&self) -> Option<Cow<'_, str>> {
        self.as_ref().and_then(T::ordering_key)
    }
}

/// Writes a value that must not look like `None` to its readers.
pub(super) fn write_not_null<M, T: Encode<M>>(
    value: &T,
    writer: &mut Writer<'_>,
    rules: &Rules,
) -> Result<(), WriteError> {
    let from = writer.position();
    value.write(writer, rules)?;
    if T::TAKES_NULL && writer.since(from) == b"null" {
        return Err(WriteError::new("a value other than null, which would be read back as no value"));
    }
    Ok(())
}

/// The schema of `T` without null, on the side where that can be told.
#[cfg(feature = "schema")]
pub(super) fn not_null<T: Payload<M>, M>(definitions: &mut Definitions, rules: &Rules) -> Schema {
    let mut schema = T::schema(definitions, rules);
    if T::TAKES_NULL && definitions.side() == Side::Writer {
        schema.insert("not".to_owned(), serde_json::json!({"type": "null"}));
    }
    schema
}
