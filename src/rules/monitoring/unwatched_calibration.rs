//! Money depends on probabilities nobody checks.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN015",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Calibration is not monitored",
    condition: "An auction, or a decision engine that decides by cost, exists, and no model-quality monitor tracks calibration.",
    why: "If predicted and observed rates diverge, every bid and every expected cost is wrong although the ranking may look fine.",
    fix: "Plot predicted against observed by bucket and segment; alert on the ratio.",
    source: "Prediction bias in Hidden Technical Debt; He et al. 2014",
    fixes: &[FixTemplate {
        title: "Watch the calibration",
        steps: &[FixStep::Set(
            Role::WatchesQuality,
            "tracks_calibration",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut monitors = survey.with(Role::WatchesQuality);
    if monitors.any(|monitor| monitor.flag("tracks_calibration")) {
        return;
    }
    let deciding = survey.with(Role::Decides);
    let by_cost = deciding.filter(|site| site.is_choice("threshold_mode", &["cost_based"]));
    let spending: Vec<NodeRef> = survey.with(Role::Auctions).chain(by_cost).collect();
    if !spending.is_empty() {
        let message = format!(
            "Calibration is not monitored at {}, where probabilities cost money.",
            named(&spending)
        );
        found.push(Diagnostic::new(&RULE, message).at(spending));
    }
}
