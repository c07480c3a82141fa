//! Makes a stream of recorded GitHub webhooks: an envelope around each body.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use event_core::{Envelope, OutgoingData, RawJson};

/// Writes an envelope for each `DIR/<kind>/<name>.json` to `out`, sorted by kind and name. The bodies' white space goes;
/// everything else stays as it was recorded.
pub(crate) fn stream(dir: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut events = 0;
    for folder in sorted(dir)? {
        let Some(kind) = folder.file_name().and_then(|name| name.to_str()) else { continue };
        if !folder.is_dir() {
            continue;
        }
        for file in sorted(&folder)? {
            let Some(name) = file.file_name().and_then(|name| name.to_str()) else { continue };
            let Some(name) = name.strip_suffix(".json") else { continue };
            let line = envelope(kind, name, &file).map_err(|error| in_file(&file, &error))?;
            out.write_all(&line)?;
            events += 1;
        }
    }
    if events == 0 {
        let hint = "expected folders named after kinds, such as issues/, with one JSON file for each body";
        return Err(io::Error::new(ErrorKind::NotFound, format!("{}: {hint}; found none", dir.display())));
    }
    out.flush()
}

fn envelope(kind: &str, name: &str, file: &Path) -> io::Result<Vec<u8>> {
    let text = fs::read_to_string(file)?;
    let body = RawJson::parse(&text).map_err(io::Error::other)?;
    let envelope = Envelope::raw(format!("com.github.{kind}"), "https://github.com", OutgoingData::Json(&body));
    let mut line = envelope.id(format!("{kind}/{name}")).to_vec().map_err(io::Error::other)?;
    line.push(b'\n');
    Ok(line)
}

fn sorted(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).map_err(|error| in_file(dir, &error))?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn in_file(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
