//! Test rows come from another builder over the same source.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH025", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let models = evaluator.ins_at("model").map(|flow| flow.from);
        let taught: Vec<NodeRef> = models
            .flat_map(|model| {
                let own = model.is(Role::Trains).then_some(model);
                let rows = own
                    .into_iter()
                    .flat_map(|trainer| trainer.upstream(EdgeFilter::over(&["training_set"])));
                rows.chain(model.datasets()).collect::<Vec<_>>()
            })
            .filter(|site| site.is(Role::BuildsDataset))
            .collect();
        if taught.is_empty() {
            continue;
        }
        let testing: Vec<NodeRef> = evaluator
            .ins_at("eval_set")
            .map(|flow| flow.from)
            .filter(|site| site.is(Role::BuildsDataset) && !taught.contains(site))
            .collect();
        for test in testing {
            let overlapping = taught.iter().find(|rows| share_a_source(**rows, test));
            if let Some(rows) = overlapping {
                let message = format!(
                    "Test leakage: {test} and {rows} draw from the same source, and nothing keeps the rows of the one out of the other."
                );
                found.push(Diagnostic::new(&RULE, message).at([test, *rows]));
            }
        }
    }
}

/// Whether rows and labels, or rows where there are no labels, come from the same component, and nobody said that both
/// are cut in time.
fn share_a_source(a: NodeRef, b: NodeRef) -> bool {
    let from = |site: NodeRef, port: &'static str| -> Vec<String> {
        site.ins_at(port)
            .map(|flow| flow.from.id().to_string())
            .collect()
    };
    let meets = |port| from(a, port).iter().any(|id| from(b, port).contains(id));
    let has_labels = !from(a, "labels").is_empty() && !from(b, "labels").is_empty();
    let is_cut = |site: NodeRef| {
        site.says("split")
            && site
                .aside()
                .is_choice("split", &["temporal", "temporal_group", "group"])
    };
    let are_cut = is_cut(a) && is_cut(b);
    meets("features") && (!has_labels || meets("labels")) && !are_cut
}
