//! The walk over one envelope: which members are attributes, which are data, and none of them twice.
//!
//! It leaves out what an attribute's value must be (that is `attributes`) and whatever stands around the envelope.

use std::borrow::Cow;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

use super::attributes::Attributes;
use crate::json::{Found, Key, Problem, ReadError, Reader};

/// How far to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// To `data` or `data_base64`, if every required attribute came before it.
    Data,
    /// To the envelope's closing brace.
    End,
}

/// What an envelope says.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) attributes: Attributes,
    pub(super) data: Option<Data>,
}

/// Where the data stands in the text, as it was received; a string with its quotes.
#[derive(Debug, Clone)]
pub(super) struct Data {
    pub(super) base64: bool,
    pub(super) range: Range<usize>,
}

/// Reads the envelope at which `reader` stands.
pub(super) fn read(reader: &mut Reader<'_>, until: Until) -> Result<Document, ReadError> {
    let start = reader.position();
    let mut object = reader.begin_object("an envelope, which is a JSON object")?;
    let mut document = Document { attributes: Attributes::default(), data: None };
    let mut names = Names::default();
    while let Some(key) = reader.next_key(&mut object)? {
        let base64 = key.text == "data_base64";
        let is_data = base64 || key.text == "data";
        if is_data && until == Until::Data && document.attributes.complete() {
            // A null `data_base64` is no data. It shows at its first byte, which a part of the document may lack.
            match reader.peek() {
                None | Some(b'n') if base64 => {}
                _ => return Ok(document),
            }
        }
        names.add(&key)?;
        if !is_data {
            document.attributes.read(reader, key)?;
        } else if let Some(data) = if base64 { read_base64(reader)? } else { Some(read_data(reader)?) } {
            if document.data.is_some() {
                let found = Found::at(reader.text(), data.range.start);
                let expected = Cow::Borrowed("no second data, since `data` and `data_base64` exclude each other");
                return Err(ReadError::new(key.start, Problem::Expected { expected, found }));
            }
            document.data = Some(data);
        }
    }
    names.end()?;
    document.attributes.check_complete(start)?;
    Ok(document)
}

/// Passes over the envelope, or whatever value stands there instead: the grammar and the depth alone are checked.
pub(super) fn skip(reader: &mut Reader<'_>) -> Result<(), ReadError> {
    if reader.peek() != Some(b'{') {
        return reader.raw_body().map(drop);
    }
    let mut object = reader.begin_object("an envelope")?;
    while reader.next_key(&mut object)?.is_some() {
        reader.raw_body()?;
    }
    Ok(())
}

/// `type` and `id` of an envelope that could not be read, as far as its text goes.
pub(super) fn names_of(text: &str) -> (Option<String>, Option<String>) {
    let (mut event_type, mut id) = (None, None);
    let mut reader = Reader::new(text);
    let Ok(mut object) = reader.begin_object("an envelope") else { return (None, None) };
    while let Ok(Some(key)) = reader.next_key(&mut object) {
        let slot = match &*key.text {
            "type" => &mut event_type,
            "id" => &mut id,
            _ => &mut None,
        };
        let read = match reader.peek() {
            Some(b'"') => reader.string("a string").map(|text| *slot = Some(text.into_owned())),
            _ => reader.raw_body().map(drop),
        };
        if read.is_err() {
            break;
        }
    }
    (event_type, id)
}

fn read_data(reader: &mut Reader<'_>) -> Result<Data, ReadError> {
    let start = reader.position();
    let length = reader.raw_body()?.len();
    Ok(Data { base64: false, range: start..start + length })
}

/// A null `data_base64` is an absent one: unlike `data` it has no null among its values.
fn read_base64(reader: &mut Reader<'_>) -> Result<Option<Data>, ReadError> {
    let start = reader.position();
    if reader.null()? {
        return Ok(None);
    }
    if reader.peek() != Some(b'"') {
        return Err(reader.expected(start, "a string of base64"));
    }
    let token = reader.raw()?;
    if !is_base64(Reader::new(token).string("a string")?.as_bytes()) {
        return Err(reader.refused(start, "base64 in the standard alphabet, padded with `=`"));
    }
    Ok(Some(Data { base64: true, range: start..start + token.len() }))
}

/// Decodes piece by piece into a small buffer, so that checking a large text needs no memory.
fn is_base64(text: &[u8]) -> bool {
    const PIECE: usize = 1024;
    let mut buffer = [0; PIECE];
    let last = text.len().saturating_sub(1) / PIECE;
    text.chunks(PIECE).enumerate().all(|(index, piece)| {
        let engine = if index == last { &STANDARD } else { &STANDARD_NO_PAD };
        engine.decode_slice(piece, &mut buffer).is_ok()
    })
}

/// Up to this many names are compared one by one; more are sorted once at the end, so that many cost no square.
const FEW_NAMES: usize = 32;

/// The names of an envelope's members, null ones included.
#[derive(Default)]
struct Names<'de>(Vec<(Cow<'de, str>, usize)>);

impl<'de> Names<'de> {
    fn add(&mut self, key: &Key<'de>) -> Result<(), ReadError> {
        if self.0.len() < FEW_NAMES && self.0.iter().any(|(known, _)| *known == key.text) {
            return Err(ReadError::new(key.start, Problem::Duplicate { key: key.text.clone().into_owned() }));
        }
        self.0.push((key.text.clone(), key.start));
        Ok(())
    }

    fn end(mut self) -> Result<(), ReadError> {
        if self.0.len() <= FEW_NAMES {
            return Ok(());
        }
        self.0.sort_unstable();
        match self.0.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            None => Ok(()),
            Some(pair) => Err(ReadError::new(pair[1].1, Problem::Duplicate { key: pair[1].0.clone().into_owned() })),
        }
    }
}
