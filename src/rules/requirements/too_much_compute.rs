//! The model is too big for the compute allowed.

use crate::catalog::Role;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ001",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "The model is too big for the compute allowed",
    condition: "One request takes more FLOPs on the request path than the compute tier allows: \
        very limited 10⁸, limited 10¹⁰, moderate 10¹², generous 10¹⁴. \
        Rankers count their candidates, model servers their inputs, query encoders one, self-hosted language models two per parameter and token.",
    why: "The requirement decided the answer before the model was chosen: \
        with little compute, a huge network is simply wrong, however accurate.",
    fix: "Smaller model, distillation, fewer candidates, precomputation, or a linear/tree baseline.",
    source: "Seven-step framework (tie decisions to requirements); ML Test Score Model 5, Data 3",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((flops, cap)) = survey.compute_per_request() else {
        return;
    };
    if flops > cap {
        let models = survey.on_path().into_iter();
        let computing: Vec<NodeRef> = models
            .filter(|site| site.is(Role::Serves) || site.is(Role::EncodesQuery))
            .collect();
        let message = format!("One request takes {flops:.1e} FLOPs; {cap:.0e} are allowed.");
        found.push(Diagnostic::new(&RULE, message).at(computing));
    }
}
