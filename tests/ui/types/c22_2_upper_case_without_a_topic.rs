use event_core::Event;

#[derive(Event)]
#[event(type = "com.GitHub.push")]
pub struct Push {
    #[json("sha")]
    pub sha: String,
}
