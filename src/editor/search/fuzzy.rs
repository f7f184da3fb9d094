//! How well what is typed matches a name: its letters must occur in order, and count more where a person
//! would point: at beginnings of words and in unbroken runs.

/// A match. Higher scores are better; only comparable within one query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuzzyMatch {
    /// Higher is better; comparable between names for one query only.
    pub score: i32,
    /// Characters of the text that were met, by their number, in rising order.
    pub met: Vec<usize>,
}

const LETTER: i32 = 2;
/// A letter that begins a word.
const START: i32 = 10;
/// A letter right after the one met before.
const RUN: i32 = 8;
/// The letter that begins the whole text.
const FIRST: i32 = 4;
/// Left out between two letters met, at most this much.
const MOST_GAP: i32 = 4;
/// A word of the query that is a whole word of the text.
const WHOLE: i32 = 6;
/// Longer texts than this, and longer words, are cut: nobody reads or types them in a list.
const LONGEST: usize = 120;

/// Matches every word of `query` somewhere in `text`; words may stand in any order. An empty query matches
/// everything with score 0.
pub fn matched(query: &str, text: &str) -> Option<FuzzyMatch> {
    let letters: Vec<char> = text.chars().take(LONGEST).map(lower).collect();
    let starts = word_starts(text);
    let mut met = Vec::new();
    let mut score = 0;
    for word in query.split_whitespace() {
        let wanted: Vec<char> = word.chars().take(LONGEST).map(lower).collect();
        let (points, places) = best(&wanted, &letters, &starts)?;
        score += points;
        met.extend(places);
    }
    met.sort_unstable();
    met.dedup();
    // Between equals the one with less beside the match is meant.
    let unmet = i32::try_from(letters.len() - met.len()).unwrap_or(i32::MAX);
    let score = if query.trim().is_empty() {
        0
    } else {
        score * 4 - unmet.min(60)
    };
    Some(FuzzyMatch { score, met })
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Which letters begin a word: after a gap or sign, and capitals after small letters.
fn word_starts(text: &str) -> Vec<bool> {
    let mut before = ' ';
    let start = |c: char| {
        let begins = c.is_alphanumeric()
            && (!before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()));
        before = c;
        begins
    };
    text.chars().take(LONGEST).map(start).collect()
}

/// The best way to meet all of `wanted` in order: points, and where.
fn best(wanted: &[char], letters: &[char], starts: &[bool]) -> Option<(i32, Vec<usize>)> {
    // rows[i][j]: the best points for the first i + 1 letters when the last of them is met at j, and where
    // the one before was met.
    let mut rows: Vec<Vec<Option<(i32, usize)>>> = Vec::with_capacity(wanted.len());
    for (i, letter) in wanted.iter().enumerate() {
        let mut row = vec![None; letters.len()];
        for j in 0..letters.len() {
            if letters[j] != *letter {
                continue;
            }
            let own = LETTER + if starts[j] { START } else { 0 } + if j == 0 { FIRST } else { 0 };
            row[j] = match i.checked_sub(1).map(|before| &rows[before]) {
                None => Some((own, j)),
                Some(before) => reach(before, j).map(|(points, k)| (points + own, k)),
            };
        }
        rows.push(row);
    }
    let (mut at, (points, _)) = rows
        .last()?
        .iter()
        .enumerate()
        .filter_map(|(j, found)| Some((j, (*found)?)))
        .max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(&a.0)))?;
    let mut places = vec![at];
    for row in rows[1..].iter().rev() {
        at = row[at]?.1;
        places.push(at);
    }
    places.reverse();
    Some((points + whole(&places, starts, letters), places))
}

/// The best letter before `j` to come from.
fn reach(before: &[Option<(i32, usize)>], j: usize) -> Option<(i32, usize)> {
    let from = before[..j].iter().enumerate();
    from.filter_map(|(k, found)| {
        let (points, _) = (*found)?;
        let gap = i32::try_from(j - k - 1).unwrap_or(i32::MAX);
        let step = if gap == 0 { RUN } else { -gap.min(MOST_GAP) };
        Some((points + step, k))
    })
    .max_by_key(|(points, _)| *points)
}

/// More for a run that is a whole word.
fn whole(places: &[usize], starts: &[bool], letters: &[char]) -> i32 {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return 0;
    };
    let is_run = last - first + 1 == places.len();
    let ends = letters.get(last + 1).is_none_or(|c| !c.is_alphanumeric());
    if is_run && starts[*first] && ends {
        WHOLE
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::matched;

    fn ranked<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<(i32, &str)> = texts
            .iter()
            .filter_map(|text| Some((matched(query, text)?.score, *text)))
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn letters_must_all_occur_in_order() {
        assert!(matched("fb", "Fit board").is_some());
        assert!(matched("bf", "Fit board").is_none());
        assert!(matched("fitz", "Fit board").is_none());
        assert!(
            matched("board fit", "Fit board").is_some(),
            "words in any order"
        );
        assert_eq!(matched("", "Fit board").map(|found| found.score), Some(0));
        assert_eq!(matched("x", ""), None);
    }

    #[test]
    fn beginnings_of_words_come_before_letters_anywhere() {
        let texts = ["Profit bored", "Fit board", "Half bitten"];
        assert_eq!(ranked("fb", &texts)[0], "Fit board");
        assert_eq!(ranked("zoom", &["Zoom in", "Frozen room"])[0], "Zoom in");
        assert_eq!(
            ranked("undo", &["Undo: Add Underground", "Undo"])[0],
            "Undo"
        );
        assert_eq!(
            ranked("sa", &["Visual", "Select all", "Save as…"]),
            ["Save as…", "Select all", "Visual"]
        );
    }

    #[test]
    fn a_whole_word_comes_before_its_beginning_elsewhere() {
        assert_eq!(
            ranked("grid", &["Snap to gridiron", "Grid", "Snap to grid"]),
            ["Grid", "Snap to grid", "Snap to gridiron"]
        );
    }

    #[test]
    fn what_was_met_is_told_for_marking() {
        let found = matched("fb", "Fit board").expect("a match");
        assert_eq!(found.met, [0, 4]);
        let found = matched("ÉTAT", "L’état").expect("capitals do not matter");
        assert_eq!(found.met, [2, 3, 4, 5]);
    }

    #[test]
    fn long_texts_cost_little() {
        let long = "ab ".repeat(100_000);
        assert!(matched(&"ab".repeat(500), &long).is_none());
        assert!(matched("ab", &long).is_some());
    }
}
