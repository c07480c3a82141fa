//! `Vec` and `[T; N]`: a JSON array.

#[cfg(feature = "schema")]
use std::borrow::Cow;

use crate::field::{Rules, keep};
use crate::json::{ReadError, Reader, WriteError, Writer};
use crate::payload::{Counted, Encode, EncodeItem, EncodeOmitEmpty, LeafModifier, ListItem, OmitEmpty, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, bounds, without_empty};

impl<M: LeafModifier, T: ListItem<M>> Payload<M> for Vec<T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let mut items = Self::new();
        let mut array = reader.begin_array("an array")?;
        while reader.next_item(&mut array)? {
            keep(T::read(reader, rules), |item| items.push(item))?;
        }
        Ok(items)
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        list(T::schema(definitions, rules))
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        format!("ListOf{}", T::name()).into()
    }
}

impl<M: LeafModifier, T: EncodeItem<M>> Encode<M> for Vec<T> {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        write_items(self, writer, rules)
    }
}

impl<M: LeafModifier, T: ListItem<M>> ListItem<M> for Vec<T> {}

impl<M: LeafModifier, T: ListItem<M>> Payload<Counted<M>> for Vec<T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let items = <Self as Payload<M>>::read(reader, rules)?;
        match rules.check_len(items.len(), "items") {
            Ok(()) => Ok(items),
            Err(rule) => Err(reader.refused(start, rule)),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = <Self as Payload<M>>::schema(definitions, rules);
        bounds(&mut schema, "minItems", "maxItems", rules.len);
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        <Self as Payload<M>>::name()
    }
}

impl<M: LeafModifier, T: EncodeItem<M>> Encode<Counted<M>> for Vec<T> {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        rules.check_len(self.len(), "items").map_err(WriteError::new)?;
        write_items(self, writer, rules)
    }
}

impl<M, T> OmitEmpty<M> for Vec<T>
where
    Self: Payload<M>,
{
    const BOUNDS: Option<(i128, i128)> = <Self as Payload<M>>::BOUNDS;

    fn empty() -> Self {
        Self::new()
    }

    fn is_empty(&self) -> bool {
        self.is_empty()
    }

    fn read_some(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        Self::read(reader, rules)
    }

    #[cfg(feature = "schema")]
    fn schema_some(definitions: &mut Definitions, rules: &Rules) -> Schema {
        without_empty(Self::schema(definitions, rules), definitions.side())
    }
}

impl<M, T> EncodeOmitEmpty<M> for Vec<T>
where
    Self: Encode<M>,
{
    fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        self.write(writer, rules)
    }
}

impl<M: LeafModifier, T: ListItem<M>, const N: usize> Payload<M> for [T; N] {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let items = <Vec<T> as Payload<M>>::read(reader, rules)?;
        items.try_into().map_err(|_| reader.refused(start, format!("an array of exactly {N} items")))
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = list(T::schema(definitions, rules));
        bounds(&mut schema, "minItems", "maxItems", (N, Some(N)));
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        format!("ListOf{N}{}", T::name()).into()
    }
}

impl<M: LeafModifier, T: EncodeItem<M>, const N: usize> Encode<M> for [T; N] {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        write_items(self, writer, rules)
    }
}

impl<M: LeafModifier, T: ListItem<M>, const N: usize> ListItem<M> for [T; N] {}

fn write_items<M, T: Encode<M>>(items: &[T], writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
    writer.begin_array()?;
    for (index, item) in items.iter().enumerate() {
        writer.item(index);
        item.write(writer, rules)?;
    }
    writer.end_array();
    Ok(())
}

#[cfg(feature = "schema")]
fn list(items: Schema) -> Schema {
    let mut schema = Schema::new();
    schema.insert("type".to_owned(), "array".into());
    schema.insert("items".to_owned(), items.into());
    schema
}
