//! Service is overloaded.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, Severity};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.stated_utilisation() {
        if busy < 1.0 {
            continue;
        }
        let message = format!(
            "Overload: {site} gets {busy} times its capacity at peak.",
            busy = fixed(busy, 2)
        );
        let one = Diagnostic::new(&RULE, message).at([site]);
        // How many copies run is easily more than nobody said.
        let is_stated = site.says("replicas");
        found.push(if is_stated {
            one
        } else {
            one.at_most(Severity::Advice)
        });
    }
}
