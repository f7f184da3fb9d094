//! Moments as headers of journals write them: `2026-12-03T18:20:11Z`.

use std::time::{Duration, SystemTime};

const SECONDS_PER_DAY: u64 = 86_400;
/// Days from the first of March of the year 0 to the first of January 1970.
const DAYS_BEFORE_1970: u64 = 719_468;
/// Days of 400 years, after which the calendar repeats itself.
const DAYS_PER_ERA: u64 = 146_097;

/// The moment in universal time, to the second. Moments before 1970 are written as its beginning.
pub(super) fn iso(at: SystemTime) -> String {
    let seconds = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let (days, rest) = (seconds / SECONDS_PER_DAY, seconds % SECONDS_PER_DAY);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The moment as part of a file's name: `20261203T182011`.
pub fn moment_in_names(at: SystemTime) -> String {
    let digits = |c: &char| c.is_ascii_digit() || *c == 'T';
    iso(at).chars().filter(digits).collect()
}

/// The moment that is written so.
pub(super) fn parse_iso(text: &str) -> Option<SystemTime> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let numbers = |text: &str, sign: char| -> Option<[u64; 3]> {
        let numbers: Option<Vec<u64>> = text.split(sign).map(|part| part.parse().ok()).collect();
        numbers?.try_into().ok()
    };
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let is_sane = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61;
    let seconds = day_number(year, month, day) * SECONDS_PER_DAY;
    let passed = Duration::from_secs(seconds + hour * 3600 + minute * 60 + second);
    is_sane.then(|| SystemTime::UNIX_EPOCH + passed)
}

/// Year, month and day of the day that is so many days after the first of January 1970. Years begin with March here,
/// so that the day that comes every four years is the last one.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, day) = (days / DAYS_PER_ERA, days % DAYS_PER_ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * day + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + u64::from(month <= 2);
    (year, month, day - (153 * shifted + 2) / 5 + 1)
}

fn day_number(year: u64, month: u64, day: u64) -> u64 {
    let year = year - u64::from(month <= 2);
    let (era, year) = (year / 400, year % 400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let day = (153 * shifted + 2) / 5 + day.max(1) - 1;
    let days = era * DAYS_PER_ERA + year * 365 + year / 4 - year / 100 + day;
    days.saturating_sub(DAYS_BEFORE_1970)
}

#[cfg(test)]
mod tests {
    use super::{iso, parse_iso};
    use std::time::{Duration, SystemTime};

    #[test]
    fn moments_are_written_as_the_calendar_says() {
        // From `date -u -d @… +%FT%TZ`.
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_796_322_011, "2026-12-03T18:20:11Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(iso(at), text);
            assert_eq!(parse_iso(text), Some(at));
        }
        for day in 0..60_000 {
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(day * 86_400 + day);
            assert_eq!(parse_iso(&iso(at)), Some(at), "{}", iso(at));
        }
        for wrong in [
            "",
            "2026-12-03",
            "2026-13-03T18:20:11Z",
            "x-y-zTa:b:cZ",
            "1-1-1T1:1:1Z",
        ] {
            assert_eq!(parse_iso(wrong), None, "{wrong}");
        }
    }
}
