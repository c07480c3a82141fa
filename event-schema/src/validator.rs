//! The `jsonschema` crate, set up for contracts. The engine asks it for more than this: `compare/check.rs`, formats, patterns.

use serde_json::Value;

/// The dialect of contracts.
pub(crate) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A validator for a contract: draft-07, formats asserted, nothing fetched.
///
/// Of the formats that contracts have, draft-07 asserts `date-time` and `date`, and `contentEncoding: base64`; `uuid`,
/// `duration` and `int64` rest on the pattern beside them.
///
/// # Panics
/// The document is no valid draft-07 schema. [`try_validator`] returns that instead.
///
/// # Examples
/// ```
/// use serde_json::json;
///
/// let day = event_schema::validator(&json!({"type": "string", "format": "date"}));
/// assert!(day.is_valid(&json!("2024-02-29")));
/// assert!(!day.is_valid(&json!("2023-02-29")));
/// ```
#[must_use]
pub fn validator(schema: &Value) -> jsonschema::Validator {
    match try_validator(schema) {
        Ok(validator) => validator,
        Err(error) => panic!("not a valid draft-07 schema: {error}"),
    }
}

/// As [`validator`], for schemas that may be wrong.
///
/// # Errors
/// The document is no valid draft-07 schema: the JSON Pointer of the part that is wrong and why.
pub fn try_validator(schema: &Value) -> Result<jsonschema::Validator, String> {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft7)
        .should_validate_formats(true)
        .build(schema)
        .map_err(|error| format!("at \"{}\": {error}", error.instance_path()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(schema: &Value, document: &Value, valid: bool) {
        assert_eq!(validator(schema).is_valid(document), valid, "{document} under {schema}");
    }

    #[test]
    fn formats_are_asserted() {
        check(&json!({"format": "date-time"}), &json!("2020-01-01T00:00:00Z"), true);
        check(&json!({"format": "date-time"}), &json!("2020-02-30T00:00:00Z"), false);
        check(&json!({"contentEncoding": "base64"}), &json!("QQ=="), true);
        check(&json!({"contentEncoding": "base64"}), &json!("QQ"), false);
    }

    #[test]
    fn integers_may_be_written_with_a_fraction_of_zero() {
        check(&json!({"type": "integer"}), &json!(1.0), true);
        check(&json!({"type": "integer"}), &json!(1.5), false);
    }

    #[test]
    fn siblings_of_a_reference_are_ignored() {
        let schema = json!({"$ref": "#/definitions/A", "type": "string", "definitions": {"A": {"type": "integer"}}});
        check(&schema, &json!(1), true);
    }

    #[test]
    fn a_wrong_schema_is_an_error_with_a_pointer() {
        let error = try_validator(&json!({"properties": {"a": {"pattern": "("}}})).expect_err("no regex");
        assert!(error.starts_with("at \"/properties/a/pattern\""), "{error}");
    }
}
