//! Unknown component kind.

use crate::rules::{Cx, Diagnostic, Family, Report, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "MB001",
    family: Family::Board,
    severity: Severity::Warning,
    when: When::Live,
    title: "Unknown component kind",
    condition: "A component's kind is not in the catalogue.",
    why: "What it does, needs and gives is unknown, so neither it nor its flows are checked; a clean report says nothing about them. \
        It is kept and saved as it is.",
    fix: "Correct the name of the kind (`mlboard kinds` lists them), or open the board with the version that knows it.",
    source: "The catalogue of this version",
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    for place in cx.places.iter().filter(|place| place.kind.is_none()) {
        let message = format!(
            "{} is of the kind “{}”, which the catalogue does not know; it is not checked.",
            cx.name(place),
            words::one_line(place.node.kind.as_str())
        );
        report.add(Diagnostic::new(&RULE, message).nodes([place.id()]));
    }
}
