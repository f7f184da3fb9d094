//! Vector lengths differ.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let asking = index.ins_at("query").map(|flow| flow.from);
        let before = index
            .upstream(EdgeFilter::over(&["embeddings", "index"]))
            .into_iter();
        let filling = before.filter(|site| site.is(Role::EmbedsCorpus));
        let Some(length) = index.number("dimension") else {
            continue;
        };
        let mut wrong: Vec<NodeRef> = Vec::new();
        for site in asking.chain(filling) {
            let own = site.number("dimension");
            let differs = own.is_some_and(|own| (own - length).abs() > 0.0);
            if differs && !wrong.contains(&site) {
                wrong.push(site);
            }
        }
        if !wrong.is_empty() {
            let message = format!(
                "{index} holds vectors of {length} components, but not so {}.",
                lengths(&wrong)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]).at(wrong));
        }
    }
}

fn lengths(sites: &[NodeRef]) -> String {
    let described = sites.iter().filter_map(|site| {
        let length = site.number("dimension")?;
        Some(format!("{site} ({length})"))
    });
    display::some_of(&described.collect::<Vec<_>>())
}
