use std::time::Duration;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("waited")]
    pub waited: Duration,
}
