//! The model is too big for the compute allowed.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((flops, cap)) = survey.compute_per_request() else {
        return;
    };
    let is_stated = survey
        .on_path()
        .iter()
        .any(|site| site.says("flops_per_item") || site.says("params"));
    if flops > cap && is_stated {
        let models = survey.on_path().into_iter();
        let computing: Vec<NodeRef> = models
            .filter(|site| site.is(Role::Serves) || site.is(Role::EncodesQuery))
            .collect();
        let message =
            format!("Compute: one request takes {flops:.1e} FLOPs; {cap:.0e} are allowed.");
        found.push(Diagnostic::new(&RULE, message).at(computing));
    }
}
