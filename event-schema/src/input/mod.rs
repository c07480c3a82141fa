//! Captured bodies, the one way in for `replay` and `infer`: files, folders and standard input, gzip or not, as lines or
//! as whole documents. Memory is bounded by the longest body that is taken, whatever comes.
//!
//! It leaves out what a body means, so that bytes which are no JSON are a body too.

mod files;
mod gunzip;
mod lines;
mod shape;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::io::{self, BufRead, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use lines::{Line, Lines};
pub(crate) use shape::{array_advice, line_advice};

use crate::error::Error;
use files::{Files, Named};
use gunzip::Offsets;
use shape::{goes_on, is_document, is_lines};

/// The longest line or document that is taken unless asked otherwise, in bytes.
pub(crate) const MAX_LINE: usize = 16 * 1024 * 1024;

const STANDARD_INPUT: &str = "standard input";

/// How a file's bytes are cut into bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// By name: `.jsonl`, `.ndjson` and standard input are lines, other files one document; and each is the other where
    /// its content says so
    #[default]
    Auto,
    /// One body a line; blank lines are passed over
    Lines,
    /// One body a file, on as many lines as it likes
    Document,
}

/// A body as it was captured; bytes that may be anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) place: Place,
    pub(crate) bytes: Vec<u8>,
}

/// Where a body, or what is wrong with one, stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The path, as given and from there on; `-` is standard input.
    pub(crate) file: Arc<str>,
    /// From 1; `None` where the body is the whole file.
    pub(crate) line: Option<u64>,
    /// The name of the folder that holds the file.
    pub(crate) folder: Option<Arc<str>>,
    /// Which item of a batch, from 0.
    pub(crate) index: Option<usize>,
}

/// `file:line`, and which item of a batch.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        self.index.map_or(Ok(()), |index| write!(f, " item {index}"))
    }
}

/// A body or a file that cannot be taken; what comes behind it still can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InputError {
    pub(crate) place: Place,
    /// What is wrong and what to do; without the place.
    pub(crate) message: String,
}

impl InputError {
    fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self { place: place(path), message: format!("cannot read it: {error}") }
    }
}

/// `place: message`
impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All bodies of the paths, one after the other.
pub(crate) struct Input {
    files: Files,
    /// The paths, for messages.
    named: String,
    /// Comes before the files.
    stream: Option<Box<dyn io::Read>>,
    format: Format,
    limit: usize,
    current: Option<Current>,
    /// Bytes of the files before the current one.
    before: u64,
    total: Option<u64>,
}

/// A file that is being read as lines.
struct Current {
    lines: Lines<Box<dyn BufRead>>,
    place: Place,
    offsets: Offsets,
}

impl Input {
    /// The bodies of `paths`: files, folders, or standard input, which is `-` or no path at all. Lines and documents of
    /// more than `limit` bytes are passed over, each with an error.
    ///
    /// # Errors
    /// Paths where nothing is, all of them.
    pub(crate) fn open(paths: &[PathBuf], format: Format, limit: usize) -> Result<Self, Error> {
        let is_standard = |path: &PathBuf| path.as_os_str() == "-";
        let stream: Option<Box<dyn io::Read>> = match paths.is_empty() || paths.iter().any(is_standard) {
            true => Some(Box::new(io::stdin().lock())),
            false => None,
        };
        let named = match paths.is_empty() {
            true => STANDARD_INPUT.to_owned(),
            false => paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "),
        };
        let paths: Vec<PathBuf> = paths.iter().filter(|path| !is_standard(path)).cloned().collect();
        let mut total = stream.is_none().then_some(0);
        let mut problems = Vec::new();
        for path in &paths {
            match fs::metadata(path) {
                Ok(found) if found.is_file() => total = total.map(|total| total + found.len()),
                Ok(_) => total = None,
                Err(error) => problems.push(format!("cannot read {}: {error}", path.display())),
            }
        }
        if !problems.is_empty() {
            return Err(Error::input(problems));
        }
        Ok(Self { files: Files::new(&paths), named, stream, format, limit, current: None, before: 0, total })
    }

    /// The bodies of one stream, which is called `-`.
    pub(crate) fn of_stream(stream: impl io::Read + 'static, format: Format, limit: usize) -> Self {
        let stream: Option<Box<dyn io::Read>> = Some(Box::new(stream));
        let named = STANDARD_INPUT.to_owned();
        Self { files: Files::new(&[]), named, stream, format, limit, current: None, before: 0, total: None }
    }

    /// Whether a stream is still to come, which is in no folder.
    pub(crate) fn has_stream(&self) -> bool {
        self.stream.is_some()
    }

    /// The next body, or what is wrong with one body, file or folder; then the rest goes on.
    pub(crate) fn next(&mut self) -> Option<Result<Body, InputError>> {
        loop {
            if let Some(current) = &mut self.current {
                match current.next(self.limit) {
                    Some(Ok(body)) if body.bytes.trim_ascii().is_empty() => continue,
                    Some(Ok(body)) => return Some(Ok(body)),
                    Some(Err((error, goes_on))) => {
                        if !goes_on {
                            self.close();
                        }
                        return Some(Err(error));
                    }
                    None => self.close(),
                }
            }
            if let Some(stream) = self.stream.take() {
                let place = Place { file: "-".into(), line: None, folder: None, index: None };
                match self.start(stream, place, Named::Lines) {
                    None => continue,
                    found => return found,
                }
            }
            let path = match self.files.next()? {
                Ok(path) => path,
                Err(error) => return Some(Err(error)),
            };
            let opened = match fs::File::open(&path) {
                Ok(file) => self.start(file, place(&path), Named::of(&path)),
                Err(error) => Some(Err(InputError::unreadable(&path, &error))),
            };
            if opened.is_some() {
                return opened;
            }
        }
    }

    /// How many bytes of files and standard input were read so far, as they are on disk.
    pub(crate) fn consumed(&self) -> u64 {
        self.before + self.current.as_ref().map_or(0, |current| current.offsets.read())
    }

    /// How many bytes there are, where all paths are plain files.
    pub(crate) fn total(&self) -> Option<u64> {
        self.total
    }

    /// How many files in folders were passed over so far, since they are not named as JSON.
    pub(crate) fn passed_over(&self) -> u64 {
        self.files.passed_over()
    }

    /// That there was no body at all, where, and why that may be.
    pub(crate) fn nothing(&self) -> Error {
        let passed_over = match self.passed_over() {
            0 => String::new(),
            1 => String::from(" (1 file passed over: its name does not end in .json, .jsonl or .ndjson)"),
            files => format!(" ({files} files passed over: no name that ends in .json, .jsonl or .ndjson)"),
        };
        Error::input(vec![format!("there is no body in {}{passed_over}", self.named)])
    }

    fn close(&mut self) {
        self.before = self.consumed();
        self.current = None;
    }

    /// Begins a file: gives its one document, or leaves its lines to `current`.
    fn start(&mut self, file: impl io::Read + 'static, place: Place, named: Named) -> Option<Result<Body, InputError>> {
        let failed = |place: &Place, message| Some(Err(InputError { place: place.clone(), message }));
        let (mut reader, offsets) = match gunzip::open(file) {
            Ok(opened) => opened,
            Err(error) => return failed(&place, format!("cannot read it: {error}")),
        };
        let mut held = Vec::new();
        if (self.format, named) == (Format::Auto, Named::Lines)
            && let Err(error) = first_line(&mut reader, &mut held)
        {
            self.before += offsets.read();
            let line = memchr::memchr_iter(b'\n', &held).count() as u64 + 1;
            return failed(&Place { line: Some(line), ..place }, format!("{error}, at {offsets}"));
        }
        let lines = match (self.format, named) {
            (Format::Lines, _) => reader,
            (Format::Auto, Named::Lines) if !goes_on(&held) => chained(held, reader),
            (format, _) => {
                let rest = (self.limit as u64 + 1).saturating_sub(held.len() as u64);
                let read = reader.by_ref().take(rest).read_to_end(&mut held);
                let is_whole = held.len() <= self.limit;
                if let Err(error) = read {
                    self.before += offsets.read();
                    return failed(&place, format!("{error}, at {offsets}"));
                }
                let is_document = match (format, named) {
                    (Format::Auto, Named::Lines) => is_whole && is_document(&held),
                    (Format::Auto, _) => !is_lines(&held, is_whole),
                    (Format::Document | Format::Lines, _) => true,
                };
                if is_document {
                    let rest = if is_whole { Ok(0) } else { io::copy(&mut reader, &mut io::sink()) };
                    self.before += offsets.read();
                    return match rest {
                        Ok(0) => Some(Ok(Body { place, bytes: held })),
                        Ok(rest) => failed(&place, too_long("document", held.len() as u64 + rest, self.limit)),
                        Err(error) => failed(&place, format!("{error}, at {offsets}")),
                    };
                }
                chained(held, reader)
            }
        };
        self.current = Some(Current { lines: Lines::new(lines, self.limit), place, offsets });
        None
    }
}

impl Current {
    /// The next line, or what is wrong with it and whether more lines can follow.
    fn next(&mut self, limit: usize) -> Option<Result<Body, (InputError, bool)>> {
        let line = self.lines.next_line();
        if !matches!(line, Ok(None)) {
            self.place.line = Some(self.place.line.unwrap_or(0) + 1);
        }
        let place = self.place.clone();
        Some(match line {
            Ok(None) => return None,
            Ok(Some(Line::Whole(bytes))) => Ok(Body { place, bytes }),
            Ok(Some(Line::TooLong(length))) => {
                Err((InputError { place, message: too_long("line", length, limit) }, true))
            }
            Err(error) => Err((InputError { place, message: format!("{error}, at {}", self.offsets) }, false)),
        })
    }
}

fn too_long(what: &str, length: u64, limit: usize) -> String {
    format!("expected a {what} of at most {limit} bytes, found {length}: raise --max-line to take it")
}

fn place(path: &Path) -> Place {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(parent).ok();
    let folder = folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into());
    Place { file: path.to_string_lossy().replace('\\', "/").into(), line: None, folder, index: None }
}

/// The longest first line that is looked at to tell lines from a document.
const FIRST: u64 = 1 << 16;

/// Reads the first line that is not blank, or its start.
fn first_line(reader: &mut impl BufRead, held: &mut Vec<u8>) -> io::Result<()> {
    let mut start = reader.take(FIRST);
    while held.trim_ascii().is_empty() && start.read_until(b'\n', held)? > 0 {}
    Ok(())
}

fn chained(held: Vec<u8>, reader: Box<dyn BufRead>) -> Box<dyn BufRead> {
    Box::new(io::Cursor::new(held).chain(reader))
}
