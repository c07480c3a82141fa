// mistakes: 4
use event_core::Payload;

#[derive(Payload)]
pub struct Id(#[json(string)] i64);

#[derive(Payload)]
pub struct Line {
    #[json("id", string)]
    pub id: Id,
    #[json("ids", string)]
    pub ids: Vec<Id>,
    #[json("parent", omitempty, string)]
    pub parent: Option<Id>,
}

#[derive(Payload)]
#[payload(reader)]
pub struct LineRead {
    #[json("id", string)]
    pub id: Id,
}
