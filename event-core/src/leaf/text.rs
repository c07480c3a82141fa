//! The string types: `String`, `Box<str>`, `Arc<str>`, `Cow<'static, str>`.

use std::borrow::Cow;
use std::sync::Arc;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Counted, Encode, EncodeOmitEmpty, ListItem, OmitEmpty, OrderingKey, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, bounds, of_type, without_empty};

macro_rules! text {
    ($text:ty) => {
        impl Payload for $text {
            fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
                Ok(reader.string("a string")?.into_owned().into())
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions, _: &Rules) -> Schema {
                of_type("string")
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                "String".into()
            }
        }

        impl Encode for $text {
            fn write(&self, writer: &mut Writer<'_>, _: &Rules) -> Result<(), WriteError> {
                writer.string(self);
                Ok(())
            }
        }

        impl ListItem for $text {}

        impl Payload<Counted> for $text {
            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                let start = reader.position();
                let text = reader.string("a string")?;
                match rules.check_len(text.chars().count(), "characters") {
                    Ok(()) => Ok(text.into_owned().into()),
                    Err(rule) => Err(reader.refused(start, rule)),
                }
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions, rules: &Rules) -> Schema {
                let mut schema = of_type("string");
                bounds(&mut schema, "minLength", "maxLength", rules.len);
                schema
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                "String".into()
            }
        }

        impl Encode<Counted> for $text {
            fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                rules.check_len(self.chars().count(), "characters").map_err(WriteError::new)?;
                writer.string(self);
                Ok(())
            }
        }

        impl<M> OmitEmpty<M> for $text
        where
            Self: Payload<M>,
        {
            fn empty() -> Self {
                <$text>::from("")
            }

            fn is_empty(&self) -> bool {
                str::is_empty(self)
            }

            fn read_some(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                Self::read(reader, rules)
            }

            #[cfg(feature = "schema")]
            fn schema_some(definitions: &mut Definitions, rules: &Rules) -> Schema {
                without_empty(Self::schema(definitions, rules), definitions.side())
            }
        }

        impl<M> EncodeOmitEmpty<M> for $text
        where
            Self: Encode<M>,
        {
            fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                self.write(writer, rules)
            }
        }

        impl OrderingKey for $text {
            fn ordering_key(&self) -> Option<Cow<'_, str>> {
                Some(Cow::Borrowed(self))
            }
        }
    };
}

text!(String);
text!(Box<str>);
text!(Arc<str>);
text!(Cow<'static, str>);
