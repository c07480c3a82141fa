//! `BTreeMap`: a JSON object whose names are data.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::field::{Rules, keep};
use crate::json::{Problem, ReadError, Reader, WriteError, Writer};
use crate::payload::{Counted, Encode, EncodeOmitEmpty, LeafModifier, ListItem, MapKey, OmitEmpty, Payload};
#[cfg(feature = "schema")]
use crate::schema::{Definitions, Schema, bounds, without_empty};

impl<M: LeafModifier, K: MapKey, T: Payload<M>> Payload<M> for BTreeMap<K, T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let mut entries = Self::new();
        let mut object = reader.begin_object("an object")?;
        while let Some(key) = reader.next_key(&mut object)? {
            let (start, name) = (key.start, key.text);
            match entries.entry(K::from_key(name.clone().into_owned())) {
                Entry::Vacant(entry) => {
                    keep(T::read(reader, rules), |value| {
                        entry.insert(value);
                    })?;
                }
                Entry::Occupied(entry) if entry.key().as_key() != name => {
                    return Err(reader.refused(start, "names that the map's key type tells apart, by its Ord"));
                }
                Entry::Occupied(_) => {
                    return Err(ReadError::new(start, Problem::Duplicate { key: name.into_owned() }));
                }
            }
        }
        Ok(entries)
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = Schema::new();
        schema.insert("type".to_owned(), "object".into());
        schema.insert("additionalProperties".to_owned(), T::schema(definitions, rules).into());
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        format!("MapOf{}", T::name()).into()
    }
}

impl<M: LeafModifier, K: MapKey, T: Encode<M>> Encode<M> for BTreeMap<K, T> {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        writer.begin_object()?;
        for (key, value) in self {
            writer.dynamic_key(key.as_key());
            value.write(writer, rules)?;
        }
        writer.end_object();
        Ok(())
    }
}

impl<M: LeafModifier, K: MapKey, T: Payload<M>> ListItem<M> for BTreeMap<K, T> {}

impl<M: LeafModifier, K: MapKey, T: Payload<M>> Payload<Counted<M>> for BTreeMap<K, T> {
    const BOUNDS: Option<(i128, i128)> = T::BOUNDS;

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        let start = reader.position();
        let entries = <Self as Payload<M>>::read(reader, rules)?;
        match rules.check_len(entries.len(), "members") {
            Ok(()) => Ok(entries),
            Err(rule) => Err(reader.refused(start, rule)),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        let mut schema = <Self as Payload<M>>::schema(definitions, rules);
        bounds(&mut schema, "minProperties", "maxProperties", rules.len);
        schema
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        <Self as Payload<M>>::name()
    }
}

impl<M: LeafModifier, K: MapKey, T: Encode<M>> Encode<Counted<M>> for BTreeMap<K, T> {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        rules.check_len(self.len(), "members").map_err(WriteError::new)?;
        <Self as Encode<M>>::write(self, writer, rules)
    }
}

impl<M, K: MapKey, T> OmitEmpty<M> for BTreeMap<K, T>
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

impl<M, K: MapKey, T> EncodeOmitEmpty<M> for BTreeMap<K, T>
where
    Self: Encode<M>,
{
    fn write_some(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        self.write(writer, rules)
    }
}

impl MapKey for String {
    fn from_key(key: String) -> Self {
        key
    }

    fn as_key(&self) -> &str {
        self
    }
}

impl MapKey for Box<str> {
    fn from_key(key: String) -> Self {
        key.into()
    }

    fn as_key(&self) -> &str {
        self
    }
}

impl MapKey for Arc<str> {
    fn from_key(key: String) -> Self {
        key.into()
    }

    fn as_key(&self) -> &str {
        self
    }
}
