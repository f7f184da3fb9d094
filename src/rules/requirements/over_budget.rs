//! Serving costs more than it may.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ012",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Serving costs more than it may",
    condition: "Serving 1,000 requests costs more than the budget: \
        replicas times the price of their machines over everything on the request path, spread over the mean traffic.",
    why: "A feature that loses money per request scales its loss.",
    fix: "Cheaper model for easy cases, caching, CPU instead of GPU, batching, autoscaling.",
    source: "Seven-step framework; ML Test Score Data 3; capacity.md section 12",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let budget = survey.asked_number("budget_usd_per_1k");
    let Some((budget, costs)) = budget.zip(survey.usd_per_1k()) else {
        return;
    };
    if costs > budget {
        let rented = survey.on_path().into_iter();
        let rented: Vec<NodeRef> = rented.filter(|site| site.has("replicas")).collect();
        let message = format!("1,000 requests cost {costs:.2} USD; the budget is {budget} USD.");
        found.push(Diagnostic::new(&RULE, message).at(rented));
    }
}
