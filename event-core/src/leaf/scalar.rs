//! `bool` and `f64`.

#[cfg(feature = "schema")]
use std::borrow::Cow;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, ListItem, OmitZero, Payload, Ranged};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, of_type};

impl Payload for bool {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        reader.boolean("a boolean")
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        of_type("boolean")
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "Bool".into()
    }
}

impl Encode for bool {
    fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
        writer.boolean(*self);
        Ok(())
    }
}

impl ListItem for bool {}

impl OmitZero for bool {
    fn zero() -> Self {
        false
    }

    fn is_zero(&self) -> bool {
        !self
    }

    #[cfg(feature = "schema")]
    fn without_zero(schema: &mut Schema, _: &Rules) {
        schema.insert("enum".to_owned(), serde_json::json!([true]));
    }
}

impl Payload for f64 {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        let number = reader.number("a number")?;
        number.as_f64().ok_or_else(|| reader.refused(number.start, "a number that an f64 can hold"))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        of_type("number")
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "F64".into()
    }
}

impl Encode for f64 {
    fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
        writer.float(*self)
    }
}

impl Payload<Ranged> for f64 {
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let value = <Self as Payload>::read(reader, rules)?;
        match check(value, rules) {
            Ok(()) => Ok(value),
            Err(rule) => Err(reader.refused(start, rule)),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = of_type("number");
        if let Some(min) = rules.floats.0 {
            schema.insert("minimum".to_owned(), min.into());
        }
        if let Some(max) = rules.floats.1 {
            let keyword = if rules.float_end_open { "exclusiveMaximum" } else { "maximum" };
            schema.insert(keyword.to_owned(), max.into());
        }
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "F64".into()
    }
}

impl Encode<Ranged> for f64 {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        if self.is_finite() {
            check(*self, rules).map_err(WriteError::new)?;
        }
        writer.float(*self)
    }
}

impl<M> ListItem<M> for f64 where f64: Payload<M> {}

impl<M> OmitZero<M> for f64
where
    f64: Payload<M>,
{
    fn zero() -> Self {
        0.0
    }

    fn is_zero(&self) -> bool {
        *self == 0.0
    }

    #[cfg(feature = "schema")]
    fn without_zero(schema: &mut Schema, _: &Rules) {
        schema.insert("not".to_owned(), serde_json::json!({"const": 0}));
    }
}

fn check(value: f64, rules: &Rules) -> Result<(), String> {
    let (min, max) = rules.floats;
    let fits = min.is_none_or(|min| value >= min)
        && max.is_none_or(|max| if rules.float_end_open { value < max } else { value <= max });
    if fits {
        return Ok(());
    }
    let below = if rules.float_end_open { "below" } else { "to" };
    Err(match (min, max) {
        (Some(min), Some(max)) => format!("a number from {min} {below} {max}"),
        (Some(min), None) => format!("a number of at least {min}"),
        (None, Some(max)) if rules.float_end_open => format!("a number below {max}"),
        (None, max) => format!("a number of at most {}", max.unwrap_or(f64::MAX)),
    })
}
