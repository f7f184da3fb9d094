//! New items can never be found.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("cold_start_items") || survey.has(Role::SearchesTerms) {
        return;
    }
    let mut encoders = survey.with(Role::EmbedsCorpus);
    let mut generators = survey.with(Role::GeneratesCandidates);
    let is_found = encoders.any(reads_content)
        || generators.any(|site| site.is_choice("method", &["trending", "geo", "rules"]));
    let lost: Vec<NodeRef> = survey.with(Role::NeedsUserHistory).collect();
    if !is_found && !lost.is_empty() {
        let message = format!(
            "Cold start: an item nobody used yet never gets through {}.",
            named(&lost)
        );
        found.push(Diagnostic::new(&RULE, message).at(lost));
    }
}

fn reads_content(encoder: NodeRef) -> bool {
    let mut flows = encoder.ins_of(&["images", "video", "audio", "text", "records"]);
    flows.any(|flow| flow.to_port() == "content")
}
