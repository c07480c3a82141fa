use event_core::Payload;

#[derive(Payload)]
pub struct Page<T>
where
    T: Clone,
{
    pub items: Vec<T>,
    pub next: Option<String>,
}
