//! Encoder and index can get out of step.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL010",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Encoder and index can get out of step",
    condition: "A vector index is asked by a query encoder whose model is trained on the board, and filled by an index builder that does not build the new index beside the old.",
    why: "When a retrained encoder goes live before the items are re-encoded, queries and items live in different spaces and recall falls to chance, without any error.",
    fix: "Build the new index beside the old one and switch encoder and index together.",
    source: "Two-tower serving practice",
    fixes: &[FixTemplate {
        title: "Switch index and encoder together",
        steps: &[FixStep::Set(Role::BuildsIndex, "blue_green", NewValue::Flag(true))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let mut asking = index.ins_at("query").map(|flow| flow.from);
        if !asking.any(|site| site.is(Role::EncodesQuery) && !site.trainers().is_empty()) {
            continue;
        }
        let filling = index.ins_at("contents").map(|flow| flow.from);
        let mut builders: Vec<NodeRef> = filling
            .filter(|site| site.is(Role::BuildsIndex) && !site.flag("blue_green"))
            .collect();
        builders.dedup();
        if !builders.is_empty() {
            let message = format!(
                "After a retraining, {index} compares new query vectors with old items until {} is done.",
                named(&builders)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]).at(builders));
        }
    }
}
