//! Documents that references may lead to, held in memory. Nothing is ever fetched.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jsonschema::uri;
use serde_json::Value;

use crate::error::Error;

/// Documents by the URIs they are known under.
#[derive(Debug, Clone, Default)]
pub struct Remotes {
    documents: Arc<BTreeMap<String, Value>>,
}

impl Remotes {
    /// A document under a URI; an empty fragment is ignored. The first one under a URI stays.
    ///
    /// # Errors
    /// The URI is none.
    pub fn insert(&mut self, uri: &str, document: Value) -> Result<(), Error> {
        let parsed = uri::from_str(uri.trim_end_matches('#'))
            .map_err(|error| Error::files(format!("{uri:?} is no URI for a remote schema: {error}")))?;
        Arc::make_mut(&mut self.documents).entry(parsed.as_str().to_owned()).or_insert(document);
        Ok(())
    }

    /// Every `.json` file in a folder and the folders in it: under the base URI and its path, or, without one, under its
    /// own `$id` (files without are passed over).
    ///
    /// # Errors
    /// The folder or a file cannot be read, a file is no JSON, a URI is none.
    pub fn add_folder(&mut self, base: Option<&str>, folder: &Path) -> Result<(), Error> {
        let base = base.map(|base| base.trim_end_matches('/'));
        let mut open = vec![(folder.to_owned(), String::new())];
        while let Some((folder, path)) = open.pop() {
            let entries = std::fs::read_dir(&folder).map_err(|error| Error::io("list", &folder, &error))?;
            for entry in entries {
                let entry = entry.map_err(|error| Error::io("list", &folder, &error))?;
                let path = format!("{path}/{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    open.push((entry.path(), path));
                } else if path.ends_with(".json") {
                    self.add_file(base, &path, &entry.path())?;
                }
            }
        }
        Ok(())
    }

    fn add_file(&mut self, base: Option<&str>, path: &str, file: &Path) -> Result<(), Error> {
        let bytes = std::fs::read(file).map_err(|error| Error::io("read", file, &error))?;
        let document: Value = serde_json::from_slice(&bytes)
            .map_err(|error| Error::files(format!("{} is no JSON: {error}", file.display())))?;
        let uri = match base {
            Some(base) => Some(format!("{base}{path}")),
            None => document.get("$id").and_then(Value::as_str).map(str::to_owned),
        };
        uri.map_or(Ok(()), |uri| self.insert(&uri, document))
    }

    /// The document under a URI without a fragment: one of these, or a metaschema.
    pub(super) fn get<'a>(&'a self, uri: &jsonschema::Uri<String>) -> Option<&'a Value> {
        self.documents.get(uri.as_str()).or_else(|| {
            let resolver = referencing::SPECIFICATIONS.resolver(uri.clone());
            resolver.lookup("").ok().map(|found| found.contents())
        })
    }
}

/// For the validator: only what a schema refers to is looked at, so a document of a dialect that it does not know is no harm.
impl jsonschema::Retrieve for Remotes {
    fn retrieve(&self, uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        self.documents.get(uri.as_str()).cloned().ok_or_else(|| "the document is not at hand".into())
    }
}
