//! Third-party data enter unchecked.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() && !survey.has(Role::ValidatesData) {
        return;
    }
    let way = EdgeFilter::ANY.avoiding(&[Role::ValidatesData]);
    let harmed = survey.leading_to(Role::HarmedByBadData, way);
    for feed in survey.with(Role::ThirdParty) {
        if harmed.contains(feed) {
            let message = format!(
                "Data validation: nothing checks the data of {feed} before features and models use them."
            );
            found.push(Diagnostic::new(&RULE, message).at([feed]));
        }
    }
}
