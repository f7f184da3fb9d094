//! Filter without a source of truth.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV025", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const CHANGING: &[&str] = &[
        "out_of_stock",
        "availability",
        "permissions",
        "blocked",
        "geo_legal",
        "expired",
    ];
    for filter in survey.with(Role::FiltersItems) {
        if filter.says("filters")
            && filter.has_chosen("filters", CHANGING)
            && !filter.is_fed_at("rules")
        {
            let message = format!(
                "Source of truth: {filter} filters by what changes every second and reads none of it."
            );
            found.push(Diagnostic::new(&RULE, message).at([filter]).port(
                filter.id(),
                &"rules".into(),
                PortSide::Input,
            ));
        }
    }
}
