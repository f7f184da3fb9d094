//! Service runs too hot.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV014", RuleCheck::Board(check)));

/// Share of what its replicas can do from which a component runs hot; from 1 on it is overloaded.
const HOT: f64 = 0.7;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.stated_utilisation() {
        if (HOT..1.0).contains(&busy) && site.says("replicas") {
            let message = format!(
                "Utilisation: {site} runs at {} % at peak, so no zone may fail.",
                fixed(busy * 100.0, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
