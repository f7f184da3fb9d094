//! Unknown data type.

use std::sync::LazyLock;

use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB004", RuleCheck::Edge(check)));

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
