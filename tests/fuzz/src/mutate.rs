//! Changes that keep most of a board a board: words, numbers and whole records in other places.

/// Numbers nobody expects.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "0.5",
    "1e308",
    "-1e308",
    "1e-300",
    "NaN",
    "inf",
    "-inf",
    "9007199254740993",
    "9223372036854775807",
];
/// Values of every other sort.
const VALUES: &[&str] = &[
    "true",
    "None",
    "Some(7)",
    "()",
    "[]",
    "{}",
    "\"\"",
    "\"\\u{202e}\"",
    "(1, 2)",
    "b\"x\"",
    "'c'",
];

/// A small generator of numbers, from the seed that libFuzzer gives.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Changes the bytes in place and says how many there are now; `None` where libFuzzer's own changes are asked for.
pub fn mutated(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> Option<usize> {
    let mut draw = Draw(u64::from(seed) ^ 0x9e37_79b9_7f4a_7c15);
    draw.below(1);
    if draw.below(3) == 0 {
        return None;
    }
    let text = std::str::from_utf8(&data[..size]).ok()?;
    let parts: Vec<&str> = if draw.below(2) == 0 {
        text.split_inclusive('\n').collect()
    } else {
        words(text)
    };
    if parts.is_empty() {
        return None;
    }
    let (a, b) = (draw.below(parts.len()), draw.below(parts.len()));
    let other = parts[b].to_owned();
    let mut changed: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    match draw.below(6) {
        0 => changed.swap(a, b),
        1 => changed.insert(a, other),
        2 => drop(changed.remove(a)),
        3 => changed[a] = other,
        4 => NUMBERS[draw.below(NUMBERS.len())].clone_into(&mut changed[a]),
        _ => VALUES[draw.below(VALUES.len())].clone_into(&mut changed[a]),
    }
    let bytes = changed.concat().into_bytes();
    let n = bytes.len().min(max_size).min(data.len());
    data[..n].copy_from_slice(&bytes[..n]);
    Some(n)
}

/// Quoted texts and words as wholes, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = if first == '"' {
            rest[1..].find('"').map_or(1, |end| end + 2)
        } else if first.is_alphanumeric() || matches!(first, '_' | '-' | '.') {
            rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.'))
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(len);
        found.push(word);
        rest = after;
    }
    found
}
