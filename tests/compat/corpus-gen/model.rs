//! The types of the corpus before they become source text, read from short texts: `qty: u32 / range = 1..=9`.

/// A field: `name: type / modifiers`, the modifiers as in the attribute.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name, in JSON and in Rust; empty in a newtype.
    pub(crate) name: String,
    /// Its Rust type.
    pub(crate) rust: String,
    /// Its modifiers.
    pub(crate) modifiers: String,
}

/// A variant of a tagged enum.
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    /// Its tag's value.
    pub(crate) word: Word,
    /// Its fields; `None`: a unit variant.
    pub(crate) fields: Option<Vec<Field>>,
}

/// A value of an enum, with another that readers take: `green=lime`.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The value.
    pub(crate) name: String,
    /// The other.
    pub(crate) alias: Option<String>,
}

/// What kind of type.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// A struct with named fields.
    Record(Vec<Field>),
    /// A newtype.
    Newtype(Field),
    /// An enum of strings.
    Words { open: bool, words: Vec<Word> },
    /// A tagged enum.
    Tagged { open: bool, tag: String, variants: Vec<Variant> },
}

/// A type: its name, which ends in `<T>` if it is generic, and what it is.
#[derive(Debug, Clone)]
pub(crate) struct Type {
    /// Its Rust name, without parameters.
    pub(crate) ident: String,
    /// Whether it has the parameter `T`.
    pub(crate) is_generic: bool,
    /// What it is.
    pub(crate) body: Body,
    /// The text that it was read from.
    text: String,
}

/// One version of what is edited: the fields of a record, and the types of its own that they name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Version {
    /// The fields, as texts.
    pub(crate) fields: Vec<String>,
    /// Types that only this version has, or has in another form.
    pub(crate) types: Vec<Type>,
    /// Whether its docs differ from what docs usually say.
    pub(crate) is_reworded: bool,
}

/// An edit.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// What it does.
    pub(crate) name: String,
    /// Before.
    pub(crate) old: Version,
    /// After.
    pub(crate) new: Version,
}

/// All types of one side of a pair; the first is the event.
#[derive(Debug, Clone)]
pub(crate) struct Module {
    /// The types.
    pub(crate) types: Vec<Type>,
    /// As in [`Version`].
    pub(crate) is_reworded: bool,
}

/// Two versions of an event.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    /// The edit, and where it is.
    pub(crate) edit: String,
    /// What is edited, as a reader of a table sees it: before and after.
    pub(crate) shown: [String; 2],
    /// Before.
    pub(crate) old: Module,
    /// After.
    pub(crate) new: Module,
}

impl Version {
    /// Of fields alone: `f: u32 | g: String / len = 1..`; none where the text is empty.
    pub(crate) fn of(fields: &str) -> Self {
        let fields = fields.split(" | ").filter(|field| !field.is_empty()).map(str::to_owned).collect();
        Self { fields, ..Self::default() }
    }

    /// With a type of its own.
    pub(crate) fn with(mut self, ty: Type) -> Self {
        self.types.push(ty);
        self
    }
}

impl Field {
    pub(crate) fn parse(text: &str) -> Self {
        let (name, rest) = text.split_once(": ").unwrap_or_else(|| panic!("{text}: no `name: type`"));
        Self { name: name.to_owned(), ..Self::unnamed(rest) }
    }

    fn unnamed(text: &str) -> Self {
        let (rust, modifiers) = text.split_once(" / ").unwrap_or((text, ""));
        Self { name: String::new(), rust: rust.to_owned(), modifiers: modifiers.to_owned() }
    }
}

impl Word {
    fn parse(text: &str) -> Self {
        let (name, alias) = text.split_once('=').map_or((text, None), |(name, alias)| (name, Some(alias.to_owned())));
        Self { name: name.to_owned(), alias }
    }
}

fn fields(texts: &str) -> Vec<Field> {
    texts.split(" | ").filter(|text| !text.is_empty()).map(Field::parse).collect()
}

fn is_open(text: &str) -> bool {
    assert!(matches!(text, "open" | "closed"), "{text}: `open` or `closed`");
    text == "open"
}

impl Type {
    fn of(ident: &str, text: &str, body: Body) -> Self {
        let (ident, is_generic) = ident.strip_suffix("<T>").map_or((ident, false), |ident| (ident, true));
        Self { ident: ident.to_owned(), is_generic, body, text: text.to_owned() }
    }

    /// As a table shows it.
    pub(crate) fn shown(&self) -> String {
        format!("{} {{ {} }}", self.ident, self.text.replace(" / ", ", ").replace(" | ", "; "))
    }

    /// A struct.
    pub(crate) fn record(ident: &str, text: &str) -> Self {
        Self::of(ident, text, Body::Record(fields(text)))
    }

    /// A newtype: `String / len = 1..=4`.
    pub(crate) fn newtype(ident: &str, text: &str) -> Self {
        Self::of(ident, text, Body::Newtype(Field::unnamed(text)))
    }

    /// An enum of strings: `closed: red, green=lime`.
    pub(crate) fn words(ident: &str, text: &str) -> Self {
        let (open, words) = text.split_once(": ").unwrap_or_else(|| panic!("{text}: no `open: words`"));
        Self::of(ident, text, Body::Words { open: is_open(open), words: words.split(", ").map(Word::parse).collect() })
    }

    /// A tagged enum: `closed kind: card { last4: String } ; cash`.
    pub(crate) fn tagged(ident: &str, text: &str) -> Self {
        let (head, variants) = text.split_once(": ").unwrap_or_else(|| panic!("{text}: no `open tag: variants`"));
        let (open, tag) = head.split_once(' ').unwrap_or_else(|| panic!("{text}: no tag"));
        let variants = variants.split(" ; ").map(|variant| {
            let (word, fields) = match variant.split_once(" {") {
                None => (variant, None),
                Some((word, rest)) => (word, Some(self::fields(rest.trim_end_matches('}').trim()))),
            };
            Variant { word: Word::parse(word), fields }
        });
        Self::of(ident, text, Body::Tagged { open: is_open(open), tag: tag.to_owned(), variants: variants.collect() })
    }

    /// Every field in it.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        match &self.body {
            Body::Record(fields) => fields.iter().collect(),
            Body::Newtype(field) => vec![field],
            Body::Words { .. } => Vec::new(),
            Body::Tagged { variants, .. } => {
                variants.iter().flat_map(|variant| variant.fields.iter().flatten()).collect()
            }
        }
    }

    /// Whether any of its fields names the type.
    pub(crate) fn mentions(&self, ident: &str) -> bool {
        self.fields().iter().any(|field| mentions(&field.rust, ident))
    }
}

/// Whether the Rust type names the other.
pub(crate) fn mentions(rust: &str, ident: &str) -> bool {
    rust.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == ident)
}
