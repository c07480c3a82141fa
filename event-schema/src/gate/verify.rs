//! A witness put before the linked Rust type. The validator has agreed already; where the type disagrees, the contract and
//! the code differ, which is never the user's fault.

use event_core::catalog::Entry;
use serde_json::Value;

use crate::error::Error;

/// What the linked type says of a document that it must refuse.
///
/// # Errors
/// It takes the document.
pub(super) fn refused(entry: &Entry, witness: &str) -> Result<String, Error> {
    match entry.decode(entry.event_type, witness.as_bytes()) {
        Err(error) => Ok(error.to_string()),
        Ok(()) => Err(internal(entry, witness, "is read by the type, though its contract refuses it")),
    }
}

/// Sees that the linked type may write a document: that it reads it and writes an equal one.
///
/// # Errors
/// It does not.
pub(super) fn written(entry: &Entry, witness: &str) -> Result<(), Error> {
    let bytes = entry.recode(witness.as_bytes()).map_err(|error| {
        internal(entry, witness, &format!("cannot be written by the type, though its contract says so: {error}"))
    })?;
    let (asked, got) = (serde_json::from_str(witness), serde_json::from_slice(&bytes));
    match (asked, got) {
        (Ok(asked), Ok(got)) if is_equal(&asked, &got) => Ok(()),
        _ => {
            let written = String::from_utf8_lossy(&bytes);
            Err(internal(entry, witness, &format!("is written by the type as {written}")))
        }
    }
}

fn internal(entry: &Entry, witness: &str, problem: &str) -> Error {
    Error::gate(vec![format!(
        "internal error: {}: the document {witness} {problem}: please report it with {} ({}:{})",
        entry.event_type, entry.info.rust, entry.info.file, entry.info.line
    )])
}

/// Whether two documents are equal; 1 and 1.0 are the same number.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || (one.is_f64() || other.is_f64()) && one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| is_equal(value, other)))
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn documents_are_equal_by_value() {
        assert!(is_equal(&json!({"a": 1, "b": [0.5]}), &json!({"b": [0.5], "a": 1.0})));
        assert!(!is_equal(&json!({"a": 1}), &json!({"a": 1, "b": 1})));
        assert!(!is_equal(&json!(9_007_199_254_740_993_u64), &json!(9_007_199_254_740_992_u64)));
        assert!(!is_equal(&json!("1"), &json!(1)) && !is_equal(&json!([1]), &json!([1, 1])));
    }
}
