//! Unknown data type.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, Rule, Severity, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "MB004",
    family: RuleFamily::Board,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Unknown data type",
    condition: "A flow carries a data type that is not in the catalogue.",
    why: "Data types are a closed set; no port emits or accepts any other, so nothing can flow here.",
    fix: "Choose one of the types that both ends know.",
    source: "The catalogue of this version",
    fixes: &[],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if let Some(payload) = link.payload()
        && link.catalog().payload(payload).is_none()
    {
        let message = format!(
            "The flow from {} to {} carries “{}”, which is no data type of the catalogue.",
            display::start(&link),
            display::finish(&link),
            display::one_line(payload)
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}
