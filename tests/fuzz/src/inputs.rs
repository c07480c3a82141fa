//! Inputs of the targets: committed seeds, the shared data where it is at hand, and mutations of both.

use std::path::{Path, PathBuf};

/// An input and what it is called.
#[derive(Debug, Clone)]
pub struct Input {
    /// A file's name.
    pub name: String,
    /// What the target gets.
    pub bytes: Vec<u8>,
}

/// The committed seeds of a target: `fuzz/seeds/<target>`.
///
/// # Panics
/// A seed cannot be read.
#[must_use]
pub fn seeds(target: &str) -> Vec<Input> {
    files(&root().join("fuzz/seeds").join(target))
}

/// What the shared data has for a target; nothing where `../shared/data` is absent.
///
/// # Panics
/// A file cannot be read.
#[must_use]
pub fn shared(target: &str) -> Vec<Input> {
    let data = root().join("../shared/data");
    if !data.is_dir() {
        return Vec::new();
    }
    let suite = || files(&data.join("json-test-suite"));
    let bodies = |make: fn(&str, &[u8]) -> Vec<u8>| -> Vec<Input> {
        let kinds = folders(&data.join("github-webhooks")).into_iter();
        kinds.flat_map(|kind| smallest(&kind).into_iter().map(move |body| made(&kind, body, make))).collect()
    };
    match target {
        "raw_json" => suite(),
        "parse" => [suite(), vectors(&data), bodies(enveloped)].concat(),
        "peek" | "batch" => [vectors(&data), bodies(enveloped)].concat(),
        "decode" | "guess" | "replay" => bodies(with_type),
        _ => Vec::new(),
    }
}

/// Tokens that mutations insert: those of the fuzzer's dictionary, `fuzz/json.dict`.
///
/// # Panics
/// The dictionary cannot be read.
#[must_use]
pub fn tokens() -> Vec<Vec<u8>> {
    let path = root().join("fuzz/json.dict");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let tokens = text.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    tokens.map(unescaped).collect()
}

/// One of `inputs`, changed in one to four places: bits flipped, cut off, a piece of another put in, a token inserted.
///
/// # Panics
/// There are no inputs or no tokens.
#[must_use]
pub fn mutated(inputs: &[Input], tokens: &[Vec<u8>], rng: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = inputs[rng.usize(..inputs.len())].bytes.clone();
    for _ in 0..rng.usize(1..=4) {
        let at = rng.usize(..=bytes.len());
        match rng.u8(..8) {
            0 if rng.bool() => bytes.truncate(at),
            0 | 1 => drop(bytes.drain(at..bytes.len().min(at + rng.usize(..9)))),
            2 => {
                let other = &inputs[rng.usize(..inputs.len())].bytes;
                let from = rng.usize(..=other.len());
                let piece = &other[from..other.len().min(from + rng.usize(..64))];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 | 4 => {
                let token = &tokens[rng.usize(..tokens.len())];
                // In half of the cases in place of what stands there.
                let end = if rng.bool() { at } else { bytes.len().min(at + token.len()) };
                bytes.splice(at..end, token.iter().copied());
            }
            5 if at < bytes.len() => bytes[at] = rng.u8(..),
            _ if at < bytes.len() => bytes[at] ^= 1 << rng.u8(..8),
            _ => bytes.push(rng.u8(..)),
        }
    }
    bytes
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a folder, by name; none if there is no such folder.
fn files(folder: &Path) -> Vec<Input> {
    let read = |path: PathBuf| Input { name: name_of(&path), bytes: read(&path) };
    list(folder).into_iter().filter(|path| path.is_file()).map(read).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    list(folder).into_iter().filter(|path| path.is_dir()).collect()
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder that can be listed").path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The three smallest bodies of a kind: large ones make a fuzzer slow and show it nothing new.
fn smallest(kind: &Path) -> Vec<Input> {
    let mut bodies = files(kind);
    bodies.sort_by_key(|body| body.bytes.len());
    bodies.truncate(3);
    bodies
}

fn made(kind: &Path, body: Input, make: fn(&str, &[u8]) -> Vec<u8>) -> Input {
    let kind = name_of(kind);
    let value: serde_json::Value =
        serde_json::from_slice(&body.bytes).unwrap_or_else(|error| panic!("{kind}/{}: {error}", body.name));
    let compact = value.to_string();
    Input { name: format!("{kind}-{}", body.name), bytes: make(&kind, compact.as_bytes()) }
}

fn with_type(kind: &str, body: &[u8]) -> Vec<u8> {
    [b"com.github.", kind.as_bytes(), b"\n", body].concat()
}

fn enveloped(kind: &str, body: &[u8]) -> Vec<u8> {
    let head =
        format!(r#"{{"specversion":"1.0","id":"1","source":"/github","type":"com.github.{kind}","shard":7,"data":"#);
    [head.as_bytes(), body, b"}"].concat()
}

/// The events and batches of the CloudEvents vectors, each as a document.
fn vectors(data: &Path) -> Vec<Input> {
    let mut inputs = Vec::new();
    for file in files(&data.join("cloudevents-json")) {
        let vectors: serde_json::Value =
            serde_json::from_slice(&file.bytes).unwrap_or_else(|error| panic!("{}: {error}", file.name));
        for (index, test) in vectors["tests"].as_array().into_iter().flatten().enumerate() {
            if let Some(document) = test.get("event").or(test.get("batch")) {
                let name = format!("{index}-{}", file.name);
                inputs.push(Input { name, bytes: document.to_string().into_bytes() });
            }
        }
    }
    inputs
}

/// A token of the dictionary without its escapes: `\\`, `\"` and `\xAB`.
fn unescaped(token: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = token.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = match (first, behind) {
            (b'\\', [b'x', high, low, behind @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).expect("two hexadecimal digits behind \\x");
                bytes.push(u8::try_from(digit(high) << 4 | digit(low)).expect("two digits are a byte"));
                behind
            }
            (b'\\', [escaped, behind @ ..]) => {
                bytes.push(*escaped);
                behind
            }
            _ => {
                bytes.push(*first);
                behind
            }
        };
    }
    bytes
}
