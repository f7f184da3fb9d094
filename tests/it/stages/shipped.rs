//! The stages of the case studies: complete, short, and true to their boards.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::model::{Brief, Document, NodeId, Stage, StageReason, Value};
use mlboard::templates;

/// How a number of a sentence may be another way of saying a number of the board: seconds as minutes, hours or days,
/// a share as a percentage, a count in thousands or millions.
const UNITS: &[f64] = &[
    1.0, 1e-6, 1e-3, 1e-2, 1e2, 1e3, 1e6, 60.0, 3_600.0, 86_400.0, 24.0, 12.0,
];

/// Counts below this are ordinary language: "two vector spaces".
const FEWEST: f64 = 10.0;

fn each(mut test: impl FnMut(&str, &Document)) {
    for template in templates::all() {
        test(template.id, &template.document());
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn every_component_is_new_once_or_left_aside() {
    each(|id, document| {
        let walkthrough = document.walkthrough();
        let n = walkthrough.stages.len();
        assert!((7..=8).contains(&n), "{id}: {n} stages");
        let new = walkthrough.stages.iter().flat_map(|stage| &stage.new);
        let mut all: Vec<&NodeId> = new.chain(&walkthrough.aside).collect();
        all.sort();
        let nodes: Vec<&NodeId> = document.diagram().nodes().map(|node| &node.id).collect();
        assert_eq!(all, nodes, "{id}");
        assert!(walkthrough.aside.len() <= 4, "{id}");
    });
}

#[test]
fn what_is_lit_is_there_and_known_by_now() {
    each(|id, document| {
        let mut known = BTreeSet::new();
        for stage in &document.walkthrough().stages {
            let what = format!("{id}: {}", stage.title);
            known.extend(&stage.new);
            let lit: BTreeSet<&NodeId> = stage.lit.iter().collect();
            assert_eq!(lit.len(), stage.lit.len(), "{what}");
            assert!((3..=14).contains(&lit.len()), "{what}: {}", lit.len());
            assert!(stage.new.iter().all(|node| lit.contains(node)), "{what}");
            assert!(lit.is_subset(&known), "{what}");
            assert!(stage.nodes().all(|node| lit.contains(node)), "{what}");
        }
    });
}

#[test]
fn stages_are_short_and_the_last_says_what_goes_wrong() {
    each(|id, document| {
        let stages = &document.walkthrough().stages;
        let mut titles = BTreeSet::new();
        for stage in stages {
            let what = format!("{id}: {}", stage.title);
            assert!(stage.title.chars().count() <= 46, "{what}");
            assert!((5..=45).contains(&words(&stage.text)), "{what}");
            assert!((4..=30).contains(&words(&stage.say)), "{what}");
            assert!(titles.insert(&stage.title), "{what} twice");
        }
        let last = stages.last().expect("a stage");
        assert!(last.title.starts_with("What goes wrong"), "{id}");
    });
}

#[test]
fn no_sentence_is_shared_between_cases() {
    let mut seen = BTreeMap::new();
    each(|id, document| {
        for stage in &document.walkthrough().stages {
            for text in [&stage.title, &stage.text, &stage.say] {
                if let Some(other) = seen.insert(text.clone(), id.to_owned()) {
                    panic!("{id} and {other} both say: {text}");
                }
            }
        }
    });
}

#[test]
fn what_decides_a_stage_is_what_the_card_or_an_answer_says() {
    each(|id, document| {
        let mut fields = BTreeSet::new();
        for stage in &document.walkthrough().stages {
            let reason = stage.because.as_ref().expect("a reason");
            let what = format!("{id}: {}", stage.title);
            assert!(is_so(document.brief(), reason), "{what}: {reason:?}");
            assert!((4..=40).contains(&words(&reason.text)), "{what}");
            if !reason.field.is_empty() {
                assert!(fields.insert(&reason.field), "{what}: decides twice");
            }
        }
    });
}

fn is_so(brief: &Brief, reason: &StageReason) -> bool {
    if !reason.field.is_empty() {
        return brief.requirements.get(&reason.field) == reason.value.as_ref();
    }
    let Some(Value::Text(piece)) = &reason.value else {
        return false;
    };
    let asked = |of: &&_| of_question(of) == reason.question;
    let answer = brief.questions.iter().find(asked);
    answer.is_some_and(|of| !piece.is_empty() && of.answer.contains(piece.as_str()))
}

fn of_question(of: &mlboard::model::ClarifyingQuestion) -> &str {
    &of.question
}

#[test]
fn every_figure_is_small_and_there() {
    each(|id, document| {
        let figure = document.walkthrough().figure.as_ref().expect("a figure");
        assert!((10..=14).contains(&figure.nodes.len()), "{id}");
        assert!(words(&figure.caption) <= 35, "{id}");
        let ends = figure.bridges.iter().flat_map(|it| [&it.from, &it.to]);
        assert!(ends.clone().all(|end| figure.nodes.contains(end)), "{id}");
        for node in &figure.nodes {
            assert!(document.diagram().node(node).is_some(), "{id}: {node}");
        }
    });
}

#[test]
fn every_number_of_a_stage_is_one_of_its_board() {
    each(|id, document| {
        let known = numbers_of(document);
        let told = told(document.brief());
        for stage in &document.walkthrough().stages {
            let reason = stage.because.iter().map(|reason| &reason.text);
            for text in [&stage.title, &stage.text, &stage.say]
                .into_iter()
                .chain(reason)
            {
                for (said, number) in numbers(text) {
                    let is_told = told.contains(&said.to_lowercase());
                    let is_known =
                        is_told || is_of(&known, number) || is_sum(document, stage, number);
                    assert!(is_known, "{id}: where does {said} come from? {text}");
                }
            }
        }
        let figure = document.walkthrough().figure.as_ref().expect("a figure");
        for (said, number) in numbers(&figure.caption) {
            assert!(is_of(&known, number), "{id}: {said} in {}", figure.caption);
        }
    });
}

/// All that the case says beside its drawing, in small letters.
fn told(brief: &Brief) -> String {
    format!("{brief:?}").to_lowercase()
}

/// Every number of the requirements card, the answers and the components.
#[expect(clippy::cast_precision_loss, reason = "people write no such numbers")]
fn numbers_of(document: &Document) -> Vec<f64> {
    let text = |text: &str| numbers(text).into_iter().map(|(_, number)| number);
    let mut all: Vec<f64> = text(&told(document.brief())).collect();
    let value = |value: &Value| match value {
        Value::Int(n) => Some(*n as f64),
        Value::Float(x) => Some(*x),
        Value::Bool(_) | Value::Text(_) | Value::Set(_) | Value::Raw(_) => None,
    };
    all.extend(document.brief().requirements.values().filter_map(value));
    for node in document.diagram().nodes() {
        all.extend(node.properties.values().filter_map(value));
        all.extend(text(&node.label));
    }
    all
}

/// Whether a number is one of these in some unit, or what is missing from it to all: 0.1 % from 99.9 %.
fn is_of(known: &[f64], number: f64) -> bool {
    let near = |x: f64| (x - number).abs() <= 1e-6 * number.abs().max(1e-9);
    let in_a_unit = |known: &f64| {
        UNITS
            .iter()
            .any(|unit| near(known * unit) || near(known / unit))
    };
    known.iter().any(in_a_unit)
}

/// Whether a number is what two shown components take together.
fn is_sum(document: &Document, stage: &Stage, number: f64) -> bool {
    let nodes = stage
        .lit
        .iter()
        .filter_map(|id| document.diagram().node(id));
    let times: Vec<f64> = nodes
        .filter_map(|node| match node.properties.get("p99_ms") {
            Some(Value::Float(ms)) => Some(*ms),
            _ => None,
        })
        .collect();
    let mut pairs = times
        .iter()
        .enumerate()
        .flat_map(|(n, a)| times[n + 1..].iter().map(move |b| a + b));
    pairs.any(|sum| (sum - number).abs() < 1e-9)
}

/// The numbers of a sentence from ten on, in figures or in words, as they stand there and as numbers.
fn numbers(text: &str) -> Vec<(String, f64)> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || ",.-".contains(c)))
        .map(|word| word.trim_matches([',', '.', '-']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(mut number) = number(word) else {
            continue;
        };
        let mut said = (*word).to_owned();
        for next in &words[at + 1..] {
            let Some(times) = multiple(next) else {
                break;
            };
            number *= times;
            said = format!("{said} {next}");
        }
        if number >= FEWEST || word.contains('.') {
            found.push((said, number));
        }
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "lists of a few words")]
fn number(word: &str) -> Option<f64> {
    const SMALL: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let word = word.to_lowercase();
    let place = |of: &[&str]| of.iter().position(|it| *it == word).map(|n| n as f64);
    let figures = || word.replace(',', "").parse::<f64>().ok();
    let other = match word.as_str() {
        "fifteen" => Some(15.0),
        "forty-five" => Some(45.0),
        _ => None,
    };
    let small = place(SMALL).map(|n| n + 2.0);
    small
        .or_else(|| place(TENS).map(|n| (n + 2.0) * 10.0))
        .or(other)
        .or_else(figures)
}

fn multiple(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}
