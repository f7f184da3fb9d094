//! No online experiment.

use crate::catalog::Role;
use crate::rules::mend::Step;
use crate::rules::survey::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV002",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Review,
    title: "No online experiment",
    condition: "A ranking service, model server or language model works while clients wait that are not all servers, and there is no online experiment.",
    why: "Offline gains often do not survive contact with people; only a controlled comparison shows what the change does to them.",
    fix: "Randomise users (or time, or regions) and measure the product metric with guardrails.",
    source: "ML Test Score Model 2; Rules of ML #2, #39",
    mends: &[
        Mend {
            does: "Compare two versions on real people",
            steps: &[
                Step::Connect(
                    (Role::Gateway, "exposures"),
                    (Role::Experiments, "exposures"),
                ),
                Step::Connect(
                    (Role::Experiments, "assignment"),
                    (Role::Gateway, "assignment"),
                ),
            ],
        },
        Mend {
            does: "Compare two rankings by what people do",
            steps: &[
                Step::Connect(
                    (Role::StreamsEvents, "events"),
                    (Role::Experiments, "exposures"),
                ),
                Step::Connect(
                    (Role::Experiments, "assignment"),
                    (Role::Ranks, "assignment"),
                ),
            ],
        },
        Mend {
            does: "Compare two versions by what people do",
            steps: &[
                Step::Connect(
                    (Role::StreamsEvents, "events"),
                    (Role::Experiments, "exposures"),
                ),
                Step::Connect(
                    (Role::Experiments, "assignment"),
                    (Role::Gateway, "assignment"),
                ),
            ],
        },
    ],
    check: Check::Survey(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if survey.has(Role::Experiments) || !survey.has_people() {
        return;
    }
    let models = survey.with(Role::WorthAnExperiment);
    let changing: Vec<Site> = models.filter(|site| site.is_on_path()).collect();
    if !changing.is_empty() {
        let message = format!(
            "No experiment shows what {} changes for people.",
            named(&changing)
        );
        found.push(Diagnostic::new(&RULE, message).at(changing));
    }
}
