//! Property outside its valid range.

use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF012",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Property outside its valid range",
    condition: "A number is below its minimum or above its maximum, a choice has a value outside its list, or a value is of the wrong type.",
    why: "The number cannot be true, so every estimate built on it is wrong.",
    fix: "Set a value inside the range shown in the catalogue.",
    source: "Common practice; Data 1 in the ML Test Score (expectations in a schema)",
    fixes: &[FixTemplate {
        title: "Take the nearest possible value",
        steps: &[FixStep::Clamp],
    }],
    check: RuleCheck::Node(check),
};

/// Longest description of one wrong value, in characters: a file may hold anything.
const LONGEST_FAULT: usize = 200;

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let Some(node) = site.node() else {
        return;
    };
    for (name, value) in &node.properties {
        if let Some(spec) = site.kind().and_then(|kind| kind.property(name))
            && let Err(error) = spec.check(value)
        {
            let error = display::clipped(&error.to_string(), LONGEST_FAULT);
            wrong.push(format!("{}: {error}", spec.label));
        }
    }
    if !wrong.is_empty() {
        let message = format!("{}: {}.", site, wrong.join("; "));
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}
