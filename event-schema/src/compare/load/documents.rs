//! The documents of one side, with every identifier and anchor in them, and what references lead to.

use std::collections::{BTreeMap, HashMap};

use jsonschema::{Uri, uri};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::dialect::{Children, Dialect, Rules, children};
use super::error::{LoadError, kind_of};
use super::remotes::Remotes;
use crate::compare::schema::Place;

/// What has a base URI of its own: a document, or a part of one with an `$id`.
pub(super) struct Resource<'a> {
    base: Uri<String>,
    root: &'a Value,
    pointer: String,
    /// None for a dialect that is not known here.
    rules: Option<Rules>,
    anchors: HashMap<&'a str, (&'a Value, String)>,
    /// Those that `$dynamicAnchor` made.
    pub(super) dynamic: BTreeMap<&'a str, (&'a Value, String)>,
}

/// A schema, where it stands.
#[derive(Clone)]
pub(super) struct Site<'a> {
    pub(super) value: &'a Value,
    pub(super) resource: usize,
    /// JSON Pointer into its document; for a remote one behind its URI and `#`.
    pub(super) pointer: String,
}

pub(super) struct Documents<'a> {
    name: &'static str,
    remotes: &'a Remotes,
    pub(super) resources: Vec<Resource<'a>>,
    by_uri: HashMap<String, usize>,
    /// The resources by the address of their root.
    roots: HashMap<*const Value, usize>,
}

impl<'a> Documents<'a> {
    /// # Errors
    /// The document's dialect is not known, or an identifier in it is no URI.
    pub(super) fn new(
        name: &'static str,
        document: &'a Value,
        dialect: Option<Dialect>,
        remotes: &'a Remotes,
    ) -> Result<Self, LoadError> {
        let (resources, by_uri, roots) = (Vec::new(), HashMap::new(), HashMap::new());
        let mut documents = Self { name, remotes, resources, by_uri, roots };
        let rules = match dialect {
            Some(dialect) => Rules::of(dialect),
            None => documents.dialect_of(document)?,
        };
        let base = uri::from_str("").expect("the default base is a URI");
        documents.index(document, base, String::new(), Some(rules))?;
        Ok(documents)
    }

    pub(super) fn root(&self) -> Site<'a> {
        let root = &self.resources[0];
        Site { value: root.root, resource: 0, pointer: String::new() }
    }

    /// The rules of a schema; none where its dialect is not known, or is another one than that of the resource around it.
    pub(super) fn rules(&self, site: &Site<'a>) -> Option<Rules> {
        let resource = &self.resources[site.resource];
        let stated = site.value.get("$schema").and_then(Value::as_str);
        let stated = stated.filter(|_| !std::ptr::eq(resource.root, site.value));
        resource.rules.filter(|rules| stated.is_none_or(|uri| Dialect::from_uri(uri) == Some(rules.dialect)))
    }

    pub(super) fn place(&self, pointer: &str) -> Place {
        Place { document: self.name, pointer: pointer.to_owned() }
    }

    /// The schema a keyword holds, in the resource it is in.
    pub(super) fn child(
        &mut self,
        parent: &Site<'a>,
        value: &'a Value,
        pointer: String,
    ) -> Result<Site<'a>, LoadError> {
        let mut resource = self.roots.get(&std::ptr::from_ref(value)).copied();
        // An identifier that no known keyword leads to counts once something refers into it.
        if resource.is_none()
            && let (Value::Object(object), Some(rules)) = (value, self.resources[parent.resource].rules)
            && identifier(object, rules.dialect).is_some_and(|(document, _)| !document.is_empty())
        {
            resource = Some(self.walk(value, parent.resource, pointer.clone())?);
        }
        Ok(Site { value, resource: resource.unwrap_or(parent.resource), pointer })
    }

    /// What a reference in a resource leads to; none where that is in a document that is not at hand.
    pub(super) fn resolve(&mut self, from: usize, reference: &str, at: &str) -> Result<Option<Site<'a>>, LoadError> {
        let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = if document.is_empty() {
            from
        } else {
            match self.find(from, document, at)? {
                Some(resource) => resource,
                None => return Ok(None),
            }
        };
        let found = &self.resources[resource];
        let root = Site { value: found.root, resource, pointer: found.pointer.clone() };
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        if fragment.is_empty() {
            return Ok(Some(root));
        }
        if fragment.starts_with('/') {
            return self.point(root, &fragment, at).map(Some);
        }
        let Some((value, pointer)) = found.anchors.get(&*fragment) else {
            let expected = format!("an anchor named {fragment:?} in {}", self.shown(resource));
            return Err(self.dangling(at, expected, "none of that name"));
        };
        let (value, pointer) = (*value, pointer.clone());
        Ok(Some(Site { value, resource, pointer }))
    }

    fn dangling(&self, at: &str, expected: String, found: &str) -> LoadError {
        LoadError::new(self.place(at), expected, found, "correct the reference or add what it names")
    }

    fn shown(&self, resource: usize) -> String {
        match self.resources[resource].base.as_str() {
            "json-schema:///" => "this document".to_owned(),
            uri => uri.to_owned(),
        }
    }

    fn find(&mut self, from: usize, document: &str, at: &str) -> Result<Option<usize>, LoadError> {
        let target = self.absolute(from, document, at)?;
        if let Some(known) = self.by_uri.get(target.as_str()) {
            return Ok(Some(*known));
        }
        let Some(remote) = self.remotes.get(&target) else { return Ok(None) };
        let rules = match remote.get("$schema").and_then(Value::as_str) {
            None => self.resources[0].rules,
            Some(uri) => self.rules_of(uri),
        };
        let pointer = format!("{target}#");
        self.index(remote, target, pointer, rules).map(Some)
    }

    fn absolute(&self, from: usize, reference: &str, at: &str) -> Result<Uri<String>, LoadError> {
        uri::resolve_against(&self.resources[from].base.borrow(), reference).map_err(|error| {
            let fix = format!("correct it ({error})");
            LoadError::new(self.place(at), "a URI or a relative one", "a string that is none", fix)
        })
    }

    fn point(&mut self, root: Site<'a>, fragment: &str, at: &str) -> Result<Site<'a>, LoadError> {
        let mut site = root;
        for token in fragment.split('/').skip(1) {
            let name = token.replace("~1", "/").replace("~0", "~");
            let next = match site.value {
                Value::Object(object) => object.get(&name),
                Value::Array(items) if name == "0" || !name.starts_with(['0', '+']) => {
                    name.parse().ok().and_then(|index: usize| items.get(index))
                }
                _ => None,
            };
            let Some(next) = next else {
                let expected = format!("something at {fragment} in {}", self.shown(site.resource));
                return Err(self.dangling(at, expected, &format!("nothing behind {token:?}")));
            };
            let pointer = format!("{}/{token}", site.pointer);
            let resource = self.roots.get(&std::ptr::from_ref(next)).copied().unwrap_or(site.resource);
            site = Site { value: next, resource, pointer };
        }
        let parent = site.clone();
        self.child(&parent, site.value, site.pointer)
    }

    /// Adds a document and everything in it that has a name.
    fn index(
        &mut self,
        root: &'a Value,
        base: Uri<String>,
        pointer: String,
        rules: Option<Rules>,
    ) -> Result<usize, LoadError> {
        let resource = self.add(root, base.clone(), pointer.clone(), rules);
        if let (Value::Object(object), Some(rules)) = (root, rules)
            && let Some((document, _)) = identifier(object, rules.dialect)
        {
            let canonical = self.absolute(resource, document, &format!("{pointer}/$id"))?;
            self.by_uri.entry(canonical.as_str().to_owned()).or_insert(resource);
            self.resources[resource].base = canonical;
        }
        self.walk(root, resource, pointer)
    }

    fn add(&mut self, root: &'a Value, base: Uri<String>, pointer: String, rules: Option<Rules>) -> usize {
        let resource = self.resources.len();
        self.by_uri.entry(base.as_str().to_owned()).or_insert(resource);
        self.roots.insert(std::ptr::from_ref(root), resource);
        let (anchors, dynamic) = (HashMap::new(), BTreeMap::new());
        self.resources.push(Resource { base, root, pointer, rules, anchors, dynamic });
        resource
    }

    /// Adds what has a name in a schema; the resource the schema itself is in.
    fn walk(&mut self, top: &'a Value, resource: usize, pointer: String) -> Result<usize, LoadError> {
        let mut open = vec![(top, resource, pointer)];
        let mut first = None;
        while let Some((value, mut resource, pointer)) = open.pop() {
            let (Value::Object(object), Some(rules)) = (value, self.resources[resource].rules) else { continue };
            if let Some((document, fragment)) = identifier(object, rules.dialect) {
                if !document.is_empty() && !self.roots.contains_key(&std::ptr::from_ref(value)) {
                    let base = self.absolute(resource, document, &format!("{pointer}/$id"))?;
                    let rules = match object.get("$schema").and_then(Value::as_str) {
                        None => Some(rules),
                        Some(uri) => self.rules_of(uri),
                    };
                    resource = self.add(value, base, pointer.clone(), rules);
                }
                if !fragment.is_empty() {
                    self.resources[resource].anchors.entry(fragment).or_insert((value, pointer.clone()));
                }
            }
            first.get_or_insert(resource);
            let Some(rules) = self.resources[resource].rules else { continue };
            if rules.dialect == Dialect::Draft202012 {
                self.anchors(object, value, resource, &pointer);
            }
            for (keyword, held) in object {
                match (children(rules.dialect, keyword, held), held) {
                    (Children::One, _) => open.push((held, resource, below(&pointer, keyword))),
                    (Children::Items, Value::Array(items)) => {
                        let at = below(&pointer, keyword);
                        open.extend(items.iter().enumerate().map(|(i, item)| (item, resource, format!("{at}/{i}"))));
                    }
                    (Children::Members, Value::Object(members)) => {
                        let at = below(&pointer, keyword);
                        open.extend(members.iter().map(|(name, member)| (member, resource, below(&at, name))));
                    }
                    _ => {}
                }
            }
        }
        Ok(first.unwrap_or(resource))
    }

    fn anchors(&mut self, object: &'a Map<String, Value>, value: &'a Value, resource: usize, pointer: &str) {
        let resource = &mut self.resources[resource];
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = object.get(keyword).and_then(Value::as_str) {
                resource.anchors.entry(name).or_insert_with(|| (value, pointer.to_owned()));
                if keyword == "$dynamicAnchor" {
                    resource.dynamic.entry(name).or_insert_with(|| (value, pointer.to_owned()));
                }
            }
        }
    }

    fn dialect_of(&self, document: &Value) -> Result<Rules, LoadError> {
        let unknown = |found: String| {
            let [first, second] = Dialect::URIS;
            let place = self.place("/$schema");
            LoadError::new(place, format!("{first} or {second}"), found, "state one of them, or name the dialect")
        };
        match document.get("$schema") {
            None => Ok(Rules::of(Dialect::Draft202012)),
            Some(Value::String(uri)) => self.rules_of(uri).ok_or_else(|| unknown(format!("{uri:?}"))),
            Some(other) => Err(unknown(kind_of(other))),
        }
    }

    /// The rules of a `$schema`: of a dialect, or of a metaschema at hand that is written in 2020-12 and asks for no
    /// vocabulary that is unknown here.
    fn rules_of(&self, schema: &str) -> Option<Rules> {
        if let Some(dialect) = Dialect::from_uri(schema) {
            return Some(Rules::of(dialect));
        }
        let metaschema = self.remotes.get(&uri::from_str(schema.trim_end_matches('#')).ok()?)?;
        let dialect = metaschema.get("$schema").and_then(Value::as_str).and_then(Dialect::from_uri);
        if dialect == Some(Dialect::Draft202012) { Rules::of_metaschema(metaschema).ok() } else { None }
    }
}

/// What `$id` says, in front of `#` and behind it.
fn identifier(object: &Map<String, Value>, dialect: Dialect) -> Option<(&str, &str)> {
    if dialect == Dialect::Draft7 && object.contains_key("$ref") {
        return None;
    }
    let id = object.get("$id")?.as_str()?;
    Some(id.split_once('#').unwrap_or((id, "")))
}

/// A pointer to a member.
pub(super) fn below(pointer: &str, name: &str) -> String {
    if name.contains(['~', '/']) {
        format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
    } else {
        format!("{pointer}/{name}")
    }
}
