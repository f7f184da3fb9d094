//! Numbers that no system has, wherever a board can hold one: whatever is said of it is short enough to read.

use fastrand::Rng;
use mlboard::catalog::{Catalog, ValueSpec};
use mlboard::estimate::{Constants, Estimate, EstimateView};
use mlboard::model::{Document, Edit, Value, apply};
use mlboard::pipeline::derive;
use mlboard::rules::check;
use mlboard::scene::{SceneStyle, Shape, Theme};
use mlboard::templates;

use crate::board_text::board;
use crate::cases;

const ABSURD: &[f64] = &[
    1e300,
    -1e300,
    f64::MAX,
    5e-324,
    1e16,
    1.234_567_890_123_456_7e19,
    1e-300,
];
/// Digits in a row that a number may have: a double says no more that matter.
const MOST_DIGITS: usize = 17;
/// Boards made of each case.
const TURNS: u64 = 6;

/// Every board of a rule's case file, and every template.
fn boards() -> Vec<(String, Document)> {
    let mut boards = Vec::new();
    for file in cases::files("rules") {
        let text = std::fs::read_to_string(&file).expect("a case file");
        for section in cases::sections(&text, &file) {
            let name = format!("{}, {}", file.display(), section.heading);
            boards.push((name, board(&section.input)));
        }
    }
    let all = templates::all().into_iter();
    boards.extend(all.map(|template| (template.id.to_owned(), template.document())));
    boards
}

fn any(random: &mut Rng, spec: &ValueSpec) -> Option<Value> {
    let absurd = ABSURD[random.usize(0..ABSURD.len())];
    match spec {
        ValueSpec::Int { .. } if random.bool() => {
            Some(Value::Int(if absurd > 0.0 { i64::MAX } else { i64::MIN }))
        }
        ValueSpec::Int { .. } | ValueSpec::Float { .. } => Some(Value::Float(absurd)),
        ValueSpec::Bool { .. }
        | ValueSpec::Text { .. }
        | ValueSpec::Choice { .. }
        | ValueSpec::Choices { .. } => None,
    }
}

/// The board with some of its numbers absurd: said ones more often than those nobody spoke of.
fn with_absurd_numbers(random: &mut Rng, document: &Document) -> Document {
    let catalog = Catalog::builtin();
    let mut edits = Vec::new();
    for node in document.diagram().nodes() {
        let specs = catalog
            .kind(node.kind.as_str())
            .map_or(&[][..], |kind| &kind.properties);
        for spec in specs {
            let is_said = node.properties.contains_key(spec.name.as_str());
            if random.u8(0..10) < if is_said { 5 } else { 1 }
                && let Some(value) = any(random, &spec.value)
            {
                let (node, name) = (node.id.clone(), spec.name.clone());
                edits.push(Edit::SetProperty {
                    node,
                    name,
                    value: Some(value),
                });
            }
        }
    }
    let mut brief = document.brief().clone();
    for field in catalog.requirements() {
        let is_said = brief.requirements.contains_key(&field.name);
        if random.u8(0..10) < if is_said { 5 } else { 1 }
            && let Some(value) = any(random, &field.value)
        {
            brief.requirements.insert(field.name.clone(), value);
        }
    }
    for constant in Constants::ALL {
        if random.u8(0..20) == 0 {
            let value = Value::Float(ABSURD[random.usize(0..ABSURD.len())]);
            brief.constants.insert(constant.name.to_owned(), value);
        }
    }
    edits.push(Edit::SetBrief(brief));
    let mut absurd = document.clone();
    apply(&mut absurd, &edits);
    absurd
}

/// All that is said of a board.
fn said(document: &Document) -> Vec<String> {
    let catalog = Catalog::builtin();
    let report = check(document, catalog);
    let mut said: Vec<String> = report
        .diagnostics()
        .map(|found| format!("{}: {}", found.rule.id, found.message))
        .collect();
    let faults = Constants::faults(document.brief());
    said.extend(faults.iter().map(|(_, error)| error.to_string()));
    let estimate = Estimate::new(document, catalog);
    let view = EstimateView {
        document,
        catalog,
        estimate: &estimate,
    };
    for figure in view.all() {
        said.push(figure.shown());
        said.push(figure.working());
    }
    let mut style = SceneStyle::new(Theme::light());
    style.numbers = true;
    style.edge_labels = true;
    let scene = derive(document, catalog, &style).scene;
    for shape in scene.items().flat_map(|item| item.shapes.iter()) {
        if let Shape::Text { text, .. } = shape {
            said.push(text.to_string());
        }
    }
    said
}

fn longest_number(text: &str) -> usize {
    let text = text.replace(',', "");
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.map(str::len).max().unwrap_or_default()
}

#[test]
fn nothing_said_of_absurd_numbers_is_longer_than_can_be_read() {
    let random = &mut Rng::with_seed(17);
    let mut n_said = 0;
    let mut long = std::collections::BTreeSet::new();
    for (name, document) in boards() {
        for _ in 0..TURNS {
            let absurd = with_absurd_numbers(random, &document);
            let said = said(&absurd);
            n_said += said.len();
            let unreadable = said
                .into_iter()
                .filter(|text| longest_number(text) > MOST_DIGITS);
            long.extend(unreadable.map(|text| format!("{name}: {text}")));
        }
    }
    let first: Vec<&String> = long.iter().take(40).collect();
    assert!(long.is_empty(), "{} texts: {first:#?}", long.len());
    assert!(n_said > 50_000, "{n_said}");
}
