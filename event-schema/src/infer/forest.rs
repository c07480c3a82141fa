//! `Forest`: every place of the samples that holds objects, what each of their members holds, and which of these
//! objects are of one type.
//!
//! It leaves out which objects are to be of one type: `alike` says that.

use std::collections::{BTreeMap, BTreeSet};

use event_core::json::{ReadError, Reader};

use super::seen::Seen;

/// More members than this in one object are data, not names.
const MAX_MEMBERS: usize = 1_000;

/// As many places are told apart; beyond them the names of every object are data.
const MAX_PLACES: usize = 20_000;

/// Longer names are data, in bytes: no field has such a name, and many of them would need much memory.
const MAX_NAME: usize = 256;

/// Members that often tell kinds of objects apart.
const TAGS: &[&str] = &["type", "kind", "method", "event", "object"];

/// The most values that a tag is expected to have.
const MAX_TAG_VALUES: usize = 12;

/// An object in a [`Forest`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ObjectId(usize);

/// The objects of one place, or of several whose objects are of one type.
#[derive(Debug, Default)]
pub(super) struct Object {
    pub(super) count: u64,
    /// By name.
    pub(super) members: BTreeMap<String, Member>,
    /// Where the names are data: what they hold, and why they are taken for data. Then there are no members.
    pub(super) map: Option<(Box<Seen>, String)>,
    /// The names beside each value of a tag.
    pub(super) tags: BTreeMap<&'static str, Tag>,
}

/// One member of an object.
#[derive(Debug, Default)]
pub(super) struct Member {
    /// In how many of the objects it is.
    pub(super) count: u64,
    /// Which place it has among the members, by first appearance.
    pub(super) order: usize,
    pub(super) seen: Seen,
}

/// For each value of a tag the names of the members beside it; `None` where the values are too many to be kinds.
pub(super) type Tag = Option<BTreeMap<String, BTreeSet<String>>>;

impl Object {
    /// The members in the order in which they were first seen.
    pub(super) fn in_order(&self) -> Vec<(&str, &Member)> {
        let mut members: Vec<_> = self.members.iter().map(|(name, member)| (name.as_str(), member)).collect();
        members.sort_by_key(|(_, member)| member.order);
        members
    }

    /// Takes the names for data.
    fn make_map(&mut self, why: &str, same: &mut Vec<(ObjectId, ObjectId)>) {
        let (values, _) = self.map.get_or_insert_with(|| (Box::default(), why.to_owned()));
        for member in std::mem::take(&mut self.members).into_values() {
            values.merge(member.seen, same);
        }
        self.tags.clear();
    }

    fn merge(&mut self, other: Self, same: &mut Vec<(ObjectId, ObjectId)>) {
        self.count += other.count;
        let mut after = self.members.len();
        for (name, member) in other.members {
            let mine = self.members.entry(name).or_insert_with(|| {
                after += 1;
                Member { order: after, ..Member::default() }
            });
            mine.count += member.count;
            mine.seen.merge(member.seen, same);
        }
        for (tag, theirs) in other.tags {
            let mine = self.tags.entry(tag).or_insert_with(|| Some(BTreeMap::new()));
            *mine = mine.take().zip(theirs).and_then(|(mut mine, theirs)| {
                for (value, names) in theirs {
                    mine.entry(value).or_default().extend(names);
                }
                (mine.len() <= MAX_TAG_VALUES).then_some(mine)
            });
        }
        match (&mut self.map, other.map) {
            (Some((mine, _)), Some((theirs, _))) => mine.merge(*theirs, same),
            (mine @ None, theirs) => *mine = theirs,
            (Some(_), None) => {}
        }
        if self.map.is_some() {
            self.make_map("", same);
        }
    }
}

/// All objects, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Forest {
    objects: Vec<Object>,
    /// What an object was united with, or itself.
    heads: Vec<usize>,
    places: usize,
}

impl Forest {
    /// The object that `id` is part of.
    pub(super) fn head(&self, id: ObjectId) -> ObjectId {
        let mut at = id.0;
        while self.heads[at] != at {
            at = self.heads[at];
        }
        ObjectId(at)
    }

    pub(super) fn object(&self, id: ObjectId) -> &Object {
        &self.objects[self.head(id).0]
    }

    fn add(&mut self) -> ObjectId {
        self.heads.push(self.objects.len());
        self.objects.push(Object::default());
        ObjectId(self.objects.len() - 1)
    }

    /// Makes the objects one, and with them what their members of one name hold.
    pub(super) fn unite(&mut self, pairs: Vec<(ObjectId, ObjectId)>) {
        let mut open = pairs;
        while let Some((one, other)) = open.pop() {
            let (one, other) = (self.head(one), self.head(other));
            if one == other {
                continue;
            }
            // The earlier one stays, since its members are in the order of the samples.
            let (kept, gone) = (one.min(other), one.max(other));
            self.heads[gone.0] = kept.0;
            let gone = std::mem::take(&mut self.objects[gone.0]);
            self.objects[kept.0].merge(gone, &mut open);
        }
    }

    /// Takes the names of an object for data.
    pub(super) fn make_map(&mut self, id: ObjectId, why: &str) {
        let id = self.head(id);
        let mut same = Vec::new();
        self.objects[id.0].make_map(why, &mut same);
        self.unite(same);
    }

    /// Adds one value to what was seen in its place. The text was read before, so errors are only passed on.
    ///
    /// Recursive, which the reader's depth limit bounds.
    pub(super) fn observe(&mut self, seen: &mut Seen, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        match reader.peek() {
            Some(b'{') => {
                seen.objects += 1;
                let id = *seen.object.get_or_insert_with(|| self.add());
                self.observe_object(id, reader)
            }
            Some(b'[') => self.observe_list(seen, reader),
            Some(b'"') => reader.string("a string").map(|text| seen.texts.add(&text)),
            Some(b'-' | b'0'..=b'9') => reader.number("a number").map(|number| seen.numbers.add(number.text)),
            Some(b'n') => reader.null().map(|_| seen.nulls += 1),
            _ => reader.boolean("a value").map(|_| seen.bools += 1),
        }
    }

    fn observe_list(&mut self, seen: &mut Seen, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let mut array = reader.begin_array("an array")?;
        let mut length = 0;
        while reader.next_item(&mut array)? {
            length += 1;
            self.observe(seen.lists.items.get_or_insert_default(), reader)?;
        }
        seen.lists.count += 1;
        seen.lists.empty += u64::from(length == 0);
        seen.lists.longest = seen.lists.longest.max(length);
        Ok(())
    }

    fn observe_object(&mut self, id: ObjectId, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let id = self.head(id);
        let mut object = reader.begin_object("an object")?;
        let mut names: Vec<String> = Vec::new();
        let mut tags: Vec<(&'static str, String)> = Vec::new();
        while let Some(key) = reader.next_key(&mut object)? {
            let name = key.text.into_owned();
            if let Some(&tag) = TAGS.iter().find(|tag| **tag == name)
                && reader.peek() == Some(b'"')
            {
                tags.push((tag, peeked(reader)));
            }
            self.observe_member(id, &name, reader)?;
            names.push(name);
        }
        let object = &mut self.objects[id.0];
        object.count += 1;
        for (tag, value) in tags.into_iter().filter(|_| object.map.is_none()) {
            let known = object.tags.entry(tag).or_insert_with(|| Some(BTreeMap::new()));
            if let Some(values) = known {
                values.entry(value).or_default().extend(names.iter().cloned());
                if values.len() > MAX_TAG_VALUES {
                    *known = None;
                }
            }
        }
        Ok(())
    }

    fn observe_member(&mut self, id: ObjectId, name: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let object = &mut self.objects[id.0];
        let is_new = object.map.is_none() && !object.members.contains_key(name);
        if is_new && name.len() > MAX_NAME {
            self.make_map(id, "a name that is too long for a field");
        } else if is_new && (object.members.len() >= MAX_MEMBERS || self.places >= MAX_PLACES) {
            self.make_map(id, "too many different names");
        } else if is_new {
            self.places += 1;
            let order = object.members.len();
            object.members.insert(name.to_owned(), Member { order, ..Member::default() });
        }
        // Taken out while it is added to, since its values are places of the forest too.
        let object = &mut self.objects[id.0];
        let mut seen = match (&mut object.map, object.members.get_mut(name)) {
            (Some((values, _)), _) => std::mem::take(&mut **values),
            (None, Some(member)) => {
                member.count += 1;
                std::mem::take(&mut member.seen)
            }
            (None, None) => Seen::default(),
        };
        let done = self.observe(&mut seen, reader);
        let object = &mut self.objects[id.0];
        match (&mut object.map, object.members.get_mut(name)) {
            (Some((values, _)), _) => **values = seen,
            (None, Some(member)) => member.seen = seen,
            (None, None) => {}
        }
        done
    }
}

/// The string in front of which a reader stands, cut to a length that a tag's value has, without going on.
fn peeked(reader: &mut Reader<'_>) -> String {
    const LONGEST: usize = 40;
    let start = reader.position();
    let text = Reader::new(&reader.text()[start..]).string("a string").unwrap_or_default();
    text.chars().take(LONGEST).collect()
}
