//! Types whose tokens come from a macro of the user's.
#![deny(warnings, missing_docs, unsafe_code, clippy::pedantic)]

use event_core::Event;

macro_rules! event {
    ($name:ident, $kind:literal, $field:ident: $ty:ty) => {
        /// An event.
        #[derive(Debug, Clone, PartialEq, Event)]
        #[event($kind, key = $field)]
        pub struct $name {
            /// The field.
            #[json("value")]
            pub $field: $ty,
            /// A second one.
            #[json("list", omitempty)]
            pub list: Vec<$ty>,
        }
    };
}

event!(Added, "lines.added.v1", sku: uuid::Uuid);
event!(Removed, "lines.removed.v1", id: u32);
