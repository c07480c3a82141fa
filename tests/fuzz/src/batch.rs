//! `batch`: each item of a batch is what `Envelope::parse` makes of it alone, and the order is kept.

use event_core::{Envelope, encode_batch, parse_batch};
use serde_json::value::RawValue;

/// Reads any bytes as a batch, and as two items of one.
///
/// # Panics
/// An item is judged in another way than alone, one is lost, or what is written is not read.
pub fn batch(bytes: &[u8]) {
    check(bytes);
    check(&[b"[", bytes, b" ,\n", bytes, b"]"].concat());
}

fn check(bytes: &[u8]) {
    let items: Option<Vec<&RawValue>> = serde_json::from_slice(bytes).ok();
    let alone = |item: &&RawValue| Envelope::parse(item.get().to_owned());
    let batch = match parse_batch(bytes.to_vec()) {
        Ok(batch) => batch,
        Err(error) => {
            assert!(error.offset() <= bytes.len(), "{error}");
            let all_good = items.is_some_and(|items| items.iter().all(|item| alone(item).is_ok()));
            assert!(!all_good, "each item is good, but not the batch: {error}");
            return;
        }
    };
    let items = items.expect("what is read as a batch is a JSON array");
    assert_eq!(batch.len(), items.len());
    let mut good = Vec::new();
    let mut read = 0;
    for (item, raw) in batch.zip(&items) {
        match (item, alone(raw)) {
            (Ok(item), Ok(alone)) => {
                assert_eq!(item.as_bytes(), alone.as_bytes());
                assert!(item.attributes().eq(alone.attributes()));
                assert_eq!(item.data().map(|data| data.bytes()), alone.data().map(|data| data.bytes()));
                good.push(item);
            }
            (Err(error), Err(alone)) => {
                let place = format!("/{read}{}", alone.pointer());
                assert_eq!(error.pointer(), place, "{error}");
                assert_eq!(
                    (error.found(), error.event_type(), error.id()),
                    (alone.found(), alone.event_type(), alone.id())
                );
                let start = raw.get().as_ptr() as usize - bytes.as_ptr() as usize;
                assert_eq!(error.offset(), start + alone.offset(), "{error}");
            }
            (item, alone) => panic!("item {read} is {item:?}, alone {alone:?}"),
        }
        read += 1;
    }
    assert_eq!(read, items.len());
    let again = parse_batch(encode_batch(&good)).unwrap_or_else(|error| panic!("written, but not read: {error}"));
    assert_eq!(again.len(), good.len());
    for (envelope, again) in good.iter().zip(again) {
        let again = again.unwrap_or_else(|error| panic!("written, but not read: {error}"));
        assert_eq!(again.id(), envelope.id());
    }
}
