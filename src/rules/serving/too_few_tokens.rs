//! Too few tokens per second.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV018",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Too few tokens per second",
    condition: "At the peak, a self-hosted language model on the request path must say more tokens per second than its replicas can: \
        replicas times parallel sequences over the time per token.",
    why: "Sequences arrive faster than they can be finished, so the queue for the first token grows without limit.",
    fix: "More replicas, shorter answers, a smaller model, caching of frequent answers.",
    source: "Little's law; capacity.md section 9",
    fixes: &[FixTemplate {
        title: "Run as many replicas as that takes",
        steps: &[FixStep::SetHere("replicas", NewValue::TokenReplicas)],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::Generates) {
        if !model.is_choice("hosting", &["self_hosted"]) {
            continue;
        }
        let Some(load) = survey.load_qps(model) else {
            continue;
        };
        let both = tokens_wanted(model, load).zip(tokens_possible(model));
        let Some((wanted, possible)) = both else {
            continue;
        };
        if wanted > possible {
            let message =
                format!("{model} must say {wanted:.0} tokens a second and can say {possible:.0}.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}

/// Tokens a second that so many requests a second ask for.
fn tokens_wanted(model: NodeRef, load_qps: f64) -> Option<f64> {
    Some(load_qps * model.number("output_tokens")?)
}

/// Tokens a second that all replicas can say.
fn tokens_possible(model: NodeRef) -> Option<f64> {
    let parallel = model.number("replicas")? * model.number("concurrency")?;
    Some(parallel / (model.number("tpot_ms")? / 1000.0))
}
