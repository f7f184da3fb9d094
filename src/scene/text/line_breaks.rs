//! Where a text is broken into lines and where it is cut.
//!
//! Between words first; inside a word only when the word alone is too wide; between any two characters of
//! scripts that are written without spaces.

const ELLIPSIS: char = '…';

/// Breaks `text` into at most `max_lines` lines whose `width` is at most `max_width`, and says whether
/// anything was left out.
pub fn lines(
    text: &str,
    max_width: f64,
    max_lines: usize,
    width: impl Fn(&str) -> f64,
) -> (Vec<String>, bool) {
    let mut found = Vec::new();
    let paragraphs: Vec<Vec<char>> = text
        .split('\n')
        .map(|line| line.chars().collect())
        .collect();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let mut start = 0;
        loop {
            if found.len() == max_lines {
                return (found, true);
            }
            let rest = &paragraph[start..];
            let end = line_end(rest, max_width, &width);
            let is_last_line = found.len() + 1 == max_lines;
            let more_follows = end < rest.len() || i + 1 < paragraphs.len();
            if (is_last_line && more_follows) || (end == 0 && !rest.is_empty()) {
                found.push(elided(rest, end < rest.len(), max_width, &width));
                return (found, true);
            }
            found.push(trimmed(&rest[..end]));
            start += end + blanks(&rest[end..]);
            if start >= paragraph.len() {
                break;
            }
        }
    }
    (found, false)
}

/// How many of the characters go on the line: all, or up to the last place for a break, or as many as fit.
fn line_end(chars: &[char], max_width: f64, width: &impl Fn(&str) -> f64) -> usize {
    let fits = |n: usize| width(&trimmed(&chars[..n])) <= max_width;
    let most = longest(chars.len(), fits);
    if most == chars.len() || chars[most..].iter().all(|c| c.is_whitespace()) {
        return chars.len();
    }
    (1..=most)
        .rev()
        .find(|&n| may_break(chars[n - 1], chars[n]))
        .unwrap_or(most)
}

/// The largest `n` up to `limit` that fits. Widths grow with `n`, kerning aside, so doubling and halving finds
/// it without measuring more than about twice the line.
fn longest(limit: usize, fits: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, FIRST_GUESS);
    while high < limit && fits(high) {
        (low, high) = (high, high * 2);
    }
    if high >= limit {
        if fits(limit) {
            return limit;
        }
        high = limit;
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Most labels are shorter and need one measurement.
const FIRST_GUESS: usize = 32;

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() || before.is_whitespace() {
        return !is_glue(before) && !is_glue(after);
    }
    matches!(before, '-' | '–' | '—' | '/' | '_' | '·' | '|' | '\u{200b}')
        && after.is_alphanumeric()
        || is_unspaced(before)
        || is_unspaced(after)
}

/// Spaces that hold a number and its unit together.
fn is_glue(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2060}')
}

/// Chinese, Japanese and Korean characters.
fn is_unspaced(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// As much of the line as fits with an ellipsis after it; when not even that fits, nothing.
/// `is_cut` says that the line itself is too long, otherwise only what comes after it is left out.
fn elided(chars: &[char], is_cut: bool, max_width: f64, width: &impl Fn(&str) -> f64) -> String {
    let with_ellipsis = |n: usize| {
        let mut text = trimmed(&chars[..n]);
        text.push(ELLIPSIS);
        text
    };
    let limit = chars.len() - usize::from(is_cut && !chars.is_empty());
    let text = with_ellipsis(longest(limit, |n| width(&with_ellipsis(n)) <= max_width));
    if width(&text) <= max_width {
        text
    } else {
        String::new()
    }
}

/// Without the blanks at its end, which take no room.
fn trimmed(chars: &[char]) -> String {
    let end = chars.len() - chars.iter().rev().take_while(|c| c.is_whitespace()).count();
    chars[..end].iter().collect()
}

fn blanks(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::lines;

    /// Every character one wide.
    #[expect(clippy::cast_precision_loss, reason = "short texts")]
    fn wrap(text: &str, max_width: f64, max_lines: usize) -> (Vec<String>, bool) {
        lines(text, max_width, max_lines, |part| {
            part.chars().count() as f64
        })
    }

    fn whole(lines: &[&str]) -> (Vec<String>, bool) {
        (lines.iter().map(ToString::to_string).collect(), false)
    }

    fn cut(lines: &[&str]) -> (Vec<String>, bool) {
        (lines.iter().map(ToString::to_string).collect(), true)
    }

    #[test]
    fn words_stay_whole_while_they_fit() {
        assert_eq!(wrap("one two three", 7.0, 9), whole(&["one two", "three"]));
        assert_eq!(wrap("one two   ", 7.0, 9), whole(&["one two"]));
        assert_eq!(wrap("item-to-item", 8.0, 9), whole(&["item-to-", "item"]));
        assert_eq!(
            wrap("p99 20\u{2009}ms", 8.0, 9),
            whole(&["p99", "20\u{2009}ms"])
        );
        assert_eq!(wrap("a\n\nb", 8.0, 9), whole(&["a", "", "b"]));
    }

    #[test]
    fn long_words_and_unspaced_scripts_break_anywhere() {
        assert_eq!(wrap("abcdefgh", 3.0, 9), whole(&["abc", "def", "gh"]));
        assert_eq!(wrap("画像検索", 3.0, 9), whole(&["画像検", "索"]));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two three", 7.0, 1), cut(&["one tw…"]));
        assert_eq!(wrap("one two three", 4.0, 2), cut(&["one", "two…"]));
        assert_eq!(wrap("a\nb", 7.0, 1), cut(&["a…"]));
        assert_eq!(wrap("abc", 1.0, 1), cut(&["…"]));
        assert_eq!(wrap("abc", 0.5, 3), cut(&[""]));
        assert_eq!(wrap("abc", 3.0, 0), cut(&[]));
    }
}
