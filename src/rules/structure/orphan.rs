//! Orphan component.

use crate::catalog::{Kind, Role, Side};
use crate::rules::{Cx, Diagnostic, Family, Place, Report, Rule, Severity, When};

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
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    let takes_part = |place: &&Place| !place.has_role(Role::Annotation);
    if cx.places.iter().filter(takes_part).count() < 2 {
        return;
    }
    let orphans = cx
        .known()
        .filter(|(place, _)| takes_part(place) && !place.is_connected());
    for (place, kind) in orphans {
        let message = format!("{} is connected to nothing.", cx.name(place));
        report.add(with_dots(place, kind, Diagnostic::new(&RULE, message)));
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
