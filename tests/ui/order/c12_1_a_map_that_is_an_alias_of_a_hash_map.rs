use event_core::Payload;

pub type Map<K, V> = std::collections::HashMap<K, V>;

#[derive(Payload)]
pub struct Line {
    #[json("totals")]
    pub totals: Map<String, u32>,
}
