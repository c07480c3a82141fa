//! `Writer`: canonical compact JSON, appended to one buffer.
//!
//! Canonical: no white space, minimal escapes, the shortest text of each f64, members in the order they are written.
//! It leaves out what may be written (that is [`Encode`](crate::Encode)).

use super::error::WriteError;
use super::reader::MAX_DEPTH;

/// Appends one JSON text to a buffer.
///
/// Commas come by themselves: a key or an item that does not follow an opening bracket gets one.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    depth: u32,
}

impl<'a> Writer<'a> {
    /// A writer behind what `out` holds already.
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, depth: 0 }
    }

    /// Opens an object.
    ///
    /// # Errors
    /// More than [`MAX_DEPTH`] levels.
    pub fn begin_object(&mut self) -> Result<(), WriteError> {
        self.descend()?;
        self.out.push(b'{');
        Ok(())
    }

    /// Writes a member's name that is JSON already: quoted, escaped, with its colon, such as `"qty":`.
    #[inline]
    pub fn key(&mut self, quoted: &'static str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.extend_from_slice(quoted.as_bytes());
    }

    /// Writes a member's name that is only known at run time.
    pub fn dynamic_key(&mut self, key: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.string(key);
        self.out.push(b':');
    }

    /// Closes an object.
    pub fn end_object(&mut self) {
        self.depth -= 1;
        self.out.push(b'}');
    }

    /// Opens an array.
    ///
    /// # Errors
    /// More than [`MAX_DEPTH`] levels.
    pub fn begin_array(&mut self) -> Result<(), WriteError> {
        self.descend()?;
        self.out.push(b'[');
        Ok(())
    }

    /// Goes to the array's next item. `first` says that there is none before it.
    pub fn item(&mut self, index: usize) {
        if index > 0 {
            self.out.push(b',');
        }
    }

    /// Closes an array.
    pub fn end_array(&mut self) {
        self.depth -= 1;
        self.out.push(b']');
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes an integer's digits.
    pub fn integer(&mut self, value: impl itoa::Integer) {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    /// Writes the shortest text that reads back as `value`, as serde_json does.
    ///
    /// # Errors
    /// NaN and the infinities, which JSON does not have.
    pub fn float(&mut self, value: f64) -> Result<(), WriteError> {
        if !value.is_finite() {
            return Err(WriteError::new("a finite number, since JSON has neither NaN nor infinities"));
        }
        self.out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
        Ok(())
    }

    /// Writes a quoted string with the escapes that JSON asks for and no others.
    pub fn string(&mut self, value: &str) {
        self.out.push(b'"');
        let bytes = value.as_bytes();
        let mut done = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.out.extend_from_slice(&bytes[done..at]);
            done = at + 1;
            match byte {
                b'"' => self.out.extend_from_slice(b"\\\""),
                b'\\' => self.out.extend_from_slice(b"\\\\"),
                8 => self.out.extend_from_slice(b"\\b"),
                9 => self.out.extend_from_slice(b"\\t"),
                10 => self.out.extend_from_slice(b"\\n"),
                12 => self.out.extend_from_slice(b"\\f"),
                13 => self.out.extend_from_slice(b"\\r"),
                _ => {
                    const HEX: &[u8; 16] = b"0123456789abcdef";
                    let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                    self.out.extend_from_slice(b"\\u00");
                    self.out.extend_from_slice(&digits);
                }
            }
        }
        self.out.extend_from_slice(&bytes[done..]);
        self.out.push(b'"');
    }

    /// Writes text that is compact JSON already, and fits the depth that is left.
    ///
    /// # Errors
    /// More than [`MAX_DEPTH`] levels with those around it.
    pub fn raw(&mut self, json: &str, levels: u32) -> Result<(), WriteError> {
        if self.depth + levels > MAX_DEPTH {
            return Err(too_deep());
        }
        self.out.extend_from_slice(json.as_bytes());
        Ok(())
    }

    /// Where the next byte goes, counted from the buffer's start; for [`since`](Self::since).
    pub fn position(&self) -> usize {
        self.out.len()
    }

    /// What was written since [`position`](Self::position) was `from`.
    pub fn since(&self, from: usize) -> &[u8] {
        &self.out[from..]
    }

    fn descend(&mut self) -> Result<(), WriteError> {
        if self.depth == MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth += 1;
        Ok(())
    }
}

fn too_deep() -> WriteError {
    WriteError::new(format!("at most {MAX_DEPTH} levels of nesting"))
}
