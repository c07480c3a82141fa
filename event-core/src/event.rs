//! [`Topic`], [`Event`], [`Publish`]: a payload that travels by itself, under a type and on a topic.

use std::borrow::Cow;

use crate::field::Rules;
use crate::json::{ReadError, Reader};
use crate::payload::{Encode, Payload};

/// Where an event travels, and under which type.
pub trait Topic {
    /// The topic, `[a-z0-9]+([._-][a-z0-9]+)*`. Several events may share one, which keeps their order.
    const TOPIC: &'static str;
    /// The type without its version, such as `orders.placed`.
    const NAME: &'static str;
    /// The CloudEvents `type`, such as `orders.placed.v1`.
    const TYPE: &'static str;
    /// The version in the type, `None` for a type that others defined (`type = "com.github.push"`).
    const VERSION: Option<u32>;

    /// The ordering key: events of one key keep their order. `None` leaves the event unordered.
    fn key(&self) -> Option<Cow<'_, str>> {
        None
    }
}

/// A body that is read as one event. `#[derive(Event)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no event",
    label = "not an event",
    note = "`#[derive(Event)]` with `#[event(\"name.v1\")]` makes a struct an event; events are handled by value, never as `Arc<E>`, `&E` or `Box<E>`"
)]
pub trait Event: Topic + Payload {
    /// The largest body in bytes that is written.
    const MAX_BYTES: usize = 900_000;
    /// How many older events this one is made from, one after the other: no number where it is made from itself, so
    /// that such a cycle does not compile.
    #[doc(hidden)]
    const UPCAST_CHAIN: usize = 0;

    /// Reads a body that was published under another type which this one replaces (`upcast = ..`); `None` where
    /// `event_type` is no such type.
    fn upcast(event_type: &str, reader: &mut Reader<'_>) -> Option<Result<Self, ReadError>> {
        let _ = (event_type, reader);
        None
    }

    /// Whether a body of `event_type` can be read: its own type, or one it upcasts.
    fn reads(event_type: &str) -> bool {
        event_type == Self::TYPE
    }
}

/// An event that can be published: everything but `reader` types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be published",
    label = "not an event that can be published",
    note = "`#[derive(Event)]` makes a struct an event; one that says `reader` models only what its service reads, and is never published"
)]
pub trait Publish: Event + Encode {}

/// Is made from an older event, through `From<Old>`: what `upcast = Old` asks for.
#[diagnostic::on_unimplemented(
    message = "`upcast = {Old}` needs `impl From<{Old}> for {Self}`",
    label = "no conversion from it",
    note = "a body of the older event is read as `{Old}` and then converted"
)]
pub trait UpcastFrom<Old>: From<Old> {}
#[diagnostic::do_not_recommend]
impl<Old, New: From<Old>> UpcastFrom<Old> for New {}

/// The older event that `New` is made from: what the derive of `upcast = Old` is made of, so that one constant asks for
/// all that `Old` needs and a type that does not fit gives one error. Not for use by hand.
#[derive(Debug)]
pub struct Upcast<New> {
    /// How many older events there are, one made from the other.
    pub chain: usize,
    old: &'static str,
    read: fn(&str, &mut Reader<'_>) -> Option<Result<New, ReadError>>,
    reads: fn(&str) -> bool,
}

impl<New> Upcast<New> {
    /// From `Old`, and from what `Old` is made from.
    #[must_use]
    pub const fn from<Old: Event>() -> Self
    where
        New: UpcastFrom<Old>,
    {
        let chain = Old::UPCAST_CHAIN + 1;
        Self { chain, old: Old::TYPE, read: upcast::<Old, New>, reads: Old::reads }
    }

    /// The older event's type.
    #[must_use]
    pub const fn event_type(&self) -> &'static str {
        self.old
    }

    /// Reads a body of `event_type` and converts it; `None` where that is no older event.
    ///
    /// # Errors
    /// As reading the older event.
    pub fn read(&self, event_type: &str, reader: &mut Reader<'_>) -> Option<Result<New, ReadError>> {
        (self.read)(event_type, reader)
    }

    /// Whether a body of `event_type` is read.
    #[must_use]
    pub fn reads(&self, event_type: &str) -> bool {
        (self.reads)(event_type)
    }
}

fn upcast<Old: Event, New: From<Old>>(event_type: &str, reader: &mut Reader<'_>) -> Option<Result<New, ReadError>> {
    let old =
        if event_type == Old::TYPE { Some(Old::read(reader, &Rules::NONE)) } else { Old::upcast(event_type, reader) };
    old.map(|read| read.map(New::from))
}
