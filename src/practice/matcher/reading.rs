//! Typed text as words and their stems: what the matcher compares, and how far one word is from another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Characters of a typed text that are read; more is cut.
const MOST_CHARACTERS: usize = 400;

/// The stems of a text, in order.
pub(super) fn stems(text: &str) -> Vec<String> {
    words(text).iter().map(|word| stem(word)).collect()
}

/// Lower case, accents away, runs of letters and digits; `A/B` is `ab`.
pub(super) fn words(text: &str) -> Vec<String> {
    let read: String = text.chars().take(MOST_CHARACTERS).nfkd().collect();
    let plain: String = read
        .to_lowercase()
        .chars()
        .filter(|c| canonical_combining_class(*c) == 0)
        .collect();
    let plain = plain.replace('’', "'").replace("a/b", "ab");
    runs(&plain)
}

/// Runs of letters and digits, each with a decimal part and a per cent sign where they follow at once.
fn runs(plain: &str) -> Vec<String> {
    let bytes = plain.as_bytes();
    let (mut words, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let mut end = run_end(bytes, at, is_word_byte);
        if end == at {
            at += 1;
            continue;
        }
        if bytes.get(end) == Some(&b'.') {
            let decimals = run_end(bytes, end + 1, |byte| byte.is_ascii_digit());
            if decimals > end + 1 {
                end = decimals;
            }
        }
        if bytes.get(end) == Some(&b'%') {
            end += 1;
        }
        words.push(plain[at..end].to_owned());
        at = end;
    }
    words
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn run_end(bytes: &[u8], start: usize, is_in: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| is_in(**byte)).count()
}

/// A light stem: plurals, -ing, -ed, -ly, a final e; British and American spelling meet.
pub(super) fn stem(word: &str) -> String {
    if word.len() <= 3 || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word
        .replace("isation", "ization")
        .replace("ise", "ize")
        .replace("ising", "izing")
        .replace("yse", "yze");
    if stem.len() > 5 {
        stem = stem.replace("our", "or");
    }
    if stem.ends_with("ogue") {
        shorten(&mut stem, 2);
    }
    without_plural(&mut stem);
    without_ending(&mut stem);
    if stem.len() > 3 && stem.ends_with('e') {
        shorten(&mut stem, 1);
    }
    stem
}

fn shorten(stem: &mut String, letters: usize) {
    stem.truncate(stem.len() - letters);
}

fn without_plural(stem: &mut String) {
    let ends = |endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending));
    if stem.len() > 4 && ends(&["ies"]) {
        shorten(stem, 3);
        stem.push('y');
    } else if ends(&["sses", "xes", "ches", "shes"]) {
        shorten(stem, 2);
    } else if ends(&["s"]) && !ends(&["ss", "us", "is"]) {
        shorten(stem, 1);
    }
}

/// Takes away one of the endings, and of a letter that was doubled before it the second.
fn without_ending(stem: &mut String) {
    let parted = ["ing", "ed", "ly"]
        .iter()
        .filter_map(|ending| stem.strip_suffix(ending))
        .find(|rest| rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    let Some(rest) = parted.map(str::len) else {
        return;
    };
    stem.truncate(rest);
    if let [.., before, last] = stem.as_bytes()
        && rest > 4
        && before == last
        && !matches!(last, b'l' | b's')
    {
        shorten(stem, 1);
    }
}

/// Whether two words are at most so many slips apart: a letter more, less, other, or two swapped.
pub(super) fn is_within(a: &str, b: &str, most: usize) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut two_before: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (i, of_a) in a.iter().enumerate() {
        let mut now = vec![i + 1];
        for (j, of_b) in b.iter().enumerate() {
            let other = before[j] + usize::from(of_a != of_b);
            let mut slips = other.min(before[j + 1] + 1).min(now[j] + 1);
            if i > 0 && j > 0 && *of_a == b[j - 1] && a[i - 1] == *of_b {
                slips = slips.min(two_before[j - 1] + 1);
            }
            now.push(slips);
        }
        if now.iter().all(|slips| *slips > most) {
            return false;
        }
        two_before = std::mem::replace(&mut before, now);
    }
    before[b.len()] <= most
}
