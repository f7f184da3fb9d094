//! One name, one thing: types with names of their own, and the words that the glossary bans.

use std::collections::{BTreeMap, BTreeSet};

use super::code::source::{self, SourceTree};
use super::code::{SourcePlace, type_names};
use super::{root, string_literals};

/// Names with a banned word that mean something else, with the reason.
const OTHER_MEANING: &[(&str, &str)] = &[
    ("in_flight", "requests being served: the word of queueing"),
    ("frames_across", "a direction, not a phase of layout"),
    (
        "stem",
        "what is left of a word without its endings: the word of text search",
    ),
    ("stems", "as above, of a whole text"),
];

/// Names of types, functions and files with a banned word: the number may only fall, to 0.
const MOST_BANNED_NAMES: usize = 16;

/// What a person at the screen should not have to read, and what is said instead.
const BANNED_TEXTS: &[(&str, &str)] = &[
    ("mend", "fix"),
    ("Light the ", "Highlight"),
    ("lights the ", "highlights"),
    ("Keyboard to", "Focus"),
    ("tool in hand", "Keep tool active"),
    ("As the desktop", "Match system"),
    ("counts as it says", "default severity"),
    ("turns the one into the other", "Insert a converter"),
    ("Hand on what", "Lower top_n to the items received"),
    ("oldest in what it learned", "Oldest training data in use"),
    ("Also right", "Also accepted"),
    ("Nobody has said it", "None recorded"),
    ("What one sees", "Symptom"),
    ("What helps", "Mitigation"),
    ("Begin that file", "Create the keys file"),
    ("what is near", "Snap to nearby objects"),
    ("light it up", "highlight it"),
    ("Open it again", "Reload"),
];

#[test]
fn no_two_types_share_a_name() {
    let shared = type_names::shared(&source::read(&root()));
    let names: Vec<&String> = shared.keys().collect();
    assert!(names.is_empty(), "names of several types: {names:?}");
}

#[test]
fn names_use_the_words_of_the_glossary() {
    let banned = banned_words();
    assert!(
        banned.len() >= 20,
        "the glossary of src/README.md bans words: {banned:?}"
    );
    let tree = source::read(&root());
    let names = names_of(&tree).into_iter();
    let is_ours = |place: &SourcePlace| !OTHER_MEANING.iter().any(|(name, _)| *name == place.text);
    let named = names.filter(is_ours).filter_map(|place| {
        let word = words_of(&place.text)
            .into_iter()
            .find(|word| banned.contains_key(word))?;
        Some(format!("{place}: say {} instead of {word}", banned[&word]))
    });
    let named: Vec<String> = named.collect();
    assert!(
        named.len() <= MOST_BANNED_NAMES,
        "{} names, at most {MOST_BANNED_NAMES}:\n{}",
        named.len(),
        named.join("\n")
    );
}

#[test]
fn texts_use_the_words_of_the_field() {
    let tree = source::read(&root());
    let texts = string_literals::all(&tree).into_iter();
    let found = texts
        .filter(|place| place.text.contains(' '))
        .filter_map(|place| {
            let (_, instead) = BANNED_TEXTS
                .iter()
                .find(|(phrase, _)| has_phrase(&place.text, phrase))?;
            Some(format!("{place} (say: {instead})"))
        });
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a text holds a phrase that begins a word: “mending”, not “recommend”.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let mut starts = text.match_indices(phrase).map(|(at, _)| at);
    starts.any(|at| !text[..at].ends_with(char::is_alphanumeric))
}

#[test]
fn the_glossary_names_what_exists() {
    let tree = source::read(&root());
    let words = |text: &str| -> BTreeSet<String> {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        code.flat_map(|line| line.split(move |c| !is_name(c)))
            .map(str::to_owned)
            .collect()
    };
    let known: BTreeSet<String> = tree.values().flat_map(|file| words(&file.text)).collect();
    let missing: Vec<String> = glossary()
        .iter()
        .flat_map(|row| quoted(&row.types))
        .flat_map(|name| name.split("::").map(str::to_owned).collect::<Vec<_>>())
        .filter(|name| !name.starts_with('…') && !known.contains(name))
        .collect();
    assert!(missing.is_empty(), "no such names in src: {missing:?}");
}

/// A row of the glossary in `src/README.md`.
struct GlossaryRow {
    /// The word of the field.
    term: String,
    /// The cell that says which types it is.
    types: String,
    /// The cell that says what it is not to be called.
    never: String,
}

fn glossary() -> Vec<GlossaryRow> {
    let map = std::fs::read_to_string(root().join("src/README.md")).expect("the map");
    let (_, part) = map.split_once("## Glossary").expect("the glossary");
    let rows = part.lines().filter(|line| line.starts_with("| **"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [term, _, types, never] = cells.as_slice() else {
            panic!("not four cells: {row}");
        };
        GlossaryRow {
            term: term.replace("**", ""),
            types: (*types).to_owned(),
            never: (*never).to_owned(),
        }
    })
    .collect()
}

/// What a cell holds in backticks.
fn quoted(cell: &str) -> Vec<String> {
    let parts = cell.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

/// Words in backticks in the last column of the glossary, with the term to use instead.
fn banned_words() -> BTreeMap<String, String> {
    let rows = glossary().into_iter();
    rows.flat_map(|row| {
        let banned = quoted(&row.never).into_iter();
        let term = row.term.clone();
        banned
            .map(move |word| (word.to_lowercase(), term.clone()))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Names of types, functions and files; the name of a test is a sentence and may use any word.
fn names_of(tree: &SourceTree) -> Vec<SourcePlace> {
    let types = type_names::by_name(tree).into_values().flatten();
    let functions = tree.iter().flat_map(|(path, file)| {
        let inline_tests = file.text.find("#[cfg(test)]\nmod tests");
        let code = &file.text[..inline_tests.unwrap_or(file.text.len())];
        code.lines().enumerate().filter_map(move |(n, line)| {
            let (_, rest) = line.split_once("fn ")?;
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let name: String = rest.chars().take_while(|c| is_name(*c)).collect();
            let is_code = !line.trim_start().starts_with("//") && !name.is_empty();
            is_code.then(|| SourcePlace::new(path, n + 1, name))
        })
    });
    let files = tree.keys().map(|path| {
        let parts: Vec<&str> = path.trim_end_matches(".rs").rsplit('/').collect();
        let name = if parts[0] == "mod" {
            parts[1]
        } else {
            parts[0]
        };
        SourcePlace::new(path, 1, name)
    });
    let all = types.chain(functions).chain(files);
    all.filter(|place| !place.file.contains("/tests/"))
        .collect()
}

/// The words of a name in camel or snake case, in small letters.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        let starts = letter == '_' || letter.is_uppercase();
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter != '_') {
            word.extend(letter.to_lowercase());
        }
    }
    words
}
