//! More parameters than the data can teach.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ015",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "More parameters than the data can teach",
    condition: "A trainer fits a neural network from scratch with more than 10 times as many parameters as a dataset that feeds it has examples.",
    why: "With few examples a large network memorises. A pretrained model or trees will beat it.",
    fix: "Fine-tune a pretrained model, use gradient-boosted trees, or get more data.",
    source: "Rules of ML #21; ML Test Score Model 5",
    fixes: &[FixTemplate {
        title: "Fine-tune instead",
        steps: &[FixStep::Set(Role::Trains, "mode", NewValue::Word("fine_tune"))],
    }],
    check: RuleCheck::Board(check),
};

/// So many parameters an example can teach.
const PARAMETERS_PER_EXAMPLE: f64 = 10.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
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
        let before = trainer.upstream(EdgeFilter::over(&["training_set"])).into_iter();
        let small: Vec<NodeRef> = before
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
