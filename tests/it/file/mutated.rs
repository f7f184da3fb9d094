//! Boards that were cut, doubled, swapped and overwritten at random: never a panic, never a hang; a typed
//! error, or a board that needs no more mending once it is saved.

use std::time::{Duration, Instant};

use fastrand::Rng;
use mlboard::file::{read_bytes, write};

use super::generate::{document, large};

const MUTATIONS: u64 = 1000;

fn span(random: &mut Rng, len: usize) -> std::ops::Range<usize> {
    let start = random.usize(..=len);
    start..(start + random.usize(..40)).min(len)
}

/// The text in parts that mean something: words, numbers, single marks.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let (token, after) = rest.split_at(word.max(first.len_utf8()));
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Changes that mostly keep the syntax: swapped words, another value, a record doubled or lost.
fn misuse(random: &mut Rng, bytes: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if random.bool() {
        *bytes = move_record(random, &text).into_bytes();
        return;
    }
    let tokens = tokens(&text);
    let words: Vec<usize> = (0..tokens.len())
        .filter(|n| tokens[*n].chars().all(char::is_alphanumeric))
        .collect();
    let Some(at) = random.choice(&words).copied() else {
        return;
    };
    let is_number = tokens[at].bytes().all(|b| b.is_ascii_digit());
    let value = if is_number {
        random.choice(VALUES).copied().unwrap_or_default()
    } else {
        tokens[random.choice(&words).copied().unwrap_or(at)]
    };
    *bytes = [&tokens[..at].concat(), value, &tokens[at + 1..].concat()]
        .concat()
        .into_bytes();
}

/// Swaps, doubles or drops a line that is one record.
fn move_record(random: &mut Rng, text: &str) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_record = |line: &str| line.starts_with("        ") && line.ends_with("),\n");
    let records: Vec<usize> = (0..lines.len()).filter(|n| is_record(lines[*n])).collect();
    let some = |random: &mut Rng| random.choice(&records).copied();
    let (Some(a), Some(b)) = (some(random), some(random)) else {
        return text.to_owned();
    };
    match random.u8(..3) {
        0 => lines.swap(a, b),
        1 => lines.insert(a, lines[b]),
        _ => {
            lines.remove(a);
        }
    }
    lines.concat()
}

const VALUES: &[&str] = &[
    "5",
    "-1",
    "0.5",
    "NaN",
    "inf",
    "1e300",
    "\"text\"",
    "true",
    "[1, 2]",
    "(3, 4)",
    "()",
    "{}",
    "None",
    "Some(7)",
    "word",
    "b\"x\"",
    "99999999999999999999",
];

fn mutate(random: &mut Rng, bytes: &mut Vec<u8>) {
    let at = span(random, bytes.len());
    match random.u8(..9) {
        0 => bytes.truncate(at.start),
        1 => drop(bytes.drain(at)),
        2 => {
            let doubled = bytes[at.clone()].to_vec();
            bytes.splice(at.end..at.end, doubled);
        }
        3 => bytes
            .iter_mut()
            .skip(at.start)
            .take(3)
            .for_each(|byte| *byte = random.u8(..)),
        4 => {
            let mark = random.choice(b"()[]{}:,\"'\\/*#.-0e \n").copied();
            bytes.splice(at.start..at.start, mark);
        }
        5 => shuffle(random, bytes, |text| owned(text.split_inclusive('\n'))),
        6 => shuffle(random, bytes, |text| owned(tokens(text))),
        7 => drop(bytes.drain(..at.start)),
        _ => {
            let word = random.choice(WORDS).copied().unwrap_or_default();
            bytes.splice(at, word.bytes());
        }
    }
}

const WORDS: &[&str] = &[
    "NaN",
    "-inf",
    "1e999",
    "None",
    "Some(",
    "r#\"",
    "b'",
    "0x",
    "99999999999999999999",
    "\u{202e}",
    "version: 9,",
    "nodes",
    "(((((((((",
    "]]]]",
    "\"\\u{d800}\"",
    "/*",
    "//",
    "<<<<<<< ",
];

/// Swaps, doubles or drops one part.
fn shuffle(random: &mut Rng, bytes: &mut Vec<u8>, split: impl Fn(&str) -> Vec<String>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut parts = split(&text);
    if parts.is_empty() {
        return;
    }
    let (a, b) = (random.usize(..parts.len()), random.usize(..parts.len()));
    match random.u8(..3) {
        0 => parts.swap(a, b),
        1 => parts.insert(a, parts[b].clone()),
        _ => drop(parts.remove(a)),
    }
    *bytes = parts.concat().into_bytes();
}

fn owned<'a>(parts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    parts.into_iter().map(str::to_owned).collect()
}

fn originals() -> Vec<String> {
    let mut texts: Vec<String> = (0..40).map(|seed| write(&document(seed))).collect();
    texts.push(write(&large(30, 50)));
    let templates = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    for entry in std::fs::read_dir(templates).into_iter().flatten() {
        let path = entry.expect("a template").path();
        texts.push(std::fs::read_to_string(path).expect("a template"));
    }
    texts
}

#[test]
fn a_thousand_broken_files_neither_panic_nor_hang() {
    let originals = originals();
    let usual = usual_time(&originals[0]);
    let (mut n_errors, mut n_mended) = (0, 0);
    for seed in 0..MUTATIONS {
        let random = &mut Rng::with_seed(seed);
        let mut bytes = random
            .choice(&originals)
            .expect("some")
            .clone()
            .into_bytes();
        for _ in 0..random.u8(1..5) {
            if seed % 2 == 0 {
                mutate(random, &mut bytes);
            } else {
                misuse(random, &mut bytes);
            }
        }
        let opened = read_bytes(&bytes);
        assert_quick(&bytes, usual);
        let Ok(opened) = opened else {
            n_errors += 1;
            continue;
        };
        n_mended += usize::from(!opened.mended.is_empty());
        let saved = write(&opened.document);
        let again = read_bytes(saved.as_bytes())
            .unwrap_or_else(|error| panic!("seed {seed}: {error}\n{saved}"));
        assert_eq!(again.mended, [], "seed {seed}\n{saved}");
        assert_eq!(write(&again.document), saved, "seed {seed}");
    }
    assert!(
        n_errors > 100 && n_mended > 80,
        "{n_errors} errors, {n_mended} mended"
    );
}

#[test]
fn hostile_texts_take_about_as_long_as_plain_ones() {
    let many = 100_000;
    let texts = [
        "(".repeat(many),
        format!(
            "(version: 1, nodes: [{}])",
            "(id: \"a\", kind: \"x\"),".repeat(20_000)
        ),
        format!(
            "(version: 1, edges: [{}])",
            "(from: \"a\", to: \"b\"),".repeat(20_000)
        ),
        format!("(version: 1, title: \"{}\")", "\\n".repeat(many)),
        format!("(version: 1, {})", "x: 1,".repeat(20_000)),
        format!("(version: 1, z: {})", "r#".repeat(many)),
        format!("{}(version: 1)", "/**/".repeat(many)),
        "/*".repeat(many),
        format!("(version: 1, x: {}", "Some(1), x: ".repeat(20_000)),
        "\"".repeat(many),
        "'".repeat(many),
        format!("(version: 1, z: {}1)", "-".repeat(many)),
        chain_of_frames(5000),
    ];
    let usual = usual_time(&write(&large(1000, 1000)));
    for text in texts {
        assert_quick(text.as_bytes(), usual);
    }
}

/// How long the text of a board takes to be read, in this run on this machine.
fn usual_time(text: &str) -> Duration {
    let times = (0..3).map(|_| time_of(text.as_bytes()));
    times.min().unwrap_or_default()
}

/// Reading takes no more than a few hundred times as long as usual; other programs may have been in the way
/// once, but not three times.
fn assert_quick(bytes: &[u8], usual: Duration) {
    let mut times = (0..3).map(|_| time_of(bytes));
    let is_quick = times.any(|took| took < 200 * usual);
    assert!(
        is_quick,
        "usually {usual:?}: {}",
        String::from_utf8_lossy(bytes)
    );
}

fn time_of(bytes: &[u8]) -> Duration {
    let started = now();
    drop(read_bytes(bytes));
    started.elapsed()
}

/// Frames in frames in frames.
fn chain_of_frames(n: usize) -> String {
    let frame = |n| {
        format!(
            "\"f{n}\": (form: frame, rect: (0, 0, 1, 1), frame: \"f{}\"),",
            n + 1
        )
    };
    let frames: String = (0..n).map(frame).collect();
    format!("(version: 1, sketch: {{{frames}}})")
}

#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn now() -> Instant {
    Instant::now()
}
