//! Counters computed on a sampled stream.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH019",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Counters computed on a sampled stream",
    condition: "A stream or ingestion that keeps only a share of the events reaches a feature pipeline over events or records.",
    why: "Counts and sums from a sample are too small by the sampling factor, and differ from any unsampled copy used elsewhere.",
    fix: "Sample after counting, or scale by 1/rate and use the same stream on both sides.",
    source: "Rules of ML #6, #30",
    fixes: &[FixTemplate {
        title: "Keep every event",
        steps: &[FixStep::Set(
            Role::SamplesEvents,
            "sample_rate",
            NewValue::Number(1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let counted = survey.leading_to(
        Role::ComputesFeatures,
        EdgeFilter::over(&["raw_events", "records"]),
    );
    for source in survey.with(Role::SamplesEvents) {
        let share = source.number("sample_rate").filter(|share| *share < 1.0);
        if let Some(share) = share.filter(|_| counted.contains(source)) {
            let message = format!(
                "Features are counted on {} % of the events of {source}.",
                share * 100.0
            );
            found.push(Diagnostic::new(&RULE, message).at([source]));
        }
    }
}
