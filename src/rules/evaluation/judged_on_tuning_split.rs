//! Final score on the tuning split.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV003",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Final score on the tuning split",
    condition: "All evaluation data of an offline evaluator are a validation split that some trainer tunes on.",
    why: "The split that chose the hyperparameters is already optimistic.",
    fix: "Evaluate on test.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Judge on the test rows",
        steps: &[FixStep::Leave("test")],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let flows: Vec<EdgeRef> = evaluator.ins_at("eval_set").collect();
        if !flows.is_empty() && flows.iter().all(is_tuned_on) {
            let message = format!("{evaluator} judges on the rows that tuned the model.");
            let edges = flows.iter().map(EdgeRef::id);
            found.push(Diagnostic::new(&RULE, message).at([evaluator]).edges(edges));
        }
    }
}

fn is_tuned_on(flow: &EdgeRef) -> bool {
    flow.from_port() == "validation"
        && flow
            .from
            .outs_at("validation")
            .any(|other| other.to.is(Role::Trains))
}
