//! `Box` and `Arc`: as what they point at.

use std::borrow::Cow;
use std::sync::Arc;

use crate::field::Rules;
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Encode, EncodeOmitEmpty, ListItem, OmitEmpty, OmitZero, OrderingKey, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema};

macro_rules! pointer {
    ($pointer:ident) => {
        impl<M, T: Payload<M>> Payload<M> for $pointer<T> {
            const TAKES_NULL: bool = T::TAKES_NULL;
            const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                T::read(reader, rules).map($pointer::new)
            }

            #[cfg(feature = "schema")]
            fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
                T::schema(definitions, rules)
            }

            #[cfg(feature = "schema")]
            fn name() -> Cow<'static, str> {
                T::name()
            }
        }

        impl<M, T: Encode<M>> Encode<M> for $pointer<T> {
            fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                T::write(self, writer, rules)
            }
        }

        impl<M, T: ListItem<M>> ListItem<M> for $pointer<T> {}

        impl<M, T: OmitEmpty<M> + Payload<M>> OmitEmpty<M> for $pointer<T> {
            const BOUNDS: Option<(i128, i128)> = <T as Payload<M>>::BOUNDS;

            fn empty() -> Self {
                $pointer::new(T::empty())
            }

            fn is_empty(&self) -> bool {
                T::is_empty(self)
            }

            fn read_some(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
                T::read_some(reader, rules).map($pointer::new)
            }

            #[cfg(feature = "schema")]
            fn schema_some(definitions: &mut Definitions, rules: &Rules) -> Schema {
                T::schema_some(definitions, rules)
            }
        }

        impl<M, T: EncodeOmitEmpty<M> + Payload<M>> EncodeOmitEmpty<M> for $pointer<T> {
            fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
                T::write_some(self, writer, rules)
            }
        }

        impl<M, T: OmitZero<M>> OmitZero<M> for $pointer<T> {
            fn zero() -> Self {
                $pointer::new(T::zero())
            }

            fn is_zero(&self) -> bool {
                T::is_zero(self)
            }

            #[cfg(feature = "schema")]
            fn without_zero(schema: &mut Schema, rules: &Rules) {
                T::without_zero(schema, rules);
            }
        }

        impl<M, T: OrderingKey<M>> OrderingKey<M> for $pointer<T> {
            fn ordering_key(&self) -> Option<Cow<'_, str>> {
                T::ordering_key(self)
            }
        }
    };
}

pointer!(Box);
pointer!(Arc);
