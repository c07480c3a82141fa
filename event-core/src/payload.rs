//! What may appear in an event body: [`Payload`] (how it is read, its schemas), [`Encode`] (how it is written), the
//! narrower traits that a field's modifiers ask for, and the types that stand for modifiers.
//!
//! The traits carry a parameter `M`, the modifiers of a field's leaf: `i64` alone is no payload, since JavaScript
//! rounds it, but `i64` is a `Payload<AsString>`. Containers pass `M` on to what they hold.

use std::borrow::Cow;

use crate::field::{Field, Rules};
use crate::json::{ReadError, Reader, WriteError, Writer};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

/// No modifier: the leaf is written in its own form.
#[derive(Debug, Clone, Copy)]
pub enum Plain {}
/// `string`: an integer as a decimal string.
#[derive(Debug, Clone, Copy)]
pub enum AsString {}
/// `safe`: an integer as a number within +-(2^53 - 1).
#[derive(Debug, Clone, Copy)]
pub enum Safe {}
/// `base64`: bytes as text.
#[derive(Debug, Clone, Copy)]
pub enum Base64 {}
/// `precision = ".."`: a time with a fixed number of fraction digits.
#[derive(Debug, Clone, Copy)]
pub enum Precise {}
/// `range = ..` around another modifier.
#[derive(Debug, Clone, Copy)]
pub struct Ranged<M = Plain>(std::marker::PhantomData<M>);
/// `len = ..` on the outermost string, bytes, list or map; `M` goes on to what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Counted<M = Plain>(std::marker::PhantomData<M>);

/// A modifier of a leaf, which containers pass on to what they hold; [`Counted`] is none.
pub trait LeafModifier {}
impl LeafModifier for Plain {}
impl LeafModifier for AsString {}
impl LeafModifier for Safe {}
impl LeafModifier for Base64 {}
impl LeafModifier for Precise {}
impl<M: LeafModifier> LeafModifier for Ranged<M> {}

/// May appear in an event body.
///
/// `#[derive(Payload)]` implements it for your types. The leaf types that are safe on the wire and containers of them
/// have it: `bool`, integers up to 32 bits, wider ones with `string` or `safe`, `f64`, `String`, `Box<str>`,
/// `Arc<str>`, `Cow<'static, str>`, `Uuid`, `DateTime<Utc>`, `DateTime<FixedOffset>`, `NaiveDate`,
/// [`TimestampText`](crate::TimestampText), [`IsoDuration`](crate::IsoDuration), [`RawJson`](crate::RawJson), `Decimal`
/// (feature `decimal`); `Vec`, `[T; N]`, `BTreeMap`, `Box`, `Arc`.
///
/// Both sides keep one promise: a document is valid under the reader schema exactly when [`read`](Self::read) takes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of an event body in this form",
    label = "does it derive `Payload`? or its `#[json(..)]` has a modifier too few or too many",
    note = "a type that derives `Payload` has its own form: a field of it takes no `string`, `safe`, `base64`, `range`, `len` or `precision`; remove it here",
    note = "i64 and u64 take `string` or `safe`, `Vec<u8>` takes `base64`, `Option` takes `omitempty` or `nullable`, `Patch` stands under its own name, no alias's; the crate docs list every leaf and its modifiers",
    note = "other types have one that is safe on the wire: `f64` for f32, `String` for char and borrowed text, `Vec` and `BTreeMap` for sets, hash maps and other collections, `DateTime<Utc>` of chrono for times, `IsoDuration` for durations, `RawJson` for any JSON"
)]
pub trait Payload<M = Plain>: Sized {
    /// Whether JSON `null` is a value of this type (so that an `Option` of it could not tell the two apart).
    const TAKES_NULL: bool = false;
    /// The integers that a `range` may name, both included; `None` where it names none.
    const BOUNDS: Option<(i128, i128)> = None;

    /// Reads one value.
    ///
    /// # Errors
    /// Whatever the reader schema does not allow.
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError>;

    /// The JSON Schema of the value, for the side that `definitions` is made for.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema;

    /// The name in a definition's name: `Line` in `PageOfLine`.
    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str>;
}

/// A payload that can be written, as canonical compact JSON.
///
/// Promise: what [`write`](Self::write) writes is valid under the writer schema and reads back as the same value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written into an event body in this form",
    label = "does it derive `Payload` (without `reader`)? or its `#[json(..)]` has a modifier too few or too many",
    note = "a type that derives `Payload` has its own form: a field of it takes no `string`, `safe`, `base64`, `range`, `len` or `precision`; remove it here",
    note = "i64 and u64 take `string` or `safe`, `Vec<u8>` takes `base64`, `Option` takes `omitempty` or `nullable`, `Patch` stands under its own name, no alias's; the crate docs list every leaf and its modifiers",
    note = "other types have one that is safe on the wire: `f64` for f32, `String` for char and borrowed text, `Vec` and `BTreeMap` for sets, hash maps and other collections, `DateTime<Utc>` of chrono for times, `IsoDuration` for durations, `RawJson` for any JSON"
)]
pub trait Encode<M = Plain>: Payload<M> {
    /// Appends the value.
    ///
    /// # Errors
    /// Values that have no JSON (NaN), would be rounded by readers, or break the field's rules.
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError>;
}

/// May be an item of a list: every payload but `u8`, whose lists are bytes.
#[diagnostic::on_unimplemented(
    message = "a list of `{Self}` cannot be a part of an event body in this form",
    label = "does it derive `Payload`? or its `#[json(..)]` has a modifier too few or too many",
    note = "a type that derives `Payload` has its own form: a field of it takes no `string`, `safe`, `base64`, `range`, `len` or `precision`; remove it here",
    note = "bytes are written as text: `#[json(\"name\", base64)]`; for a list of small numbers use `Vec<u16>`"
)]
pub trait ListItem<M = Plain>: Payload<M> {}

/// A [`ListItem`] that can be written: one bound, so that an item that is neither gives one error.
#[diagnostic::on_unimplemented(
    message = "a list of `{Self}` cannot be a part of an event body in this form",
    label = "does it derive `Payload` (without `reader`)? or its `#[json(..)]` has a modifier too few or too many",
    note = "a type that derives `Payload` has its own form: a field of it takes no `string`, `safe`, `base64`, `range`, `len` or `precision`; remove it here",
    note = "i64 and u64 take `string` or `safe`; bytes are written as text: `Vec<u8>` with `base64`; for a list of small numbers use `Vec<u16>`",
    note = "other types have one that is safe on the wire: `f64` for f32, `String` for char and borrowed text, `Vec` and `BTreeMap` for sets, hash maps and other collections, `DateTime<Utc>` of chrono for times, `IsoDuration` for durations, `RawJson` for any JSON"
)]
pub trait EncodeItem<M = Plain>: ListItem<M> + Encode<M> {}
#[diagnostic::do_not_recommend]
impl<M, T: ListItem<M> + Encode<M>> EncodeItem<M> for T {}

/// Has an empty value that `omitempty` leaves out: `None`, an empty string, list or map, no bytes.
#[diagnostic::on_unimplemented(
    message = "`omitempty` does not fit `{Self}`: it has no empty value",
    label = "has no empty value",
    note = "`omitempty` is for `Option`, strings, bytes, `Vec` and `BTreeMap`; `omitzero` lets a zero number or `false` vanish"
)]
pub trait OmitEmpty<M = Plain>: Sized {
    /// As [`Payload::BOUNDS`].
    const BOUNDS: Option<(i128, i128)> = None;
    /// Whether the empty value is `None`, which has no length for a `len` to refuse.
    const IS_OPTION: bool = false;

    /// The empty value.
    fn empty() -> Self;
    /// Whether this is the empty value.
    fn is_empty(&self) -> bool;
    /// Reads a value that is there and not null.
    ///
    /// # Errors
    /// As [`Payload::read`].
    fn read_some(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError>;
    /// The schema of what is written, or read, when the member is there and not null.
    #[cfg(feature = "schema")]
    fn schema_some(definitions: &mut Definitions, rules: &Rules) -> Schema;
}

/// An [`OmitEmpty`] that can be written.
#[diagnostic::on_unimplemented(
    message = "`omitempty` does not fit `{Self}` in this form",
    label = "has no empty value, or cannot be written as its attribute stands",
    note = "`omitempty` is for `Option`, strings, bytes, `Vec` and `BTreeMap` of payloads; `omitzero` lets a zero number or `false` vanish"
)]
pub trait EncodeOmitEmpty<M = Plain>: OmitEmpty<M> {
    /// Appends a value that is not empty.
    ///
    /// # Errors
    /// As [`Encode::write`].
    fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError>;
}

/// Has a zero that `omitzero` leaves out: numbers (-0.0 counts as zero) and `bool`.
#[diagnostic::on_unimplemented(
    message = "`omitzero` does not fit `{Self}`: it is no number and no bool",
    label = "no number and no bool",
    note = "`omitempty` leaves out None and empty strings, lists and maps"
)]
pub trait OmitZero<M = Plain>: Payload<M> {
    /// Zero or `false`.
    fn zero() -> Self;
    /// Whether this is zero or `false`.
    fn is_zero(&self) -> bool;
    /// Adds to the writer's schema that zero is never written.
    #[cfg(feature = "schema")]
    fn without_zero(schema: &mut Schema, rules: &Rules);
}

/// May be the key of a JSON object: `String`, `Box<str>`, `Arc<str>`, or a newtype of one without modifiers.
///
/// Duty: keys of different text are different under `Ord`, or documents that the schema allows cannot be read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a map",
    label = "not a map key",
    note = "keys are `String` or a `#[derive(Payload)]` newtype of it without modifiers"
)]
pub trait MapKey<M = Plain>: Ord {
    /// The key from a member's name.
    fn from_key(key: String) -> Self;
    /// The member's name.
    fn as_key(&self) -> &str;
}

/// Has the order that the key of a map needs: every `Ord` type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is the key of a map, whose members are sorted, but has no order",
    label = "has no order",
    note = "add an order to the type: `#[derive(PartialEq, Eq, PartialOrd, Ord)]`"
)]
pub trait KeyOrder: Ord {}
#[diagnostic::do_not_recommend]
impl<T: Ord> KeyOrder for T {}

/// May be the ordering key of an event: strings, integers, `Uuid`, unit enums, newtypes of these, an `Option` of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an event's ordering key",
    label = "not a scalar",
    note = "`key = field` takes a string, an integer, a Uuid, a unit enum, a newtype of these, or an Option of them"
)]
pub trait OrderingKey<M = Plain> {
    /// The key as text; `None` leaves the event unordered.
    fn ordering_key(&self) -> Option<Cow<'_, str>>;
}

/// May be `null`: only `Option`, under `nullable`.
#[diagnostic::on_unimplemented(
    message = "`nullable` does not fit `{Self}`: only an `Option` can be null",
    label = "not an Option of a payload",
    note = "write `Option<..>` around the type, or leave `nullable` out"
)]
pub trait Nullable<M = Plain>: Sized {
    /// As [`Payload::BOUNDS`].
    const BOUNDS: Option<(i128, i128)> = None;

    /// Reads the value or null.
    ///
    /// # Errors
    /// As [`Payload::read`].
    fn read_nullable(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError>;
    /// The schema of the value or null.
    #[cfg(feature = "schema")]
    fn schema_nullable(definitions: &mut Definitions, rules: &Rules) -> Schema;
}

/// A [`Nullable`] that can be written.
#[diagnostic::on_unimplemented(
    message = "`nullable` does not fit `{Self}`: only an `Option` of a payload can be null",
    label = "not an Option of a payload that can be written",
    note = "write `Option<..>` around the type, or leave `nullable` out"
)]
pub trait EncodeNullable<M = Plain>: Nullable<M> {
    /// Appends the value or null.
    ///
    /// # Errors
    /// As [`Encode::write`].
    fn write_nullable(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError>;
}

/// Traits that every payload has, one per group of types that are refused by name: the derive asks for one of these
/// where the name of a field's type belongs to the group, so that the compiler's message is about that group, and
/// still takes a payload of yours that happens to have such a name.
macro_rules! advice {
    ($($(#[$doc:meta])* $name:ident: $message:literal, $label:literal, $note:literal;)*) => {$(
        $(#[$doc])*
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $name<M = Plain>: Sized {
            /// The field, without rules.
            const FIELD: Field<Self>;
            /// An `Option` of it with `omitempty`, without rules.
            const OMITEMPTY: Field<Option<Self>>;
            /// An `Option` of it with `nullable`, without rules.
            const NULLABLE: Field<Option<Self>>;
        }
        #[diagnostic::do_not_recommend]
        impl<M, T: Encode<M>> $name<M> for T {
            const FIELD: Field<Self> = Field::new::<M>(Rules::NONE);
            const OMITEMPTY: Field<Option<Self>> = Field::omitempty::<M>(Rules::NONE);
            const NULLABLE: Field<Option<Self>> = Field::nullable::<M>(Rules::NONE);
        }
    )*};
}

advice! {
    /// Is written in the same order every time; `HashMap` and `HashSet` are not.
    Ordered: "`{Self}` is refused in an event body: the same value would be written as different bytes",
        "no stable order", "use `BTreeMap<String, T>` for a map (or a newtype of `String` as key) and `Vec<T>` for a set";
    /// Is a point in time with an offset.
    Timed: "`{Self}` is refused in an event body: its text would leave the offset open or depend on the machine",
        "not RFC 3339 by itself", "use `DateTime<Utc>`, `DateTime<FixedOffset>` or `NaiveDate` of chrono, or a `#[payload(text)]` type of your own";
    /// Is a length of time with one form on the wire.
    Lasting: "`{Self}` is refused in an event body: serde writes it as two numbers that no other language reads",
        "no common form on the wire", "use `event_core::IsoDuration` (`PT1.5S`), or an integer whose name says the unit";
    /// Has a shape that a reader can rely on.
    Typed: "`{Self}` is refused in an event body: it has no contract",
        "any JSON at all", "define the struct; for a part that is opaque on purpose use `event_core::RawJson`";
}
