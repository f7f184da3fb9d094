//! Third-party data enter unchecked.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN011",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Live,
    title: "Third-party data enter unchecked",
    condition: "An external feed reaches a feature pipeline, dataset builder, annotation task, ranking service, model server or batch predictor without a data validator between.",
    why: "Providers change units, coverage and schema without telling the reader of the field.",
    fix: "Validate at the border, watch the provider's announcements, keep a fallback value.",
    source: "ML Test Score Monitor 1, Monitor 2; data dependencies in Hidden Technical Debt",
    mends: &[Mend {
        does: "Check the data first",
        steps: &[Step::Between(
            Role::ValidatesData,
            &["records", "raw_events"],
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let way = Way::ANY.avoiding(&[Role::ValidatesData]);
    let harmed = survey.leading_to(Role::HarmedByBadData, way);
    for feed in survey.with(Role::ThirdParty) {
        if harmed.contains(feed) {
            let message =
                format!("Nothing checks the data of {feed} before features and models use them.");
            found.push(Diagnostic::new(&RULE, message).at([feed]));
        }
    }
}
