//! Orphan component.

use crate::catalog::{Kind, Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, When};

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
    check: Check::Node(check),
};

fn check(site: Site, found: &mut Vec<Diagnostic>) {
    let Some(kind) = site.kind() else {
        return;
    };
    let takes_part = !site.is(Role::Annotation);
    if takes_part && site.survey().n_taking_part() > 1 && !site.is_connected() {
        let message = format!("{site} is connected to nothing.");
        found.push(with_dots(site, kind, Diagnostic::new(&RULE, message)));
    }
}

/// A dot where a connection would matter most: at its required inputs, or at what it gives when it needs none.
fn with_dots(site: Site, kind: &Kind, found: Diagnostic) -> Diagnostic {
    let mut found = found.nodes([site.id()]);
    for port in kind.inputs.iter().filter(|port| port.required) {
        found = found.port(site.id(), &port.name, Side::Input);
    }
    if found.ports.is_empty() {
        for port in kind.outputs.iter().filter(|port| !port.side) {
            found = found.port(site.id(), &port.name, Side::Output);
        }
    }
    found
}
