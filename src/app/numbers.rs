//! Values of properties as they stand in a field: `20,000,000`, or `20 M` where there is little room.

use crate::model::Value;
use crate::text::{times, with_thousands};

/// A property's value as it stands in a field.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Bool(on) => if *on { "yes" } else { "no" }.to_owned(),
        Value::Int(number) => with_thousands(&number.to_string()),
        Value::Float(number) => with_thousands(&number.to_string()),
        Value::Text(text) | Value::Raw(text) => text.clone(),
        Value::Set(values) => values.iter().cloned().collect::<Vec<_>>().join(", "),
    }
}

/// As [`shown`], with long round numbers written as `20 M`; never less exact.
pub fn compact(value: &Value) -> String {
    let plain = shown(value);
    let Some(number) = value.as_number().filter(|number| number.abs() >= 1e6) else {
        return plain;
    };
    let steps = [(1e12, 'T'), (1e9, 'B'), (1e6, 'M')];
    let short = steps.iter().find_map(|(factor, letter)| {
        let share = number / factor;
        let digits = share.to_string();
        let is_exact = times(share, *factor).to_bits() == number.to_bits();
        (share.abs() >= 1.0 && digits.len() <= 5 && is_exact)
            .then(|| format!("{digits}\u{2009}{letter}"))
    });
    short.unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::compact;
    use crate::model::Value;
    use crate::text::parse_number;

    #[test]
    fn long_round_numbers_are_short_and_read_back_exactly() {
        let short = |number: i64| compact(&Value::Int(number));
        assert_eq!(short(20_000_000), "20\u{2009}M");
        assert_eq!(short(35_500_000_000), "35.5\u{2009}B");
        assert_eq!(short(1_234_567), "1,234,567");
        assert_eq!(short(500), "500");
        for number in [
            20_000_000,
            35_500_000_000,
            1_234_567,
            2_000_000_000_000,
            -7_000_000,
        ] {
            #[expect(clippy::cast_precision_loss, reason = "small enough")]
            let expected = Some(number as f64);
            assert_eq!(parse_number(&short(number), ""), expected);
        }
    }
}
