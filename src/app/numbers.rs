//! Numbers as people read and type them: `20,000,000` is shown, and `20M`, `1.5k`, `20_000` and `2e7` are understood.

use crate::model::Value;

/// A number with thousands separated.
pub fn grouped(text: &str) -> String {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    let (whole, rest) = digits
        .find(['.', 'e'])
        .map_or((digits, ""), |at| digits.split_at(at));
    let mut shown = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown.push_str(rest);
    shown
}

/// A property's value as it stands in a field.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Bool(on) => if *on { "yes" } else { "no" }.to_owned(),
        Value::Int(number) => grouped(&number.to_string()),
        Value::Float(number) => grouped(&number.to_string()),
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
        let is_exact = tidy(share, *factor).to_bits() == number.to_bits();
        (share.abs() >= 1.0 && digits.len() <= 5 && is_exact)
            .then(|| format!("{digits}\u{2009}{letter}"))
    });
    short.unwrap_or(plain)
}

/// A number as engineers write large ones: `989e12`, in steps of a thousand; never less exact.
pub fn engineering(number: f64) -> String {
    let steps = [(1e15, "e15"), (1e12, "e12"), (1e9, "e9"), (1e6, "e6")];
    let step = steps.iter().find(|(size, _)| number.abs() >= *size);
    let short = step.map(|(size, mark)| format!("{}{mark}", tidy(number, 1.0 / size)));
    let exact = short.filter(|short| short.parse() == Ok(number) && short.len() <= 9);
    exact.unwrap_or_else(|| grouped(&number.to_string()))
}

/// Suffixes people multiply with.
const SUFFIXES: [(&str, f64); 8] = [
    ("k", 1e3),
    ("thousand", 1e3),
    ("m", 1e6),
    ("million", 1e6),
    ("b", 1e9),
    ("g", 1e9),
    ("billion", 1e9),
    ("t", 1e12),
];

/// Reads a number as typed; `unit` may follow it. `None` when it is not a number.
pub fn parse(text: &str, unit: &str) -> Option<f64> {
    let lower = text.trim().to_lowercase();
    let unit = unit.trim().to_lowercase();
    let bare = (!unit.is_empty())
        .then(|| lower.strip_suffix(&unit))
        .flatten()
        .filter(|rest| rest.ends_with(|c: char| c.is_whitespace() || c.is_ascii_digit()))
        .unwrap_or(&lower);
    let compact: String = bare.chars().filter(|c| !is_separator(*c)).collect();
    if let Some(share) = compact.strip_suffix('%') {
        let part = if unit == "share" { 100.0 } else { 1.0 };
        return finite(share.parse::<f64>().ok()? / part);
    }
    let plain: Option<f64> = compact.parse().ok();
    plain.and_then(finite).or_else(|| {
        let (suffix, factor) = SUFFIXES
            .iter()
            .filter(|(suffix, _)| compact.ends_with(suffix))
            .max_by_key(|(suffix, _)| suffix.len())?;
        let number: f64 = compact.strip_suffix(suffix)?.parse().ok()?;
        finite(tidy(number, *factor))
    })
}

/// Units of one kind with their size, so that one may be typed for another.
const KINDS_OF_UNIT: [&[(&str, f64)]; 2] = [
    &[
        ("ms", 1e-3),
        ("s", 1.0),
        ("sec", 1.0),
        ("second", 1.0),
        ("min", 60.0),
        ("minute", 60.0),
        ("h", 3600.0),
        ("hour", 3600.0),
        ("d", 86_400.0),
        ("day", 86_400.0),
        ("week", 604_800.0),
    ],
    &[
        ("b", 1.0),
        ("byte", 1.0),
        ("kb", 1e3),
        ("mb", 1e6),
        ("gb", 1e9),
        ("tb", 1e12),
    ],
];

/// Reads a number with its unit, as [`parse`] and with units of the same kind: `1 h` is 3,600 in a field of seconds,
/// `20M users` 20,000,000 in one of users a day.
pub fn parse_measured(text: &str, unit: &str) -> Option<f64> {
    let lower = text.trim().to_lowercase();
    let at = lower.rfind(|c: char| !(c.is_alphabetic() || c == '/'))?;
    let (number, word) = lower.split_at(at + lower[at..].chars().next()?.len_utf8());
    let asked = unit.to_lowercase();
    let sizes = KINDS_OF_UNIT.iter().find_map(|kind| {
        let size = |word: &str| {
            let one = word
                .strip_suffix('s')
                .filter(|one| one.len() > 2)
                .unwrap_or(word);
            kind.iter()
                .find(|(name, _)| *name == one)
                .map(|(_, size)| *size)
        };
        Some((size(word)?, size(asked.split('/').next()?)?))
    });
    if let Some((typed, asked)) = sizes {
        return parse(number, "").and_then(|number| finite(tidy(number, typed / asked)));
    }
    let known = parse(text, unit);
    let is_said = !word.is_empty() && asked.starts_with(word);
    known.or_else(|| is_said.then(|| parse(number, "")).flatten())
}

/// Multiplies without the dust of binary fractions: `1.1M` is 1,100,000.
fn tidy(number: f64, factor: f64) -> f64 {
    let product = number * factor;
    let whole = product.round();
    if (product - whole).abs() <= 1e-9 * product.abs() {
        whole
    } else {
        product
    }
}

/// As a whole number, where it is one that a file can hold.
pub fn as_int(number: f64) -> Option<i64> {
    // Beyond 2^53 not every whole number is one.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '\u{2009}' | ',' | '_' | '\'' | '’' | '\u{a0}' | '\u{202f}'
    ) || c.is_whitespace()
}

fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{as_int, compact, engineering, grouped, parse, parse_measured};
    use crate::model::Value;

    #[test]
    fn people_type_numbers_in_many_ways() {
        for (text, number) in [
            ("20M", 2e7),
            ("1.5k", 1500.0),
            ("20_000", 20_000.0),
            ("20,000,000", 2e7),
            (" 2e7 ", 2e7),
            ("20 000", 20_000.0),
            ("1.1M", 1_100_000.0),
            ("3 million", 3e6),
            ("-4", -4.0),
            ("0.95", 0.95),
            ("12 ms", 12.0),
            ("12ms", 12.0),
            ("5m", 5e6),
        ] {
            assert_eq!(parse(text, "ms"), Some(number), "{text}");
        }
        for text in ["", "abc", "k", "1.2.3", "inf", "NaN", "1e999", "ms"] {
            assert_eq!(parse(text, "ms"), None, "{text}");
        }
    }

    #[test]
    fn a_number_may_come_in_another_unit_of_its_kind() {
        for (text, unit, number) in [
            ("250 ms", "ms", Some(250.0)),
            ("0.25 s", "ms", Some(250.0)),
            ("1 h", "s", Some(3600.0)),
            ("15 min", "s", Some(900.0)),
            ("2 days", "h", Some(48.0)),
            ("1.5 hours", "h", Some(1.5)),
            ("20M users", "users/day", Some(2e7)),
            ("20 M", "users/day", Some(2e7)),
            ("1 GB", "MB", Some(1000.0)),
            ("99.9 %", "%", Some(99.9)),
            ("5m", "ms", Some(5e6)),
            ("250 apples", "ms", None),
            ("1 h", "users/day", None),
            ("soon", "s", None),
            ("", "s", None),
        ] {
            assert_eq!(parse_measured(text, unit), number, "{text} in {unit}");
        }
    }

    #[test]
    fn per_cent_is_a_share_where_shares_are_asked_for() {
        assert_eq!(parse_measured("60%", "share"), Some(0.6));
        assert_eq!(parse_measured("0.6", "share"), Some(0.6));
        assert_eq!(parse_measured("99.9%", "%"), Some(99.9));
    }

    #[test]
    fn large_numbers_are_written_in_steps_of_a_thousand_and_read_back_exactly() {
        for (number, text) in [
            (989e12, "989e12"),
            (2.039e12, "2.039e12"),
            (8e9, "8e9"),
            (0.0002, "0.0002"),
            (1234.5, "1,234.5"),
            (1_234_567.0, "1,234,567"),
            (123_456_789.0, "123,456,789"),
        ] {
            assert_eq!(engineering(number), text);
            assert_eq!(parse(text, ""), Some(number), "{text}");
        }
    }

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
            assert_eq!(parse(&short(number), ""), expected);
        }
    }

    #[test]
    fn thousands_are_separated_and_fractions_are_not() {
        assert_eq!(grouped("20000000"), "20,000,000");
        assert_eq!(grouped("-1234.5678"), "-1,234.5678");
        assert_eq!(grouped("123"), "123");
        assert_eq!(grouped("1e21"), "1e21");
        assert_eq!(grouped("0.05"), "0.05");
    }

    #[test]
    fn whole_numbers_are_told_from_fractions() {
        assert_eq!(as_int(2e7), Some(20_000_000));
        assert_eq!(as_int(1.5), None);
        assert_eq!(as_int(1e300), None);
    }
}
