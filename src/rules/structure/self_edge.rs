//! Edge from a component to itself.

use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Link, Mend, Rule, Severity, When};

pub static RULE: Rule = Rule {
    id: "DF008",
    family: Family::Structure,
    severity: Severity::Error,
    when: When::Live,
    title: "Edge from a component to itself",
    condition: "A flow has the same component at both ends.",
    why: "Nothing consumes its own output in the same step.",
    fix: "Delete the edge; if you mean state, add a store.",
    source: "Common practice",
    mends: &[Mend {
        does: "Delete the flow",
        steps: &[Step::RemoveFlows],
    }],
    check: Check::Edge(check),
};

fn check(link: Link, found: &mut Vec<Diagnostic>) {
    if link.from == link.to {
        let message = format!("A flow leads from {} to itself.", link.from);
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([link.from.id()])
                .edges([link.id()]),
        );
    }
}
