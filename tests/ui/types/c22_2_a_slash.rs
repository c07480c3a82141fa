use event_core::Event;

#[derive(Event)]
#[event(type = "com/github/push", topic = "github")]
pub struct Push {
    #[json("sha")]
    pub sha: String,
}
