//! Numbers with units as people read them: three digits that matter, prefixes where they help.

pub use crate::text::SECONDS_PER_DAY;
use crate::text::{three_digits, with_thousands, without_zeros};

/// What a figure is measured in. Values are always in the unit named here, never in a multiple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureUnit {
    /// Requests per second.
    PerSecond,
    Milliseconds,
    Seconds,
    Hours,
    /// Decimal: 1 kB is 1,000 B.
    Bytes,
    BytesPerSecond,
    /// Two per multiply-add.
    Flops,
    FlopsPerSecond,
    Usd,
    UsdPerHour,
    /// USD per 1,000 requests.
    UsdPer1k,
    /// 0 to 1, read as per cent.
    Share,
    /// So many of something, by its plural; empty for a bare number.
    Count(&'static str),
}

impl FigureUnit {
    /// The symbol, as programs read it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::PerSecond => "q/s",
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
            Self::Hours => "h",
            Self::Bytes => "B",
            Self::BytesPerSecond => "B/s",
            Self::Flops => "FLOP",
            Self::FlopsPerSecond => "FLOP/s",
            Self::Usd => "USD",
            Self::UsdPerHour => "USD/h",
            Self::UsdPer1k => "USD/1,000 requests",
            Self::Share => "share",
            Self::Count(what) => what,
        }
    }

    /// The value as people read it: `36.1 GB`, `92.4 ms`, `99.985 %`, `1,160 q/s`.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Milliseconds if value.abs() >= 1000.0 => Self::Seconds.show(value / 1000.0),
            Self::Milliseconds => with("ms", &three_digits(value)),
            Self::Seconds => duration(value),
            Self::Hours => duration(value * 3600.0),
            Self::Bytes => prefixed(value, "B"),
            Self::BytesPerSecond => prefixed(value, "B/s"),
            Self::Flops => prefixed(value, "FLOP"),
            Self::FlopsPerSecond => prefixed(value, "FLOP/s"),
            Self::Share => with("%", &per_cent(value)),
            Self::Usd | Self::UsdPerHour => with(self.symbol(), &money(value)),
            // What it is for, names say.
            Self::UsdPer1k => with("USD", &money(value)),
            Self::PerSecond => with(self.symbol(), &counted(value)),
            Self::Count(what) => with(so_many(value, what), &counted(value)),
        }
    }
}

impl FigureUnit {
    /// The value with no more digits than the end of a range deserves: two, and of an availability its nines.
    pub fn show_roughly(self, value: f64) -> String {
        if self == Self::Share && value > 0.99 {
            // Nobody knows of more than four nines.
            let percent = ((value * 1e4).round() / 1e2).min(99.99);
            return with("%", without_zeros(&format!("{percent:.2}")));
        }
        let scale = 10_f64.powf(1.0 - value.abs().log10().floor());
        let is_usual = scale.is_finite() && scale > 0.0;
        self.show(if is_usual {
            (value * scale).round() / scale
        } else {
            value
        })
    }
}

/// `1 replica`, `2 replicas`; what ends otherwise, such as `cases/day`, stays.
fn so_many(value: f64, what: &'static str) -> &'static str {
    let is_one = (value - 1.0).abs() < f64::EPSILON;
    what.strip_suffix('s')
        .filter(|one| is_one && !one.contains('/'))
        .unwrap_or(what)
}

fn with(symbol: &str, number: &str) -> String {
    if symbol.is_empty() {
        number.to_owned()
    } else {
        format!("{number} {symbol}")
    }
}

/// As [`three_digits`], with millions and more by their prefix.
fn counted(value: f64) -> String {
    let steps = [(1e12, "T"), (1e9, "G"), (1e6, "M")];
    let step = steps.into_iter().find(|(size, _)| value.abs() >= *size);
    match step {
        Some((size, letter)) if value.abs() < 1e15 => {
            format!("{} {letter}", three_digits(value / size))
        }
        _ => three_digits(value),
    }
}

fn prefixed(value: f64, symbol: &str) -> String {
    let steps = [
        (1e18, "E"),
        (1e15, "P"),
        (1e12, "T"),
        (1e9, "G"),
        (1e6, "M"),
        (1e3, "k"),
    ];
    let step = steps.into_iter().find(|(size, _)| value.abs() >= *size);
    let (size, letter) = step.unwrap_or((1.0, ""));
    format!("{} {letter}{symbol}", three_digits(value / size))
}

fn duration(seconds: f64) -> String {
    let size = seconds.abs();
    if size >= 2.0 * SECONDS_PER_DAY {
        with("d", &three_digits(seconds / SECONDS_PER_DAY))
    } else if size >= 2.0 * 3600.0 {
        with("h", &three_digits(seconds / 3600.0))
    } else if size >= 120.0 {
        with("min", &three_digits(seconds / 60.0))
    } else if size >= 1.0 || size == 0.0 {
        with("s", &three_digits(seconds))
    } else {
        with("ms", &three_digits(seconds * 1000.0))
    }
}

/// Availabilities need all their nines: digits until two after the last nine.
fn per_cent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 99.0 && percent < 100.0 {
        let nines = (-(1.0 - share).log10()).floor() as i32;
        let places = usize::try_from(nines.clamp(2, 9)).unwrap_or(2);
        return without_zeros(&format!("{percent:.places$}")).to_owned();
    }
    three_digits(percent)
}

fn money(value: f64) -> String {
    if value.abs() >= 0.1 && value.abs() < 100.0 {
        return with_thousands(&format!("{value:.2}"));
    }
    counted(value)
}

#[cfg(test)]
mod tests {
    use super::FigureUnit;

    #[test]
    fn numbers_read_as_people_write_them() {
        let shown = [
            (FigureUnit::PerSecond, 1_157.407, "1,160 q/s"),
            (FigureUnit::PerSecond, 69_444.4, "69,400 q/s"),
            (FigureUnit::PerSecond, 2_500_000.0, "2.5 M q/s"),
            (FigureUnit::Bytes, 36_067_371_008.0, "36.1 GB"),
            (FigureUnit::Bytes, 12.0, "12 B"),
            (FigureUnit::Milliseconds, 92.43, "92.4 ms"),
            (FigureUnit::Milliseconds, 8400.0, "8.4 s"),
            (FigureUnit::Milliseconds, 0.3, "0.3 ms"),
            (FigureUnit::Seconds, 604_800.0, "7 d"),
            (FigureUnit::Seconds, 900.0, "15 min"),
            (FigureUnit::Hours, 4.1968, "4.2 h"),
            (FigureUnit::Share, 0.999_850_009, "99.985 %"),
            (FigureUnit::Share, 0.612_3, "61.2 %"),
            (FigureUnit::Share, 1.0, "100 %"),
            (FigureUnit::UsdPerHour, 8.4, "8.40 USD/h"),
            (FigureUnit::UsdPer1k, 0.002_333, "0.00233 USD"),
            (FigureUnit::Flops, 502e6, "502 MFLOP"),
            (FigureUnit::Count("replicas"), 579.0, "579 replicas"),
            (FigureUnit::Count("replicas"), 1.0, "1 replica"),
            (FigureUnit::Count(""), 0.0, "0"),
        ];
        for (unit, value, text) in shown {
            assert_eq!(unit.show(value), text);
        }
    }
}
