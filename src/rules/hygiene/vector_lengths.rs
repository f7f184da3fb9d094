//! Vector lengths differ.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let asking = index.ins_at("query").map(|flow| flow.from);
        let filling = index.corpus_encoders();
        // Who says no length takes that of the others.
        let mut saying: Vec<NodeRef> = Vec::new();
        for site in std::iter::once(index).chain(asking).chain(filling) {
            if site.says("dimension") && !saying.contains(&site) {
                saying.push(site);
            }
        }
        let mut said = saying
            .iter()
            .filter_map(|site| site.stated_number("dimension"));
        let Some(first) = said.next() else {
            continue;
        };
        if said.any(|other| (other - first).abs() > 0.0) {
            let message = format!("Vector lengths differ at {index}: {}.", lengths(&saying));
            found.push(Diagnostic::new(&RULE, message).at([index]).at(saying));
        }
    }
}

fn lengths(sites: &[NodeRef]) -> String {
    let described = sites
        .iter()
        .filter_map(|site| Some((site, site.number("dimension")?)));
    let described: Vec<_> = described.collect();
    display::some_of(&described, |(site, length)| {
        format!("{site} ({})", exact(*length))
    })
}
