//! Survives only while the cache is warm.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV023", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.stated_utilisation() {
        let cold = survey.cold_utilisation(site).filter(|cold| *cold >= 1.0);
        if let Some(cold) = cold.filter(|_| busy < 1.0 && site.says("replicas")) {
            let message = format!(
                "Cold cache: with an empty cache, {site} gets {cold} times its capacity.",
                cold = fixed(cold, 2)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
