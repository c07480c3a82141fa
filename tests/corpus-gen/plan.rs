//! Which types the corpus has: hand-picked ones, one struct per row of the matrix, and seeded nestings of them all.

use crate::matrix::{self, ROWS, Row};
use crate::model::{Body, Choice, Field, Type, Variant};
use crate::nest::Nester;

/// How many types there are at least.
const LEAST: usize = 250;

/// The types, each after those it holds, and the cells of the matrix that their fields cover.
pub(crate) fn types() -> (Vec<Type>, Vec<(&'static str, &'static str)>) {
    let mut types = base();
    types.extend(values());
    types.extend(recursive());
    let mut cells = Vec::new();
    for (index, row) in ROWS.iter().enumerate() {
        types.push(row_type(index, row, &mut cells));
    }
    let mut nester = Nester::new(0x5EED);
    while types.len() < LEAST {
        let next = nester.next(&types);
        types.push(next);
    }
    (types, cells)
}

fn plain(name: &str, rust: &str, modifiers: &[&str]) -> Field {
    Field::new(name, rust, modifiers, Choice(0))
}

fn record(ident: &str, level: usize, fields: Vec<Field>) -> Type {
    Type { ident: ident.to_owned(), parameters: Vec::new(), event: false, level, body: Body::Record(fields) }
}

fn of(ident: &str, body: Body) -> Type {
    Type { ident: ident.to_owned(), parameters: Vec::new(), event: false, level: 1, body }
}

fn words(ident: &str, open: bool, words: &[(&str, Option<&str>)]) -> Type {
    let words = words.iter().map(|(word, alias)| ((*word).to_owned(), alias.map(str::to_owned))).collect();
    of(ident, Body::Words { open, words })
}

fn variant(word: &str, alias: Option<&str>, recursive: bool, fields: Option<Vec<Field>>) -> Variant {
    Variant { word: word.to_owned(), alias: alias.map(str::to_owned), fields, recursive }
}

fn tagged(ident: &str, open: bool, tag: &str, variants: Vec<Variant>) -> Type {
    of(ident, Body::Tagged { open, tag: tag.to_owned(), variants })
}

/// The types that rows of the matrix name.
fn base() -> Vec<Type> {
    let newtype = |ident: &str, rust: &str, modifiers: &[&str]| of(ident, Body::Newtype(plain("", rust, modifiers)));
    let generic = |ident: &str, parameters: Vec<&'static str>, fields| Type { parameters, ..record(ident, 1, fields) };
    vec![
        newtype("Sku", "String", &[]),
        newtype("Labels", "Vec<String>", &[]),
        newtype("Count", "u32", &[]),
        newtype("Minor", "i64", &["safe"]),
        newtype("Wide", "u128", &["string"]),
        newtype("Code", "String", &["len"]),
        newtype("Share", "f64", &["range"]),
        newtype("Digest", "Vec<u8>", &["base64", "len"]),
        newtype("Moment", "DateTime<Utc>", &["precision"]),
        newtype("Opaque", "RawJson", &[]),
        newtype("Grid", "Vec<Vec<i32>>", &["range", "len"]),
        newtype("Flag", "bool", &[]),
        words("Color", false, &[("red", Some("rouge")), ("green", None), ("blue", None)]),
        words("Shade", true, &[("dark", Some("gloomy")), ("light", None)]),
        words(
            "Odd",
            false,
            &[("Red", None), ("red", None), ("", None), ("a \"b\" \\", None), ("null", None), ("日本 😀", None)]
                .into_iter()
                .filter(|(word, _)| !word.is_empty())
                .collect::<Vec<_>>(),
        ),
        words("Single", false, &[("only", None)]),
        words("OpenSingle", true, &[("only", None)]),
        tagged(
            "Payment",
            false,
            "method",
            vec![
                variant(
                    "card",
                    Some("credit card"),
                    false,
                    Some(vec![plain("last4", "String", &["len"]), plain("until", "NaiveDate", &[])]),
                ),
                variant("cash", None, false, None),
                variant(
                    "credit",
                    None,
                    false,
                    Some(vec![
                        plain("limit", "i64", &["string", "omitzero"]),
                        plain("note_c", "Option<String>", &["omitempty", "alias"]),
                    ]),
                ),
            ],
        ),
        tagged(
            "Shipment",
            true,
            "kind",
            vec![
                variant("post", Some("mail"), false, Some(vec![plain("stamp", "u32", &["omitzero"])])),
                variant("pick-up", None, false, Some(Vec::new())),
            ],
        ),
        record("Unit", 1, Vec::new()),
        record(
            "Line",
            1,
            vec![plain("sku", "Sku", &[]), plain("qty", "u32", &[]), plain("gift", "bool", &["omitzero"])],
        ),
        generic(
            "Page",
            vec!["T"],
            vec![plain("items", "Vec<T>", &[]), plain("next", "Option<String>", &["omitempty"])],
        ),
        generic(
            "Pair",
            vec!["A", "B"],
            vec![plain("first", "A", &[]), plain("second", "Option<Box<B>>", &["nullable", "alias"])],
        ),
    ]
}

/// One record for each modifier that has a value, with a field for each of the values that we try.
fn values() -> Vec<Type> {
    let each = |ident: &str, rusts: &[&str], modifiers: &[&str], choices: usize| {
        let fields = rusts.iter().enumerate().flat_map(|(at, rust)| {
            (0..choices).map(move |choice| Field::new(&format!("f{at}_{choice}"), rust, modifiers, Choice(choice)))
        });
        record(ident, 1, fields.collect())
    };
    vec![
        each("Lengths", &["String", "Vec<bool>", "BTreeMap<String, bool>"], &["len"], 8),
        each("Blobs", &["Vec<u8>"], &["base64", "len"], 8),
        each("Shares", &["f64", "Vec<f64>"], &["range"], 4),
        each("SmallRanges", &["i8", "u8", "i32", "u32"], &["range"], 4),
        each("SafeRanges", &["i64", "u64"], &["safe", "range"], 4),
        each("TextRanges", &["i64", "u64", "i128", "u128", "i16"], &["string", "range"], 4),
        each("OmittedRanges", &["i64", "u32"], &["omitzero", "string", "range"], 4),
        each("Moments", &["DateTime<Utc>", "DateTime<FixedOffset>"], &["precision"], 4),
    ]
}

fn recursive() -> Vec<Type> {
    vec![
        record("Tree", 1, vec![plain("label", "String", &["omitempty"]), plain("kids", "Vec<Tree>", &["omitempty"])]),
        record(
            "Chain",
            1,
            vec![plain("at", "i32", &[]), plain("next_link", "Option<Box<Chain>>", &["omitempty", "alias"])],
        ),
        record(
            "Web",
            1,
            vec![plain("links", "BTreeMap<String, Web>", &[]), plain("mate", "Option<Arc<Web>>", &["nullable"])],
        ),
        record("Ping", 1, vec![plain("pong", "Option<Box<Pong>>", &["omitempty"])]),
        record("Pong", 1, vec![plain("ping", "Patch<Box<Ping>>", &[]), plain("rally", "u64", &["safe"])]),
        tagged(
            "Expr",
            false,
            "op",
            vec![
                variant("number", None, false, Some(vec![plain("value", "f64", &[])])),
                variant("negate", Some("minus"), true, Some(vec![plain("of", "Box<Expr>", &[])])),
                variant(
                    "add",
                    None,
                    true,
                    Some(vec![plain("left", "Box<Expr>", &[]), plain("right", "Box<Expr>", &[])]),
                ),
                variant("all", None, true, Some(vec![plain("list", "Vec<Expr>", &["omitempty"])])),
            ],
        ),
        tagged(
            "Doc",
            true,
            "t",
            vec![
                variant("text", None, false, Some(vec![plain("body", "String", &[])])),
                variant(
                    "block",
                    None,
                    true,
                    Some(vec![plain("parts", "Vec<Doc>", &[]), plain("meta", "Option<RawJson>", &["omitempty"])]),
                ),
            ],
        ),
        Type {
            event: true,
            ..record(
                "Deep",
                3,
                vec![
                    plain("tree", "Tree", &[]),
                    plain("expr", "Option<Expr>", &["nullable"]),
                    plain("web", "Web", &["default"]),
                ],
            )
        },
        Type {
            event: true,
            ..record(
                "Root",
                3,
                vec![plain("self_again", "Option<Box<Root>>", &["omitempty"]), plain("name", "String", &[])],
            )
        },
    ]
}

/// A struct with a field for every legal cell of the row, and for every pair that its leaf may need.
fn row_type(index: usize, row: &Row, cells: &mut Vec<(&'static str, &'static str)>) -> Type {
    let mut fields = Vec::new();
    let one = |names: &'static [&'static str]| {
        if names.is_empty() { vec![None] } else { names.iter().copied().map(Some).collect() }
    };
    let (own, leaf) =
        (one(row.needs), one(if row.rust.starts_with("Option<") { matrix::leaf_needs(row.rust) } else { &[] }));
    for (outer, inner) in own.iter().flat_map(|outer| leaf.iter().map(move |inner| (*outer, *inner))) {
        let needed: Vec<&'static str> = outer.into_iter().chain(inner).collect();
        fields.push((needed.clone(), needed.clone()));
        for modifier in row.takes {
            if needed.contains(modifier) || needed.iter().any(|other| matrix::clash(modifier, other)) {
                continue;
            }
            let mut names = needed.clone();
            names.push(modifier);
            fields.push((names.clone(), vec![*modifier]));
        }
    }
    let mut made = Vec::new();
    for (at, (names, covered)) in fields.iter().enumerate() {
        cells.extend(covered.iter().map(|modifier| (row.rust, *modifier)));
        let name = match names.contains(&"verbatim") {
            true => ["+1", "a b", "\"q\"\\", "é", "-", "$ref"][at % 6].to_owned() + &at.to_string(),
            false => format!("f{at}"),
        };
        made.push(Field::new(&name, row.rust, names, Choice(index + at)));
    }
    Type { event: index.is_multiple_of(2), ..record(&format!("Row{index}"), 2, made) }
}
