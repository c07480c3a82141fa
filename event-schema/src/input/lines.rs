//! `Lines`: cuts a stream into lines of bounded length. It leaves out what a line means.

use std::io::{self, BufRead, ErrorKind};

use memchr::memchr;

/// The lines of a stream, of which at most `limit` bytes are held at a time.
///
/// A line ends at a line feed, with or without a carriage return in front of it, or at the end of the stream.
///
/// ```
/// use event_schema::{Line, Lines};
///
/// let mut lines = Lines::new(&b"{}\n[1,2,3,4,5]\n7"[..], 8);
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"{}".to_vec())));
/// assert_eq!(lines.next_line()?, Some(Line::TooLong(11)));
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"7".to_vec())));
/// assert_eq!(lines.next_line()?, None);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    limit: usize,
}

/// A line without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A whole line.
    Whole(Vec<u8>),
    /// A line beyond the limit: it was passed over, and this is how many bytes it had.
    TooLong(u64),
}

impl<R: BufRead> Lines<R> {
    /// The lines of `reader`, each of at most `limit` bytes without its end.
    pub fn new(reader: R, limit: usize) -> Self {
        Self { reader, limit }
    }

    /// The next line; `None` at the end of the stream.
    ///
    /// # Errors
    /// The stream cannot be read. What came of the line before is lost.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut text = Vec::new();
        let mut length: u64 = 0;
        let mut started = false;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                return Ok(started.then(|| self.line(text, length)));
            }
            started = true;
            let end = memchr(b'\n', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            length += piece.len() as u64;
            if text.len() + piece.len() <= self.limit {
                text.extend_from_slice(piece);
            } else {
                // Nothing of a line that is too long is worth its memory.
                text = Vec::new();
            }
            let used = piece.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                return Ok(Some(self.line(text, length)));
            }
        }
    }

    fn line(&self, mut text: Vec<u8>, length: u64) -> Line {
        if length > self.limit as u64 {
            return Line::TooLong(length);
        }
        if text.last() == Some(&b'\r') {
            text.pop();
        }
        Line::Whole(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts `stream` with a limit of 8 bytes, through buffers of every size.
    fn check(stream: &str, expected: &[Line]) {
        for capacity in 1..=stream.len() + 1 {
            let mut lines = Lines::new(io::BufReader::with_capacity(capacity, stream.as_bytes()), 8);
            let mut found = Vec::new();
            while let Some(line) = lines.next_line().expect("a slice is readable") {
                found.push(line);
            }
            assert_eq!(found, expected, "{stream:?} through {capacity} bytes");
        }
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.into())
    }

    #[test]
    fn lines_end_at_a_newline_or_the_end() {
        check("", &[]);
        check("\n", &[whole("")]);
        check("a\nbc", &[whole("a"), whole("bc")]);
        check("a\r\n\nb\n", &[whole("a"), whole(""), whole("b")]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_passed_over() {
        check("12345678\n9", &[whole("12345678"), whole("9")]);
        check("123456789\n9", &[Line::TooLong(9), whole("9")]);
        check("1\n12345678901234567890", &[whole("1"), Line::TooLong(20)]);
    }

    /// So many bytes of one line.
    struct Endless(u64);

    impl io::Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
            buffer[..count].fill(b'x');
            self.0 -= count as u64;
            Ok(count)
        }
    }

    /// The most memory that this process has held, in kilobytes.
    #[cfg(target_os = "linux")]
    fn peak() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak is there");
        line.trim().trim_end_matches(" kB").parse().expect("it is a number")
    }

    #[test]
    #[cfg_attr(not(target_os = "linux"), ignore = "reads the peak of memory from /proc, which is Linux's")]
    fn a_huge_line_is_not_held() {
        #[cfg(target_os = "linux")]
        {
            let huge = 1 << 27;
            let before = peak();
            let mut lines = Lines::new(io::BufReader::with_capacity(1 << 16, Endless(huge)), 1 << 10);
            assert_eq!(lines.next_line().expect("it is readable"), Some(Line::TooLong(huge)));
            assert_eq!(lines.next_line().expect("it is readable"), None);
            let held = peak() - before;
            assert!(held < 1 << 15, "{held} kB were held");
        }
    }
}
