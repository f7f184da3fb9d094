//! New users get nothing sensible.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "RQ007",
    family: Family::Requirements,
    severity: Severity::Warning,
    when: When::Review,
    title: "New users get nothing sensible",
    condition: "New users must get good answers, a ranking service, vector index or store of results exists, and there is no candidate generator that needs no history (popularity, trending, geography, rules), no connected fallback with popular items or a heuristic, and no lexical index.",
    why: "A person without history has no vector worth searching with.",
    fix: "Add popularity by region and context, ask for interests, use what the request itself says.",
    source: "Framework step 1 (cold start); common practice",
    mends: &[
        Mend {
            does: "Offer them what is popular",
            steps: &[Step::Set(
                Role::GeneratesCandidates,
                "method",
                To::Word("popularity"),
            )],
        },
        Mend {
            does: "Answer them with what is popular",
            steps: &[Step::Set(Role::FallsBack, "method", To::Word("popular"))],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
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
    let lost: Vec<Site> = survey.with(Role::NeedsUserHistory).collect();
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
