//! Batches: several envelopes in one JSON array, media type `application/cloudevents-batch+json`.

use std::iter::FusedIterator;

use bytes::Bytes;
use bytestring::ByteString;

use super::Envelope;
use super::error::{EnvelopeError, Place};
use super::parse::{self, Until};
use crate::json::{ReadError, Reader};

/// The media type of a batch.
pub const BATCH_MEDIA_TYPE: &str = "application/cloudevents-batch+json";

/// Reads a batch: a JSON array of envelopes, which may be empty.
///
/// Each envelope is judged by itself, so that a bad one does not take the others with it. Where a batch stands or falls
/// as a whole, collect it into a `Result`.
///
/// # Errors
/// The bytes are not UTF-8, no JSON array, or not well formed anywhere, the envelopes' data included.
///
/// ```
/// let one = r#"{"specversion":"1.0","id":"1","source":"/shop","type":"orders.placed.v1"}"#;
/// let batch = event_core::parse_batch(format!("[{one}, {one}]"))?.collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(batch[1].event_type(), "orders.placed.v1");
/// # Ok::<(), event_core::EnvelopeError>(())
/// ```
pub fn parse_batch(bytes: impl Into<Bytes>) -> Result<Batch, EnvelopeError> {
    let text = super::utf8(bytes.into())?;
    let (first, len) = survey(&text).map_err(|error| EnvelopeError::read(&text, &Place::START, &error))?;
    Ok(Batch { text, at: first, remaining: len, place: Place::START, index: 0, seen: 0 })
}

/// The envelopes of a batch, read one after the other as they are asked for; see [`parse_batch`].
///
/// Each item is what [`Envelope::parse`] gives for it. JSON Pointer, line and offset of an error count from the batch's
/// root. The envelopes share the batch's bytes: keeping one keeps them all.
#[derive(Debug, Clone)]
pub struct Batch {
    text: ByteString,
    at: usize,
    remaining: usize,
    index: usize,
    /// Where the last bad envelope started, so that finding the next one's line takes no second walk.
    place: Place,
    seen: usize,
}

impl Iterator for Batch {
    type Item = Result<Envelope, EnvelopeError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.remaining = self.remaining.checked_sub(1)?;
        let mut reader = Reader::new(&self.text[self.at..]);
        let start = self.at + reader.position();
        let skipped = parse::skip(&mut reader);
        debug_assert!(skipped.is_ok(), "the survey has seen every item");
        let end = self.at + reader.position();
        // Behind the comma; behind the last item `remaining` stops.
        self.at = (end + 1).min(self.text.len());
        let item = self.text.slice_ref(self.text[start..end].trim_ascii_end());
        let index = self.index;
        self.index += 1;
        Some(match parse::read(&mut Reader::new(&item), Until::End) {
            Ok(document) => Ok(Envelope::new(item, document)),
            Err(error) => {
                self.place.walk(&self.text[self.seen..start]);
                self.seen = start;
                Err(EnvelopeError::read(&item, &self.place.of_item(index), &error))
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl ExactSizeIterator for Batch {}
impl FusedIterator for Batch {}

/// Checks the whole text; gives where the first item may stand, and how many there are.
fn survey(text: &str) -> Result<(usize, usize), ReadError> {
    let mut reader = Reader::new(text);
    let start = reader.position();
    let mut array = reader.begin_array("a batch, which is a JSON array of envelopes")?;
    let mut len = 0;
    while reader.next_item(&mut array)? {
        parse::skip(&mut reader)?;
        len += 1;
    }
    reader.end()?;
    Ok((start + 1, len))
}

/// Writes a batch.
pub fn encode_batch<'a>(envelopes: impl IntoIterator<Item = &'a Envelope>) -> Vec<u8> {
    let mut out = vec![b'['];
    for envelope in envelopes {
        if out.len() > 1 {
            out.push(b',');
        }
        envelope.encode_into(&mut out);
    }
    out.push(b']');
    out
}
