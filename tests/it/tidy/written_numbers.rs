//! Numbers that pages write down are the real ones.

use mlboard::catalog::Catalog;
use mlboard::rules::RULES;
use mlboard::templates;

use super::root;

/// Counts by the word that follows them.
fn counts() -> Vec<(&'static str, usize)> {
    let catalog = Catalog::builtin();
    vec![
        ("rules", RULES.len()),
        ("case studies", templates::all().len()),
        ("component kinds", catalog.kinds_in_order().count()),
        ("kinds", catalog.kinds_in_order().count()),
        ("data types", catalog.payloads().len()),
    ]
}

#[test]
fn numbers_in_pages_are_the_real_ones() {
    let mut pages = vec![
        root().join("README.md"),
        root().join("src/README.md"),
        root().join("assets/README.md"),
    ];
    if let Ok(docs) = std::fs::read_dir(root().join("docs")) {
        pages.extend(docs.map(|entry| entry.expect("an entry").path()));
    }
    let mut wrong = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (what, count) in counts() {
            let parts: Vec<&str> = text.split(&format!(" {what}")).collect();
            for before in &parts[..parts.len() - 1] {
                let word = before.rsplit(' ').next().unwrap_or_default();
                if number(word).is_some_and(|written| written != count) {
                    wrong.push(format!(
                        "{}: “{word} {what}”, {count} there are",
                        page.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number in digits or as a word.
fn number(word: &str) -> Option<usize> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let word = word.to_lowercase();
    let spelled = WORDS.iter().position(|name| *name == word);
    // “one rule” and “two kinds” speak of some, not of all.
    spelled.filter(|n| *n > 9).or_else(|| word.parse().ok())
}
