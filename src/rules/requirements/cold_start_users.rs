//! New users get nothing sensible.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ007",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "New users get nothing sensible",
    condition: "New users must get good answers, a ranking service, vector index or store of results exists, and there is no candidate generator that needs no history (popularity, trending, geography, rules), no connected fallback with popular items or a heuristic, and no lexical index.",
    why: "A person without history has no vector worth searching with.",
    fix: "Add popularity by region and context, ask for interests, use what the request itself says.",
    source: "Framework step 1 (cold start); common practice",
    fixes: &[
        FixTemplate {
            title: "Offer them what is popular",
            steps: &[FixStep::Set(
                Role::GeneratesCandidates,
                "method",
                NewValue::Word("popularity"),
            )],
        },
        FixTemplate {
            title: "Answer them with what is popular",
            steps: &[FixStep::Set(Role::FallsBack, "method", NewValue::Word("popular"))],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("cold_start_users") || survey.has(Role::SearchesTerms) {
        return;
    }
    let mut generators = survey.with(Role::GeneratesCandidates);
    let mut fallbacks = survey.with(Role::FallsBack);
    let needs_none = ["popularity", "trending", "geo", "rules"];
    let is_served = generators.any(|site| site.is_choice("method", &needs_none))
        || fallbacks.any(|site| {
            site.is_choice("method", &["popular", "heuristic"]) && site.outs().next().is_some()
        });
    let lost: Vec<NodeRef> = survey.with(Role::NeedsUserHistory).collect();
    if !is_served && !lost.is_empty() {
        let message = format!(
            "To a person without history, {} has nothing to say.",
            named(&lost)
        );
        let message = if lost.len() > 1 {
            message.replace(" has nothing ", " have nothing ")
        } else {
            message
        };
        found.push(Diagnostic::new(&RULE, message).at(lost));
    }
}
