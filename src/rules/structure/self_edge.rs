//! Edge from a component to itself.

use crate::rules::{Cx, Diagnostic, Family, Report, Rule, Severity, When};

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
    check,
};

fn check(cx: &Cx, report: &mut Report) {
    for flow in cx.judged().filter(|flow| flow.from == flow.to) {
        let message = format!("A flow leads from {} to itself.", cx.name(cx.from(flow)));
        report.add(
            Diagnostic::new(&RULE, message)
                .nodes([cx.from(flow).id()])
                .edges([&flow.edge.id]),
        );
    }
}
