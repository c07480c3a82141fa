use event_core::{Patch, Payload};

pub type Change<T> = Patch<T>;

#[derive(Payload)]
pub struct Line {
    #[json("note")]
    pub note: Change<String>,
}
