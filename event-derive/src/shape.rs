//! What the tokens of a type say about it. They cannot see through aliases: what they do not know is `Unknown`, and the
//! traits of event-core decide. It leaves out which shapes are refused (that is `advice` and `check::types`).

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Ident, Path, PathArguments, Type};

/// A type as its tokens tell.
pub(crate) enum Shape<'a> {
    Option(&'a Type),
    Vec(&'a Type),
    Array(&'a Type),
    Map(&'a Type, &'a Type),
    Box(&'a Type),
    Arc(&'a Type),
    Patch(&'a Type),
    /// `Vec<u8>`.
    Bytes,
    Leaf(Leaf),
    Unknown,
}

/// A type whose JSON is no array and no map of others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Leaf {
    Integer(Integer),
    Float,
    Bool,
    Text,
    Uuid,
    DateTime,
    Date,
    /// A leaf of event-core or `Decimal`, which takes no modifier.
    Own,
}

/// An integer type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Integer {
    pub(crate) signed: bool,
    pub(crate) bits: u32,
}

/// The largest integer that every JSON reader keeps: 2^53 - 1.
pub(crate) const MAX_SAFE: i128 = (1 << 53) - 1;

impl Integer {
    fn named(name: &str) -> Option<Self> {
        let (signed, bits) = match name.split_at_checked(1)? {
            ("i", bits) => (true, bits),
            ("u", bits) => (false, bits),
            _ => return None,
        };
        let bits = match bits {
            "8" => 8,
            "16" => 16,
            "32" => 32,
            "64" | "size" => 64,
            "128" => 128,
            _ => return None,
        };
        Some(Self { signed, bits })
    }

    /// The smallest value.
    pub(crate) fn min(self) -> i128 {
        if self.signed { i128::MIN >> (128 - self.bits) } else { 0 }
    }

    /// The largest value, of `u128` the largest that a range can name.
    pub(crate) fn max(self) -> i128 {
        let unused = 128 - self.bits + u32::from(self.signed);
        if unused == 0 { i128::MAX } else { i128::try_from(u128::MAX >> unused).unwrap_or(i128::MAX) }
    }

    /// Whether JSON readers that know only f64 would round it.
    pub(crate) fn is_wide(self) -> bool {
        self.bits > 32
    }
}

/// The type as its tokens tell.
pub(crate) fn shape(ty: &Type) -> Shape<'_> {
    match ty {
        Type::Group(group) => shape(&group.elem),
        Type::Paren(paren) => shape(&paren.elem),
        Type::Array(array) => Shape::Array(&array.elem),
        Type::Path(path) if path.qself.is_none() => path_shape(&path.path),
        _ => Shape::Unknown,
    }
}

fn path_shape(path: &Path) -> Shape<'_> {
    let Some(last) = path.segments.last() else { return Shape::Unknown };
    let name = last.ident.to_string();
    let arguments = type_arguments(path);
    let std = in_crate(path, &["std", "core", "alloc"]);
    let ours = in_crate(path, &["event_core"]);
    match (name.as_str(), arguments.as_slice()) {
        ("Option", [inner]) if std => Shape::Option(inner),
        ("Vec", [inner]) if std && is_word(inner, "u8") => Shape::Bytes,
        ("Vec", [inner]) if std => Shape::Vec(inner),
        ("BTreeMap", [key, value]) if std => Shape::Map(key, value),
        ("Box" | "Arc" | "Cow", [inner]) if std && is_word(inner, "str") => Shape::Leaf(Leaf::Text),
        ("Box", [inner]) if std => Shape::Box(inner),
        ("Arc", [inner]) if std => Shape::Arc(inner),
        ("Patch", [inner]) if ours || path.segments.len() == 1 => Shape::Patch(inner),
        ("DateTime", [_]) if in_crate(path, &["chrono"]) => Shape::Leaf(Leaf::DateTime),
        (_, []) => word_shape(&name, path, std),
        _ => Shape::Unknown,
    }
}

fn word_shape<'a>(name: &str, path: &Path, std: bool) -> Shape<'a> {
    let leaf = match name {
        "String" if std => Leaf::Text,
        "bool" if std => Leaf::Bool,
        "f64" | "f32" if std => Leaf::Float,
        "Uuid" if in_crate(path, &["uuid"]) => Leaf::Uuid,
        "NaiveDate" if in_crate(path, &["chrono"]) => Leaf::Date,
        "TimestampText" | "IsoDuration" | "RawJson" if in_crate(path, &["event_core"]) => Leaf::Own,
        "Decimal" if in_crate(path, &["rust_decimal"]) => Leaf::Own,
        _ => match Integer::named(name) {
            Some(integer) if std => Leaf::Integer(integer),
            _ => return Shape::Unknown,
        },
    };
    Shape::Leaf(leaf)
}

/// Whether the path is one word, or starts in one of the crates.
pub(crate) fn in_crate(path: &Path, crates: &[&str]) -> bool {
    path.segments.len() == 1 || path.segments.first().is_some_and(|first| crates.iter().any(|name| first.ident == name))
}

/// The types between the last segment's angle brackets; lifetimes and constants aside.
pub(crate) fn type_arguments(path: &Path) -> Vec<&Type> {
    match path.segments.last().map(|last| &last.arguments) {
        Some(PathArguments::AngleBracketed(list)) => list
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn is_word(ty: &Type, word: &str) -> bool {
    if let Type::Group(group) = ty {
        return is_word(&group.elem, word);
    }
    matches!(ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident(word))
}

/// What the leaf modifiers apply to: through `Option`, `Vec`, arrays, map values, `Box`, `Arc` and `Patch`.
pub(crate) enum Innermost {
    Leaf(Leaf),
    Bytes,
    Unknown,
}

/// What the leaf modifiers of a field of this type apply to.
pub(crate) fn innermost(ty: &Type) -> Innermost {
    match shape(ty) {
        Shape::Option(inner)
        | Shape::Vec(inner)
        | Shape::Array(inner)
        | Shape::Map(_, inner)
        | Shape::Box(inner)
        | Shape::Arc(inner)
        | Shape::Patch(inner) => innermost(inner),
        Shape::Bytes => Innermost::Bytes,
        Shape::Leaf(leaf) => Innermost::Leaf(leaf),
        Shape::Unknown => Innermost::Unknown,
    }
}

/// What `len` counts in a field of this type: through `Option`, `Box`, `Arc` and `Patch`.
pub(crate) fn outermost(ty: &Type) -> Shape<'_> {
    match shape(ty) {
        Shape::Option(inner) | Shape::Box(inner) | Shape::Arc(inner) | Shape::Patch(inner) => outermost(inner),
        other => other,
    }
}

/// Whether a type parameter may be the item of a list in this type: in a `Vec` or an array, or in a type that tokens do
/// not know.
pub(crate) fn may_be_item(ty: &Type, parameter: &Ident) -> bool {
    let mentioned = |ty: &Type| mentions(ty.to_token_stream(), parameter);
    match shape(ty) {
        Shape::Option(inner) | Shape::Map(_, inner) | Shape::Box(inner) | Shape::Arc(inner) | Shape::Patch(inner) => {
            may_be_item(inner, parameter)
        }
        Shape::Unknown => mentioned(ty) && !matches!(ty, Type::Path(path) if path.path.is_ident(parameter)),
        Shape::Vec(_) | Shape::Array(_) | Shape::Bytes | Shape::Leaf(_) => mentioned(ty),
    }
}

/// Whether a word is among the tokens.
pub(crate) fn mentions(tokens: TokenStream, word: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::Integer;

    #[test]
    fn the_bounds_of_integers_are_their_types() {
        let bounds = |name| Integer::named(name).map(|integer| (integer.min(), integer.max()));
        assert_eq!(bounds("i8"), Some((-128, 127)));
        assert_eq!(bounds("u8"), Some((0, 255)));
        assert_eq!(bounds("u64"), Some((0, u64::MAX.into())));
        assert_eq!(bounds("isize"), Some((i64::MIN.into(), i64::MAX.into())));
        assert_eq!(bounds("i128"), Some((i128::MIN, i128::MAX)));
        assert_eq!(bounds("u128"), Some((0, i128::MAX)));
        assert_eq!(bounds("u7"), None);
    }
}
