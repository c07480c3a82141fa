//! Which objects are of one type, and in which the names are data.
//!
//! It leaves out what the types are called and look like: that is `model`.

use std::collections::{BTreeMap, BTreeSet};

use super::forest::{Forest, Member, Object, ObjectId};
use super::seen::{Kind, Seen, is_uuid};

/// So many different names of values that look the same are data.
const MANY_NAMES: usize = 20;

/// Only among so many objects are similar ones looked for: each is compared with each.
const MAX_COMPARED: usize = 2_000;

/// From so many names on, objects may be of one type without having all names in common.
const MIN_SIMILAR: usize = 5;

/// Makes maps of objects whose names are data, and one of objects that are alike, until nothing changes.
pub(super) fn settle(forest: &mut Forest, root: ObjectId) {
    while find_maps(forest, root) || find_same(forest, root) {}
}

/// Every object that gets a type, the root first, each once, in the order of the samples.
pub(super) fn reachable(forest: &Forest, root: ObjectId) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let id = forest.head(id);
        if known.insert(id) {
            found.push(id);
            let object = forest.object(id);
            let values = object.map.iter().map(|(values, _)| &**values);
            let members = object.in_order().into_iter().map(|(_, member)| &member.seen);
            open.extend(members.chain(values).filter_map(typed_object).collect::<Vec<_>>().into_iter().rev());
        }
    }
    found
}

/// The object that a place holds, in lists too; `None` where it is opaque.
pub(super) fn typed_object(seen: &Seen) -> Option<ObjectId> {
    match seen.kind() {
        Kind::Object => seen.object,
        Kind::List => seen.lists.items.as_deref().filter(|items| items.nulls == 0).and_then(typed_object),
        _ => None,
    }
}

fn find_maps(forest: &mut Forest, root: ObjectId) -> bool {
    let mut changed = false;
    for id in reachable(forest, root).into_iter().skip(1) {
        if let Some(why) = names_are_data(forest, forest.object(id)) {
            forest.make_map(id, &why);
            changed = true;
        }
    }
    changed
}

/// Why the names of an object are data, if they are.
fn names_are_data(forest: &Forest, object: &Object) -> Option<String> {
    if object.map.is_some() || object.members.is_empty() {
        return None;
    }
    if let Some(why) = no_fields(object) {
        return Some(why);
    }
    let (count, members) = (object.count, &object.members);
    let looks_like_data = |name: &String| is_uuid(name) || name.bytes().all(|byte| byte.is_ascii_digit());
    let often = members.values().filter(|member| member.count * 3 > count).count();
    let always = members.values().filter(|member| member.count == count).count();
    let are_ids = members.keys().all(looks_like_data);
    let why = if are_ids {
        "names that look like ids or numbers".to_owned()
    } else if members.len() >= MANY_NAMES && (count == 1 || always * 2 < members.len()) {
        format!("{} different names", members.len())
    } else if count >= 3 && members.len() as u64 >= count && often == 0 {
        format!("other names in each of {count}")
    } else {
        return None;
    };
    let mut values = members.values().map(|member| &member.seen);
    let first = values.next()?;
    // Flags have names, however many there are.
    let may_be_one = are_ids || !matches!(first.kind(), Kind::Nothing | Kind::Bool);
    let are_one = may_be_one
        && first.kind() != Kind::Mixed
        && values.all(|seen| seen.kind() == first.kind() && Comparison::of(forest).fits(first, seen, Fit::Same));
    are_one.then_some(why)
}

/// Why the names of an object cannot be those of fields, if so (clauses C1.2 to C1.4 of the wire rules).
pub(super) fn no_fields(object: &Object) -> Option<String> {
    let mut folded = BTreeMap::new();
    for name in object.members.keys() {
        if name.is_empty() {
            return Some("an empty name".to_owned());
        }
        let length = name.chars().count();
        if length > 64 {
            return Some(format!("a name of {length} characters, more than 64"));
        }
        if name == "__proto__" || name.chars().any(char::is_control) {
            return Some(format!("the name {name:?}, which no field can have"));
        }
        let fold: String = name.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
        if let Some(other) = folded.insert(fold, name) {
            return Some(format!("names that differ only in case, {other:?} and {name:?}"));
        }
    }
    None
}

/// Unites objects that are alike: first those with the same names, then similar ones.
fn find_same(forest: &mut Forest, root: ObjectId) -> bool {
    let is_struct = |forest: &Forest, id: &ObjectId| {
        let object = forest.object(*id);
        object.map.is_none() && !object.members.is_empty()
    };
    let mut ids = reachable(forest, root);
    ids.remove(0);
    ids.retain(|id| is_struct(forest, id));
    let mut changed = false;
    let mut by_names: BTreeMap<Vec<String>, Vec<ObjectId>> = BTreeMap::new();
    for &id in &ids {
        by_names.entry(forest.object(id).members.keys().cloned().collect()).or_default().push(id);
    }
    for mut group in by_names.into_values() {
        group.truncate(MAX_COMPARED);
        changed |= unite_alike(forest, root, &group);
    }
    ids.truncate(MAX_COMPARED);
    changed | unite_alike(forest, root, &ids)
}

fn unite_alike(forest: &mut Forest, root: ObjectId, ids: &[ObjectId]) -> bool {
    let mut changed = false;
    for (at, &one) in ids.iter().enumerate() {
        for &other in &ids[at + 1..] {
            let (head, other) = (forest.head(one), forest.head(other));
            let is_root = head == forest.head(root) || other == forest.head(root);
            if head != other && !is_root && Comparison::of(forest).are_alike(forest.object(head), forest.object(other))
            {
                forest.unite(vec![(head, other)]);
                changed = true;
            }
        }
    }
    changed
}

/// How much alike two places must be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fit {
    /// One type can hold both, and neither loses by it.
    Mergeable,
    /// So, and where they hold objects, these are alike.
    Same,
}

/// One comparison of two places.
struct Comparison<'f> {
    forest: &'f Forest,
    /// Objects that were compared or are being compared: a type may hold itself.
    assumed: BTreeSet<(ObjectId, ObjectId)>,
}

impl<'f> Comparison<'f> {
    fn of(forest: &'f Forest) -> Self {
        Self { forest, assumed: BTreeSet::new() }
    }

    fn are_alike(&mut self, one: &Object, other: &Object) -> bool {
        let is_struct = |object: &Object| object.map.is_none() && !object.members.is_empty();
        if !is_struct(one) || !is_struct(other) {
            return false;
        }
        let (small, large) = (one.members.len().min(other.members.len()), one.members.len().max(other.members.len()));
        if small * 5 < large * 4 {
            return false;
        }
        let common = common(one, other).count();
        let all = small + large - common;
        let is_similar = all == common || (all >= MIN_SIMILAR && common * 5 >= all * 4);
        is_similar && self.common_fits(one, other, Fit::Mergeable)
    }

    fn common_fits(&mut self, one: &Object, other: &Object, fit: Fit) -> bool {
        common(one, other).all(|(mine, theirs)| self.fits(&mine.seen, &theirs.seen, fit))
    }

    fn fits(&mut self, one: &Seen, other: &Seen, fit: Fit) -> bool {
        match (one.kind(), other.kind()) {
            (Kind::Nothing, _) | (_, Kind::Nothing) => true,
            (mine, theirs) if mine != theirs => false,
            (Kind::Number, _) => one.numbers.class() == other.numbers.class(),
            (Kind::Text, _) => one.texts.class() == other.texts.class(),
            (Kind::List, _) => match (&one.lists.items, &other.lists.items) {
                (Some(mine), Some(theirs)) => self.fits(mine, theirs, fit),
                _ => true,
            },
            (Kind::Object, _) => one.object.zip(other.object).is_none_or(|(one, other)| {
                let pair = (self.forest.head(one), self.forest.head(other));
                pair.0 == pair.1 || !self.assumed.insert(pair) || self.objects_fit(pair.0, pair.1, fit)
            }),
            _ => true,
        }
    }

    fn objects_fit(&mut self, one: ObjectId, other: ObjectId, fit: Fit) -> bool {
        let (one, other) = (self.forest.object(one), self.forest.object(other));
        match (&one.map, &other.map) {
            (Some((mine, _)), Some((theirs, _))) => self.fits(mine, theirs, fit),
            (None, None) if one.members.is_empty() || other.members.is_empty() => true,
            (None, None) if fit == Fit::Same => self.are_alike(one, other),
            (None, None) => common(one, other).next().is_some() && self.common_fits(one, other, fit),
            (Some(_), None) => other.members.is_empty(),
            (None, Some(_)) => one.members.is_empty(),
        }
    }
}

fn common<'o>(one: &'o Object, other: &'o Object) -> impl Iterator<Item = (&'o Member, &'o Member)> {
    one.members.iter().filter_map(|(name, mine)| Some((mine, other.members.get(name)?)))
}
