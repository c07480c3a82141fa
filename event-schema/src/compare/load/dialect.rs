//! The dialects: which keywords they have, and where schemas stand under them.

use jsonschema::Draft;
use serde_json::Value;

/// A version of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Draft-07.
    Draft7,
    /// Draft 2020-12.
    Draft202012,
}

impl Dialect {
    /// What `$schema` says for each of them.
    pub(crate) const URIS: [&'static str; 2] =
        ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"];

    /// The dialect of a `$schema`, with any scheme and with or without an empty fragment, as the validator has it.
    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        match Draft::from_schema_uri(uri) {
            Draft::Draft7 => Some(Self::Draft7),
            Draft::Draft202012 => Some(Self::Draft202012),
            _ => None,
        }
    }

    /// What `$schema` says for it.
    pub(crate) fn uri(self) -> &'static str {
        Self::URIS[usize::from(self == Self::Draft202012)]
    }

    pub(crate) fn draft(self) -> Draft {
        match self {
            Self::Draft7 => Draft::Draft7,
            Self::Draft202012 => Draft::Draft202012,
        }
    }
}

/// A dialect with the vocabularies that are in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) dialect: Dialect,
    applicator: bool,
    validation: bool,
    unevaluated: bool,
    /// Whether `format` asserts unless the options say otherwise.
    pub(super) asserts_formats: bool,
}

impl Rules {
    pub(super) fn of(dialect: Dialect) -> Self {
        let asserts_formats = dialect == Dialect::Draft7;
        Self { dialect, applicator: true, validation: true, unevaluated: true, asserts_formats }
    }

    /// The vocabularies of a metaschema of 2020-12; the error is one that it asks for and nobody here knows.
    pub(super) fn of_metaschema(metaschema: &Value) -> Result<Self, String> {
        let mut rules = Self::of(Dialect::Draft202012);
        let Some(vocabularies) = metaschema.get("$vocabulary").and_then(Value::as_object) else { return Ok(rules) };
        (rules.applicator, rules.validation, rules.unevaluated) = (false, false, false);
        for (uri, required) in vocabularies {
            match uri.strip_prefix("https://json-schema.org/draft/2020-12/vocab/") {
                Some("applicator") => rules.applicator = true,
                Some("validation") => rules.validation = true,
                Some("unevaluated") => rules.unevaluated = true,
                Some("format-assertion") => rules.asserts_formats = true,
                Some("core" | "content" | "meta-data" | "format-annotation") => {}
                _ if required == &Value::Bool(true) => return Err(uri.clone()),
                _ => {}
            }
        }
        Ok(rules)
    }

    /// Whether a keyword is one here.
    pub(super) fn has(self, keyword: &str) -> bool {
        let modern = self.dialect == Dialect::Draft202012;
        match keyword {
            "$ref" | "format" => true,
            "$dynamicRef" => modern,
            "contentEncoding" | "contentMediaType" | "additionalItems" => !modern,
            "unevaluatedProperties" | "unevaluatedItems" => modern && self.unevaluated,
            "prefixItems" | "dependentSchemas" => modern && self.applicator,
            "dependentRequired" | "minContains" | "maxContains" => modern && self.validation,
            "allOf"
            | "anyOf"
            | "oneOf"
            | "not"
            | "if"
            | "then"
            | "else"
            | "items"
            | "contains"
            | "properties"
            | "patternProperties"
            | "additionalProperties"
            | "propertyNames"
            | "dependencies" => self.applicator,
            _ => self.validation,
        }
    }
}

/// How schemas stand in a keyword's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Children {
    No,
    One,
    Items,
    Members,
}

/// Where a dialect has schemas in the value of a keyword: what identifiers and anchors are looked for in.
pub(super) fn children(dialect: Dialect, keyword: &str, value: &Value) -> Children {
    let modern = dialect == Dialect::Draft202012;
    match keyword {
        "items" if value.is_array() && !modern => Children::Items,
        "additionalProperties" | "contains" | "else" | "if" | "items" | "not" | "propertyNames" | "then" => {
            Children::One
        }
        "contentSchema" | "unevaluatedItems" | "unevaluatedProperties" if modern => Children::One,
        "additionalItems" if !modern => Children::One,
        "prefixItems" if modern => Children::Items,
        "allOf" | "anyOf" | "oneOf" => Children::Items,
        "$defs" | "dependentSchemas" if modern => Children::Members,
        "definitions" | "patternProperties" | "properties" | "dependencies" => Children::Members,
        _ => Children::No,
    }
}
