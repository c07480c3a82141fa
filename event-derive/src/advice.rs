//! What to use instead of a type or a key that is refused by name.

use syn::{GenericArgument, Path, PathArguments, Type};

use crate::render::render;
use crate::shape::{in_crate, type_arguments};

/// Why a type is refused and what to use.
pub(crate) struct Advice {
    pub(crate) message: String,
    /// Replaces the type's tokens exactly.
    pub(crate) replacement: Option<String>,
}

/// Some advice, as the tables below give it.
fn advice(message: impl Into<String>, replacement: Option<String>) -> Option<Advice> {
    Some(Advice { message: message.into(), replacement })
}

/// The advice against the type itself, not against what it holds.
pub(crate) fn against(ty: &Type) -> Option<Advice> {
    match ty {
        Type::Group(group) => against(&group.elem),
        Type::Paren(paren) => against(&paren.elem),
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => {
                advice("a decoded body borrows nothing: own the text", Some("String".into()))
            }
            Type::Slice(slice) => advice("a decoded body borrows nothing: own the list", list_of(&slice.elem)),
            other => advice("a decoded body borrows nothing: own the value", Some(render(other))),
        },
        Type::Tuple(tuple) if !tuple.elems.is_empty() => {
            advice("a tuple has no names on the wire: define a struct with `#[derive(Payload)]`", None)
        }
        Type::Slice(slice) => advice("a slice has no size: use a list", list_of(&slice.elem)),
        Type::Ptr(_) => advice("a pointer has no JSON: own the value", None),
        Type::FnPtr(_) => advice("a function has no JSON: remove the field from the contract", None),
        Type::TraitObject(_) => advice(
            "a trait object has no contract: define a struct, or use `RawJson` for an opaque part of a body",
            None,
        ),
        Type::ImplTrait(_) => advice("`impl Trait` has no contract: name the type", None),
        Type::Never(_) | Type::Infer(_) => advice("this type has no JSON: name a type that has values", None),
        Type::Path(path) if path.qself.is_none() => against_path(&path.path),
        _ => None,
    }
}

fn against_path(path: &Path) -> Option<Advice> {
    let name = path.segments.last()?.ident.to_string();
    let std = in_crate(path, &["std", "core", "alloc"]);
    let arguments = type_arguments(path);
    match (name.as_str(), arguments.as_slice()) {
        ("f32", []) if std => {
            advice("`f32` has no exact JSON (its shortest text is not its f64's): use f64", Some("f64".into()))
        }
        ("char", []) if std => {
            advice("`char` means nothing outside Rust: use a string, with `len = 1..=1`", Some("String".into()))
        }
        ("str", []) if std => advice("`str` has no size: own the text", Some("String".into())),
        ("Box" | "Arc", [Type::Slice(slice)]) if std => {
            advice("a boxed slice is no payload: use a list", list_of(&slice.elem))
        }
        ("Box" | "Arc", [Type::TraitObject(_)]) if std => advice(
            "a trait object has no contract: define a struct, or use `RawJson` for an opaque part of a body",
            None,
        ),
        ("Cow", [Type::Path(text)]) if std && text.path.is_ident("str") => against_lifetime(path),
        ("Cow", [_]) if std => advice("`Cow` is a payload of text only: own the value", None),
        ("Rc", [inner]) if std => {
            advice("`Rc` cannot be sent between threads: use `Box` or `Arc`", Some(format!("Box<{}>", render(inner))))
        }
        (
            "RefCell" | "Cell" | "UnsafeCell" | "OnceCell" | "Mutex" | "RwLock" | "OnceLock" | "LazyLock",
            [inner, ..],
        ) if in_crate(path, &["std", "core", "alloc", "parking_lot", "tokio"]) => {
            advice(format!("`{name}` has no place in a body, which is a plain value"), Some(render(inner)))
        }
        ("Weak", [_]) if std => advice("`Weak` may be gone when it is written: own the value", None),
        ("LinkedList" | "VecDeque" | "BinaryHeap", [inner]) if std => {
            advice(format!("`{name}` is a list on the wire: use `Vec`"), list_of(inner))
        }
        ("DateTime", [Type::Path(zone)]) if in_crate(path, &["chrono"]) && ends_in(&zone.path, "Local") => {
            let mut utc = path.clone();
            replace_zone(&mut utc);
            let message = "the local time zone differs from machine to machine: use `Utc` or `FixedOffset`";
            advice(message, Some(render(utc)))
        }
        ("PathBuf" | "OsString" | "CString" | "Path" | "OsStr" | "CStr", []) if std => {
            advice(format!("`{name}` may hold what is no Unicode: use a string"), Some("String".into()))
        }
        ("NonZero", [inner]) if std => nonzero(&render(inner)),
        (_, []) if std && name.starts_with("NonZero") => nonzero(&name["NonZero".len()..].to_lowercase()),
        (_, []) if std && is_atomic(&name) => {
            let plain = name["Atomic".len()..].to_lowercase();
            advice(format!("`{name}` has no place in a body, which is a plain value"), Some(plain))
        }
        _ => None,
    }
}

/// The advice against a type inside of another, where the messages of the traits (see [`teaching_trait`]) do not reach:
/// only for what is surely no payload of the user's own.
pub(crate) fn against_nested(ty: &Type) -> Option<Advice> {
    let path = match ty {
        Type::Group(group) => return against_nested(&group.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let path = &path.path;
    let name = path.segments.last()?.ident.to_string();
    let qualified = |names: &[&str]| path.segments.len() > 1 && in_crate(path, names);
    match (name.as_str(), type_arguments(path).as_slice()) {
        ("HashMap" | "IndexMap", [key, value, ..]) => advice(
            format!(
                "`{name}` has no stable order, so the same value would be written as different bytes: use `BTreeMap`"
            ),
            Some(format!("std::collections::BTreeMap<{}, {}>", render(key), render(value))),
        ),
        ("HashSet" | "IndexSet" | "BTreeSet", [item, ..]) => {
            advice(format!("`{name}` is a list on the wire, where sets have no common form: use `Vec`"), list_of(item))
        }
        ("SystemTime" | "Instant", []) if qualified(&["std"]) => {
            advice(format!("`{name}` is no RFC 3339 time by itself: use `DateTime<Utc>` of chrono"), None)
        }
        ("NaiveDateTime", []) if qualified(&["chrono"]) => advice(
            "`NaiveDateTime` leaves the offset open: use `DateTime<Utc>`",
            Some("chrono::DateTime<chrono::Utc>".into()),
        ),
        ("Duration", []) if qualified(&["std", "core", "chrono"]) => advice(
            "`Duration` has no common form on the wire: use `event_core::IsoDuration`, or an integer whose name says the unit",
            None,
        ),
        ("Value" | "Map", _) if qualified(&["serde_json"]) => advice(
            format!(
                "`serde_json::{name}` has no contract: define the struct, or use `RawJson` for an opaque part of a body"
            ),
            None,
        ),
        _ => None,
    }
}

fn against_lifetime(path: &Path) -> Option<Advice> {
    let PathArguments::AngleBracketed(list) = &path.segments.last()?.arguments else { return None };
    let is_static =
        list.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(life) if life.ident == "static"));
    if is_static {
        return None;
    }
    let prefix = render(path);
    let prefix = &prefix[..prefix.find('<')?];
    advice("a decoded body borrows nothing", Some(format!("{prefix}<'static, str>")))
}

fn nonzero(plain: &str) -> Option<Advice> {
    let known = ["u8", "u16", "u32", "i8", "i16", "i32"].contains(&plain);
    advice(
        format!("a nonzero integer is `{plain}` with a range, such as `range = 1..`"),
        known.then(|| plain.to_owned()),
    )
}

fn is_atomic(name: &str) -> bool {
    ["Bool", "I8", "I16", "I32", "I64", "Isize", "U8", "U16", "U32", "U64", "Usize"]
        .iter()
        .any(|kind| name.strip_prefix("Atomic") == Some(kind))
}

fn list_of(inner: &Type) -> Option<String> {
    let inner = render(inner);
    // A list of u8 is bytes and needs `base64` too, so it would be no exact replacement.
    (inner != "u8").then(|| format!("Vec<{inner}>"))
}

fn ends_in(path: &Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}

/// `DateTime<Local>` as `DateTime<chrono::Utc>`, which compiles whatever is imported.
fn replace_zone(path: &mut Path) {
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(syn::parse_quote!(<chrono::Utc>));
    }
}

/// The trait of event-core that judges a type of this name and whose message teaches. It takes a payload of the user's
/// own that happens to have the name.
pub(crate) fn teaching_trait(ty: &Type) -> Option<&'static str> {
    let path = match ty {
        Type::Group(group) => return teaching_trait(&group.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let last = path.path.segments.last()?;
    match last.ident.to_string().as_str() {
        "HashMap" | "HashSet" | "BTreeSet" | "IndexMap" | "IndexSet" => Some("Ordered"),
        "SystemTime" | "Instant" | "NaiveDateTime" | "NaiveTime" | "OffsetDateTime" | "PrimitiveDateTime"
        | "Timestamp" | "Zoned" => Some("Timed"),
        "Duration" | "TimeDelta" => Some("Lasting"),
        "Value" => Some("Typed"),
        "Map" => Some(if is_json_map(&path.path) { "Typed" } else { "Ordered" }),
        _ => None,
    }
}

/// Whether a `Map` is serde_json's: of JSON values, or without arguments.
fn is_json_map(path: &Path) -> bool {
    match type_arguments(path).as_slice() {
        [_, Type::Path(value)] => {
            ends_in(&value.path, "Value") || in_crate(path, &["serde_json"]) && path.segments.len() > 1
        }
        [_, _] => false,
        _ => true,
    }
}

/// The key that an unknown one stands for by its meaning, and why.
pub(crate) fn meant(word: &str, attribute: &str) -> Option<(&'static str, &'static str)> {
    let meant = match (attribute, word.to_lowercase().replace('_', "").as_str()) {
        ("event" | "payload", "readonly" | "consumer" | "subscriber" | "external") => {
            ("reader", "a type that is only read says `reader`")
        }
        ("event", "partitionkey" | "partition" | "orderingkey" | "orderby") => {
            ("key", "`key` names the field that keeps the order")
        }
        ("event", "maxsize" | "maxlen" | "maxlength" | "size" | "limit") => ("max_bytes", "a body's limit is in bytes"),
        ("event", "channel" | "subject" | "stream" | "queue") => ("topic", "where an event travels is its topic"),
        ("event", "from" | "previous" | "replaces" | "supersedes") => ("upcast", "`upcast` names the older event"),
        ("payload", "extensible" | "nonexhaustive") => ("open", "readers of an `open` enum keep unknown values"),
        ("payload", "exhaustive" | "sealed" | "strict") => {
            ("closed", "readers of a `closed` enum refuse unknown values")
        }
        ("payload", "discriminator" | "discriminant") => ("tag", "`tag` names the member that tells variants apart"),
        ("json", "length" | "lenght" | "size" | "count") => ("len", "a length is `len`"),
        ("json", "omitnone" | "skipnone" | "skipempty") => {
            ("omitempty", "`omitempty` leaves out None and what is empty")
        }
        ("json", "skipzero" | "omitfalse" | "skipfalse") => ("omitzero", "`omitzero` leaves out zero and false"),
        ("json", "asstring" | "stringify" | "tostring") => ("string", "`string` writes an integer as text"),
        ("json", "unknown" | "fallback" | "catchall") => {
            ("other", "the variant for what the others do not know is `other`")
        }
        ("json", "raw" | "literal" | "exact") => ("verbatim", "a name that is no identifier says `verbatim`"),
        _ => return None,
    };
    Some(meant)
}

/// What an unknown key asks for, where it is known from serde, schemars or Go.
pub(crate) fn unknown_key(word: &str, attribute: &str, known: &[&str]) -> String {
    let why = match word {
        "rename" | "name" if attribute == "json" => "the name is the first argument: `#[json(\"name\")]`",
        "rename_all" | "rename_all_fields" => "every name is written out, so that it can be searched for",
        "skip" | "skip_serializing" | "skip_deserializing" => {
            "a contract has no hidden fields: move the field elsewhere"
        }
        "skip_serializing_if" => {
            "`omitempty` leaves out None and empty text, lists and maps; `omitzero` leaves out zero and false"
        }
        "flatten" => "every object is a struct of its own: nest it",
        "untagged" => "data enums have a tag: `#[payload(tag = \"type\", closed)]`",
        "content" => "a tagged enum's fields stand beside its tag",
        "deny_unknown_fields" => "readers pass over what they do not know, which is how a contract grows",
        "with" | "serialize_with" | "deserialize_with" => "give the type `#[payload(text)]` and `impl TextLeaf`",
        "version" if attribute == "event" => "the version is in the type: `#[event(\"orders.placed.v1\")]`",
        "max" | "maximum" | "lt" | "lte" | "le" if attribute == "json" => {
            "an upper bound is `range = ..=100`, of a length `len = ..=64`"
        }
        "min" | "minimum" | "gt" | "gte" | "ge" if attribute == "json" => {
            "a lower bound is `range = 1..`, of a length `len = 1..`"
        }
        "max_len" | "max_length" | "maxlen" | "max_items" | "maxitems" | "max_size" if attribute == "json" => {
            "an upper bound of a length is `len = ..=64`"
        }
        "min_len" | "min_length" | "minlen" | "min_items" | "minitems" | "min_size" if attribute == "json" => {
            "a lower bound of a length is `len = 1..`"
        }
        "pattern" | "regex" | "format" => {
            "text of a form of its own is a type with `#[payload(text)]` and `impl TextLeaf`"
        }
        "transparent" => "a newtype is transparent by itself",
        "version" if attribute == "payload" => {
            "a payload has the version of the events it is in; only an event says it: `#[event(\"orders.placed.v1\")]`"
        }
        "optional" | "required" => "`omitempty`, `omitzero` and `default` say that a member may be missing",
        "null" => "`nullable` on an `Option` says that a member may be null",
        _ => "",
    };
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    format!("unknown key `{word}`{why}; known keys: {}", known.join(", "))
}
