//! From a document to expressions: what a schema of draft-07 or 2020-12 says, as the validator understands it.
//!
//! A keyword that cannot be said becomes `Unknown` with its name and place; none is passed over. It leaves out whether the
//! annotations are well-formed: at the end the dialect's metaschema is asked.

mod applicator;
mod constant;
mod cycle;
mod dialect;
mod documents;
mod error;
mod leaf;
mod remotes;
mod scope;
mod site;
#[cfg(test)]
mod suite;
#[cfg(test)]
mod tests;
mod unevaluated;

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

pub use dialect::Dialect;
use documents::{Documents, Site, below};
pub(crate) use error::LoadError;
use error::kind_of;
pub use remotes::Remotes;
use scope::{Scope, Scopes};
use site::Here;

use super::schema::{Expr, ExprId, PatternId, Place, Reason, Schemas, Why};

/// Deeper documents are refused: whatever works on schemas recurses.
const DEPTH: usize = 500;

/// How a document is understood.
pub(crate) struct LoadOptions<'a> {
    /// Instead of what `$schema` says; without either it is 2020-12.
    pub(crate) dialect: Option<Dialect>,
    pub(crate) formats: Formats,
    pub(crate) remotes: &'a Remotes,
}

/// What `format` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formats {
    /// What the dialect says: draft-07 asserts, 2020-12 annotates.
    #[default]
    ByDialect,
    /// It asserts.
    Assert,
    /// It says nothing about values.
    Annotate,
}

/// Adds a document to the expressions: all of it that its root leads to.
///
/// # Errors
/// The document is no schema, its dialect is not known, it nests too deep, a reference leads nowhere inside documents that
/// are at hand or back to itself.
pub(crate) fn load<'a>(
    schemas: &mut Schemas,
    document: &'a Value,
    options: &LoadOptions<'a>,
    name: &'static str,
) -> Result<ExprId, LoadError> {
    let place = || Place { document: name, pointer: String::new() };
    if deeper_than(document, DEPTH) {
        let fix = "name the inner schemas and refer to them with `$ref`";
        return Err(LoadError::new(place(), format!("at most {DEPTH} levels"), "more", fix));
    }
    let documents = Documents::new(name, document, options.dialect, options.remotes)?;
    let first = schemas.len();
    let mut loader = Loader {
        schemas,
        documents,
        formats: options.formats,
        name,
        scopes: Scopes::new(),
        known: HashMap::new(),
        open: VecDeque::new(),
        patterns: HashSet::new(),
    };
    let root = loader.documents.root();
    let root = loader.schema(root, Scopes::EMPTY)?;
    while let Some((site, scope, id)) = loader.open.pop_front() {
        let expr = loader.translate(site, scope, id)?;
        loader.schemas.set(id, expr);
    }
    cycle::check(loader.schemas, first)?;
    metaschema(document, options.dialect).map_err(|error| {
        let place = Place { document: name, pointer: error.instance_path().to_string() };
        LoadError::new(place, "a schema of its dialect", error.masked().to_string(), "correct the schema")
    })?;
    Ok(root)
}

/// Whether the dialect's metaschema takes the document. A metaschema of the user's own is not asked.
fn metaschema(document: &Value, dialect: Option<Dialect>) -> Result<(), jsonschema::ValidationError<'_>> {
    let stated = document.get("$schema").and_then(Value::as_str);
    let dialect = dialect.or_else(|| stated.map_or(Some(Dialect::Draft202012), Dialect::from_uri));
    match dialect {
        Some(Dialect::Draft7) => jsonschema::draft7::meta::validate(document),
        Some(Dialect::Draft202012) => jsonschema::draft202012::meta::validate(document),
        None => Ok(()),
    }
}

fn deeper_than(document: &Value, depth: usize) -> bool {
    let mut open = vec![(document, 0)];
    while let Some((value, level)) = open.pop() {
        if level > depth {
            return true;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().map(|item| (item, level + 1))),
            Value::Object(members) => open.extend(members.values().map(|member| (member, level + 1))),
            _ => {}
        }
    }
    false
}

struct Loader<'a, 's> {
    schemas: &'s mut Schemas,
    documents: Documents<'a>,
    formats: Formats,
    name: &'static str,
    scopes: Scopes,
    /// By the address of the schema: the same schema under the same base and scope is the same expression.
    known: HashMap<(*const Value, usize, Scope), ExprId>,
    /// Stand-ins whose schemas are still to be read. A queue, so that nothing recurses.
    open: VecDeque<(Site<'a>, Scope, ExprId)>,
    /// Those that are known to be regular expressions.
    patterns: HashSet<PatternId>,
}

/// What a schema consists of; all of it has to hold. A part that is an expression already is `Same`. Each with the keyword
/// it comes from.
type Parts = Vec<(Expr, &'static str)>;

impl<'a> Loader<'a, '_> {
    /// The expression of a schema, to be filled in later.
    fn schema(&mut self, site: Site<'a>, outer: Scope) -> Result<ExprId, LoadError> {
        match site.value {
            Value::Bool(true) => return Ok(Schemas::EVERYTHING),
            Value::Bool(false) => return Ok(Schemas::NOTHING),
            Value::Object(object) if object.is_empty() => return Ok(Schemas::EVERYTHING),
            Value::Object(_) => {}
            other => {
                let place = self.documents.place(&site.pointer);
                let fix = "correct the schema or the reference to it";
                return Err(LoadError::new(place, "a schema (an object or a bool)", kind_of(other), fix));
            }
        }
        let anchors = self.documents.resources[site.resource].dynamic.keys();
        let scope = self.scopes.enter(outer, site.resource, anchors);
        let key = (std::ptr::from_ref(site.value), site.resource, scope);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let id = self.schemas.add(Expr::Everything, self.documents.place(&site.pointer));
        self.known.insert(key, id);
        self.open.push_back((site, scope, id));
        Ok(id)
    }

    /// The expression of a schema inside another.
    fn inner(&mut self, here: &Here<'a>, value: &'a Value, pointer: String) -> Result<ExprId, LoadError> {
        let site = self.documents.child(&here.site, value, pointer)?;
        self.schema(site, here.scope)
    }

    fn here(&self, site: Site<'a>, scope: Scope) -> Option<Here<'a>> {
        let (object, rules) = (site.value.as_object()?, self.documents.rules(&site)?);
        Some(Here { site, object, rules, scope, document: self.name })
    }

    fn translate(&mut self, site: Site<'a>, scope: Scope, id: ExprId) -> Result<Expr, LoadError> {
        let place = format!("{}#{}", self.name, below(&site.pointer, "$schema"));
        let Some(here) = self.here(site, scope) else {
            return Ok(Expr::Unknown(Reason { why: Why::Keyword, keyword: "$schema".to_owned(), place }));
        };
        let mut parts = Parts::new();
        let alone = here.rules.dialect == Dialect::Draft7 && here.object.contains_key("$ref");
        self.references(&here, &mut parts)?;
        if !alone {
            self.leaf(&here, &mut parts)?;
            self.applicators(&here, &mut parts)?;
            self.unevaluated(&here, &mut parts)?;
        }
        Ok(self.all(&here, parts, id))
    }

    /// What holds where all parts do.
    fn all(&mut self, here: &Here<'a>, mut parts: Parts, id: ExprId) -> Expr {
        if parts.len() < 2 {
            return parts.pop().map_or(Expr::Everything, |(expr, _)| expr);
        }
        let place = self.schemas.place(id).clone();
        let ids = parts.into_iter().map(|(expr, keyword)| match expr {
            Expr::Same(id) => id,
            other => {
                let place = if keyword.is_empty() { place.clone() } else { here.place(keyword) };
                self.schemas.add(other, place)
            }
        });
        Expr::All(ids.collect())
    }

    fn add(&mut self, here: &Here<'a>, keyword: &str, expr: Expr) -> ExprId {
        match expr {
            Expr::Same(id) => id,
            Expr::Everything => Schemas::EVERYTHING,
            Expr::Nothing => Schemas::NOTHING,
            other => self.schemas.add(other, here.place(keyword)),
        }
    }

    fn references(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(reference) = here.text(keyword)? else { continue };
            let part = match self.target(here, keyword, reference)? {
                Ok((site, scope)) => Expr::Same(self.schema(site, scope)?),
                Err(why) => Expr::Unknown(here.reason(why, keyword)),
            };
            parts.push((part, keyword));
        }
        Ok(())
    }

    /// The schema a reference leads to, or why that cannot be said.
    fn target(
        &mut self,
        here: &Here<'a>,
        keyword: &str,
        reference: &str,
    ) -> Result<Result<(Site<'a>, Scope), Why>, LoadError> {
        let Some(site) = self.documents.resolve(here.site.resource, reference, &here.at(keyword))? else {
            return Ok(Err(Why::Remote));
        };
        let fragment = reference.split_once('#').map_or("", |(_, fragment)| fragment);
        let found = self.documents.resources[site.resource].dynamic.get(fragment);
        if keyword == "$ref" || !found.is_some_and(|(value, _)| std::ptr::eq(*value, site.value)) {
            return Ok(Ok((site, here.scope)));
        }
        match self.scopes.outermost(here.scope, fragment) {
            Err(()) => Ok(Err(Why::Keyword)),
            Ok(None) => Ok(Ok((site, here.scope))),
            Ok(Some(resource)) => {
                let (value, pointer) = &self.documents.resources[resource].dynamic[fragment];
                Ok(Ok((Site { value, resource, pointer: pointer.clone() }, here.scope)))
            }
        }
    }

    /// A regular expression, once it is known to be one.
    fn pattern(&mut self, here: &Here<'a>, pointer: &str, text: &str) -> Result<PatternId, LoadError> {
        let id = self.schemas.pattern(text);
        if self.patterns.insert(id)
            && !is_plain(text)
            && let Err(error) = crate::validator::try_validator(&serde_json::json!({ "pattern": text }))
        {
            let place = Place { document: here.document, pointer: pointer.to_owned() };
            let found = error.split_once(": ").map_or(error.as_str(), |(_, why)| why).to_owned();
            return Err(LoadError::new(place, "a regular expression of ECMA 262", found, "correct the expression"));
        }
        Ok(id)
    }
}

/// Whether a text is a regular expression for certain. Where it is not, the validator is asked, which takes longer.
fn is_plain(text: &str) -> bool {
    jsonschema_regex::to_rust_regex(text).is_ok_and(|text| regex_syntax::Parser::new().parse(&text).is_ok())
}
