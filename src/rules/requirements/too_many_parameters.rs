//! More parameters than the data can teach.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "RQ015",
    family: Family::Requirements,
    severity: Severity::Warning,
    when: When::Live,
    title: "More parameters than the data can teach",
    condition: "A trainer fits a neural network from scratch with more than 10 times as many parameters as a dataset that feeds it has examples.",
    why: "With few examples a large network memorises. A pretrained model or trees will beat it.",
    fix: "Fine-tune a pretrained model, use gradient-boosted trees, or get more data.",
    source: "Rules of ML #21; ML Test Score Model 5",
    mends: &[Mend {
        does: "Fine-tune instead",
        steps: &[Step::Set(Role::Trains, "mode", To::Word("fine_tune"))],
    }],
    check: Check::Board(check),
};

/// So many parameters an example can teach.
const PARAMETERS_PER_EXAMPLE: f64 = 10.0;

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    const NEURAL: &[&str] = &[
        "mlp",
        "two_tower",
        "cross_network",
        "cnn",
        "transformer",
        "gnn",
        "diffusion",
    ];
    for trainer in survey.with(Role::Trains) {
        if !trainer.is_choice("mode", &["from_scratch"]) || !trainer.is_choice("family", NEURAL) {
            continue;
        }
        let Some(params) = trainer.number("params") else {
            continue;
        };
        let least = params / PARAMETERS_PER_EXAMPLE;
        let before = trainer.upstream(Way::over(&["training_set"])).into_iter();
        let small: Vec<Site> = before
            .filter(|site| site.is(Role::BuildsDataset) && site.is_below("examples", least))
            .collect();
        if !small.is_empty() {
            let message = format!(
                "{trainer} has more parameters than {} can teach.",
                named(&small)
            );
            found.push(Diagnostic::new(&RULE, message).at([trainer]).at(small));
        }
    }
}
