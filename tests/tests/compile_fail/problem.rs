//! `Problem`: an error or a warning as the compiler reports it, cut to what the derives answer for: place, code, message
//! and the notes of our own traits. It leaves out what the compiler adds by itself (candidates, required bounds).

use std::fmt;
use std::ops::Range;

use serde_json::Value;

/// One error or warning.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// `error` or `warning`.
    pub(crate) level: String,
    /// Such as `E0277`, none for our own errors.
    pub(crate) code: Option<String>,
    /// The text, which may have several lines.
    pub(crate) message: String,
    notes: Vec<String>,
    place: Place,
}

/// What is underlined.
#[derive(Debug, Clone, Default)]
struct Place {
    line: u64,
    column: u64,
    bytes: Range<usize>,
}

impl Problem {
    /// From a message of rustc's JSON; `None` for summaries and mere advice.
    pub(crate) fn read(message: &Value) -> Option<Self> {
        let (level, text) = (message["level"].as_str()?, message["message"].as_str()?);
        if !matches!(level, "error" | "warning") || text.starts_with("aborting due to") || is_summary(level, text) {
            return None;
        }
        let children = message["children"].as_array().into_iter().flatten();
        let notes = children.filter(|child| is_ours(child)).filter_map(|child| child["message"].as_str());
        Some(Self {
            level: level.to_owned(),
            code: message["code"]["code"].as_str().map(str::to_owned),
            message: without_places(text),
            notes: notes.map(str::to_owned).collect(),
            place: place(message).unwrap_or_default(),
        })
    }

    /// What the message says to write in the place of what is underlined.
    pub(crate) fn replacement(&self) -> Option<&str> {
        self.message.rsplit_once("write: ").map(|(_, replacement)| replacement)
    }

    /// Where it is, for sorting.
    pub(crate) fn position(&self) -> (u64, u64) {
        (self.place.line, self.place.column)
    }
}

fn is_summary(level: &str, text: &str) -> bool {
    level == "warning" && text.ends_with("emitted")
}

/// Without the places of impls, `<impl at ui/case.rs:3:10: 3:15>`, which are those of one machine.
fn without_places(text: &str) -> String {
    let mut parts = text.split("<impl at ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("<impl>");
        out.push_str(part.split_once('>').map_or("", |(_, rest)| rest));
    }
    out
}

/// The notes of `#[diagnostic::on_unimplemented]` stand nowhere in the source and are not the compiler's own.
fn is_ours(child: &Value) -> bool {
    let text = child["message"].as_str().unwrap_or_default();
    let bare = child["spans"].as_array().is_none_or(Vec::is_empty);
    child["level"] == "note"
        && bare
        && !["required", "the full", "consider", "`#[", "...which", "see https"].iter().any(|own| text.starts_with(own))
}

fn place(message: &Value) -> Option<Place> {
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let at = |key: &str| span[key].as_u64().and_then(|at| usize::try_from(at).ok());
    Some(Place {
        line: span["line_start"].as_u64()?,
        column: span["column_start"].as_u64()?,
        bytes: at("byte_start")?..at("byte_end")?,
    })
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}", self.place.line, self.place.column, self.level)?;
        if let Some(code) = &self.code {
            write!(f, "[{code}]")?;
        }
        writeln!(f, ": {}", self.message.replace('\n', "\n    "))?;
        for note in &self.notes {
            writeln!(f, "  note: {note}")?;
        }
        Ok(())
    }
}

/// The source with every suggested replacement in place; `None` where there is none.
pub(crate) fn fix(source: &str, problems: &[Problem]) -> Option<String> {
    let mut edits: Vec<(&Range<usize>, &str)> =
        problems.iter().filter_map(|problem| Some((&problem.place.bytes, problem.replacement()?))).collect();
    edits.sort_by_key(|(bytes, _)| std::cmp::Reverse(bytes.start));
    let mut fixed = source.to_owned();
    let overlaps = edits.windows(2).any(|pair| pair[1].0.end > pair[0].0.start);
    assert!(!overlaps, "two replacements of the same text in:\n{source}");
    for (bytes, replacement) in &edits {
        fixed.replace_range((*bytes).clone(), replacement);
    }
    (!edits.is_empty()).then_some(fixed)
}
