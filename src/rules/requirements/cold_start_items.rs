//! New items can never be found.

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ008",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "New items can never be found",
    condition: "New items must get a fair chance, a ranking service, vector index or store of results exists, and no embedding job reads content or records, there is no lexical index, and no candidate generator works by trend, geography or rules.",
    why: "Collaborative signals need interactions that a new item does not have yet.",
    fix: "Encode content and metadata, average neighbours' vectors, boost and explore new items.",
    source: "Framework step 1 (cold start); Rules of ML #18; Airbnb listing embeddings (nearest similar listings average)",
    fixes: &[],
    check: RuleCheck::Board(check),
};

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
            "An item nobody used yet never gets through {}.",
            named(&lost)
        );
        found.push(Diagnostic::new(&RULE, message).at(lost));
    }
}

fn reads_content(encoder: NodeRef) -> bool {
    let mut flows = encoder.ins_of(&["images", "video", "audio", "text", "records"]);
    flows.any(|flow| flow.to_port() == "content")
}
