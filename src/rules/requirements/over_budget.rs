//! Serving costs more than it may.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let budget = survey.asked_number("budget_usd_per_1k");
    let Some((budget, costs)) = budget.zip(survey.usd_per_1k()) else {
        return;
    };
    // Machines of ours, or the tokens that a vendor is paid for.
    let is_stated = survey.on_path().iter().any(|site| {
        let of_vendor = site.is_choice("hosting", &["external_api"]);
        site.says("replicas") && site.says("hardware") || of_vendor && site.says("input_tokens")
    });
    if costs > budget && is_stated {
        let rented = survey.on_path().into_iter();
        let rented: Vec<NodeRef> = rented.filter(|site| site.has("replicas")).collect();
        let message = format!(
            "Cost: 1,000 requests cost {costs} USD; the budget is {budget} USD.",
            costs = fixed(costs, 2),
            budget = exact(budget)
        );
        found.push(Diagnostic::new(&RULE, message).at(rented));
    }
}
