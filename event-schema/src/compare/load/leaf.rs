//! The keywords that say something of one kind of value: together one leaf.

use serde_json::Value;

use super::documents::below;
use super::site::Here;
use super::{Dialect, Formats, LoadError, Loader, Parts};
use crate::compare::format;
use crate::compare::number::Decimal;
use crate::compare::schema::{Arrays, Bound, Expr, Kinds, Leaf, Numbers, Objects, Texts, Why};

impl<'a> Loader<'a, '_> {
    /// Adds the leaf, and what it cannot hold.
    pub(super) fn leaf(&mut self, here: &Here<'a>, parts: &mut Parts) -> Result<(), LoadError> {
        let mut leaf = Leaf::of(Kinds::EVERY);
        if let Some(types) = here.get("type") {
            kinds(here, types, &mut leaf)?;
        }
        self.numbers(here, &mut leaf.numbers, parts)?;
        self.texts(here, &mut leaf.texts, parts)?;
        self.arrays(here, &mut leaf.arrays)?;
        self.objects(here, &mut leaf.objects)?;
        self.constants(here, &mut leaf, parts)?;
        if leaf != Leaf::of(Kinds::EVERY) {
            parts.insert(0, (if leaf.kinds == Kinds::NONE { Expr::Nothing } else { Expr::Leaf(Box::new(leaf)) }, ""));
        }
        Ok(())
    }

    fn numbers(&mut self, here: &Here<'a>, numbers: &mut Numbers, parts: &mut Parts) -> Result<(), LoadError> {
        for (keyword, open) in [("minimum", false), ("exclusiveMinimum", true)] {
            if let Some(value) = self.number(here, keyword, parts)? {
                let tighter = numbers.min.is_none_or(|min| (min.value, min.open) < (value, open));
                numbers.min = if tighter { Some(Bound { value, open }) } else { numbers.min };
            }
        }
        for (keyword, open) in [("maximum", false), ("exclusiveMaximum", true)] {
            if let Some(value) = self.number(here, keyword, parts)? {
                let tighter = numbers.max.is_none_or(|max| (value, !open) < (max.value, !max.open));
                numbers.max = if tighter { Some(Bound { value, open }) } else { numbers.max };
            }
        }
        if let Some(step) = here.get("multipleOf") {
            if !step.as_f64().is_some_and(|step| step > 0.0) {
                return Err(here.wrong(&here.at("multipleOf"), "a number greater than 0", step));
            }
            numbers.multiple_of.extend(self.number(here, "multipleOf", parts)?);
        }
        Ok(())
    }

    /// A keyword's number. One that is beyond what is decided becomes a part of its own.
    fn number(
        &mut self,
        here: &Here<'a>,
        keyword: &'static str,
        parts: &mut Parts,
    ) -> Result<Option<Decimal>, LoadError> {
        let number = here.number(keyword)?;
        if number == Some(None) {
            let part = self.undecided(here, Kinds::NUMBER, Why::NumberSize, keyword);
            parts.push((part, keyword));
        }
        Ok(number.flatten())
    }

    /// What nobody knows of one kind of value, and holds for all others.
    pub(super) fn undecided(&mut self, here: &Here<'a>, kind: Kinds, why: Why, keyword: &str) -> Expr {
        let others = self.add(here, keyword, Expr::Leaf(Box::new(Leaf::of(kind.not()))));
        let unknown = self.add(here, keyword, Expr::Unknown(here.reason(why, keyword)));
        Expr::Any(vec![others, unknown])
    }

    fn texts(&mut self, here: &Here<'a>, texts: &mut Texts, parts: &mut Parts) -> Result<(), LoadError> {
        texts.min = here.size("minLength")?.unwrap_or(0);
        texts.max = here.size("maxLength")?;
        if let Some(pattern) = here.text("pattern")? {
            texts.patterns.push(self.pattern(here, &here.at("pattern"), pattern)?);
        }
        let asserted = match self.formats {
            Formats::ByDialect => here.rules.asserts_formats,
            Formats::Assert => true,
            Formats::Annotate => false,
        };
        if let Some(name) = here.text("format")?
            && asserted
            && format::is_asserted(here.rules.dialect.draft(), name)
        {
            texts.formats.insert(name.to_owned());
        }
        if let Some(keyword) = content(here, texts)? {
            parts.push((self.undecided(here, Kinds::TEXT, Why::Keyword, keyword), keyword));
        }
        Ok(())
    }

    fn arrays(&mut self, here: &Here<'a>, arrays: &mut Arrays) -> Result<(), LoadError> {
        arrays.min = here.size("minItems")?.unwrap_or(0);
        arrays.max = here.size("maxItems")?;
        arrays.unique = here.bool("uniqueItems")?;
        let (prefix, rest) = match (here.rules.dialect, here.get("items")) {
            (Dialect::Draft202012, _) => ("prefixItems", "items"),
            (Dialect::Draft7, Some(Value::Array(_))) => ("items", "additionalItems"),
            (Dialect::Draft7, _) => ("", "items"),
        };
        if !prefix.is_empty()
            && let Some(items) = here.list(prefix)?
        {
            for (at, item) in items.iter().enumerate() {
                arrays.prefix.push(self.inner(here, item, format!("{}/{at}", here.at(prefix)))?);
            }
        }
        if let Some(items) = here.get(rest) {
            arrays.rest = self.inner(here, items, here.at(rest))?;
        }
        Ok(())
    }

    fn objects(&mut self, here: &Here<'a>, objects: &mut Objects) -> Result<(), LoadError> {
        objects.min = here.size("minProperties")?.unwrap_or(0);
        objects.max = here.size("maxProperties")?;
        let at = here.at("properties");
        for (name, schema) in here.members("properties")? {
            let id = self.inner(here, schema, below(&at, name))?;
            objects.index.insert(name.clone(), objects.properties.len());
            objects.properties.push((name.clone(), id));
        }
        let at = here.at("patternProperties");
        for (pattern, schema) in here.members("patternProperties")? {
            let at = below(&at, pattern);
            objects.patterns.push((self.pattern(here, &at, pattern)?, self.inner(here, schema, at)?));
        }
        if let Some(schema) = here.get("additionalProperties") {
            objects.rest = self.inner(here, schema, here.at("additionalProperties"))?;
        }
        if let Some(schema) = here.get("propertyNames") {
            objects.names = self.inner(here, schema, here.at("propertyNames"))?;
        }
        if let Some(names) = here.get("required") {
            let names = here.strings(&here.at("required"), names)?;
            objects.required = names.into_iter().map(str::to_owned).collect();
        }
        Ok(())
    }
}

fn kinds(here: &Here, types: &Value, leaf: &mut Leaf) -> Result<(), LoadError> {
    let at = here.at("type");
    let names = match types {
        Value::String(name) => vec![name.as_str()],
        other => here.strings(&at, other)?,
    };
    leaf.kinds = Kinds::NONE;
    for name in &names {
        leaf.kinds = leaf.kinds.or(match *name {
            "null" => Kinds::NULL,
            "boolean" => Kinds::FALSE.or(Kinds::TRUE),
            "number" | "integer" => Kinds::NUMBER,
            "string" => Kinds::TEXT,
            "array" => Kinds::ARRAY,
            "object" => Kinds::OBJECT,
            _ => {
                let expected = "one of null, boolean, integer, number, string, array, object";
                return Err(here.wrong(&at, expected, &Value::String((*name).to_owned())));
            }
        });
    }
    leaf.numbers.integer = names.contains(&"integer") && !names.contains(&"number");
    Ok(())
}

/// `contentEncoding` and `contentMediaType` of draft-07, as the validator asserts them; the keyword that is not decided.
fn content(here: &Here, texts: &mut Texts) -> Result<Option<&'static str>, LoadError> {
    let (encoding, media) = (here.text("contentEncoding")?, here.text("contentMediaType")?);
    // Beside a media type that it does not know the validator does not look at the encoding, nor the other way round.
    let is_asserted = match media {
        None => encoding.is_some(),
        Some(media) => media == "application/json" && encoding.is_none_or(|encoding| ENCODINGS.contains(&encoding)),
    };
    if !is_asserted {
        return Ok(None);
    }
    if encoding == Some("base64") {
        texts.formats.insert("base64".to_owned());
    }
    Ok(match (media, encoding) {
        (Some(_), _) => Some("contentMediaType"),
        (None, Some(encoding)) if encoding != "base64" && ENCODINGS.contains(&encoding) => Some("contentEncoding"),
        (None, _) => None,
    })
}

/// The encodings that the validator knows.
const ENCODINGS: [&str; 5] = ["base64", "base64url", "base32", "base32hex", "base16"];
