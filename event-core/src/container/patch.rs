//! `Patch`: a member for which absent and null are two things.

use crate::container::option::write_not_null;
use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, nullable};

/// Absent, null or a value, kept apart: "leave it", "clear it", "set it".
///
/// A field of this type takes neither `omitempty` nor `nullable`; modifiers of its leaf apply to `T`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Patch<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the member is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Applies the patch: `Absent` keeps `current`, `Null` clears it, `Value` replaces it.
    pub fn apply(self, current: &mut Option<T>) {
        match self {
            Self::Absent => {}
            Self::Null => *current = None,
            Self::Value(value) => *current = Some(value),
        }
    }

    pub(crate) fn read<M>(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError>
    where
        T: Payload<M>,
    {
        if reader.null()? { Ok(Self::Null) } else { T::read(reader, rules).map(Self::Value) }
    }

    pub(crate) fn write<M>(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError>
    where
        T: Encode<M>,
    {
        if let Self::Value(value) = self {
            return write_not_null(value, writer, rules);
        }
        writer.null();
        Ok(())
    }

    #[cfg(feature = "schema")]
    pub(crate) fn schema<M>(definitions: &mut Definitions, rules: &Rules) -> Schema
    where
        T: Payload<M>,
    {
        nullable(T::schema(definitions, rules))
    }
}
