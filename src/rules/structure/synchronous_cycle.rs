//! Synchronous cycle.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for cycle in survey.cycles() {
        let places: Vec<NodeRef> = cycle
            .places
            .iter()
            .filter_map(|id| survey.find(id))
            .collect();
        // A model that asks again after an answer takes rounds, one after the other, and does not wait for itself.
        let takes_rounds = |site: &NodeRef| {
            [Role::Generates, Role::ExecutesTools, Role::HandsOver]
                .iter()
                .any(|role| site.is(*role))
        };
        if places.iter().any(takes_rounds) {
            continue;
        }
        let mut names: Vec<String> = places.iter().map(ToString::to_string).collect();
        let message = if let [only] = &names[..] {
            format!("Deadlock: {only} waits for its own answer before it can give one.")
        } else {
            names.extend(names.first().cloned());
            format!(
                "Deadlock: each waits for the one before it: {}.",
                path(&names)
            )
        };
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes(&cycle.places)
                .edges(&cycle.flows),
        );
    }
}

/// `A → B → C`, the middle of a long one left out.
fn path(names: &[String]) -> String {
    const ENDS: usize = 5;
    if names.len() <= 2 * ENDS {
        return names.join(" → ");
    }
    let (start, end) = (&names[..ENDS], &names[names.len() - ENDS..]);
    let left_out = names.len() - 2 * ENDS;
    format!(
        "{} → ({left_out} more) → {}",
        start.join(" → "),
        end.join(" → ")
    )
}
