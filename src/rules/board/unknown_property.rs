//! Unknown property.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "MB003",
    family: RuleFamily::Board,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Unknown property",
    condition: "A component has a property set that its kind does not have.",
    why: "The value is kept and saved, and no rule or estimate reads it; if the name is misspelt, the default is used instead.",
    fix: "Correct the name (`mlboard explain` with the kind's id lists its properties), or remove it.",
    source: "The catalogue of this version",
    fixes: &[],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some((kind, node)) = site.kind().zip(site.node()) else {
        return;
    };
    let names = node.properties.keys();
    let unknown: Vec<String> = names
        .filter(|name| kind.property(name).is_none())
        .map(|name| format!("“{}”", display::one_line(name)))
        .collect();
    if !unknown.is_empty() {
        let message = format!(
            "{} has {} set, which its kind does not have.",
            site,
            display::list(&unknown, "and")
        );
        found.push(Diagnostic::new(&RULE, message).nodes([site.id()]));
    }
}
