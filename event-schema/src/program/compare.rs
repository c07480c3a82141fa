//! `event-schema compare`: schemas from files or folders, each pair compared, the outcome printed. Decides nothing itself.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::compare::{CompareOptions, Dialect, Formats, Records, Verdict, compare};
use crate::error::Error;
use crate::render::compare::{Outcome, human, json_line, summary};
use crate::render::failure;

pub(super) const HELP: &str = "\
Input:
  Two JSON Schemas of draft-07 or draft 2020-12, or two folders: then each .json file of one is
  compared with the file of the same relative path in the other. A schema that is an exported
  contract (`x-contract`) is closed on the writer's side: a record writes only its own members.
  Nothing is ever fetched: a reference to another document is `undecided`, unless --remote has it.

Verdicts:
  compatible    the reader takes everything that the writer may write
  incompatible  with the smallest document that the writer may write and the reader refuses, and
                every further break behind it; the rules are named as if the reader were the newer
  undecided     with the keyword and its place; nothing is passed over in silence

JSON output, one line for each pair:
  {\"file\", \"verdict\": compatible | incompatible | undecided,
   \"witness\": the document itself, or null; \"reason\": why, in a sentence, or null;
   \"findings\": [{\"rule\", \"what\", \"witness\", \"pointer\": of the value in the witness, \"reader\" and
                 \"writer\": pointers into the schemas, \"refused\": the validator's words}],
   \"micros\": what the comparison took}
  A pair that cannot be compared has {\"file\", \"error\"}.

Exit codes:
  0  every pair is compatible
  1  a pair is incompatible or undecided
  2  the check itself failed: wrong arguments, a file that is no JSON or no schema, an unknown
     dialect, a reference that leads nowhere or back to itself, nothing to compare";

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The schema, or the folder of schemas, of what is written
    writer: PathBuf,
    /// The schema, or the folder of schemas, of what is read
    reader: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t = Output::Human, value_name = "FORMAT")]
    output: Output,
    /// Whether the writer's objects have members that its schema does not name [default: not, if it is an exported contract]
    #[arg(long, value_enum, value_name = "open|closed")]
    writer_records: Option<WriterRecords>,
    /// What `format` does [default: draft-07 asserts, 2020-12 annotates]
    #[arg(long = "format", value_enum, value_name = "assert|annotate")]
    formats: Option<Format>,
    /// The dialect of both, whatever `$schema` says [default: by `$schema`, without one 2020-12]
    #[arg(long, value_enum)]
    dialect: Option<DialectName>,
    /// Documents for references that lead out: a folder for all URIs below a base, or a folder of files with an `$id`
    #[arg(long = "remote", value_name = "[BASE=]DIR")]
    remotes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// Lines of text, in colour on a terminal
    Human,
    /// One JSON document a line
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WriterRecords {
    /// They may have, as the schema says
    Open,
    /// They have none
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Assert,
    Annotate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectName {
    #[value(name = "draft-07", alias = "draft7")]
    Draft7,
    #[value(name = "2020-12", alias = "draft2020-12")]
    Draft202012,
}

pub(super) fn run(arguments: &Compare) -> ExitCode {
    match outcomes(arguments) {
        Ok(failed) => failed,
        Err(error) => {
            let _ = anstream::stderr().write_all(failure(&error).as_bytes());
            ExitCode::from(2)
        }
    }
}

fn outcomes(arguments: &Compare) -> Result<ExitCode, Error> {
    let options = options(arguments)?;
    let pairs = pairs(&arguments.writer, &arguments.reader)?;
    let mut out = anstream::stdout();
    let mut found = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let outcome = one(&pair, &options);
        let text = match arguments.output {
            Output::Human => human(&outcome),
            Output::Json => json_line(&outcome),
        };
        found.push(outcome.verdict());
        // A reader that went away (`| head`) is no reason to fail.
        let _ = out.write_all(text.as_bytes());
    }
    if arguments.output == Output::Human {
        let _ = out.write_all(summary(&found).as_bytes());
    }
    Ok(if found.contains(&None) {
        ExitCode::from(2)
    } else {
        ExitCode::from(u8::from(found.iter().any(|verdict| *verdict != Some(Verdict::Compatible))))
    })
}

fn options(arguments: &Compare) -> Result<CompareOptions, Error> {
    let mut options = CompareOptions {
        records: match arguments.writer_records {
            None => Records::ByContract,
            Some(WriterRecords::Open) => Records::Open,
            Some(WriterRecords::Closed) => Records::Closed,
        },
        formats: match arguments.formats {
            None => Formats::ByDialect,
            Some(Format::Assert) => Formats::Assert,
            Some(Format::Annotate) => Formats::Annotate,
        },
        dialect: arguments.dialect.map(|dialect| match dialect {
            DialectName::Draft7 => Dialect::Draft7,
            DialectName::Draft202012 => Dialect::Draft202012,
        }),
        ..CompareOptions::default()
    };
    for remote in &arguments.remotes {
        let (base, folder) = remote.split_once('=').map_or((None, remote.as_str()), |(base, dir)| (Some(base), dir));
        let path = Path::new(folder);
        match base {
            Some(uri) if path.is_file() => options.remotes.insert(uri, read(path).map_err(Error::files)?)?,
            _ => options.remotes.add_folder(base, path)?,
        }
    }
    Ok(options)
}

/// Two files, and what the pair is called.
struct Pair {
    name: String,
    writer: PathBuf,
    reader: PathBuf,
}

fn pairs(writer: &Path, reader: &Path) -> Result<Vec<Pair>, Error> {
    match (writer.is_dir(), reader.is_dir()) {
        (false, false) => {
            Ok(vec![Pair { name: writer.display().to_string(), writer: writer.to_owned(), reader: reader.to_owned() }])
        }
        (true, true) => {
            let (written, read) = (schemas_in(writer)?, schemas_in(reader)?);
            for (names, others, whose) in [(&written, &read, "writer"), (&read, &written, "reader")] {
                for name in names.difference(others) {
                    let _ =
                        writeln!(std::io::stderr(), "note: {name} is the {whose}'s alone and compared with nothing");
                }
            }
            let pair =
                |name: &String| Pair { name: name.clone(), writer: writer.join(name), reader: reader.join(name) };
            let pairs: Vec<Pair> = written.intersection(&read).map(pair).collect();
            if pairs.is_empty() {
                let (writer, reader) = (writer.display(), reader.display());
                return Err(Error::files(format!("{writer} and {reader} have no .json file of the same path")));
            }
            Ok(pairs)
        }
        (is_dir, _) => {
            let (folder, file) = if is_dir { (writer, reader) } else { (reader, writer) };
            Err(Error::files(format!(
                "{} is a folder and {} is none: give two files or two folders",
                folder.display(),
                file.display()
            )))
        }
    }
}

/// The `.json` files in a folder and the folders in it, as relative paths with forward slashes.
fn schemas_in(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let mut files = BTreeSet::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| Error::io("list", &folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Error::io("list", &folder, &error))?;
            let kind = entry.file_type().map_err(|error| Error::io("list", &folder, &error))?;
            let name = format!("{path}{}", entry.file_name().to_string_lossy());
            // Links to folders are not followed: they may lead in circles.
            if kind.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else if name.ends_with(".json") && name != crate::INDEX_FILE {
                files.insert(name);
            }
        }
    }
    Ok(files)
}

fn one(pair: &Pair, options: &CompareOptions) -> Outcome {
    let schemas = read(&pair.writer).and_then(|writer| Ok((writer, read(&pair.reader)?)));
    let start = Instant::now();
    let result = schemas.and_then(|(writer, reader)| {
        let comparison = compare(&writer, &reader, options).map_err(|error| named(&error.to_string(), pair))?;
        Ok((comparison, writer, reader))
    });
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let reader = pair.reader.display().to_string();
    Outcome { name: pair.name.clone(), writer: pair.writer.display().to_string(), reader, result, micros }
}

/// An error of one of the documents under its file's name.
fn named(error: &str, pair: &Pair) -> String {
    let of = |side: &str, path: &Path| error.strip_prefix(side).map(|why| format!("{}: {why}", path.display()));
    of("writer: ", &pair.writer).or_else(|| of("reader: ", &pair.reader)).unwrap_or_else(|| error.to_owned())
}

/// The document in a file.
fn read(path: &Path) -> Result<Value, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let text = error.to_string();
        let path = path.display();
        if text.starts_with("recursion limit") {
            format!(
                "{path} nests deeper than 127 levels ({text}): name the inner schemas and refer to them with `$ref`"
            )
        } else {
            format!("{path} is no JSON: {text}")
        }
    })
}
