//! The value that is meant by what is typed into a field.

use crate::catalog::ValueSpec;
use crate::model::Value;
use crate::text;

/// The value of a field in its unit: nothing typed is no value, a number a number; what should be one and is not is
/// kept as text and reported as such.
pub(super) fn typed_value(spec: &ValueSpec, unit: &str, typed: &str) -> Option<Value> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let number = match spec {
        ValueSpec::Int { .. } | ValueSpec::Float { .. } => text::parse_measured(typed, unit),
        ValueSpec::Bool { .. }
        | ValueSpec::Text { .. }
        | ValueSpec::Choice { .. }
        | ValueSpec::Choices { .. } => None,
    };
    let Some(number) = number else {
        return Some(Value::Text(typed.to_owned()));
    };
    let whole = match spec {
        ValueSpec::Int { .. } => text::as_int(number),
        ValueSpec::Float { .. }
        | ValueSpec::Bool { .. }
        | ValueSpec::Text { .. }
        | ValueSpec::Choice { .. }
        | ValueSpec::Choices { .. } => None,
    };
    Some(whole.map_or(Value::Float(number), Value::Int))
}
