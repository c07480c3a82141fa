use event_core::Event;

#[derive(Event)]
#[event("push.v1", type = "com.github.push")]
pub struct Push {
    #[json("sha")]
    pub sha: String,
}
