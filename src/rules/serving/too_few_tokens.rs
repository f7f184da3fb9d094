//! Too few tokens per second.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV018", RuleCheck::Board(check)));

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
        let is_stated = model.says_all(&["tpot_ms", "replicas"]) && !model.is_one_of_several();
        if wanted > possible && is_stated {
            let message = format!(
                "Throughput: {model} must say {wanted} tokens a second and can say {possible}.",
                wanted = fixed(wanted, 0),
                possible = fixed(possible, 0)
            );
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
