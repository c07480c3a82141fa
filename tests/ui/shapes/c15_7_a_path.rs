use std::path::PathBuf;

use event_core::Payload;

#[derive(Payload)]
pub struct Line {
    #[json("file")]
    pub file: PathBuf,
}
