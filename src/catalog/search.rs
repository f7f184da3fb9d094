//! Finding kinds by what people type: names, other words, products, ids.
//!
//! Every word of the query must be found somewhere in a kind. How it is found counts most, where it is found decides
//! between equals.

use crate::catalog::{Catalog, Kind};

/// A kind that was found.
#[derive(Clone, Debug)]
pub struct SearchHit<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// Higher is better; only comparable within one search.
    pub score: u32,
    /// The name, synonym or product that the query met best.
    pub matched: &'a str,
}

// How a word of the query is found. A whole word counts little more than a beginning, because people see results while
// they type; the others lie further apart than the places below.
const WHOLE_WORD: u32 = 830;
const PREFIX: u32 = 800;
const INITIALS: u32 = 700;
const INSIDE: u32 = 600;
const TYPO: u32 = 400;
const SCATTERED: u32 = 200;

// Where it is found.
const NAME: u32 = 90;
const ID: u32 = 80;
const SYNONYM: u32 = 60;
const PRODUCT: u32 = 40;
const CATEGORY: u32 = 0;

/// A text that is nothing but the query.
const ALL_OF_IT: u32 = 100;
/// Shorter words are too easily one letter away from another word.
const LEAST_FOR_TYPO: usize = 5;
/// Fewer letters are scattered through nearly everything.
const LEAST_FOR_SCATTERED: usize = 3;

impl Catalog {
    /// The kinds that match `query`, the best first and equals in catalogue order; all of them for an empty query.
    pub fn search(&self, query: &str) -> Vec<SearchHit<'_>> {
        let wanted = SearchText::new(query);
        let mut hits: Vec<(bool, SearchHit)> = self
            .kinds_in_order()
            .filter_map(|kind| self.hit(kind, &wanted))
            .collect();
        // Guesses are a last resort.
        if hits.iter().any(|(guessed, _)| !guessed) {
            hits.retain(|(guessed, _)| !guessed);
        }
        hits.sort_by_key(|(_, hit)| std::cmp::Reverse(hit.score));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn hit<'a>(&'a self, kind: &'a Kind, wanted: &SearchText) -> Option<(bool, SearchHit<'a>)> {
        if wanted.words.is_empty() {
            let (score, matched) = (0, kind.name.as_str());
            return Some((
                false,
                SearchHit {
                    kind,
                    score,
                    matched,
                },
            ));
        }
        let texts = self.texts(kind);
        let mut bests = Vec::new();
        for word in &wanted.words {
            let found = texts.iter().map(|(shown, place, text)| {
                let how = text.find(word);
                (how, how.map_or(0, |how| how + place), *shown)
            });
            bests.push(found.filter(|(how, ..)| how.is_some()).reduce(better)?);
        }
        let whole = texts
            .iter()
            .filter(|(_, _, text)| text.compact == wanted.compact)
            .map(|(shown, place, _)| (WHOLE_WORD + ALL_OF_IT + place, *shown))
            .max_by_key(|(score, _)| *score);
        let n_words = u32::try_from(bests.len()).unwrap_or(u32::MAX);
        let mean = bests.iter().map(|(_, score, _)| score).sum::<u32>() / n_words;
        let guessed = bests.iter().any(|(how, ..)| *how <= Some(TYPO));
        let best = bests.into_iter().reduce(better)?;
        let (score, matched) = whole.unwrap_or((mean, best.2));
        let hit = SearchHit {
            kind,
            score,
            matched,
        };
        Some((guessed && whole.is_none(), hit))
    }

    /// What a kind is found by: what to show, the worth of the place, the words.
    fn texts<'a>(&'a self, kind: &'a Kind) -> Vec<(&'a str, u32, SearchText)> {
        let names = [kind.name.as_str(), kind.short_name()];
        let texts = names.into_iter().map(|name| (name, name, NAME));
        let id = std::iter::once((kind.name.as_str(), kind.id.as_str(), ID));
        let synonyms = kind
            .also_called
            .iter()
            .map(|s| (s.as_str(), s.as_str(), SYNONYM));
        let products = kind
            .products
            .iter()
            .map(|p| (p.as_str(), p.as_str(), PRODUCT));
        let category = self.category(&kind.category);
        let category = category.map(|c| (kind.name.as_str(), c.title.as_str(), CATEGORY));
        texts
            .chain(id)
            .chain(synonyms)
            .chain(products)
            .chain(category)
            .map(|(shown, text, place)| (shown, place, SearchText::new(text)))
            .collect()
    }
}

type WordMatch<'a> = (Option<u32>, u32, &'a str);

fn better<'a>(a: WordMatch<'a>, b: WordMatch<'a>) -> WordMatch<'a> {
    if b.1 > a.1 { b } else { a }
}

/// A text taken apart for searching.
struct SearchText {
    /// Lower-case runs of letters and digits.
    words: Vec<String>,
    /// The words without gaps: `abtest` for "A/B test".
    compact: String,
    /// The first letters of the words.
    initials: String,
}

impl SearchText {
    fn new(text: &str) -> Self {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        Self {
            compact: words.concat(),
            initials: words
                .iter()
                .filter_map(|word| word.chars().next())
                .collect(),
            words,
        }
    }

    /// Whether `wanted` begins at a word and goes on over gaps: `knn` in "k-NN".
    fn runs_into(&self, wanted: &str) -> bool {
        (0..self.words.len()).any(|first| self.words[first..].concat().starts_with(wanted))
    }

    /// How `wanted`, one lower-case word, stands in this text.
    fn find(&self, wanted: &str) -> Option<u32> {
        let n = wanted.chars().count();
        let any = |holds: &dyn Fn(&str) -> bool| self.words.iter().any(|word| holds(word));
        if any(&|word| word == wanted) {
            Some(WHOLE_WORD)
        } else if any(&|word| word.starts_with(wanted)) || self.runs_into(wanted) {
            Some(PREFIX)
        } else if n > 1 && self.initials.starts_with(wanted) {
            Some(INITIALS)
        } else if any(&|word| word.contains(wanted)) {
            Some(INSIDE)
        } else if n >= LEAST_FOR_TYPO && any(&|word| begins_nearly(word, wanted)) {
            Some(TYPO)
        } else if n >= LEAST_FOR_SCATTERED && is_scattered(&self.compact, wanted) {
            Some(SCATTERED)
        } else {
            None
        }
    }
}

/// Whether `word` begins with something one edit away from `wanted`.
fn begins_nearly(word: &str, wanted: &str) -> bool {
    let (word, wanted): (Vec<char>, Vec<char>) = (word.chars().collect(), wanted.chars().collect());
    let n = wanted.len();
    (n - 1..=n + 1).any(|length| {
        word.get(..length)
            .is_some_and(|start| one_edit(start, &wanted))
    })
}

/// Whether one letter added, dropped, changed, or exchanged with its neighbour turns `a` into `b`.
fn one_edit(a: &[char], b: &[char]) -> bool {
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) | (b, [_, a @ ..]) if a == b => true,
        ([x, y, a @ ..], [p, q, b @ ..]) => x == q && y == p && a == b,
        _ => a == b,
    }
}

/// Whether the letters of `wanted` stand in `text` in this order, beginning with its first one.
fn is_scattered(text: &str, wanted: &str) -> bool {
    let mut letters = text.chars();
    text.chars().next() == wanted.chars().next()
        && wanted.chars().all(|letter| letters.any(|c| c == letter))
}
