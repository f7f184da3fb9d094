//! No fallback.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV008",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No fallback",
    condition: "A gateway gets results and no fallback.",
    why: "When the model is late or down, users should still get something sensible: popular items, last good answer, a safe default.",
    fix: "Add a fallback responder and a deadline.",
    source: "Common practice (graceful degradation)",
    fixes: &[FixTemplate {
        title: "Add a fallback",
        steps: &[
            FixStep::Connect((Role::Gateway, "request"), (Role::FallsBack, "request")),
            FixStep::Connect((Role::FallsBack, "fallback"), (Role::Gateway, "fallback")),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for gateway in survey.with(Role::Gateway) {
        if gateway.is_fed_at("result") && !gateway.is_fed_at("fallback") {
            let message =
                format!("{gateway} has nothing to say when what answers it is late or down.");
            found.push(Diagnostic::new(&RULE, message).at([gateway]).port(
                gateway.id(),
                &"fallback".into(),
                PortSide::Input,
            ));
        }
    }
}
