//! Edge from a component to itself.

use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Mend, Rule, Severity, When};

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
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    if flow.edge.from.node == flow.edge.to.node {
        let message = format!("A flow leads from {} to itself.", cx.name(&flow.from));
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([flow.from.id()])
                .edges([&flow.edge.id]),
        );
    }
}
