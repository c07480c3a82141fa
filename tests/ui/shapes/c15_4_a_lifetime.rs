use event_core::Payload;

#[derive(Payload)]
pub struct Line<'a> {
    #[json("sku")]
    pub sku: Sku<'a>,
}

pub struct Sku<'a>(pub &'a str);
