//! Numbers as people read them: thousands separated, exact or with three digits that matter.

/// Seconds of a day.
pub const SECONDS_PER_DAY: f64 = 86_400.0;

/// The digits of a number with thousands separated; a fraction and a power of ten stay as they are.
pub fn with_thousands(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("-", rest));
    let whole_end = digits.find(['.', 'e']).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(whole_end);
    let mut shown = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown + rest
}

/// Without the zeros that end a fraction.
pub fn without_zeros(digits: &str) -> &str {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    }
}

/// Three digits that matter; whole numbers below ten thousand in full.
pub fn three_digits(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    if value.fract() == 0.0 && value.abs() < 10_000.0 {
        return with_thousands(&value.to_string());
    }
    let digits = value.abs().log10().floor() as i32;
    if !(-4..15).contains(&digits) {
        return format!("{value:.2e}");
    }
    let scale = 10_f64.powi(2 - digits);
    let kept = (value * scale).round() / scale;
    let places = usize::try_from(2 - digits).unwrap_or(0);
    let text = format!("{kept:.places$}");
    with_thousands(without_zeros(&text))
}

/// Thousands separated, exact, and in powers of ten where that would be long.
pub fn exact(value: f64) -> String {
    if value.abs() >= 1e15 || (value != 0.0 && value.abs() < 1e-6) {
        return format!("{value:e}");
    }
    with_thousands(&value.to_string())
}

/// Thousands separated, so many places after the point, and in powers of ten where the digits before it would be too many
/// to read.
pub fn fixed(value: f64, places: usize) -> String {
    if value.abs() >= 1e15 {
        return format!("{value:.2e}");
    }
    with_thousands(&format!("{value:.places$}"))
}

/// A number as engineers write large ones: `989e12`, in steps of a thousand; never less exact.
pub fn engineering(number: f64) -> String {
    let steps = [(1e15, "e15"), (1e12, "e12"), (1e9, "e9"), (1e6, "e6")];
    let step = steps.iter().find(|(size, _)| number.abs() >= *size);
    let short = step.map(|(size, mark)| format!("{}{mark}", times(number, 1.0 / size)));
    let exact = short.filter(|short| short.parse() == Ok(number) && short.len() <= 9);
    exact.unwrap_or_else(|| self::exact(number))
}

/// The product without the dust of binary fractions: 1.1 times a million is 1,100,000.
pub fn times(number: f64, factor: f64) -> f64 {
    let product = number * factor;
    let whole = product.round();
    if (product - whole).abs() <= 1e-9 * product.abs() {
        whole
    } else {
        product
    }
}

#[cfg(test)]
mod tests {
    use super::{engineering, exact, with_thousands};
    use crate::text::parse_number;

    #[test]
    fn thousands_are_separated_and_fractions_are_not() {
        assert_eq!(with_thousands("20000000"), "20,000,000");
        assert_eq!(with_thousands("-1234.5678"), "-1,234.5678");
        assert_eq!(with_thousands("123"), "123");
        assert_eq!(with_thousands("1e21"), "1e21");
        assert_eq!(with_thousands("0.05"), "0.05");
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        for (x, text) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (-1_234_567.25, "-1,234,567.25"),
            (1e15, "1e15"),
            (1e-7, "1e-7"),
        ] {
            assert_eq!(exact(x), text);
        }
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
            assert_eq!(parse_number(text, ""), Some(number), "{text}");
        }
    }
}
