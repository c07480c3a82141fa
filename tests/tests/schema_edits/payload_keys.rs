//! Edits of the keys of `#[payload(..)]`.

use crate::writer;

edits! {
    open_enum_closed ["payload closed added"] writer(&[r#"- "x-extensible-enum": ["#, r#"+ "enum": ["#]);
        items {
            #[derive(Payload)] #[payload(open)] enum Color { #[json("red")] Red, #[json(other)] Unknown(UnknownText) }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        } => {
            #[derive(Payload)] #[payload(closed)] enum Color { #[json("red")] Red }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("color")] color: Color }
        }
    tagged_enum_opened [] writer(&[r#"+ "title": "PaymentUnknown""#, r#"+ "additionalProperties": true"#]);
        items {
            #[derive(Payload)] #[payload(tag = "kind", closed)] enum Payment { #[json("card")] Card { #[json("last4")] last4: String } }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        } => {
            #[derive(Payload)] #[payload(tag = "kind", open)] enum Payment {
                #[json("card")] Card { #[json("last4")] last4: String }, #[json(other)] Unknown(UnknownObject),
            }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        }
    tag_added ["payload tag added"] writer(&[r#"- "type": "string""#, r#"+ "oneOf": ["#, r#"+ "kind": {"#]);
        items {
            #[derive(Payload)] #[payload(closed)] enum Payment { #[json("card")] Card, #[json("cash")] Cash }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        } => {
            #[derive(Payload)] #[payload(tag = "kind", closed)] enum Payment { #[json("card")] Card, #[json("cash")] Cash }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        }
    tag_changed ["payload tag changed"] writer(&[r#"- "kind": {"#, r#"+ "method": {"#, r#"- "kind""#, r#"+ "method""#]);
        items {
            #[derive(Payload)] #[payload(tag = "kind", closed)] enum Payment { #[json("card")] Card, #[json("cash")] Cash }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        } => {
            #[derive(Payload)] #[payload(tag = "method", closed)] enum Payment { #[json("card")] Card, #[json("cash")] Cash }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("payment")] payment: Payment }
        }
    text_added ["payload text added"] writer(&[r#"+ "pattern": "^[A-Z]{3}$""#]);
        items {
            #[derive(Payload)] struct Code(String);
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        } => {
            #[derive(Payload)] #[payload(text)] struct Code(String);
            impl TextLeaf for Code {
                const PATTERN: &'static str = "^[A-Z]{3}$";
                type Error = &'static str;
                fn parse(text: &str) -> Result<Self, Self::Error> { Ok(Self(text.to_owned())) }
                fn write(&self, out: &mut String) -> Result<(), Self::Error> { out.push_str(&self.0); Ok(()) }
            }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        }
    pattern_of_a_text_leaf [] writer(&[r#"- "pattern": "^[A-Z]{3}$""#, r#"+ "pattern": "^[A-Z]{4}$""#]);
        items {
            #[derive(Payload)] #[payload(text)] struct Code(String);
            impl TextLeaf for Code {
                const PATTERN: &'static str = "^[A-Z]{3}$";
                type Error = &'static str;
                fn parse(text: &str) -> Result<Self, Self::Error> { Ok(Self(text.to_owned())) }
                fn write(&self, out: &mut String) -> Result<(), Self::Error> { out.push_str(&self.0); Ok(()) }
            }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        } => {
            #[derive(Payload)] #[payload(text)] struct Code(String);
            impl TextLeaf for Code {
                const PATTERN: &'static str = "^[A-Z]{4}$";
                type Error = &'static str;
                fn parse(text: &str) -> Result<Self, Self::Error> { Ok(Self(text.to_owned())) }
                fn write(&self, out: &mut String) -> Result<(), Self::Error> { out.push_str(&self.0); Ok(()) }
            }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("code")] code: Code }
        }
    definition_named ["payload name added"] writer(&[r#"- "Line": {"#, r#"+ "OrderLine": {"#]);
        items {
            #[derive(Payload)] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] #[payload(name = "OrderLine")] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        }
    definition_renamed ["payload name changed"] writer(&[r#"- "OrderLine": {"#, r#"+ "CartLine": {"#]);
        items {
            #[derive(Payload)] #[payload(name = "OrderLine")] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        } => {
            #[derive(Payload)] #[payload(name = "CartLine")] struct Line { #[json("sku")] sku: String }
            #[derive(Event)] #[event("edits.subject.v1")] struct Subject { #[json("line")] line: Line }
        }
}
