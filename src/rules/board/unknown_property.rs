//! Unknown property.

use crate::rules::{Check, Cx, Diagnostic, Family, Place, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "MB003",
    family: Family::Board,
    severity: Severity::Warning,
    when: When::Live,
    title: "Unknown property",
    condition: "A component has a property set that its kind does not have.",
    why: "The value is kept and saved, and no rule or estimate reads it; if the name is misspelt, the default is used instead.",
    fix: "Correct the name (`mlboard explain` with the kind's id lists its properties), or remove it.",
    source: "The catalogue of this version",
    mends: &[],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let Some(kind) = place.kind else {
        return;
    };
    let names = place.node.properties.keys();
    let unknown: Vec<String> = names
        .filter(|name| kind.property(name).is_none())
        .map(|name| format!("“{}”", words::one_line(name)))
        .collect();
    if !unknown.is_empty() {
        let message = format!(
            "{} has {} set, which its kind does not have.",
            cx.name(place),
            words::list(&unknown, "and")
        );
        found.push(Diagnostic::new(&RULE, message).nodes([place.id()]));
    }
}
