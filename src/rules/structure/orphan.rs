//! Orphan component.

use crate::catalog::{Kind, Role, Side};
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Mend, Place, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF004",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Dot,
    title: "Orphan component",
    condition: "The board has at least two components that are not notes, and one of them has no flows.",
    why: "A box without arrows earns no credit: it says a word was remembered, not what it is for.",
    fix: "Wire it in or delete it.",
    source: "Common practice",
    mends: &[Mend {
        does: "Delete it",
        steps: &[Step::RemoveComponents],
    }],
    check: Check::Place(check),
};

fn check<'a>(cx: &Cx<'a>, place: &Place<'a>, found: &mut Vec<Diagnostic>) {
    let Some(kind) = place.kind else {
        return;
    };
    let takes_part = !place.has_role(Role::Annotation);
    if takes_part && cx.n_taking_part() > 1 && !cx.is_connected(place) {
        let message = format!("{} is connected to nothing.", cx.name(place));
        found.push(with_dots(place, kind, Diagnostic::new(&RULE, message)));
    }
}

/// A dot where a connection would matter most: at its required inputs, or at what it gives when it needs none.
fn with_dots(place: &Place, kind: &Kind, found: Diagnostic) -> Diagnostic {
    let mut found = found.nodes([place.id()]);
    for port in kind.inputs.iter().filter(|port| port.required) {
        found = found.port(place.id(), &port.name, Side::Input);
    }
    if found.ports.is_empty() {
        for port in kind.outputs.iter().filter(|port| !port.side) {
            found = found.port(place.id(), &port.name, Side::Output);
        }
    }
    found
}
