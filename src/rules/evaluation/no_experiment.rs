//! No online experiment.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV002", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
    FixTemplate {
        title: "Compare two versions on real people",
        steps: &[observe(Role::Gateway, "exposures"), assign(Role::Gateway)],
    },
    FixTemplate {
        title: "Compare two rankings by what people do",
        steps: &[observe(Role::StreamsEvents, "events"), assign(Role::Ranks)],
    },
    FixTemplate {
        title: "Compare two versions by what people do",
        steps: &[
            observe(Role::StreamsEvents, "events"),
            assign(Role::Gateway),
        ],
    },
];

/// The experiment sees what leaves the port.
const fn observe(role: Role, output: &'static str) -> FixStep {
    FixStep::Connect((role, output), (Role::Experiments, "exposures"))
}

/// The experiment says who gets which version.
const fn assign(role: Role) -> FixStep {
    FixStep::Connect((Role::Experiments, "assignment"), (role, "assignment"))
}

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.has(Role::Experiments) || !survey.has_people() {
        return;
    }
    let models = survey.with(Role::WorthAnExperiment);
    let changing: Vec<NodeRef> = models.filter(|site| site.is_on_path()).collect();
    if !changing.is_empty() {
        let message = format!(
            "No experiment shows what {} changes for people.",
            named(&changing)
        );
        found.push(Diagnostic::new(&RULE, message).at(changing));
    }
}
