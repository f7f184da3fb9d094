//! Final score on the tuning split.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Link, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV003",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Live,
    title: "Final score on the tuning split",
    condition: "All evaluation data of an offline evaluator are a validation split that some trainer tunes on.",
    why: "The split that chose the hyperparameters is already optimistic.",
    fix: "Evaluate on test.",
    source: "Common practice",
    mends: &[Mend {
        does: "Judge on the test rows",
        steps: &[Step::Leave("test")],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let flows: Vec<Link> = evaluator.ins_at("eval_set").collect();
        if !flows.is_empty() && flows.iter().all(is_tuned_on) {
            let message = format!("{evaluator} judges on the rows that tuned the model.");
            let edges = flows.iter().map(Link::id);
            found.push(Diagnostic::new(&RULE, message).at([evaluator]).edges(edges));
        }
    }
}

fn is_tuned_on(flow: &Link) -> bool {
    flow.from_port() == "validation"
        && flow
            .from
            .outs_at("validation")
            .any(|other| other.to.is(Role::Trains))
}
