//! Typed questions matched with the bank: fixed examples, texts recorded with an independent implementation of the same
//! algorithm, and whatever else somebody may type.

use std::fs;
use std::path::PathBuf;

use fastrand::Rng;
use mlboard::practice::{QuestionBank, QuestionMatch, QuestionMatcher};
use serde_json::Value as Json;

fn cases(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/cases/practice").join(name)
}

fn examples() -> Json {
    let text = fs::read_to_string(cases("match_examples.json")).expect("it is there");
    serde_json::from_str(&text).expect("it is JSON")
}

fn matcher() -> &'static QuestionMatcher {
    QuestionMatcher::builtin()
}

/// As the recordings write it: the kind and the ids.
fn in_words(found: &QuestionMatch) -> String {
    let with = |kind: &str, ids: &[&str]| format!("{kind} {}", ids.join(" "));
    match found {
        QuestionMatch::Answer(ids) => with("answer", ids),
        QuestionMatch::Choose(ids) => with("choose", ids),
        QuestionMatch::Aside => "aside".to_owned(),
        QuestionMatch::Unknown => "none".to_owned(),
    }
}

fn reference(row: &Json) -> String {
    let reference = &row["reference"];
    let ids = reference["ids"].as_array().expect("a list").iter();
    let words = [&reference["kind"]].into_iter().chain(ids);
    let words: Vec<&str> = words.filter_map(Json::as_str).collect();
    words.join(" ")
}

#[test]
fn words_are_stemmed_and_slips_corrected_as_recorded() {
    let examples = examples();
    for list in ["stems", "corrected"] {
        let rows = examples[list].as_object().expect("a map");
        assert!(rows.len() >= 8, "{list}");
        for (typed, read) in rows {
            let read: Vec<&str> = read
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Json::as_str)
                .collect();
            assert_eq!(matcher().read(typed), read, "{typed}");
        }
    }
}

#[test]
fn typed_questions_are_understood_as_recorded() {
    let examples = examples();
    let rows = [&examples["examples"], &examples["odd"]];
    let rows: Vec<&Json> = rows
        .iter()
        .flat_map(|rows| rows.as_array().expect("a list"))
        .collect();
    assert!(rows.len() > 150);
    for row in rows {
        let times = row["times"].as_u64().unwrap_or(1);
        let text = row["text"]
            .as_str()
            .expect("a text")
            .repeat(usize::try_from(times).expect("few"));
        assert_eq!(
            in_words(&matcher().understand(&text)),
            reference(row),
            "{text}"
        );
    }
}

#[test]
fn mutated_texts_are_understood_as_recorded() {
    let path = cases("recorded.txt");
    let text = fs::read_to_string(&path).expect("it is there");
    let (mut new, mut differ) = (String::new(), Vec::new());
    for line in text.lines() {
        let (recorded, typed) = line.split_once('\t').expect("kind, ids, a tab, the text");
        let typed_text: String = serde_json::from_str(typed).expect("a JSON text");
        let found = in_words(&matcher().understand(&typed_text));
        if found != recorded {
            differ.push(format!("{typed}: {found}, recorded {recorded}"));
        }
        new.extend([&found, "\t", typed, "\n"]);
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, new).expect("it can be written");
        return;
    }
    assert!(text.lines().count() > 2000);
    assert!(
        differ.is_empty(),
        "UPDATE=1 accepts these:\n{}",
        differ.join("\n")
    );
}

#[test]
fn every_remembered_phrasing_leads_to_its_question() {
    let (mut all, mut missed) = (0, Vec::new());
    for question in &QuestionBank::builtin().questions {
        for text in [&question.question].into_iter().chain(&question.phrasings) {
            all += 1;
            let (QuestionMatch::Answer(ids) | QuestionMatch::Choose(ids)) =
                matcher().understand(text)
            else {
                missed.push(text);
                continue;
            };
            if !ids.contains(&question.id.as_str()) {
                missed.push(text);
            }
        }
    }
    // A few sound like asides, or are near another question by one word.
    assert!(
        100 * missed.len() <= 4 * all,
        "{} of {all}: {missed:#?}",
        missed.len()
    );
}

#[test]
fn whatever_is_typed_gets_the_same_reading_twice() {
    let mut rng = Rng::with_seed(17);
    let bank = QuestionBank::builtin();
    let pieces = [
        "?",
        " and how ",
        ", what ",
        "é",
        "ﬁ",
        "\u{301}",
        "A/B",
        "99.9%",
        "\0",
        " - ",
        "🙂",
        "ǆ",
        "İ",
    ];
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..rng.usize(0..12) {
            match rng.u8(0..3) {
                0 => text.push_str(pieces[rng.usize(0..pieces.len())]),
                1 => text.push(rng.char(..)),
                _ => {
                    let question = &bank.questions[rng.usize(0..bank.questions.len())].question;
                    let from = rng.usize(0..question.chars().count());
                    text.extend(question.chars().skip(from).take(20));
                }
            }
        }
        let first = matcher().understand(&text);
        assert_eq!(first, matcher().understand(&text), "{text:?}");
        if let QuestionMatch::Answer(ids) | QuestionMatch::Choose(ids) = first {
            assert!((1..=3).contains(&ids.len()), "{text:?}: {ids:?}");
        }
    }
}
