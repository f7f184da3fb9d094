//! Filter without a source of truth.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV025",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Filter without a source of truth",
    condition: "An eligibility filter removes by stock, availability, permissions, block lists, law or expiry and reads no rules.",
    why: "Stock, rights and block lists change by the second; a filter that does not read them filters by memory.",
    fix: "Read the system of record (or a stream-fed copy) at request time.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Read the system of record",
        steps: &[FixStep::Connect(
            (Role::SystemOfRecord, "records"),
            (Role::FiltersItems, "rules"),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
        if filter.has_chosen("filters", CHANGING) && !filter.is_fed_at("rules") {
            let message =
                format!("{filter} filters by what changes every second and reads none of it.");
            found.push(Diagnostic::new(&RULE, message).at([filter]).port(
                filter.id(),
                &"rules".into(),
                PortSide::Input,
            ));
        }
    }
}
