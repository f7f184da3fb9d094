//! No fallback.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("SV008", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Add a fallback",
    steps: &[
        FixStep::Connect((Role::Gateway, "request"), (Role::FallsBack, "request")),
        FixStep::Connect((Role::FallsBack, "fallback"), (Role::Gateway, "fallback")),
    ],
}];

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
