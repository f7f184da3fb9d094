//! The chain is less available than promised.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ011",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Availability below the target",
    condition: "The product of the availabilities on the critical path, and of the feeds it fetches from, is below the promised one, and no gateway has a fallback. \
        One component fails with 0.005 to the power of its zones or replicas, whichever are fewer.",
    why: "Ten parts at 99.9 % make a whole at 99 %.",
    fix: "Shorten the chain, add zones, or degrade gracefully: a fallback turns an outage into a worse answer.",
    source: "Reliability arithmetic (series system)",
    fixes: &[FixTemplate {
        title: "Answer from a fallback when the chain breaks",
        steps: &[
            FixStep::Connect((Role::Gateway, "request"), (Role::FallsBack, "request")),
            FixStep::Connect((Role::FallsBack, "fallback"), (Role::Gateway, "fallback")),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let promised = survey.asked_number("availability_pct");
    let Some((promised, works)) = promised.zip(survey.availability()) else {
        return;
    };
    let mut gateways = survey.with(Role::Gateway);
    if works < promised / 100.0 && !gateways.any(|gateway| gateway.is_fed_at("fallback")) {
        let message = format!(
            "The critical path is available {:.3} % of the time; the target is {promised} %.",
            works * 100.0
        );
        let hops = survey.critical_path().map(|path| survey.slowest_hops(path));
        found.push(Diagnostic::new(&RULE, message).at(hops.unwrap_or_default()));
    }
}
