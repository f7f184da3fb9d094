//! Third-party data enter unchecked.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN011",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Third-party data enter unchecked",
    condition: "An external feed reaches a feature pipeline, dataset builder, annotation task, ranking service, model server or batch predictor without a data validator between.",
    why: "Providers change units, coverage and schema without telling the reader of the field.",
    fix: "Validate at the border, watch the provider's announcements, keep a fallback value.",
    source: "ML Test Score Monitor 1, Monitor 2; data dependencies in Hidden Technical Debt",
    fixes: &[FixTemplate {
        title: "Check the data first",
        steps: &[FixStep::Between(
            Role::ValidatesData,
            &["records", "raw_events"],
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::ANY.avoiding(&[Role::ValidatesData]);
    let harmed = survey.leading_to(Role::HarmedByBadData, way);
    for feed in survey.with(Role::ThirdParty) {
        if harmed.contains(feed) {
            let message =
                format!("Nothing checks the data of {feed} before features and models use them.");
            found.push(Diagnostic::new(&RULE, message).at([feed]));
        }
    }
}
