//! Small boards that were judged wrongly, each with the right answer: what is an error, what is found and what is not.

use std::collections::BTreeSet;
use std::path::Path;

use mlboard::catalog::Catalog;
use mlboard::file;
use mlboard::model::Document;
use mlboard::pipeline;
use mlboard::rules::{Diagnostic, FixSafety, Report, Sandbox, Severity, check, explain, loops};

use crate::board_text::board;
use crate::cases;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/boards/trust"))
}

/// The board of that number, complete as every board that is opened.
fn opened(number: &str) -> Document {
    let entries = std::fs::read_dir(folder()).expect("a folder of boards");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let is_it = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        name.starts_with(&format!("{number}-"))
    };
    let path = paths
        .find(is_it)
        .unwrap_or_else(|| panic!("no board {number}"));
    let text = std::fs::read_to_string(path).expect("a board");
    let mut document = file::read(&text).expect("a board").document;
    pipeline::complete(&mut document, Catalog::builtin());
    document
}

fn ids(report: &Report, severity: Severity) -> BTreeSet<&'static str> {
    let found = report.diagnostics();
    let found = found.filter(|found| found.severity() == severity);
    found.map(|found| found.rule.id).collect()
}

fn is_at(found: &Diagnostic, wanted: &str) -> bool {
    let (rule, place) = wanted.split_once('@').unwrap_or((wanted, ""));
    let at = found.nodes.iter().any(|node| node.as_str() == place);
    found.rule.id == rule && (place.is_empty() || at)
}

/// What the board states of components of the first, and what fills its stores and indexes.
fn said(document: &Document, first: &Document) -> String {
    let diagram = document.diagram();
    let there = diagram
        .nodes()
        .filter(|node| first.diagram().node(&node.id).is_some());
    let stated: Vec<String> = there
        .map(|node| format!("{} {:?}", node.id, node.properties))
        .collect();
    let filling = diagram.edges().filter(|edge| {
        let port = edge.to.port.as_str();
        (port == "contents" || port == "writes") && first.diagram().node(&edge.from.node).is_some()
    });
    let filling: Vec<String> = filling.map(|edge| edge.id.to_string()).collect();
    format!("{}; {}", stated.join(", "), filling.join(", "))
}

/// What is wrong with the answer to the board.
fn faults(number: &str, answer: &[&str]) -> Vec<String> {
    let document = opened(number);
    let report = check(&document, Catalog::builtin());
    let mut faults = Vec::new();
    let mut about = "";
    let mut errors: BTreeSet<&str> = BTreeSet::new();
    for word in answer {
        match (*word, about) {
            ("errors" | "fires" | "silent" | "once" | "fixes", _) => about = word,
            ("-", "errors") => {}
            (rule, "errors") => drop(errors.insert(rule)),
            ("loops", "silent") => {
                if !loops(&document, Catalog::builtin()).is_empty() {
                    faults.push(format!("{number}: a loop is told"));
                }
            }
            (wanted, "fires") => {
                if !report.diagnostics().any(|found| is_at(found, wanted)) {
                    faults.push(format!("{number}: {wanted} is silent"));
                }
            }
            (rule, "silent") => {
                let found = report.diagnostics().filter(|found| is_at(found, rule));
                faults.extend(found.map(|found| format!("{number}: {rule}: {}", found.message)));
            }
            (rule, "once") => {
                let n = report.diagnostics().filter(|found| is_at(found, rule));
                if n.count() > 1 {
                    faults.push(format!("{number}: {rule} is told more than once"));
                }
            }
            ("unchanged", "fixes") => {
                let mut sandbox = Sandbox::new(document.clone(), Catalog::builtin());
                let meant = |safety| safety != FixSafety::NeedsValue;
                sandbox.mend_all(Catalog::builtin(), |_| true, meant);
                let fixed = sandbox.document();
                if said(&document, &document) != said(fixed, &document) {
                    faults.push(format!("{number}: the fixes say what nobody said"));
                }
            }
            (other, _) => panic!("{number}: {other}?"),
        }
    }
    let told = ids(&report, Severity::Error);
    if told != errors {
        faults.push(format!("{number}: errors are {told:?}"));
    }
    faults
}

#[test]
fn boards_that_were_judged_wrongly_get_their_right_answer() {
    let text = std::fs::read_to_string(folder().join("answers.txt")).expect("the answers");
    let mut wrong = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [number, answer @ ..] = words.as_slice()
            && answer.first() != Some(&"later")
        {
            wrong.extend(faults(number, answer));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Errors, warnings and advice by rule.
fn told(text: &str) -> String {
    let report = check(&board(text), Catalog::builtin());
    let all = [Severity::Error, Severity::Warning, Severity::Advice];
    let lines = all.iter().map(|severity| {
        let ids: Vec<&str> = ids(&report, *severity).into_iter().collect();
        format!("{severity}: {}", ids.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_said_of_small_drawings_is_no_longer_said() {
    let mut differences = cases::Differences::default();
    let mut wrong = Vec::new();
    for path in cases::files("trust") {
        for (section, found) in differences.check(&path, told) {
            let (_, answer) = section.heading.rsplit_once(": ").expect("an answer");
            let words: Vec<&str> = answer.split_whitespace().collect();
            let (how, rules) = words.split_first().expect("fires or silent");
            for rule in rules {
                let is_found = found.contains(rule);
                if is_found != (*how == "fires") {
                    wrong.push(format!("{}: {rule}", section.heading));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    differences.report();
}

#[test]
fn every_difference_from_the_reference_is_of_a_rule_and_has_a_reason() {
    let text = std::fs::read_to_string(folder().join("differences.tsv")).expect("the list");
    let mut seen = BTreeSet::new();
    for line in text.lines().skip(1) {
        let [rule, what, why] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        assert!(explain(rule).is_some(), "there is no rule {rule}");
        assert!(!what.is_empty() && !why.is_empty(), "{rule}");
        assert!(seen.insert(rule.to_owned()), "{rule} is there twice");
    }
}
