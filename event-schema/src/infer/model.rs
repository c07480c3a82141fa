//! The types of the source: which there are, what they are called, and what each field says.
//!
//! It leaves out which objects are of one type (that is `alike`) and how the source is written (that is `print`).

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{reachable, typed_object};
use super::forest::{Forest, Member, Object, ObjectId};
use super::leaf::{self, Leaf};
use super::names::{Identifiers, TELLING, TypeNames, pascal, singular, verbatim, words};
use super::seen::{Kind, Seen, Texts};

/// All types, the event first.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) types: Vec<Type>,
}

#[derive(Debug)]
pub(super) enum Type {
    Struct(Struct),
    Enum(Enum),
}

#[derive(Debug)]
pub(super) struct Struct {
    pub(super) name: String,
    pub(super) count: u64,
    pub(super) fields: Vec<Field>,
    pub(super) notes: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) json: String,
    pub(super) verbatim: bool,
    pub(super) ident: String,
    pub(super) ty: Ty,
    pub(super) holds: Holds,
    /// How many samples support it, and what was seen.
    pub(super) notes: Vec<String>,
}

/// What may stand in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Always,
    /// Or it is absent.
    OrAbsent,
    /// Or null.
    OrNull,
    /// Or either.
    OrBoth,
}

/// A type as a field names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ty {
    Leaf(Leaf),
    Named(String),
    /// In a `Box`, since it holds itself.
    Boxed(String),
    List(Box<Ty>),
    Map(Box<Ty>),
}

/// An open enum of strings.
#[derive(Debug)]
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) values: BTreeMap<String, u64>,
}

/// The types for what was seen.
pub(super) fn model(forest: &Forest, root: ObjectId, name: &str, foreign: bool) -> Model {
    let mut builder = Builder {
        forest,
        foreign,
        names: TypeNames::default(),
        structs: BTreeMap::new(),
        types: Vec::new(),
        enums: BTreeMap::new(),
    };
    let ids = reachable(forest, root);
    let places = places(forest, &ids);
    let event = builder.names.choose_within("", name);
    builder.structs.insert(forest.head(root), event);
    for &id in ids.iter().skip(1) {
        if !builder.is_struct(id) {
            continue;
        }
        let (owner, hint) = best_place(&places[&id]);
        let owner = owner.and_then(|owner| builder.structs.get(&owner)).cloned().unwrap_or_default();
        let name = builder.names.choose(owner.strip_suffix("Event").unwrap_or(&owner), &hint);
        builder.structs.insert(id, name);
    }
    for &id in &ids {
        if builder.structs.contains_key(&id) {
            builder.add_struct(id);
        }
    }
    Model { types: builder.types }
}

/// Under which names each object stands, and in which other.
type Places = BTreeMap<ObjectId, Vec<(ObjectId, String)>>;

fn places(forest: &Forest, ids: &[ObjectId]) -> Places {
    let mut places = Places::new();
    for &id in ids {
        let object = forest.object(id);
        for (name, member) in object.in_order() {
            add_places(forest, &mut places, id, name, &member.seen);
        }
    }
    places
}

/// A map's values stand where the map does.
fn add_places(forest: &Forest, places: &mut Places, owner: ObjectId, name: &str, seen: &Seen) {
    let Some(held) = typed_object(seen).map(|held| forest.head(held)) else { return };
    let name = if seen.kind() == Kind::List { singular(name) } else { name.to_owned() };
    let known = places.entry(held).or_default();
    if known.contains(&(owner, name.clone())) {
        return;
    }
    known.push((owner, name.clone()));
    if let Some((values, _)) = &forest.object(held).map {
        add_places(forest, places, owner, &singular(&name), values);
    }
}

/// The most telling of its names: one that says what it is, else the one that most places have, else the shortest.
fn best_place(places: &[(ObjectId, String)]) -> (Option<ObjectId>, String) {
    let count = |name: &str| places.iter().filter(|(_, other)| other == name).count();
    let best = places
        .iter()
        .enumerate()
        .min_by_key(|(at, (_, name))| (!TELLING.contains(&name.as_str()), usize::MAX - count(name), name.len(), *at));
    best.map_or((None, "value".to_owned()), |(_, (owner, name))| (Some(*owner), name.clone()))
}

struct Builder<'f> {
    forest: &'f Forest,
    /// Whether the event is defined by others.
    foreign: bool,
    names: TypeNames,
    structs: BTreeMap<ObjectId, String>,
    types: Vec<Type>,
    /// Where in `types` each enum is, by its name.
    enums: BTreeMap<String, usize>,
}

impl Builder<'_> {
    fn is_struct(&self, id: ObjectId) -> bool {
        let object = self.forest.object(id);
        object.map.is_none() && !object.members.is_empty()
    }

    fn add_struct(&mut self, id: ObjectId) {
        let (object, name) = (self.forest.object(id), self.structs[&id].clone());
        let at = self.types.len();
        let (count, notes) = (object.count, tag_notes(object));
        self.types.push(Type::Struct(Struct { name: name.clone(), count, fields: Vec::new(), notes }));
        let members = object.in_order();
        let verbatim = verbatim(&members.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let mut identifiers = Identifiers::default();
        let mut fields = Vec::new();
        for (json, member) in members {
            let (ident, verbatim) = (identifiers.field(json), verbatim[json]);
            fields.push(self.field(id, (json, verbatim, ident), member));
        }
        if let Type::Struct(added) = &mut self.types[at] {
            added.fields = fields;
        }
    }

    fn field(&mut self, owner: ObjectId, (json, verbatim, ident): (&str, bool, String), member: &Member) -> Field {
        let all = self.forest.object(owner).count;
        let (absent, nulls) = (all - member.count, member.seen.nulls);
        let mut notes = Vec::new();
        match (absent, nulls) {
            // What every sample has needs no word: above the struct stands how many there were.
            (0, 0) => {}
            (_, 0) => notes.push(format!("absent in {absent} of {all}")),
            (0, _) => notes.push(format!("null in {nulls} of {all}")),
            _ => notes.push(format!("absent in {absent}, null in {nulls} of {all}")),
        }
        let is_null = member.seen.kind() == Kind::Nothing;
        let ty = if is_null {
            notes.push("nothing but null was seen: what else it holds is not known".to_owned());
            Ty::Leaf(Leaf::Raw)
        } else {
            let owner_name = self.structs[&owner].clone();
            self.ty(&owner_name, json, &member.seen, &mut notes)
        };
        let ty = match ty {
            Ty::Named(name) if typed_object(&member.seen).is_some_and(|held| self.holds(held, owner)) => {
                Ty::Boxed(name)
            }
            ty => ty,
        };
        // `RawJson` holds null beside other values; where there was nothing else, an `Option` says what is known.
        let takes_null = ty == Ty::Leaf(Leaf::Raw) && !is_null;
        let holds = match (absent > 0, nulls > 0) {
            (true, true) => Holds::OrBoth,
            (true, false) => Holds::OrAbsent,
            (false, true) if !takes_null => Holds::OrNull,
            _ => Holds::Always,
        };
        Field { json: json.to_owned(), verbatim, ident, ty, holds, notes }
    }

    /// The type of one place, its nulls aside.
    fn ty(&mut self, owner: &str, name: &str, seen: &Seen, notes: &mut Vec<String>) -> Ty {
        match seen.kind() {
            Kind::Mixed => {
                notes.push(leaf::mixed(seen));
                Ty::Leaf(Leaf::Raw)
            }
            Kind::List => Ty::List(Box::new(self.items(owner, name, seen, notes))),
            Kind::Object => self.object(owner, name, seen, notes),
            Kind::Text => match leaf::enum_words(name, &seen.texts) {
                Some(_) => self.word(owner, name, &seen.texts),
                None => scalar(name, seen, self.foreign, notes),
            },
            _ => scalar(name, seen, self.foreign, notes),
        }
    }

    fn items(&mut self, owner: &str, name: &str, seen: &Seen, notes: &mut Vec<String>) -> Ty {
        let lists = &seen.lists;
        match lists.items.as_deref() {
            None => {
                notes.push("always empty: what it holds is not known".to_owned());
                Ty::Leaf(Leaf::Raw)
            }
            Some(items) => {
                let empty = if lists.empty > 0 { format!("empty in {}, ", lists.empty) } else { String::new() };
                notes.push(format!("{empty}at most {} items", lists.longest).replace("most 1 items", "most 1 item"));
                self.element(owner, name, items, notes)
            }
        }
    }

    /// An item or a map's value, which is never an `Option`.
    fn element(&mut self, owner: &str, name: &str, seen: &Seen, notes: &mut Vec<String>) -> Ty {
        if seen.nulls > 0 {
            notes.push(format!("null in {} of them", seen.nulls));
            return Ty::Leaf(Leaf::Raw);
        }
        if seen.kind() == Kind::Nothing {
            return Ty::Leaf(Leaf::Raw);
        }
        self.ty(owner, &singular(name), seen, notes)
    }

    fn object(&mut self, owner: &str, name: &str, seen: &Seen, notes: &mut Vec<String>) -> Ty {
        let Some(id) = seen.object.map(|id| self.forest.head(id)) else { return Ty::Leaf(Leaf::Raw) };
        if let Some(name) = self.structs.get(&id) {
            return Ty::Named(name.clone());
        }
        let values = match &self.forest.object(id).map {
            Some((values, why)) => {
                notes.push(format!("a map: {why}"));
                self.element(owner, name, values, notes)
            }
            None => {
                notes.push("always empty: what it holds is not known".to_owned());
                Ty::Leaf(Leaf::Raw)
            }
        };
        Ty::Map(Box::new(values))
    }

    /// An open enum; one that has values in common with another of its name is the same.
    fn word(&mut self, owner: &str, name: &str, texts: &Texts) -> Ty {
        let values: BTreeMap<String, u64> =
            texts.words.iter().flatten().map(|(word, count)| (word.to_string(), *count)).collect();
        let short = pascal(name);
        if let Some(Type::Enum(known)) = self.enums.get(&short).map(|at| &mut self.types[*at])
            && values.keys().any(|value| known.values.contains_key(value))
        {
            for (value, count) in values {
                *known.values.entry(value).or_default() += count;
            }
            return Ty::Named(short);
        }
        let name = self.names.choose(owner.strip_suffix("Event").unwrap_or(owner), name);
        self.enums.insert(name.clone(), self.types.len());
        self.types.push(Type::Enum(Enum { name: name.clone(), values }));
        Ty::Named(name)
    }

    /// Whether the type of `from` holds that of `to` without a list or map between, so that it would have no size.
    fn holds(&self, from: ObjectId, to: ObjectId) -> bool {
        let to = self.forest.head(to);
        let mut known = BTreeSet::new();
        let mut open = vec![self.forest.head(from)];
        while let Some(id) = open.pop() {
            if id == to {
                return true;
            }
            if known.insert(id) && self.structs.contains_key(&id) {
                let members = self.forest.object(id).members.values().map(|member| &member.seen);
                let direct = members.filter(|seen| seen.kind() == Kind::Object).filter_map(|seen| seen.object);
                open.extend(direct.map(|held| self.forest.head(held)));
            }
        }
        false
    }
}

fn scalar(name: &str, seen: &Seen, foreign: bool, notes: &mut Vec<String>) -> Ty {
    let (leaf, note) = leaf::scalar(name, seen, foreign);
    notes.extend(note);
    Ty::Leaf(leaf)
}

/// What suggests that the objects are several kinds, told apart by one member: each kind has names that no other has.
fn tag_notes(object: &Object) -> Vec<String> {
    let mut notes = Vec::new();
    for (tag, values) in &object.tags {
        let Some(values) = values.as_ref().filter(|values| values.len() >= 2) else { continue };
        let is_everywhere = |name: &String| values.values().all(|names| names.contains(name));
        let own = |names: &BTreeSet<String>| -> Vec<String> {
            names.iter().filter(|name| !is_everywhere(name)).cloned().collect()
        };
        let kinds: Vec<(&String, Vec<String>)> = values.iter().map(|(value, names)| (value, own(names))).collect();
        let names: Vec<&String> = kinds.iter().flat_map(|(_, names)| names).collect();
        let is_disjoint = names.iter().collect::<BTreeSet<_>>().len() == names.len();
        let is_tagged = kinds.iter().filter(|(_, names)| !names.is_empty()).count() >= 2;
        let is_always = object.members.get(*tag).is_some_and(|member| member.count == object.count);
        if is_disjoint && is_tagged && is_always && kinds.iter().all(|(value, _)| !words(value).is_empty()) {
            notes.push(format!("perhaps an enum with `tag = \"{tag}\"`, since each kind has names of its own:"));
            notes.extend(kinds.iter().map(|(value, names)| match names.as_slice() {
                [] => format!("  {}: none", value.escape_debug()),
                names => format!("  {}: {}", value.escape_debug(), names.join(", ").escape_debug()),
            }));
        }
    }
    notes
}
