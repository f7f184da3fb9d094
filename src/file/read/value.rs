//! Values of properties and requirements.

use std::collections::BTreeMap;

use crate::file::read::{Reader, RecordFields};
use crate::file::syntax::{SyntaxKind, SyntaxNode};
use crate::model::Value;

/// The value a term stands for. Nothing is refused: what no value can be is kept as its text.
pub(in crate::file) fn value_from_term(term: &SyntaxNode) -> Value {
    match &term.shape {
        SyntaxKind::Bool(on) => Value::Bool(*on),
        SyntaxKind::Int(n) => Value::Int(*n),
        SyntaxKind::Float(x) => Value::Float(*x),
        SyntaxKind::Text(text) => Value::Text(text.to_string()),
        SyntaxKind::Name(name) => Value::Text((*name).to_owned()),
        SyntaxKind::List(items) => {
            let texts = items.iter().map(|item| item.as_text().map(str::to_owned));
            let texts: Option<Vec<String>> = texts.collect();
            texts.map_or_else(
                || Value::Raw(term.text.to_owned()),
                |texts| Value::Set(texts.into_iter().collect()),
            )
        }
        SyntaxKind::Record { .. }
        | SyntaxKind::Tuple { .. }
        | SyntaxKind::Map(_)
        | SyntaxKind::Other => Value::Raw(term.text.to_owned()),
    }
}

/// A map from names to values under a field of the record.
pub(super) fn values(
    reader: &mut Reader,
    fields: &mut RecordFields,
    name: &str,
) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    let Some(term) = fields.take(name) else {
        return values;
    };
    let Some(parts) = term.as_fields() else {
        fields.set_aside(reader, name, term, "is not a map from names to values");
        return values;
    };
    for (part, term) in parts {
        let Some(term) = term.unwrapped() else {
            continue;
        };
        if values.contains_key(part) {
            let name = format!("{name}/{part}");
            fields.set_aside(reader, &name, term, "is a second value for the same name");
        } else {
            values.insert(part.to_owned(), value_from_term(term));
        }
    }
    values
}
