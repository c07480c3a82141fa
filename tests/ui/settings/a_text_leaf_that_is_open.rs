use event_core::{Payload, TextLeaf};

#[derive(Payload)]
#[payload(text, open)]
pub struct Code(pub String);

impl TextLeaf for Code {
    const PATTERN: &'static str = "^[A-Z]+$";
    type Error = &'static str;

    fn parse(text: &str) -> Result<Self, Self::Error> {
        Ok(Self(text.to_owned()))
    }

    fn write(&self, out: &mut String) -> Result<(), Self::Error> {
        out.push_str(&self.0);
        Ok(())
    }
}
