//! Component tied to a requirement, an answer or an assumption that is no longer there.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MB008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for site in survey.components() {
        let gone = gone(survey, site);
        if !gone.is_empty() {
            let message = format!(
                "{site} is there because of {}, which the board no longer says.",
                display::list(&gone, "and")
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

/// What the component is tied to and the brief does not say.
fn gone(survey: &BoardQuery, site: NodeRef) -> Vec<String> {
    let brief = survey.document().brief();
    let reasons = site.node().into_iter().flat_map(|node| &node.because);
    let gone = reasons.filter(|reason| !reason.because.stands_in(brief));
    gone.map(|reason| {
        let words = survey.catalog().rationale_words(&reason.because);
        format!("“{}”", display::one_line(words))
    })
    .collect()
}
