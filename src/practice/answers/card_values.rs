//! Values of the requirements card inside an interviewer's sentence: `{latency_p99_ms}` becomes `200 ms`.

use crate::catalog::Catalog;
use crate::model::Value;
use crate::text::exact;

/// The sentence with every `{field}` filled in; a field without a value stays as it is, for tests to find.
pub(in crate::practice) fn with_card_values(
    sentence: &str,
    card: impl Fn(&str) -> Option<Value>,
) -> String {
    let (mut filled, mut rest) = (String::new(), sentence);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((field, behind)) = after.split_once('}') else {
            break;
        };
        filled.push_str(before);
        match card(field) {
            Some(value) => filled.push_str(&shown_field(field, &value)),
            None => filled.extend(["{", field, "}"]),
        }
        rest = behind;
    }
    filled + rest
}

/// The value as people read it; times and memory with their unit, since the sentence leaves it to them.
pub(in crate::practice) fn shown_field(field: &str, value: &Value) -> String {
    let catalog = Catalog::builtin();
    let unit = catalog
        .requirement(field)
        .map_or("", |requirement| requirement.unit.as_str());
    if let Value::Bool(on) = value {
        return if *on { "yes" } else { "no" }.to_owned();
    }
    let Some(number) = value.as_number() else {
        return value
            .as_text()
            .map_or_else(String::new, |text| catalog.term(text));
    };
    match unit {
        "ms" if number < 1000.0 => format!("{} ms", exact(number)),
        "ms" => duration(number / 1000.0),
        "s" => duration(number),
        "h" => duration(number * 3600.0),
        "MB" => format!("{} MB", exact(number)),
        _ => exact(number),
    }
}

/// A time in words, in the largest unit in which it is whole: `36 hours`, `2 days`, `1.5 seconds`.
fn duration(seconds: f64) -> String {
    let units = [(86_400.0, "day"), (3600.0, "hour"), (60.0, "minute")];
    let whole = units
        .into_iter()
        .find(|(size, _)| seconds >= *size && seconds % size == 0.0);
    let (size, unit) = whole.unwrap_or((1.0, "second"));
    let n = exact(seconds / size);
    let ending = if n == "1" { "" } else { "s" };
    format!("{n} {unit}{ending}")
}
