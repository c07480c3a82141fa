//! A file's bytes as a stream: counted, and decompressed where they are gzip, whatever the name says.
//!
//! Nothing is held but buffers. It leaves out what the bytes mean.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;

/// A stream is a bomb when it has expanded by more than this factor ..
const FACTOR: u64 = 1000;
/// .. and beyond this many bytes.
const LARGE: u64 = 1 << 30;

const BUFFER: usize = 1 << 17;

/// How far a file has been read, in bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Offsets {
    /// Of the file.
    read: Rc<Cell<u64>>,
    /// Of what it decompressed to, where it is gzip.
    expanded: Option<Rc<Cell<u64>>>,
}

impl Offsets {
    /// Bytes of the file, as it is on disk.
    pub(super) fn read(&self) -> u64 {
        self.read.get()
    }
}

/// For messages.
impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.expanded {
            Some(expanded) => write!(f, "byte {} ({} decompressed)", self.read.get(), expanded.get()),
            None => write!(f, "byte {}", self.read.get()),
        }
    }
}

/// Opens a stream: `file`'s bytes, decompressed if they begin as gzip does.
pub(super) fn open(mut file: impl Read + 'static) -> io::Result<(Box<dyn BufRead>, Offsets)> {
    let mut start = Vec::new();
    file.by_ref().take(2).read_to_end(&mut start)?;
    let is_gzip = start == b"\x1F\x8B";
    let mut offsets = Offsets::default();
    let file = BufReader::with_capacity(BUFFER, io::Cursor::new(start).chain(file));
    let counted = Counted { inner: file, read: Rc::clone(&offsets.read) };
    if !is_gzip {
        return Ok((Box::new(counted), offsets));
    }
    let expanded = Rc::default();
    offsets.expanded = Some(Rc::clone(&expanded));
    let gunzip = Gunzip { inner: MultiGzDecoder::new(counted), read: Rc::clone(&offsets.read), expanded, large: LARGE };
    Ok((Box::new(BufReader::with_capacity(BUFFER, gunzip)), offsets))
}

/// Counts what is consumed.
struct Counted<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.read.set(self.read.get() + amount as u64);
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

/// Decompresses, says what is wrong with the stream in our words, and stops at a bomb.
struct Gunzip<R> {
    inner: MultiGzDecoder<R>,
    read: Rc<Cell<u64>>,
    expanded: Rc<Cell<u64>>,
    large: u64,
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "the gzip stream is cut off"),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                io::Error::new(error.kind(), format!("the gzip stream is damaged ({error})"))
            }
            _ => error,
        })?;
        let expanded = self.expanded.get() + count as u64;
        self.expanded.set(expanded);
        if expanded > self.large && expanded / FACTOR > self.read.get() {
            let large = self.large;
            let message = format!("a gzip bomb: it has expanded more than {FACTOR} times and beyond {large} bytes");
            return Err(io::Error::other(message));
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::bufread::GzEncoder;

    use super::*;

    /// How many bytes come out of `size` zeros in gzip, and whether they end in an error.
    fn check(size: u64, large: u64) -> (u64, Option<String>) {
        let zeros = BufReader::new(io::repeat(0).take(size));
        let mut packed = Vec::new();
        GzEncoder::new(zeros, Compression::best()).read_to_end(&mut packed).expect("zeros are readable");
        let read = Rc::<Cell<u64>>::default();
        let counted = Counted { inner: io::Cursor::new(packed), read: Rc::clone(&read) };
        let mut gunzip = Gunzip { inner: MultiGzDecoder::new(counted), read, expanded: Rc::default(), large };
        let error = io::copy(&mut gunzip, &mut io::sink()).err();
        (gunzip.expanded.get(), error.map(|error| error.to_string()))
    }

    #[test]
    fn a_bomb_is_stopped_while_it_expands() {
        let (size, large) = (1 << 24, 1 << 22);
        let (expanded, error) = check(size, large);
        assert!(expanded > large && expanded < size, "{expanded}");
        let error = error.expect("it was stopped");
        assert!(error.starts_with("a gzip bomb: it has expanded more than 1000 times"), "{error}");
    }

    #[test]
    fn small_files_may_expand_as_they_like() {
        assert_eq!(check(1 << 22, 1 << 23), (1 << 22, None));
    }
}
