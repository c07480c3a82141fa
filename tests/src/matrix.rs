//! The matrix modifier x type: which modifiers a field of each type takes. One place for the corpus, which has a field
//! for every legal cell, for the compile-fail cases, which have one for every other cell, and for the docs' table.

/// The modifiers that a field may have, in the table's order.
pub const MODIFIERS: [&str; 12] = [
    "omitempty",
    "omitzero",
    "nullable",
    "string",
    "safe",
    "base64",
    "default",
    "alias",
    "range",
    "len",
    "precision",
    "verbatim",
];

/// One type of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The type as the table shows it.
    pub shown: &'static str,
    /// The type in the corpus.
    pub rust: &'static str,
    /// Modifiers of which a field of this type has exactly one; empty where none is needed.
    pub needs: &'static [&'static str],
    /// The modifiers that it takes.
    pub takes: &'static [&'static str],
}

const fn row(
    shown: &'static str,
    rust: &'static str,
    needs: &'static [&'static str],
    takes: &'static [&'static str],
) -> Row {
    Row { shown, rust, needs, takes }
}

const fn same(rust: &'static str, needs: &'static [&'static str], takes: &'static [&'static str]) -> Row {
    row(rust, rust, needs, takes)
}

const PLAIN: &[&str] = &["default", "alias", "verbatim"];
const ZERO: &[&str] = &["omitzero", "default", "alias", "verbatim"];
const SMALL: &[&str] = &["omitzero", "string", "default", "alias", "range", "verbatim"];
const WIDE: &[&str] = &["omitzero", "string", "safe", "default", "alias", "range", "verbatim"];
const FLOAT: &[&str] = &["omitzero", "default", "alias", "range", "verbatim"];
const TEXT: &[&str] = &["omitempty", "default", "alias", "len", "verbatim"];
const EMPTY: &[&str] = &["omitempty", "default", "alias", "verbatim"];
const BYTES: &[&str] = &["omitempty", "base64", "default", "alias", "len", "verbatim"];
const TIME: &[&str] = &["default", "alias", "precision", "verbatim"];
const MANY: &[&str] = &["omitempty", "default", "alias", "len", "verbatim"];
const MANY_SMALL: &[&str] = &["omitempty", "string", "default", "alias", "range", "len", "verbatim"];
const MANY_WIDE: &[&str] = &["omitempty", "string", "safe", "default", "alias", "range", "len", "verbatim"];
const MANY_FLOAT: &[&str] = &["omitempty", "default", "alias", "range", "len", "verbatim"];
const MANY_TIME: &[&str] = &["omitempty", "default", "alias", "len", "precision", "verbatim"];
const MANY_BYTES: &[&str] = &["omitempty", "base64", "default", "alias", "len", "verbatim"];
const FIXED_WIDE: &[&str] = &["string", "safe", "default", "alias", "range", "verbatim"];
const FIXED_TIME: &[&str] = &["default", "alias", "precision", "verbatim"];
const FIXED_BYTES: &[&str] = &["base64", "default", "alias", "verbatim"];
const OPTION: &[&str] = &["omitempty", "nullable", "default", "alias", "verbatim"];
const OPTION_WIDE: &[&str] = &["omitempty", "nullable", "string", "safe", "default", "alias", "range", "verbatim"];
const OPTION_FLOAT: &[&str] = &["omitempty", "nullable", "default", "alias", "range", "verbatim"];
const OPTION_TEXT: &[&str] = &["omitempty", "nullable", "default", "alias", "len", "verbatim"];
const OPTION_BYTES: &[&str] = &["omitempty", "nullable", "base64", "default", "alias", "len", "verbatim"];
const OPTION_TIME: &[&str] = &["omitempty", "nullable", "default", "alias", "precision", "verbatim"];
const OPTION_MANY: &[&str] =
    &["omitempty", "nullable", "string", "safe", "default", "alias", "range", "len", "verbatim"];
const PATCH: &[&str] = &["alias", "verbatim"];
const PATCH_WIDE: &[&str] = &["string", "safe", "alias", "range", "verbatim"];
const PATCH_FLOAT: &[&str] = &["alias", "range", "verbatim"];
const PATCH_TEXT: &[&str] = &["alias", "len", "verbatim"];
const PATCH_BYTES: &[&str] = &["base64", "alias", "len", "verbatim"];
const PATCH_TIME: &[&str] = &["alias", "precision", "verbatim"];

const EITHER: &[&str] = &["string", "safe"];
const STRING: &[&str] = &["string"];
const BASE64: &[&str] = &["base64"];
const NULL: &[&str] = &["omitempty", "nullable"];

/// The types of the table. What needs two modifiers (`Option<i64>`) names those of the leaf in `leaf_needs`.
pub const ROWS: &[Row] = &[
    same("bool", &[], ZERO),
    same("i8", &[], SMALL),
    same("i16", &[], SMALL),
    same("i32", &[], SMALL),
    same("u8", &[], SMALL),
    same("u16", &[], SMALL),
    same("u32", &[], SMALL),
    same("i64", EITHER, WIDE),
    same("u64", EITHER, WIDE),
    same("isize", EITHER, WIDE),
    same("usize", EITHER, WIDE),
    same("i128", STRING, SMALL),
    same("u128", STRING, SMALL),
    same("f64", &[], FLOAT),
    same("String", &[], TEXT),
    same("Box<str>", &[], TEXT),
    same("Arc<str>", &[], TEXT),
    same("Cow<'static, str>", &[], TEXT),
    same("Uuid", &[], PLAIN),
    same("DateTime<Utc>", &[], TIME),
    same("DateTime<FixedOffset>", &[], TIME),
    same("NaiveDate", &[], PLAIN),
    same("TimestampText", &[], PLAIN),
    same("IsoDuration", &[], PLAIN),
    same("RawJson", &[], PLAIN),
    same("Decimal", &[], PLAIN),
    same("Vec<u8>", BASE64, BYTES),
    row("a `TextLeaf`", "Currency", &[], PLAIN),
    row("a newtype of `String`", "Sku", &[], EMPTY),
    row("a newtype of `Vec`", "Labels", &[], EMPTY),
    row("a newtype of a number", "Count", &[], ZERO),
    row("a newtype with modifiers", "Minor", &[], ZERO),
    row("an enum of strings", "Color", &[], PLAIN),
    row("an open enum of strings", "Shade", &[], PLAIN),
    row("a tagged enum", "Payment", &[], PLAIN),
    row("an open tagged enum", "Shipment", &[], PLAIN),
    row("a struct", "Line", &[], PLAIN),
    row("a generic struct", "Page<Line>", &[], PLAIN),
    same("Vec<i32>", &[], MANY_SMALL),
    same("Vec<i64>", EITHER, MANY_WIDE),
    same("Vec<f64>", &[], MANY_FLOAT),
    same("Vec<String>", &[], MANY),
    same("Vec<DateTime<Utc>>", &[], MANY_TIME),
    same("Vec<Vec<u8>>", BASE64, MANY_BYTES),
    row("Vec<struct>", "Vec<Line>", &[], MANY),
    same("[u32; 3]", &[], &["string", "default", "alias", "range", "verbatim"]),
    same("[u64; 2]", EITHER, FIXED_WIDE),
    same("[String; 2]", &[], PLAIN),
    same("[DateTime<Utc>; 2]", &[], FIXED_TIME),
    same("[Vec<u8>; 2]", BASE64, FIXED_BYTES),
    same("BTreeMap<String, u8>", &[], MANY_SMALL),
    same("BTreeMap<String, i64>", EITHER, MANY_WIDE),
    same("BTreeMap<String, f64>", &[], MANY_FLOAT),
    same("BTreeMap<String, DateTime<FixedOffset>>", &[], MANY_TIME),
    same("BTreeMap<String, Vec<u8>>", BASE64, MANY_BYTES),
    row("BTreeMap<newtype, enum>", "BTreeMap<Sku, Color>", &[], MANY),
    same("Box<i64>", EITHER, WIDE),
    same("Box<f64>", &[], FLOAT),
    same("Box<bool>", &[], ZERO),
    same("Box<String>", &[], TEXT),
    same("Box<Vec<u8>>", BASE64, BYTES),
    same("Box<DateTime<Utc>>", &[], TIME),
    row("Box<struct>", "Box<Line>", &[], PLAIN),
    same("Arc<u64>", EITHER, WIDE),
    same("Arc<u32>", &[], SMALL),
    same("Arc<Vec<String>>", &[], MANY),
    row("Arc<enum>", "Arc<Payment>", &[], PLAIN),
    same("Option<bool>", NULL, OPTION),
    same("Option<i64>", NULL, OPTION_WIDE),
    same("Option<f64>", NULL, OPTION_FLOAT),
    same("Option<String>", NULL, OPTION_TEXT),
    same("Option<Vec<u8>>", NULL, OPTION_BYTES),
    same("Option<DateTime<Utc>>", NULL, OPTION_TIME),
    same("Option<Decimal>", NULL, OPTION),
    same("Option<RawJson>", NULL, OPTION),
    same("Option<Vec<i64>>", NULL, OPTION_MANY),
    row("Option<Box<struct>>", "Option<Box<Line>>", NULL, OPTION),
    row("Option<enum>", "Option<Color>", NULL, OPTION),
    row("Option<tagged enum>", "Option<Payment>", NULL, OPTION),
    same("Patch<bool>", &[], PATCH),
    same("Patch<i64>", EITHER, PATCH_WIDE),
    same("Patch<f64>", &[], PATCH_FLOAT),
    same("Patch<String>", &[], PATCH_TEXT),
    same("Patch<Vec<u8>>", BASE64, PATCH_BYTES),
    same("Patch<DateTime<Utc>>", &[], PATCH_TIME),
    same("Patch<RawJson>", &[], PATCH),
    row("Patch<struct>", "Patch<Line>", &[], PATCH),
];

/// The modifiers of its leaf of which a field of type `rust` has exactly one, besides [`Row::needs`].
pub fn leaf_needs(rust: &str) -> &'static [&'static str] {
    match leaf(rust) {
        "i64" | "u64" | "isize" | "usize" => EITHER,
        "i128" | "u128" => STRING,
        "Vec<u8>" => BASE64,
        _ => &[],
    }
}

/// The leaf that the modifiers of a field of type `rust` reach, through containers.
pub fn leaf(rust: &str) -> &str {
    const WHOLE: [&str; 3] = ["Vec<u8>", "Box<str>", "Arc<str>"];
    let mut rust = rust;
    while !WHOLE.contains(&rust) {
        let inner = ["Option<", "Patch<", "Vec<", "Box<", "Arc<", "BTreeMap<"]
            .iter()
            .find_map(|open| rust.strip_prefix(open)?.strip_suffix('>'));
        let inner = inner.or_else(|| rust.strip_prefix('[')?.rsplit_once(';').map(|(inner, _)| inner));
        let Some(inner) = inner else { return rust };
        rust = match (rust.starts_with("BTreeMap<"), inner.split_once(", ")) {
            (true, Some((_, value))) => value,
            _ => inner,
        };
    }
    rust
}

/// Whether no field has both modifiers.
pub fn clash(one: &str, other: &str) -> bool {
    const PAIRS: [(&str, &str); 5] = [
        ("omitempty", "omitzero"),
        ("omitempty", "nullable"),
        ("omitempty", "default"),
        ("omitzero", "default"),
        ("string", "safe"),
    ];
    PAIRS.contains(&(one, other)) || PAIRS.contains(&(other, one))
}

/// The table as Markdown: `x` where the modifier may stand; `!` marks a choice of which exactly one must stand.
pub fn markdown() -> String {
    let mut table = format!("| type | {} |\n|---|{}\n", MODIFIERS.join(" | "), "---|".repeat(MODIFIERS.len()));
    for row in ROWS {
        let name = if row.shown.starts_with(['a', 'A']) && row.shown.contains(' ') && !row.shown.contains('<') {
            row.shown.to_owned()
        } else {
            format!("`{}`", row.shown)
        };
        let cells = MODIFIERS.map(|modifier| {
            let needed = row.needs.contains(&modifier) || leaf_needs(row.rust).contains(&modifier);
            if needed {
                "!"
            } else if row.takes.contains(&modifier) {
                "x"
            } else {
                ""
            }
        });
        table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    table
}
