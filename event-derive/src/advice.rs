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

impl Advice {
    fn new(message: impl Into<String>, replacement: Option<String>) -> Option<Self> {
        Some(Self { message: message.into(), replacement })
    }
}

/// The advice against the type itself, not against what it holds.
pub(crate) fn against(ty: &Type) -> Option<Advice> {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => {
                Advice::new("a decoded body borrows nothing: own the text", Some("String".into()))
            }
            Type::Slice(slice) => {
                Advice::new("a decoded body borrows nothing: own the list", list_of(&slice.elem))
            }
            other => Advice::new("a decoded body borrows nothing: own the value", Some(render(other))),
        },
        Type::Tuple(tuple) if !tuple.elems.is_empty() => {
            Advice::new("a tuple has no names on the wire: define a struct with `#[derive(Payload)]`", None)
        }
        Type::Slice(slice) => Advice::new("a slice has no size: use a list", list_of(&slice.elem)),
        Type::Ptr(_) => Advice::new("a pointer has no JSON: own the value", None),
        Type::FnPtr(_) => Advice::new("a function has no JSON: remove the field from the contract", None),
        Type::TraitObject(_) => Advice::new(
            "a trait object has no contract: define a struct, or use `RawJson` for an opaque part of a body",
            None,
        ),
        Type::ImplTrait(_) => Advice::new("`impl Trait` has no contract: name the type", None),
        Type::Never(_) | Type::Infer(_) => Advice::new("this type has no JSON: name a type that has values", None),
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
            Advice::new("`f32` has no exact JSON (its shortest text is not its f64's): use f64", Some("f64".into()))
        }
        ("char", []) if std => {
            Advice::new("`char` means nothing outside Rust: use a string, with `len = 1..=1`", Some("String".into()))
        }
        ("str", []) if std => Advice::new("`str` has no size: own the text", Some("String".into())),
        ("Box" | "Arc", [Type::Slice(slice)]) if std => {
            Advice::new("a boxed slice is no payload: use a list", list_of(&slice.elem))
        }
        ("Box" | "Arc", [Type::TraitObject(object)]) if std => {
            let message = "a trait object has no contract: define a struct, or use `RawJson` for an opaque part of a body";
            let _ = object;
            Advice::new(message, None)
        }
        ("Cow", [Type::Path(text)]) if std && text.path.is_ident("str") => against_lifetime(path),
        ("Cow", [_]) if std => Advice::new("`Cow` is a payload of text only: own the value", None),
        ("Rc", [inner]) if std => {
            Advice::new("`Rc` cannot be sent between threads: use `Box` or `Arc`", Some(format!("Box<{}>", render(inner))))
        }
        ("RefCell" | "Cell" | "UnsafeCell" | "OnceCell" | "Mutex" | "RwLock" | "OnceLock" | "LazyLock", [inner, ..])
            if in_crate(path, &["std", "core", "alloc", "parking_lot", "tokio"]) =>
        {
            Advice::new(format!("`{name}` has no place in a body, which is a plain value"), Some(render(inner)))
        }
        ("Weak", [_]) if std => Advice::new("`Weak` may be gone when it is written: own the value", None),
        ("LinkedList" | "VecDeque" | "BinaryHeap", [inner]) if std => {
            Advice::new(format!("`{name}` is a list on the wire: use `Vec`"), list_of(inner))
        }
        ("DateTime", [Type::Path(zone)]) if in_crate(path, &["chrono"]) && ends_in(&zone.path, "Local") => {
            let mut utc = path.clone();
            replace_zone(&mut utc);
            let message = "the local time zone differs from machine to machine: use `Utc` or `FixedOffset`";
            Advice::new(message, Some(render(utc)))
        }
        ("PathBuf" | "OsString" | "CString" | "Path" | "OsStr" | "CStr", []) if std => {
            Advice::new(format!("`{name}` may hold what is no Unicode: use a string"), Some("String".into()))
        }
        ("NonZero", [inner]) if std => nonzero(&render(inner)),
        (_, []) if std && name.starts_with("NonZero") => nonzero(&name["NonZero".len()..].to_lowercase()),
        (_, []) if std && is_atomic(&name) => {
            let plain = name["Atomic".len()..].to_lowercase();
            Advice::new(format!("`{name}` has no place in a body, which is a plain value"), Some(plain))
        }
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
    Advice::new("a decoded body borrows nothing", Some(format!("{prefix}<'static, str>")))
}

fn nonzero(plain: &str) -> Option<Advice> {
    let known = ["u8", "u16", "u32", "i8", "i16", "i32"].contains(&plain);
    Advice::new(
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

/// The event types of `time`, jiff and others are judged by traits of event-core, whose messages teach: a type of
/// yours with such a name that is a payload is none of these. This names the trait that speaks.
pub(crate) fn teaching_trait(ty: &Type) -> Option<&'static str> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match last.ident.to_string().as_str() {
        "HashMap" | "HashSet" | "BTreeSet" | "IndexMap" | "IndexSet" => Some("Ordered"),
        "SystemTime" | "Instant" | "NaiveDateTime" | "NaiveTime" | "OffsetDateTime" | "PrimitiveDateTime"
        | "Timestamp" | "Zoned" => Some("Timed"),
        "Duration" | "TimeDelta" => Some("Lasting"),
        "Value" | "Map" => Some("Typed"),
        _ => None,
    }
}

/// What an unknown key asks for, where it is known from serde, schemars or Go.
pub(crate) fn unknown_key(word: &str, attribute: &str, known: &[&str]) -> String {
    let why = match word {
        "rename" if attribute == "json" => "the name is the first argument: `#[json(\"name\")]`",
        "rename_all" | "rename_all_fields" => "every name is written out, so that it can be searched for",
        "skip" | "skip_serializing" | "skip_deserializing" => "a contract has no hidden fields: move the field elsewhere",
        "skip_serializing_if" => "`omitempty` or `omitzero` leave a value out",
        "flatten" => "every object is a struct of its own: nest it",
        "untagged" => "data enums have a tag: `#[payload(tag = \"type\", closed)]`",
        "content" => "a tagged enum's fields stand beside its tag",
        "deny_unknown_fields" => "readers pass over what they do not know, which is how a contract grows",
        "with" | "serialize_with" | "deserialize_with" => "give the type `#[payload(text)]` and `impl TextLeaf`",
        "version" if attribute == "event" => "the version is in the type: `#[event(\"orders.placed.v1\")]`",
        "min" | "max" | "minimum" | "maximum" => "bounds are a range: `range = 1..=100`, `len = 1..=64`",
        "optional" | "required" => "`omitempty`, `omitzero` and `default` say that a member may be missing",
        "null" => "`nullable` on an `Option` says that a member may be null",
        _ => "",
    };
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    format!("unknown key `{word}`{why}; known keys: {}", known.join(", "))
}
