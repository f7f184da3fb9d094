//! The chain is less available than promised.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let promised = survey.stated_requirement("availability_pct");
    let Some((promised, works)) = promised.zip(survey.availability()) else {
        return;
    };
    let mut gateways = survey.with(Role::Gateway);
    let is_stated = survey
        .on_path()
        .iter()
        .any(|site| site.says("replicas") || site.says("zones"));
    if is_stated
        && works < promised / 100.0
        && !gateways.any(|gateway| gateway.is_fed_at("fallback"))
    {
        let message = format!(
            "Availability: the critical path is up {} % of the time; the target is {promised} %.",
            fixed(works * 100.0, 3),
            promised = exact(promised)
        );
        let hops = survey.critical_path().map(|path| survey.slowest_hops(path));
        found.push(Diagnostic::new(&RULE, message).at(hops.unwrap_or_default()));
    }
}
