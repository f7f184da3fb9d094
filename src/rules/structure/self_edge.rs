//! Edge from a component to itself.

use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF008",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Connection from a component to itself",
    condition: "A flow has the same component at both ends.",
    why: "Nothing consumes its own output in the same step.",
    fix: "Delete the edge; if you mean state, add a store.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Delete the flow",
        steps: &[FixStep::RemoveFlows],
    }],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if link.from == link.to {
        let message = format!("A flow leads from {} to itself.", link.from);
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([link.from.id()])
                .edges([link.id()]),
        );
    }
}
