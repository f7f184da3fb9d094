//! The funnel gets wider.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV019", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for stage in survey.with(Role::NarrowsFunnel) {
        // Of what nobody said, as many are handed on as arrive.
        let Some(out) = stage.stated_number("top_n") else {
            continue;
        };
        let taken = stage
            .stated_number("candidates_in")
            .unwrap_or(f64::INFINITY);
        let given = given_to(stage).unwrap_or(f64::INFINITY);
        if (stage.is(Role::Ranks) && out > taken) || given < out {
            let most = if taken < given { taken } else { given };
            let message = format!(
                "Funnel: {stage} hands on {out} items and gets {most} at most.",
                out = exact(out),
                most = exact(most)
            );
            found.push(Diagnostic::new(&RULE, message).at([stage]));
        }
    }
}

/// How many items the stages before hand on together; `None` where one of them does not say, or there is none.
fn given_to(stage: NodeRef) -> Option<f64> {
    let before = stage.ins_of(&["candidates", "scores", "ranked_list"]);
    let sizes: Option<Vec<f64>> = before.map(|flow| handed_on(flow.from)).collect();
    sizes
        .filter(|sizes| !sizes.is_empty())
        .map(|sizes| sizes.iter().sum())
}

fn handed_on(site: NodeRef) -> Option<f64> {
    if site.is(Role::Retrieves) {
        return site.stated_number("top_k");
    }
    site.stated_number("top_n")
        .filter(|_| site.is(Role::NarrowsFunnel))
}
