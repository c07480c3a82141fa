//! `Node`: a body as a tree of slices of its text, to compare and to show.
//!
//! It takes only text that the event's type has read. It leaves out what a difference means (that is `compare`).

use std::borrow::Cow;

use event_core::json::{ReadError, Reader};

/// A value, with its text as it stands in the body.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) text: &'a str,
    pub(super) value: Value<'a>,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    /// Null, true or false, which their text tells apart.
    Literal,
    /// A number, as text.
    Number,
    /// Without its escapes.
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// What the type does not model, whatever it is.
    Unmodelled,
}

#[derive(Debug)]
pub(super) struct Member<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) node: Node<'a>,
}

/// Of so many members that are not modelled each is told; further ones are counted.
const MOST_UNMODELLED: usize = 1_000;

/// The tree of a text, in which the members whose names start at `unmodelled` are not modelled; and how many of those
/// were left out of it, since there are so many. What is not modelled is passed over, so that it takes no memory.
///
/// # Errors
/// Text that is no JSON.
pub(super) fn parse<'a>(text: &'a str, unmodelled: &[usize]) -> Result<(Node<'a>, u64), ReadError> {
    let mut parser = Parser { reader: Reader::new(text), unmodelled, told: 0, left_out: 0 };
    let node = parser.node()?;
    parser.reader.end()?;
    Ok((node, parser.left_out))
}

struct Parser<'a, 'u> {
    reader: Reader<'a>,
    unmodelled: &'u [usize],
    told: usize,
    left_out: u64,
}

impl<'a> Parser<'a, '_> {
    /// Recursive, which the reader's depth limit bounds.
    fn node(&mut self) -> Result<Node<'a>, ReadError> {
        let reader = &mut self.reader;
        let start = reader.position();
        let value = match reader.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => {
                let mut items = Vec::new();
                let mut array = reader.begin_array("an array")?;
                while self.reader.next_item(&mut array)? {
                    items.push(self.node()?);
                }
                Value::Array(items)
            }
            Some(b'"') => Value::String(reader.string("a string")?),
            Some(b'-' | b'0'..=b'9') => {
                let number = reader.number("a number")?;
                return Ok(Node { text: number.text, value: Value::Number });
            }
            _ => return Ok(Node { text: reader.raw()?, value: Value::Literal }),
        };
        let end = self.reader.position();
        Ok(Node { text: self.reader.text()[start..end].trim_ascii_end(), value })
    }

    fn object(&mut self) -> Result<Value<'a>, ReadError> {
        let mut members = Vec::new();
        let mut object = self.reader.begin_object("an object")?;
        while let Some(key) = self.reader.next_key(&mut object)? {
            let node = match self.unmodelled.binary_search(&key.start) {
                Err(_) => self.node()?,
                Ok(_) if self.told < MOST_UNMODELLED => {
                    self.told += 1;
                    Node { text: self.reader.raw()?, value: Value::Unmodelled }
                }
                Ok(_) => {
                    self.left_out += 1;
                    self.reader.skip()?;
                    continue;
                }
            };
            members.push(Member { name: key.text, node });
        }
        Ok(Value::Object(members))
    }
}
