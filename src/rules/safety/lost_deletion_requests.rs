//! Deletion requests lead nowhere.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP003",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Review,
    title: "Deletion requests lead nowhere",
    condition: "People may demand deletion, and no consent component with requests coming in sends commands to the erasure port of a store.",
    why: "A person who asks to be forgotten lives on in copies: lake, features, index, model.",
    fix: "Add consent & erasure, reach every store, and say what happens to models.",
    source: "GDPR article 17; ML Test Score Data 5",
    mends: &[Mend {
        does: "Carry deletions to the stores",
        steps: &[
            Step::Connect(
                (Role::Client, "feedback"),
                (Role::ManagesConsent, "requests"),
            ),
            Step::Connect(
                (Role::ManagesConsent, "control"),
                (Role::StoresHistory, "erasure"),
            ),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    let mut managers = survey.with(Role::ManagesConsent);
    let reaches_stores = |manager: Site| manager.outs().any(|flow| flow.to_port() == "erasure");
    if managers.any(|manager| manager.is_fed_at("requests") && reaches_stores(manager)) {
        return;
    }
    let stores: Vec<Site> = survey.with(Role::HoldsCopies).collect();
    let message =
        "People may ask to be forgotten, and no request reaches the stores that remember them.";
    found.push(Diagnostic::new(&RULE, message).at(stores));
}
