//! `Subject`: one type of the corpus with its type erased.

use std::fmt::Debug;

use event_core::catalog::entries;
use event_core::schema::Side;
use event_core::{Encode, Event, Publish, decode, encode};
use event_tests::arbitrary::{Arbitrary, Hints, Source};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// What a type made of a text.
#[derive(Debug)]
pub(crate) struct Judgement {
    /// What it was read as and written back, or why either failed.
    pub(crate) decoded: Result<Result<Vec<u8>, String>, String>,
    /// Where `Deserialize` came to another result than `decode`.
    pub(crate) deserialize: Option<String>,
    /// Where the value that it was read as does not survive being written and read.
    pub(crate) round_trip: Option<String>,
}

/// What became of an arbitrary value.
#[derive(Debug)]
pub(crate) enum Made {
    /// It was written.
    Written(String),
    /// It was refused, rightly or not.
    Refused,
    /// It was written wrongly, with the reason.
    Broken(String),
}

/// A `reader` type with the fields of another type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Twin {
    /// Its exported reader contract.
    pub(crate) contract: fn() -> Value,
    /// Whether it decodes a text.
    pub(crate) decodes: fn(&str) -> bool,
}

/// A type of the corpus.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its exported contract of one side.
    pub(crate) contract: fn(Side) -> Value,
    /// Reads a text and writes it back.
    pub(crate) judge: fn(&str) -> Judgement,
    /// Makes a value and writes it.
    pub(crate) make: fn(&mut Source) -> Made,
    /// A `reader` type of the same fields.
    pub(crate) twin: Option<Twin>,
}

/// What every type of the corpus can do.
pub(crate) trait Whole:
    Encode + Serialize + DeserializeOwned + schemars::JsonSchema + Arbitrary + PartialEq + Debug
{
}
impl<T: Encode + Serialize + DeserializeOwned + schemars::JsonSchema + Arbitrary + PartialEq + Debug> Whole for T {}

impl Subject {
    /// A type that is a part of events, with the schema that schemars gets from it.
    pub(crate) fn payload<T: Whole>(name: &'static str) -> Self {
        Self { name, contract: by_schemars::<T>, judge: judge::<T>, make: make::<T>, twin: None }
    }

    /// An event, with the contract that its catalog entry exports.
    pub(crate) fn event<T: Whole + Publish>(name: &'static str) -> Self {
        Self { contract: by_catalog::<T>, ..Self::payload::<T>(name) }
    }

    /// With a `reader` type of the same fields.
    pub(crate) fn twin<T: Event>(self) -> Self {
        let contract: fn() -> Value = || by_catalog::<T>(Side::Reader);
        let decodes: fn(&str) -> bool = |text| decode::<T>(text.as_bytes()).is_ok();
        Self { twin: Some(Twin { contract, decodes }), ..self }
    }
}

fn by_schemars<T: schemars::JsonSchema>(side: Side) -> Value {
    let mut settings = schemars::generate::SchemaSettings::draft07();
    settings.transforms.clear();
    let settings = match side {
        Side::Writer => settings.for_serialize(),
        Side::Reader => settings.for_deserialize(),
    };
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

fn by_catalog<T: Event>(side: Side) -> Value {
    let entry = entries().into_iter().find(|entry| entry.event_type == T::TYPE).expect("the event is in the catalog");
    entry.contract(side).expect("the corpus has no two definitions of one name").schema
}

fn judge<T: Whole>(text: &str) -> Judgement {
    let decoded = decode::<T>(text.as_bytes());
    let by_serde = [
        ("from_str", serde_json::from_str::<T>(text)),
        ("from_slice", serde_json::from_slice(text.as_bytes())),
        ("from_reader", serde_json::from_reader(text.as_bytes())),
    ];
    let deserialize = by_serde.into_iter().find_map(|(reader, result)| match (&decoded, result) {
        (Ok(one), Ok(other)) => (*one != other).then(|| format!("{reader} reads another value")),
        (Err(_), Err(_)) => None,
        (Ok(_), Err(error)) => Some(format!("{reader} refuses it: {error}")),
        (Err(_), Ok(_)) => Some(format!("{reader} takes it")),
    });
    let rewritten = decoded.as_ref().map(|value| (encode(value).map_err(|error| error.to_string()), value));
    let round_trip = match &rewritten {
        Ok((Ok(bytes), value)) => match decode::<T>(bytes) {
            Ok(back) => (back != **value).then(|| format!("{value:?} is read back as {back:?}")),
            Err(error) => Some(format!("what it is written as is not read back: {error}")),
        },
        _ => None,
    };
    let decoded = rewritten.map(|(written, _)| written).map_err(ToString::to_string);
    Judgement { decoded, deserialize, round_trip }
}

fn make<T: Whole>(source: &mut Source) -> Made {
    let value = T::arbitrary(source, &Hints::NONE);
    let by_serde = serde_json::to_vec(&value);
    let bytes = match encode(&value) {
        Ok(bytes) => bytes,
        Err(error) if by_serde.is_ok() => {
            return Made::Broken(format!("Serialize writes what encode refuses: {error}"));
        }
        Err(_) => return Made::Refused,
    };
    let Ok(text) = String::from_utf8(bytes) else { return Made::Broken("encode writes no UTF-8".to_owned()) };
    match by_serde {
        Ok(other) if other == text.as_bytes() => {}
        Ok(other) => {
            return Made::Broken(format!("Serialize writes {}, encode {text}", String::from_utf8_lossy(&other)));
        }
        Err(error) => return Made::Broken(format!("Serialize refuses what encode writes ({text}): {error}")),
    }
    match decode::<T>(text.as_bytes()) {
        Ok(back) if back == value => Made::Written(text),
        Ok(back) => Made::Broken(format!("{value:?} is written as {text} and read back as {back:?}")),
        Err(error) => Made::Broken(format!("{value:?} is written as {text} and not read back: {error}")),
    }
}
