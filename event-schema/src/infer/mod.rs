//! `infer`: sample bodies in, the Rust source of an event out that replays them: a starting point, whose guesses each
//! say what they rest on.
//!
//! It holds what was seen, not the samples, in bounded memory. It leaves out where bodies come from and how failures
//! are shown.

mod alike;
mod forest;
mod leaf;
mod model;
mod names;
mod print;
mod sample;
mod seen;
#[cfg(test)]
mod tests;
mod times;

use event_core::json::Reader;

pub(crate) use sample::is_type;

use crate::error::Error;
use forest::{Forest, Object};
use print::Head;
use sample::{EventType, Samples};
use seen::Seen;

/// What was made of samples; see [`infer`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Inferred {
    /// The source of a Rust module.
    pub source: String,
    /// The event's type.
    pub event_type: String,
    /// How many bodies it was made from.
    pub samples: u64,
    /// The bodies that were passed over: which one, from 0, and why.
    pub unusable: Vec<(usize, String)>,
    /// What suggests that the samples are not all of one event, a sentence each.
    pub doubts: Vec<String>,
}

/// The Rust source of an event that reads and writes all of `bodies`: JSON objects as they were sent, or CloudEvents
/// envelopes that hold them. They come back as they were, but where a comment says so: there numbers are equal by value.
///
/// `event_type` is the type of bare bodies, and picks the envelopes of one type; without it the type is that of the
/// envelopes. A type that ends in `.v` and a number is an event of one's own, any other one that others defined.
///
/// # Errors
/// No usable body, no type, several types, or a type or a body's root that no event can have.
///
/// ```
/// let bodies = [r#"{"sku":"mug","qty":2}"#, r#"{"sku":"lamp","qty":1,"note":null}"#];
/// let inferred = event_schema::infer(Some("cart.filled.v1"), bodies)?;
/// assert!(inferred.source.contains(r#"#[event("cart.filled.v1")]"#));
/// assert!(inferred.source.contains("pub qty: u32,"));
/// # Ok::<(), event_schema::Error>(())
/// ```
pub fn infer<B: AsRef<[u8]>>(event_type: Option<&str>, bodies: impl IntoIterator<Item = B>) -> Result<Inferred, Error> {
    let mut inference = Inference::new(event_type)?;
    let mut unusable = Vec::new();
    for (index, body) in bodies.into_iter().enumerate() {
        unusable.extend(inference.add(body.as_ref()).into_iter().map(|why| (index, why)));
    }
    Ok(Inferred { unusable, ..inference.finish()? })
}

/// An inference that is under way.
pub(crate) struct Inference {
    samples: Samples,
    forest: Forest,
    root: Seen,
}

impl Inference {
    /// # Errors
    /// A type that no event can have.
    pub(crate) fn new(event_type: Option<&str>) -> Result<Self, Error> {
        let picked = event_type.map(EventType::parse).transpose()?;
        Ok(Self { samples: Samples::new(picked), forest: Forest::default(), root: Seen::default() })
    }

    /// Adds a body, or those of a batch, and says why any of them is of no use.
    pub(crate) fn add(&mut self, body: &[u8]) -> Vec<String> {
        let bodies = self.samples.bodies(body).into_iter();
        let observed = bodies.map(|body| {
            let body = body?;
            let mut reader = Reader::new(body.as_str());
            self.forest.observe(&mut self.root, &mut reader).map_err(|error| error.to_string())
        });
        observed.filter_map(Result::err).collect()
    }

    /// The source for what was added.
    pub(crate) fn finish(mut self) -> Result<Inferred, Error> {
        let event = self.samples.event_type()?;
        let root = self.root.object.ok_or_else(|| Error::samples("expected samples, found none that is usable"))?;
        let why = match self.forest.object(root) {
            Object { map: Some((_, why)), .. } => Some(why.clone()),
            object => alike::no_fields(object),
        };
        if let Some(why) = why {
            let problem =
                format!("the root of the bodies is no event: expected names that fields can have, found {why}");
            return Err(Error::samples(problem));
        }
        alike::settle(&mut self.forest, root);
        let model = model::model(&self.forest, root, &event.rust_name(), event.is_foreign());
        let object = self.forest.object(root);
        let samples = object.count;
        let doubts = few_in_common(object).into_iter().chain(self.samples.doubt()).collect();
        let attribute = event.attribute(self.samples.largest());
        let foreign = event.is_foreign();
        let head = Head { attribute, event_type: event.as_str().to_owned(), foreign, samples };
        let source = print::print(&head, &model);
        Ok(Inferred { source, event_type: head.event_type, samples, unusable: Vec::new(), doubts })
    }
}

/// Of so many members a few may well be in all samples.
const ENOUGH_MEMBERS: usize = 5;

/// That less than 30 % of the root's members are in every sample.
fn few_in_common(root: &Object) -> Option<String> {
    let (all, samples) = (root.members.len(), root.count);
    let common = root.members.values().filter(|member| member.count == samples).count();
    (all >= ENOUGH_MEMBERS && common * 10 < all * 3).then(|| {
        format!(
            "only {common} of {all} members are in all {samples} samples: if these are several kinds of events, infer each \
             kind by itself"
        )
    })
}
