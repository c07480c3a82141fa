//! The linked events with validators of their contracts, and which of them an input is for.

use std::sync::{LazyLock, OnceLock};

use event_core::catalog::{Entry, entries};
use event_core::schema::Side;
use event_schema::{close, validator};
use jsonschema::Validator;

/// An event with its contracts.
pub(crate) struct Subject {
    pub(crate) entry: &'static Entry,
    contracts: OnceLock<Contracts>,
}

/// An event's contracts as validators.
pub(crate) struct Contracts {
    /// What is read.
    pub(crate) reader: Validator,
    /// What is read and has no members that the contract does not list.
    pub(crate) closed_reader: Validator,
    /// What is written; `None` for reader types.
    pub(crate) writer: Option<Validator>,
}

static SUBJECTS: LazyLock<Vec<Subject>> =
    LazyLock::new(|| entries().into_iter().map(|entry| Subject { entry, contracts: OnceLock::new() }).collect());

impl Subject {
    /// The validators, made when they are first asked for.
    pub(crate) fn contracts(&self) -> &Contracts {
        self.contracts.get_or_init(|| {
            let contract = |side| {
                let contract = self.entry.contract(side).unwrap_or_else(|error| panic!("no contract: {error}"));
                contract.schema
            };
            let writer = (!self.entry.reader_only).then(|| validator(&close(&contract(Side::Writer))));
            let reader = contract(Side::Reader);
            Contracts { reader: validator(&reader), closed_reader: validator(&close(&reader)), writer }
        })
    }
}

/// Makes the validators of all events, which takes seconds, so that no single input seems slow.
pub fn prepare() {
    for subject in SUBJECTS.iter() {
        subject.contracts();
    }
}

/// An input is a line with an event's type, then a body. Any other line stands for some event.
pub(crate) fn split(bytes: &[u8]) -> (&'static Subject, &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, body) = end.map_or((bytes, &bytes[bytes.len()..]), |end| (&bytes[..end], &bytes[end + 1..]));
    let named = SUBJECTS.iter().find(|subject| subject.entry.event_type.as_bytes() == line);
    let any = || &SUBJECTS[line.iter().fold(0, |sum, byte| sum + usize::from(*byte)) % SUBJECTS.len()];
    (named.unwrap_or_else(any), body)
}
