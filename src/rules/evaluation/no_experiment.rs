//! No online experiment.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV002",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No online experiment",
    condition: "A ranking service, model server or language model works while clients wait that are not all servers, and there is no online experiment.",
    why: "Offline gains often do not survive contact with people; only a controlled comparison shows what the change does to them.",
    fix: "Randomise users (or time, or regions) and measure the product metric with guardrails.",
    source: "ML Test Score Model 2; Rules of ML #2, #39",
    fixes: &[
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
            steps: &[observe(Role::StreamsEvents, "events"), assign(Role::Gateway)],
        },
    ],
    check: RuleCheck::Board(check),
};

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
