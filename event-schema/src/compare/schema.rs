//! What a JSON Schema says, as the engine sees it: expressions over leaves, each leaf a condition per kind of value.
//!
//! It leaves out how documents are read (`load`) and what follows from the conditions (`goal` and the solvers).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::number::Decimal;

/// An expression in a [`Schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ExprId(pub(crate) u32);

/// A pattern in a [`Schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PatternId(pub(crate) u32);

/// A set of JSON values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    /// Every value.
    Everything,
    /// No value.
    Nothing,
    /// What is in each of them.
    All(Vec<ExprId>),
    /// What is in one of them at least.
    Any(Vec<ExprId>),
    /// What is in exactly one of them.
    One(Vec<ExprId>),
    /// What is not in it.
    Not(ExprId),
    /// The same values as another expression; how recursion is closed. Never part of a cycle of these alone.
    Same(ExprId),
    /// A condition per kind of value.
    Leaf(Box<Leaf>),
    /// A condition that cannot be decided.
    Unknown(Reason),
}

/// The kinds of JSON values, as a set of bits. `true` and `false` are kinds of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Kinds(pub(crate) u8);

impl Kinds {
    pub(crate) const NULL: Self = Self(1);
    pub(crate) const FALSE: Self = Self(2);
    pub(crate) const TRUE: Self = Self(4);
    pub(crate) const NUMBER: Self = Self(8);
    pub(crate) const TEXT: Self = Self(16);
    pub(crate) const ARRAY: Self = Self(32);
    pub(crate) const OBJECT: Self = Self(64);
    pub(crate) const EVERY: Self = Self(127);
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn not(self) -> Self {
        Self(Self::EVERY.0 & !self.0)
    }
}

/// A value of a kind in `kinds` for which the condition of its kind holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leaf {
    pub(crate) kinds: Kinds,
    pub(crate) numbers: Numbers,
    pub(crate) texts: Texts,
    pub(crate) arrays: Arrays,
    pub(crate) objects: Objects,
}

/// The condition of numbers; the default takes all.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Numbers {
    /// Whether only whole numbers are taken (`1.0` is one).
    pub(crate) integer: bool,
    pub(crate) min: Option<Bound>,
    pub(crate) max: Option<Bound>,
    /// Each of them divides the number.
    pub(crate) multiple_of: Vec<Decimal>,
    /// Only these.
    pub(crate) set: Option<BTreeSet<Decimal>>,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bound {
    pub(crate) value: Decimal,
    /// Whether the value itself is outside.
    pub(crate) open: bool,
}

/// The condition of strings; the default takes all.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Texts {
    /// Code points.
    pub(crate) min: u64,
    pub(crate) max: Option<u64>,
    /// Each of them is found in the string.
    pub(crate) patterns: Vec<PatternId>,
    /// Formats that are asserted, by their names in JSON Schema; `base64` is `contentEncoding: base64`.
    pub(crate) formats: BTreeSet<String>,
    /// Only these.
    pub(crate) set: Option<BTreeSet<String>>,
}

/// The condition of arrays.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrays {
    /// What the first items are.
    pub(crate) prefix: Vec<ExprId>,
    /// What the items behind them are.
    pub(crate) rest: ExprId,
    pub(crate) min: u64,
    pub(crate) max: Option<u64>,
    pub(crate) unique: bool,
}

/// The condition of objects.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Objects {
    /// By name, in the order of declaration.
    pub(crate) properties: Vec<(String, ExprId)>,
    /// Where each name stands in `properties`.
    pub(crate) index: BTreeMap<String, usize>,
    /// `patternProperties`.
    pub(crate) patterns: Vec<(PatternId, ExprId)>,
    /// What members are that neither `properties` nor `patterns` name.
    pub(crate) rest: ExprId,
    pub(crate) required: BTreeSet<String>,
    pub(crate) min: u64,
    pub(crate) max: Option<u64>,
    /// What each name is, as a string.
    pub(crate) names: ExprId,
}

/// Why something cannot be decided.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Reason {
    pub(crate) why: Why,
    /// The keyword at fault; empty where none is.
    pub(crate) keyword: String,
    /// Where it stands: a JSON Pointer into the document, with the document's name in front (`writer` or `reader`).
    pub(crate) place: String,
}

/// The kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Why {
    /// The engine does not decide the keyword in this position.
    Keyword,
    /// A regular expression outside the regular languages, or too large.
    Pattern,
    /// Two formats, or a format and a condition, of which no common value is known.
    Format,
    /// Numbers beyond 64 bits or 18 decimals.
    NumberSize,
    /// A reference that leads out of what is at hand.
    Remote,
    /// Items that must differ, of different kinds.
    UniqueItems,
    /// The number of steps is used up.
    Budget,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// `writer` or `reader`.
    pub(crate) document: &'static str,
    /// JSON Pointer.
    pub(crate) pointer: String,
}

/// All expressions of a comparison, the writer's and the reader's.
#[derive(Debug, Default)]
pub(crate) struct Schemas {
    exprs: Vec<Expr>,
    places: Vec<Place>,
    /// Regular expressions as they stand in the documents (ECMA 262), each once.
    patterns: Vec<String>,
    pattern_ids: HashMap<String, PatternId>,
}

impl Schemas {
    /// With `Everything` as expression 0 and `Nothing` as 1.
    pub(crate) fn new() -> Self {
        let mut schemas = Self::default();
        schemas.add(Expr::Everything, Place::default());
        schemas.add(Expr::Nothing, Place::default());
        schemas
    }

    pub(crate) const EVERYTHING: ExprId = ExprId(0);
    pub(crate) const NOTHING: ExprId = ExprId(1);

    pub(crate) fn add(&mut self, expr: Expr, place: Place) -> ExprId {
        let id = ExprId(u32::try_from(self.exprs.len()).expect("fewer than 2^32 expressions fit in memory"));
        self.exprs.push(expr);
        self.places.push(place);
        id
    }

    /// Puts an expression in the place of one that was a stand-in.
    pub(crate) fn set(&mut self, id: ExprId, expr: Expr) {
        self.exprs[id.0 as usize] = expr;
    }

    /// The expression, behind all `Same`.
    pub(crate) fn get(&self, id: ExprId) -> &Expr {
        &self.exprs[self.resolve(id).0 as usize]
    }

    /// The expression itself that `id` is the same as.
    pub(crate) fn resolve(&self, mut id: ExprId) -> ExprId {
        while let Expr::Same(target) = &self.exprs[id.0 as usize] {
            id = *target;
        }
        id
    }

    /// As it was added, `Same` included.
    pub(crate) fn raw(&self, id: ExprId) -> &Expr {
        &self.exprs[id.0 as usize]
    }

    /// All expressions as they were added.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Expr> {
        self.exprs.iter()
    }

    pub(crate) fn place(&self, id: ExprId) -> &Place {
        &self.places[id.0 as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.exprs.len()
    }

    pub(crate) fn pattern(&mut self, text: &str) -> PatternId {
        if let Some(known) = self.pattern_ids.get(text) {
            return *known;
        }
        let id = PatternId(u32::try_from(self.patterns.len()).expect("fewer than 2^32 patterns fit in memory"));
        self.patterns.push(text.to_owned());
        self.pattern_ids.insert(text.to_owned(), id);
        id
    }

    pub(crate) fn pattern_texts(&self) -> &[String] {
        &self.patterns
    }
}

impl Leaf {
    /// All values of these kinds.
    pub(crate) fn of(kinds: Kinds) -> Self {
        Self {
            kinds,
            numbers: Numbers::default(),
            texts: Texts::default(),
            arrays: Arrays::default(),
            objects: Objects::default(),
        }
    }
}

impl Default for Arrays {
    fn default() -> Self {
        Self { prefix: Vec::new(), rest: Schemas::EVERYTHING, min: 0, max: None, unique: false }
    }
}

impl Default for Objects {
    fn default() -> Self {
        Self {
            properties: Vec::new(),
            index: BTreeMap::new(),
            patterns: Vec::new(),
            rest: Schemas::EVERYTHING,
            required: BTreeSet::new(),
            min: 0,
            max: None,
            names: Schemas::EVERYTHING,
        }
    }
}
