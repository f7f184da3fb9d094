//! Unfinished flow.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, Rule, Severity, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "MB005",
    family: RuleFamily::Board,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Unfinished flow",
    condition: "Nobody has said which port a flow starts or ends at, or what type of data it carries, \
        and the components leave more than one choice or none.",
    why: "Whether data can flow that way depends on what they are; until that is said, the flow is not checked.",
    fix: "Choose the port and the data type.",
    source: "The catalogue of this version",
    fixes: &[],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    let missing = missing(link);
    if !missing.is_empty() {
        let message = format!(
            "The flow from {} to {} does not say {}.",
            display::start(&link),
            display::finish(&link),
            display::list(&missing, "or")
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

fn missing(link: EdgeRef) -> Vec<String> {
    [
        (link.from_port().is_empty(), "which output it starts at"),
        (link.to_port().is_empty(), "which input it ends at"),
        (link.payload().is_none(), "what it carries"),
    ]
    .into_iter()
    .filter(|(is_missing, _)| *is_missing)
    .map(|(_, what)| what.to_owned())
    .collect()
}
