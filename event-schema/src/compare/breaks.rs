//! From two documents to a comparison: the verdict, and every break behind the first, each with a checked witness.

use std::borrow::Cow;

use serde_json::Value;

use super::check::{Check, Refused};
use super::decide::{Decision, decide};
use super::explain::{Explainer, Refusal, escaped};
use super::load::{self, Dialect, LoadOptions};
use super::locate::Located;
use super::pattern::Patterns;
use super::schema::{Expr, ExprId, Reason, Schemas, Why};
use super::verdict::{Break, CompareError, CompareOptions, Comparison, Fault, FaultKind, Records, Undecided, Verdict};

/// At most this many breaks are shown.
const MOST_BREAKS: usize = 20;
/// Each break takes a decision anew, so in schemas of more expressions fewer are shown.
const MOST_EXPRESSIONS: usize = 200_000;

/// Whether the reader's schema takes everything that the writer's lets through.
///
/// Both are JSON Schemas of draft-07 or 2020-12. A writer's schema that is an exported contract is closed first, see
/// [`Records`]. The answer does not depend on the machine or the time it takes.
///
/// # Errors
/// One of the documents is no schema, its dialect is not known or a reference in it leads nowhere; or the engine is wrong:
/// a witness did not stand its check by the validator ([`CompareError::is_internal`]).
///
/// # Examples
/// ```
/// use event_schema::{CompareOptions, Verdict, compare};
/// use serde_json::json;
///
/// let old = json!({"type": "object", "properties": {"qty": {"type": "integer"}}, "required": ["qty"]});
/// let new = json!({"type": "object", "properties": {"qty": {"type": "integer", "minimum": 1}}, "required": ["qty"]});
/// let comparison = compare(&old, &new, &CompareOptions::default())?;
/// assert_eq!(comparison.verdict, Verdict::Incompatible);
/// assert_eq!(comparison.breaks[0].witness, r#"{"qty":0}"#);
/// # Ok::<(), event_schema::CompareError>(())
/// ```
pub fn compare(writer: &Value, reader: &Value, options: &CompareOptions) -> Result<Comparison, CompareError> {
    let closed = written(writer, options);
    let mut schemas = Schemas::new();
    let writer_id = match load(&mut schemas, &closed, options, "writer") {
        Ok(id) => id,
        // The document as it stands tells better where it is wrong.
        Err(error) => return Err(load(&mut Schemas::new(), writer, options, "writer").err().unwrap_or(error)),
    };
    if *closed == *reader {
        return Ok(Comparison::without_breaks(Vec::new()));
    }
    let reader_id = load(&mut schemas, reader, options, "reader")?;
    let patterns = Patterns::new(schemas.pattern_texts());
    let comparing = Comparing { writer, closed: &closed, reader, options };
    comparing.run(schemas, &patterns, writer_id, reader_id)
}

/// What the writer writes: its schema, closed where that is asked for.
fn written<'a>(writer: &'a Value, options: &CompareOptions) -> Cow<'a, Value> {
    let closes = match options.records {
        Records::ByContract => writer.get("x-contract").is_some(),
        Records::Open => false,
        Records::Closed => true,
    };
    if !closes {
        return Cow::Borrowed(writer);
    }
    let stated = writer.get("$schema").is_some();
    let dialect = options.dialect.or_else(|| (!stated).then_some(Dialect::Draft202012));
    match (dialect, writer) {
        // What closing does with a reference's siblings depends on the dialect.
        (Some(dialect), Value::Object(keywords)) => {
            let mut keywords = keywords.clone();
            keywords.insert("$schema".to_owned(), Value::from(dialect.uri()));
            Cow::Owned(crate::close(&Value::Object(keywords)))
        }
        _ => Cow::Owned(crate::close(writer)),
    }
}

fn load(
    schemas: &mut Schemas,
    document: &Value,
    options: &CompareOptions,
    name: &'static str,
) -> Result<ExprId, CompareError> {
    let options = LoadOptions { dialect: options.dialect, formats: options.formats, remotes: &options.remotes };
    load::load(schemas, document, &options, name).map_err(CompareError::unreadable)
}

struct Comparing<'a> {
    writer: &'a Value,
    closed: &'a Value,
    reader: &'a Value,
    options: &'a CompareOptions,
}

impl Comparing<'_> {
    fn run(
        &self,
        mut schemas: Schemas,
        patterns: &Patterns,
        writer: ExprId,
        reader: ExprId,
    ) -> Result<Comparison, CompareError> {
        let mut breaks: Vec<Break> = Vec::new();
        let mut check = None;
        let mut open = None;
        let (mut undecided, mut smallest) = (Vec::new(), true);
        let most = (MOST_EXPRESSIONS / schemas.len()).clamp(1, MOST_BREAKS);
        while breaks.len() < most {
            let (witness, is_smallest, reasons) =
                match decide(&schemas, patterns, writer, reader, self.options.budget.0) {
                    Decision::Within => break,
                    Decision::Not { witness, smallest } => (Some(witness), smallest, Vec::new()),
                    Decision::Undecided(reasons, candidate) => (candidate, false, reasons),
                };
            let is_certain = reasons.is_empty();
            let reasons = if is_certain { remote(&schemas) } else { reasons };
            let Some(witness) = witness.filter(|witness| breaks.iter().all(|known| known.witness != *witness)) else {
                undecided = reasons;
                break;
            };
            if check.is_none() {
                check = match Check::new(self.closed, self.reader, self.options) {
                    Ok(check) => Some(check),
                    Err(error) if reasons.is_empty() => return Err(error),
                    Err(_) => None,
                };
            }
            let Some(check) = &check else {
                undecided = reasons;
                break;
            };
            let Ok(document) = serde_json::from_str::<Value>(&witness) else {
                // It nests deeper than JSON is read.
                undecided = vec![Reason { why: Why::Budget, keyword: String::new(), place: String::new() }];
                break;
            };
            let refused = check.refusals(&document);
            if refused.is_empty() || !check.is_written(&document) {
                if is_certain && breaks.is_empty() {
                    let side = if refused.is_empty() { "the reader takes it" } else { "the writer cannot write it" };
                    return Err(CompareError::internal(format!("the witness {witness} is none: {side}")));
                }
                undecided = reasons;
                break;
            }
            if open.is_none() {
                open = Some(Open::new(self.writer, self.options)?);
            }
            let refusals = Explainer { schemas: &schemas, patterns }.refusals(&document, reader);
            let open = open.as_ref().expect("it was just made");
            if breaks.is_empty() {
                smallest = is_smallest;
            }
            breaks.push(self.describe(&schemas, open, witness, &document, &refusals, &refused));
            if refusals.is_empty() {
                break;
            }
            for refusal in refusals {
                let listed = open.lists(&document, &refusal);
                for heal in refusal.heal {
                    let heal = if listed { heal } else { heal.without_lists() };
                    heal.apply(&mut schemas);
                }
            }
        }
        let undecided = undecided.into_iter().map(Undecided::from).collect();
        Ok(match breaks.is_empty() {
            false => Comparison { verdict: Verdict::Incompatible, breaks, undecided: Vec::new(), smallest },
            true => Comparison::without_breaks(undecided),
        })
    }

    fn describe(
        &self,
        schemas: &Schemas,
        open: &Open,
        witness: String,
        document: &Value,
        refusals: &[Refusal],
        refused: &[Refused],
    ) -> Break {
        let mut faults: Vec<Fault> = Vec::new();
        for refusal in refusals {
            let member = refusal.kind.member().map(|member| format!("{}/{}", refusal.pointer, escaped(member)));
            let fault = Fault {
                pointer: refusal.pointer.clone(),
                reader_place: self.place(schemas, refusal),
                writer_place: open.place(document, &refusal.pointer),
                member_place: member.and_then(|member| open.place(document, &member)),
                refused: words(refused, &refusal.pointer, &refusal.kind),
                kind: refusal.kind.clone(),
            };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        if faults.is_empty() {
            // Only the validator sees it: a keyword that the engine does not decide.
            faults.extend(refused.first().map(|refused| Fault {
                pointer: refused.pointer.clone(),
                kind: FaultKind::Excluded,
                reader_place: refused.place.clone(),
                writer_place: None,
                member_place: None,
                refused: refused.to_string(),
            }));
        }
        Break { witness, refused: faults[0].refused.clone(), faults }
    }

    /// The keyword that refuses it, or else the schema.
    fn place(&self, schemas: &Schemas, refusal: &Refusal) -> String {
        let place = &schemas.place(schemas.resolve(refusal.expr)).pointer;
        let keywords = refusal.keywords.iter().map(|keyword| format!("{place}/{keyword}"));
        keywords.into_iter().find(|place| self.reader.pointer(place).is_some()).unwrap_or_else(|| place.clone())
    }
}

/// The validator's words for a fault: those about the value, or else about one that it is part of, since an alternative
/// that fails is said of where it stands.
fn words(refused: &[Refused], pointer: &str, kind: &FaultKind) -> String {
    let named = |it: &&Refused| it.pointer == pointer && kind.member().is_none_or(|member| it.words.contains(member));
    let outside = |it: &&Refused| pointer.starts_with(&it.pointer);
    let said = refused.iter().find(named).or_else(|| refused.iter().find(|it| it.pointer == pointer));
    let said = said.or_else(|| refused.iter().filter(outside).max_by_key(|it| it.pointer.len()));
    said.or_else(|| refused.first()).map(ToString::to_string).unwrap_or_default()
}

/// References out of what is at hand.
fn remote(schemas: &Schemas) -> Vec<Reason> {
    let unknown = schemas.all().filter_map(|expr| match expr {
        Expr::Unknown(reason) if reason.why == Why::Remote => Some(reason.clone()),
        _ => None,
    });
    unknown.collect()
}

/// The writer's schema as it stands, for where it speaks of a value.
struct Open {
    schemas: Schemas,
    patterns: Patterns,
    root: ExprId,
}

impl Open {
    fn new(writer: &Value, options: &CompareOptions) -> Result<Self, CompareError> {
        let mut schemas = Schemas::new();
        let root = load(&mut schemas, writer, options, "writer")?;
        let patterns = Patterns::new(schemas.pattern_texts());
        Ok(Self { schemas, patterns, root })
    }

    /// Where it speaks of the value at a pointer.
    fn place(&self, document: &Value, pointer: &str) -> Option<String> {
        let expr = self.located().find(self.root, document, pointer)?;
        Some(self.schemas.place(expr).pointer.clone())
    }

    fn located(&self) -> Located<'_> {
        Located { schemas: &self.schemas, patterns: &self.patterns }
    }

    /// Whether the writer lists what it may write there: values of a scalar, or names of members.
    fn lists(&self, document: &Value, refusal: &Refusal) -> bool {
        if let FaultKind::UnexpectedMember { name } = &refusal.kind {
            return self.place(document, &format!("{}/{}", refusal.pointer, escaped(name))).is_some();
        }
        let pointer = match &refusal.kind {
            FaultKind::NoBranch { tag: Some(tag), .. } => format!("{}/{}", refusal.pointer, escaped(tag)),
            _ => refusal.pointer.clone(),
        };
        let located = self.located();
        located.find(self.root, document, &pointer).is_some_and(|expr| located.is_listed(expr))
    }
}

impl Comparison {
    fn without_breaks(undecided: Vec<Undecided>) -> Self {
        let verdict = if undecided.is_empty() { Verdict::Compatible } else { Verdict::Undecided };
        Self { verdict, breaks: Vec::new(), undecided, smallest: true }
    }
}

impl From<Reason> for Undecided {
    fn from(reason: Reason) -> Self {
        let why = match reason.why {
            Why::Keyword => "keyword",
            Why::Pattern => "pattern",
            Why::Format => "format",
            Why::NumberSize => "number-size",
            Why::Remote => "remote",
            Why::UniqueItems => "unique-items",
            Why::Budget => "budget",
        };
        Self { why, keyword: reason.keyword, place: reason.place }
    }
}
