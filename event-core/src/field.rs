//! `Field`: one member of an object as the derive sees it: how it is read, written, left out and described.
//!
//! The derive makes one constant of these per field, so that reader, writer and schema come from one line and cannot
//! drift apart, and a type that does not fit gives one error. Not for use by hand.

use crate::container::Patch;
use crate::json::{Key, Object, Problem, ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, EncodeNullable, EncodeOmitEmpty, Nullable, OmitEmpty, OmitZero, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

/// The values of a field's modifiers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rules {
    /// `range` on an integer, both ends included.
    pub integers: (Option<i128>, Option<i128>),
    /// `range` on an f64.
    pub floats: (Option<f64>, Option<f64>),
    /// Whether the upper end of `floats` itself is left out (`0.0..1.0`).
    pub float_end_open: bool,
    /// `len`: code points of a string, decoded bytes, items or entries.
    pub len: (usize, Option<usize>),
    /// `precision`: digits of the second's fraction.
    pub digits: u8,
}

impl Rules {
    /// No rules.
    pub const NONE: Self =
        Self { integers: (None, None), floats: (None, None), float_end_open: false, len: (0, None), digits: 0 };

    /// With `range` on an integer; both ends included.
    #[must_use]
    pub const fn integers(mut self, min: Option<i128>, max: Option<i128>) -> Self {
        self.integers = (min, max);
        self
    }

    /// With `range` on an f64.
    #[must_use]
    pub const fn floats(mut self, min: Option<f64>, max: Option<f64>, end_open: bool) -> Self {
        self.floats = (min, max);
        self.float_end_open = end_open;
        self
    }

    /// With `len`; both ends included.
    #[must_use]
    pub const fn len(mut self, min: usize, max: Option<usize>) -> Self {
        self.len = (min, max);
        self
    }

    /// With `precision`, as digits: 0, 3, 6 or 9.
    #[must_use]
    pub const fn digits(mut self, digits: u8) -> Self {
        self.digits = digits;
        self
    }
}

impl Rules {
    /// The same rules, once a `range` is within the values of its type: tokens cannot see through an alias.
    const fn within(self, bounds: Option<(i128, i128)>) -> Self {
        if let Some((min, max)) = bounds {
            let low = match self.integers.0 {
                Some(low) => min <= low && low <= max,
                None => true,
            };
            let high = match self.integers.1 {
                Some(high) => min <= high && high <= max,
                None => true,
            };
            assert!(low && high, "this `range` goes beyond the values of the field's type");
        }
        self
    }

    /// Checks a length against `len`.
    ///
    /// # Errors
    /// What was expected, such as `1 to 64 characters`.
    pub(crate) fn check_len(&self, len: usize, unit: &str) -> Result<(), String> {
        let (min, max) = self.len;
        if len >= min && max.is_none_or(|max| len <= max) {
            return Ok(());
        }
        Err(match max {
            Some(max) if max == min => format!("exactly {min} {unit}"),
            Some(max) => format!("{min} to {max} {unit}"),
            None => format!("at least {min} {unit}"),
        })
    }
}

type ReadFn<T> = fn(&mut Reader<'_>, &Rules) -> Result<T, ReadError>;
type WriteFn<T> = fn(&T, &mut Writer<'_>, &Rules) -> Result<(), WriteError>;
#[cfg(feature = "schema")]
type SchemaFn = fn(&mut Definitions, &Rules) -> Schema;

/// One member of an object whose value is a `T`.
#[derive(Debug)]
pub struct Field<T> {
    pub(crate) rules: Rules,
    read: ReadFn<T>,
    /// What an absent member reads as; `None`: it must be there.
    pub(crate) missing: Option<fn() -> T>,
    /// `None` in a type that is only read.
    write: Option<WriteFn<T>>,
    /// Whether JSON `null` is a value of the field.
    takes_null: bool,
    /// Whether the value is left out; `None`: it is always written.
    pub(crate) omit: Option<fn(&T) -> bool>,
    #[cfg(feature = "schema")]
    pub(crate) schema: SchemaFn,
}

impl<T> Field<T> {
    /// A field that is always written and must be there, read only.
    pub const fn read<M>(rules: Rules) -> Self
    where
        T: Payload<M>,
    {
        Self {
            rules: rules.within(<T as Payload<M>>::BOUNDS),
            read: <T as Payload<M>>::read,
            missing: None,
            takes_null: <T as Payload<M>>::TAKES_NULL,
            write: None,
            omit: None,
            #[cfg(feature = "schema")]
            schema: <T as Payload<M>>::schema,
        }
    }

    /// A field that is always written and must be there.
    pub const fn new<M>(rules: Rules) -> Self
    where
        T: Encode<M>,
    {
        let mut field = Self::read::<M>(rules);
        field.write = Some(<T as Encode<M>>::write);
        field
    }

    /// `omitempty`, read only.
    pub const fn read_omitempty<M>(rules: Rules) -> Self
    where
        T: OmitEmpty<M>,
    {
        let is_readable = rules.len.0 == 0 || T::IS_OPTION;
        assert!(is_readable, "`omitempty` reads an absent member as empty, which this `len` refuses; start at 0");
        Self {
            rules: rules.within(T::BOUNDS),
            read: read_empty::<T, M>,
            missing: Some(T::empty),
            takes_null: true,
            write: None,
            omit: Some(T::is_empty),
            #[cfg(feature = "schema")]
            schema: schema_empty::<T, M>,
        }
    }

    /// `omitempty`.
    pub const fn omitempty<M>(rules: Rules) -> Self
    where
        T: EncodeOmitEmpty<M>,
    {
        let mut field = Self::read_omitempty::<M>(rules);
        field.write = Some(T::write_some);
        field
    }

    /// `omitzero`, read only.
    pub const fn read_omitzero<M>(rules: Rules) -> Self
    where
        T: OmitZero<M>,
    {
        Self {
            rules: rules.within(<T as Payload<M>>::BOUNDS),
            read: <T as Payload<M>>::read,
            missing: Some(T::zero),
            takes_null: <T as Payload<M>>::TAKES_NULL,
            write: None,
            omit: Some(T::is_zero),
            #[cfg(feature = "schema")]
            schema: schema_nonzero::<T, M>,
        }
    }

    /// `omitzero`.
    pub const fn omitzero<M>(rules: Rules) -> Self
    where
        T: OmitZero<M> + Encode<M>,
    {
        let mut field = Self::read_omitzero::<M>(rules);
        field.write = Some(<T as Encode<M>>::write);
        field
    }

    /// `nullable`, read only.
    pub const fn read_nullable<M>(rules: Rules) -> Self
    where
        T: Nullable<M>,
    {
        Self {
            rules: rules.within(T::BOUNDS),
            read: T::read_nullable,
            missing: None,
            takes_null: true,
            write: None,
            omit: None,
            #[cfg(feature = "schema")]
            schema: T::schema_nullable,
        }
    }

    /// `nullable`.
    pub const fn nullable<M>(rules: Rules) -> Self
    where
        T: EncodeNullable<M>,
    {
        let mut field = Self::read_nullable::<M>(rules);
        field.write = Some(T::write_nullable);
        field
    }

    /// The same field with the values of its modifiers.
    #[must_use]
    pub const fn rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// `default` or `default = expr`: written always, may be missing when read.
    #[must_use]
    pub const fn or(mut self, default: fn() -> T) -> Self {
        self.missing = Some(default);
        self
    }

    /// Whether JSON `null` is a value of the field, for newtypes.
    pub const fn takes_null(&self) -> bool {
        self.takes_null
    }

    /// Reads the value itself, for newtypes.
    ///
    /// # Errors
    /// As [`Payload::read`].
    #[inline]
    pub fn read_value(&self, reader: &mut Reader<'_>) -> Result<T, ReadError> {
        (self.read)(reader, &self.rules)
    }

    /// Writes the value itself, for newtypes.
    ///
    /// # Errors
    /// As [`Encode::write`].
    #[inline]
    pub fn write_value(&self, value: &T, writer: &mut Writer<'_>) -> Result<(), WriteError> {
        match self.write {
            Some(write) => write(value, writer, &self.rules),
            None => Err(WriteError::new("a type that can be written, not a reader type")),
        }
    }

    /// Reads a member into its slot; a second one under any of its names is an error.
    ///
    /// # Errors
    /// As [`Payload::read`], or a duplicate.
    #[inline]
    pub fn read_member(&self, slot: &mut Option<T>, key: &Key<'_>, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if slot.is_some() {
            return Err(ReadError::new(key.start, Problem::Duplicate { key: key.text.to_string() }));
        }
        keep((self.read)(reader, &self.rules), |value| *slot = Some(value))
    }

    /// The value at the object's end: what was read, or what an absent member reads as.
    ///
    /// # Errors
    /// The member is missing and must not be.
    #[inline]
    pub fn finish(&self, slot: Option<T>, name: &'static str, object: &Object<'_>) -> Result<T, ReadError> {
        match (slot, self.missing) {
            (Some(value), _) => Ok(value),
            (None, Some(missing)) => Ok(missing()),
            (None, None) => Err(ReadError::new(object.start(), Problem::Missing { field: name })),
        }
    }

    /// Writes a member, or leaves it out. `quoted` is its name as JSON with the colon.
    ///
    /// # Errors
    /// As [`Encode::write`].
    #[inline]
    pub fn write_member(&self, value: &T, quoted: &'static str, writer: &mut Writer<'_>) -> Result<(), WriteError> {
        if self.omit.is_some_and(|omit| omit(value)) {
            return Ok(());
        }
        writer.key(quoted);
        self.write_value(value, writer)
    }
}

/// Passes on what was read. A function of its own, so that without optimisation no copies of the value stand in the frame
/// of one that calls itself for every level of a body.
#[inline]
pub(crate) fn keep<T>(read: Result<T, ReadError>, keep: impl FnOnce(T)) -> Result<(), ReadError> {
    read.map(keep)
}

impl<T> Field<Patch<T>> {
    /// A [`Patch`], read only.
    pub const fn read_patch<M>(rules: Rules) -> Self
    where
        T: Payload<M>,
    {
        Self {
            rules: rules.within(<T as Payload<M>>::BOUNDS),
            read: Patch::<T>::read::<M>,
            missing: Some(|| Patch::Absent),
            takes_null: true,
            write: None,
            omit: Some(Patch::is_absent),
            #[cfg(feature = "schema")]
            schema: Patch::<T>::schema::<M>,
        }
    }

    /// A [`Patch`].
    pub const fn patch<M>(rules: Rules) -> Self
    where
        T: Encode<M>,
    {
        let mut field = Self::read_patch::<M>(rules);
        field.write = Some(Patch::<T>::write::<M>);
        field
    }
}

fn read_empty<T: OmitEmpty<M>, M>(reader: &mut Reader<'_>, rules: &Rules) -> Result<T, ReadError> {
    if reader.null()? { Ok(T::empty()) } else { T::read_some(reader, rules) }
}

#[cfg(feature = "schema")]
fn schema_empty<T: OmitEmpty<M>, M>(definitions: &mut Definitions, rules: &Rules) -> Schema {
    let schema = T::schema_some(definitions, rules);
    match definitions.side() {
        crate::schema::Side::Writer => schema,
        crate::schema::Side::Reader => crate::schema::nullable(schema),
    }
}

#[cfg(feature = "schema")]
fn schema_nonzero<T: OmitZero<M>, M>(definitions: &mut Definitions, rules: &Rules) -> Schema {
    let mut schema = T::schema(definitions, rules);
    if definitions.side() == crate::schema::Side::Writer {
        T::without_zero(&mut schema, rules);
    }
    schema
}
