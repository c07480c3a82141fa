//! What puts a refusal right in the reader's expressions, so that the next break can be looked for behind it.

use super::number::Decimal;
use super::schema::{Expr, ExprId, Kinds, Leaf, PatternId, Place, Schemas};

/// A change of one expression that lets more values through.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Heal {
    /// It takes everything.
    Everything(ExprId),
    /// It takes all values of these kinds too.
    Kinds(ExprId, Kinds),
    Integer(ExprId),
    NumberMin(ExprId),
    NumberMax(ExprId),
    Multiple(ExprId, Decimal),
    NumberSet(ExprId, Decimal),
    TextMin(ExprId),
    TextMax(ExprId),
    Pattern(ExprId, PatternId),
    Format(ExprId, String),
    TextSet(ExprId, String),
    /// Scalars need not be listed.
    Sets(ExprId),
    ItemsMin(ExprId),
    ItemsMax(ExprId),
    Unique(ExprId),
    /// The item at this place may be anything.
    Item(ExprId, usize),
    Required(ExprId, String),
    MembersMin(ExprId),
    MembersMax(ExprId),
    Names(ExprId),
    /// The member may be anything.
    Member(ExprId, String),
    /// Members that are not named may be anything.
    Others(ExprId),
    /// There is one more alternative: all values of these kinds.
    Branch(ExprId, Kinds),
    /// There is one more alternative: all objects with this value of the tag, or without the tag.
    Variant(ExprId, String, Option<String>),
    /// Several alternatives may take the same value.
    Several(ExprId),
}

impl Heal {
    /// The same where the writer has no list of values, or names, so that healing them one by one would never end.
    pub(crate) fn without_lists(self) -> Self {
        match self {
            Self::Member(id, _) => Self::Others(id),
            Self::NumberSet(id, _) | Self::TextSet(id, _) => Self::Sets(id),
            Self::Variant(id, ..) => Self::Everything(id),
            other => other,
        }
    }

    /// Changes the expressions.
    pub(crate) fn apply(&self, schemas: &mut Schemas) {
        match self {
            Self::Everything(id) => replace(schemas, *id, Expr::Everything),
            Self::Branch(id, kinds) => add_branch(schemas, *id, Leaf::of(*kinds)),
            Self::Variant(id, tag, value) => {
                let variant = variant(schemas, tag, value.as_deref());
                add_branch(schemas, *id, variant);
            }
            Self::Several(id) => {
                if let Expr::One(parts) = schemas.get(*id) {
                    let parts = parts.clone();
                    replace(schemas, *id, Expr::Any(parts));
                }
            }
            _ => self.change_leaf(schemas),
        }
    }

    fn change_leaf(&self, schemas: &mut Schemas) {
        let Some(id) = self.leaf() else { return };
        let Expr::Leaf(leaf) = schemas.get(id) else { return };
        let mut leaf = leaf.clone();
        match self {
            Self::Kinds(_, kinds) => leaf.kinds = leaf.kinds.or(*kinds),
            Self::Integer(_) => leaf.numbers.integer = false,
            Self::NumberMin(_) => leaf.numbers.min = None,
            Self::NumberMax(_) => leaf.numbers.max = None,
            Self::Multiple(_, divisor) => leaf.numbers.multiple_of.retain(|known| known != divisor),
            Self::NumberSet(_, value) => leaf.numbers.set.iter_mut().for_each(|set| _ = set.insert(*value)),
            Self::TextMin(_) => leaf.texts.min = 0,
            Self::TextMax(_) => leaf.texts.max = None,
            Self::Pattern(_, pattern) => leaf.texts.patterns.retain(|known| known != pattern),
            Self::Format(_, format) => leaf.texts.formats.retain(|known| known != format),
            Self::TextSet(_, value) => leaf.texts.set.iter_mut().for_each(|set| _ = set.insert(value.clone())),
            Self::Sets(_) => (leaf.numbers.set, leaf.texts.set) = (None, None),
            Self::ItemsMin(_) => leaf.arrays.min = 0,
            Self::ItemsMax(_) => leaf.arrays.max = None,
            Self::Unique(_) => leaf.arrays.unique = false,
            Self::Item(_, index) => match leaf.arrays.prefix.get_mut(*index) {
                Some(item) => *item = Schemas::EVERYTHING,
                None => leaf.arrays.rest = Schemas::EVERYTHING,
            },
            Self::Required(_, name) => _ = leaf.objects.required.remove(name),
            Self::MembersMin(_) => leaf.objects.min = 0,
            Self::MembersMax(_) => leaf.objects.max = None,
            Self::Names(_) => leaf.objects.names = Schemas::EVERYTHING,
            Self::Member(_, name) => take_member(schemas, &mut leaf, name),
            Self::Others(_) => leaf.objects.rest = Schemas::EVERYTHING,
            Self::Everything(_) | Self::Branch(..) | Self::Variant(..) | Self::Several(_) => {}
        }
        replace(schemas, id, Expr::Leaf(leaf));
    }

    /// The leaf that is changed.
    fn leaf(&self) -> Option<ExprId> {
        match self {
            Self::Everything(_) | Self::Branch(..) | Self::Variant(..) | Self::Several(_) => None,
            Self::Kinds(id, _)
            | Self::Integer(id)
            | Self::NumberMin(id)
            | Self::NumberMax(id)
            | Self::Multiple(id, _)
            | Self::NumberSet(id, _)
            | Self::TextMin(id)
            | Self::TextMax(id)
            | Self::Pattern(id, _)
            | Self::Format(id, _)
            | Self::TextSet(id, _)
            | Self::Sets(id)
            | Self::ItemsMin(id)
            | Self::ItemsMax(id)
            | Self::Unique(id)
            | Self::Item(id, _)
            | Self::Required(id, _)
            | Self::MembersMin(id)
            | Self::MembersMax(id)
            | Self::Names(id)
            | Self::Member(id, _)
            | Self::Others(id) => Some(*id),
        }
    }
}

fn add_branch(schemas: &mut Schemas, id: ExprId, leaf: Leaf) {
    let branch = schemas.add(Expr::Leaf(Box::new(leaf)), schemas.place(id).clone());
    if let Expr::Any(parts) | Expr::One(parts) = schemas.get(id) {
        let parts = parts.iter().copied().chain([branch]).collect();
        replace(schemas, id, Expr::Any(parts));
    }
}

fn variant(schemas: &mut Schemas, tag: &str, value: Option<&str>) -> Leaf {
    let named = match value {
        None => Schemas::NOTHING,
        Some(value) => {
            let mut leaf = Leaf::of(Kinds::TEXT);
            leaf.texts.set = Some([value.to_owned()].into());
            schemas.add(Expr::Leaf(Box::new(leaf)), Place::default())
        }
    };
    let mut leaf = Leaf::of(Kinds::OBJECT);
    leaf.objects.index.insert(tag.to_owned(), 0);
    leaf.objects.properties.push((tag.to_owned(), named));
    leaf.objects.required.extend(value.map(|_| tag.to_owned()));
    leaf
}

fn take_member(schemas: &Schemas, leaf: &mut Leaf, name: &str) {
    let objects = &mut leaf.objects;
    match objects.index.get(name) {
        Some(at) => objects.properties[*at].1 = Schemas::EVERYTHING,
        None => {
            objects.index.insert(name.to_owned(), objects.properties.len());
            objects.properties.push((name.to_owned(), Schemas::EVERYTHING));
        }
    }
    objects.patterns.retain(|(_, expr)| schemas.resolve(*expr) != Schemas::NOTHING);
}

/// The first two expressions stand for themselves everywhere and stay.
fn replace(schemas: &mut Schemas, id: ExprId, expr: Expr) {
    let id = schemas.resolve(id);
    if id != Schemas::EVERYTHING && id != Schemas::NOTHING {
        schemas.set(id, expr);
    }
}
