//! The model only ever learns from its own choices.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN013",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No exploration",
    condition: "A ranking service is trained on labels of an implicit labeller, no re-ranker explores, and no implicit labeller uses a randomised slice.",
    why: "Items it does not show get no clicks, so it never learns they were good. The loop narrows and new items starve.",
    fix: "Reserve a small share of slots or traffic for exploration and log it as such.",
    source: "Direct feedback loops in Hidden Technical Debt; Rules of ML #34, #35",
    fixes: &[FixTemplate {
        title: "Explore with 2 % of the places",
        steps: &[FixStep::Set(Role::Reranks, "exploration_pct", NewValue::Number(2.0))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut rerankers = survey.with(Role::Reranks);
    let mut labellers = survey.with(Role::LabelsFromBehaviour);
    let explores = rerankers.any(|site| site.is_above("exploration_pct", 0.0))
        || labellers.any(|site| site.is_choice("position_debias", &["randomised_slice"]));
    if explores {
        return;
    }
    let behaviour = survey.led_to_from(Role::LabelsFromBehaviour, EdgeFilter::over(&["labels"]));
    for ranker in survey.with(Role::Ranks) {
        if ranker
            .datasets()
            .iter()
            .any(|dataset| behaviour.contains(*dataset))
        {
            let message = format!("No exploration: {ranker} learns only from what it chose to show.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
