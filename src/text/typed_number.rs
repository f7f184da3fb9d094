//! Numbers as people type them: `20M`, `1.5k`, `20_000` and `2e7` are understood, and so are units of the same kind.

use crate::text::number::{SECONDS_PER_DAY, times};

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
pub fn parse_number(text: &str, unit: &str) -> Option<f64> {
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
    multiplied(&compact, &SUFFIXES)
}

/// Reads a number, or one with the longest of these suffixes, which multiplies it; `None` when it is neither.
pub fn multiplied(text: &str, suffixes: &[(&str, f64)]) -> Option<f64> {
    let plain: Option<f64> = text.parse().ok();
    plain.and_then(finite).or_else(|| {
        let (suffix, factor) = suffixes
            .iter()
            .filter(|(suffix, _)| text.ends_with(suffix))
            .max_by_key(|(suffix, _)| suffix.len())?;
        let number: f64 = text.strip_suffix(suffix)?.trim_end().parse().ok()?;
        finite(times(number, *factor))
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
        ("d", SECONDS_PER_DAY),
        ("day", SECONDS_PER_DAY),
        ("week", 7.0 * SECONDS_PER_DAY),
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

/// Reads a number with its unit, as [`parse_number`] and with units of the same kind: `1 h` is 3,600 in a field of seconds,
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
        return parse_number(number, "").and_then(|number| finite(times(number, typed / asked)));
    }
    let known = parse_number(text, unit);
    let is_said = !word.is_empty() && asked.starts_with(word);
    known.or_else(|| is_said.then(|| parse_number(number, "")).flatten())
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
    use super::{as_int, parse_measured, parse_number};

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
            assert_eq!(parse_number(text, "ms"), Some(number), "{text}");
        }
        for text in ["", "abc", "k", "1.2.3", "inf", "NaN", "1e999", "ms"] {
            assert_eq!(parse_number(text, "ms"), None, "{text}");
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
    fn whole_numbers_are_told_from_fractions() {
        assert_eq!(as_int(2e7), Some(20_000_000));
        assert_eq!(as_int(1.5), None);
        assert_eq!(as_int(1e300), None);
    }
}
