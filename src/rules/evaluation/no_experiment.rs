//! No online experiment.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.has(Role::Experiments) || !survey.has_people() {
        return;
    }
    if survey.draws_operation() {
        let models = survey.with(Role::WorthAnExperiment);
        let changing: Vec<NodeRef> = models.filter(|site| site.is_on_path()).collect();
        let says = |names: &str| {
            format!("Online experiment: nothing compares, on people, what {names} would change.")
        };
        RULE.tell_all(changing, says, found);
    }
    let chosen = survey.led_to_from(Role::PredictsInBulk, EdgeFilter::ANY);
    let reaches =
        |site: &NodeRef| chosen.contains(*site) && site.outs().any(|flow| flow.to.is(Role::Client));
    let sending = survey.with(Role::Delivers).filter(reaches);
    let says = |names: &str| {
        format!("Hold-out: without people who get nothing, nobody knows what {names} achieves.")
    };
    RULE.tell_all(sending, says, found);
}
