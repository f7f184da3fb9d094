//! Deleted items stay findable.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP014",
    family: RuleFamily::Safety,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Deleted items stay findable",
    condition: "People may demand deletion, and an index takes no deletions and is not rebuilt by an index builder that starts anew.",
    why: "Many vector indexes cannot delete in place (Faiss HNSW does not), so removed content keeps coming back.",
    fix: "Tombstone at query time and rebuild on a schedule shorter than the legal limit.",
    source: "Faiss documentation (HNSW has no removal); GDPR article 17",
    fixes: &[FixTemplate {
        title: "Carry deletions to the index",
        steps: &[FixStep::Connect(
            (Role::ManagesConsent, "control"),
            (Role::SearchesIndex, "erasure"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    for index in survey.with(Role::SearchesIndex) {
        let mut filling = index.ins_at("contents").map(|flow| flow.from);
        let is_rebuilt =
            filling.any(|site| site.is(Role::BuildsIndex) && !site.flag("incremental"));
        if !is_rebuilt && !index.is_fed_at("erasure") {
            let message = format!("{index} keeps finding what was deleted.");
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
