//! No fallback.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV008",
    family: Family::Serving,
    severity: Severity::Warning,
    when: When::Review,
    title: "No fallback",
    condition: "A gateway gets results and no fallback.",
    why: "When the model is late or down, users should still get something sensible: popular items, last good answer, a safe default.",
    fix: "Add a fallback responder and a deadline.",
    source: "Common practice (graceful degradation)",
    mends: &[Mend {
        does: "Add a fallback",
        steps: &[
            Step::Connect((Role::Gateway, "request"), (Role::FallsBack, "request")),
            Step::Connect((Role::FallsBack, "fallback"), (Role::Gateway, "fallback")),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for gateway in survey.with(Role::Gateway) {
        if gateway.is_fed_at("result") && !gateway.is_fed_at("fallback") {
            let message =
                format!("{gateway} has nothing to say when what answers it is late or down.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]).port(
                gateway.id(),
                &"fallback".into(),
                Side::Input,
            ));
        }
    }
}
