//! Dynamic scopes: which resource stands for each `$dynamicAnchor` on the way to a schema.

use std::collections::{BTreeMap, HashMap};

/// The outermost resource on the way that has each dynamic anchor; 0 where none has any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Scope(usize);

/// All scopes so far.
#[derive(Debug)]
pub(super) struct Scopes {
    all: Vec<BTreeMap<String, usize>>,
    known: HashMap<BTreeMap<String, usize>, usize>,
}

/// With more scopes than this, `$dynamicRef` is not decided.
const MOST: usize = 64;

impl Scopes {
    pub(super) const EMPTY: Scope = Scope(0);

    pub(super) fn new() -> Self {
        Self { all: vec![BTreeMap::new()], known: HashMap::from([(BTreeMap::new(), 0)]) }
    }

    /// The scope behind a resource with these dynamic anchors; none where there are too many.
    pub(super) fn enter<'n>(
        &mut self,
        scope: Scope,
        resource: usize,
        anchors: impl Iterator<Item = &'n &'n str>,
    ) -> Scope {
        let Some(outer) = self.all.get(scope.0) else { return scope };
        let mut anchors = anchors.filter(|name| !outer.contains_key(**name)).peekable();
        if anchors.peek().is_none() {
            return scope;
        }
        let mut inner = outer.clone();
        inner.extend(anchors.map(|name| ((*name).to_owned(), resource)));
        if let Some(known) = self.known.get(&inner) {
            return Scope(*known);
        }
        if self.all.len() == MOST {
            return Scope(usize::MAX);
        }
        self.known.insert(inner.clone(), self.all.len());
        self.all.push(inner);
        Scope(self.all.len() - 1)
    }

    /// The resource that a dynamic anchor leads to; the error is a scope that was given up.
    pub(super) fn outermost(&self, scope: Scope, name: &str) -> Result<Option<usize>, ()> {
        self.all.get(scope.0).map(|names| names.get(name).copied()).ok_or(())
    }
}
