//! Deletion requests lead nowhere.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP003",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "Deletion requests lead nowhere",
    condition: "People may demand deletion, and no consent component with requests coming in sends commands to the erasure port of a store.",
    why: "A person who asks to be forgotten lives on in copies: lake, features, index, model.",
    fix: "Add consent & erasure, reach every store, and say what happens to models.",
    source: "GDPR article 17; ML Test Score Data 5",
    fixes: &[FixTemplate {
        title: "Carry deletions to the stores",
        steps: &[
            FixStep::Connect(
                (Role::Client, "feedback"),
                (Role::ManagesConsent, "requests"),
            ),
            FixStep::Connect(
                (Role::ManagesConsent, "control"),
                (Role::StoresHistory, "erasure"),
            ),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    let mut managers = survey.with(Role::ManagesConsent);
    let reaches_stores = |manager: NodeRef| manager.outs().any(|flow| flow.to_port() == "erasure");
    if managers.any(|manager| manager.is_fed_at("requests") && reaches_stores(manager)) {
        return;
    }
    let stores: Vec<NodeRef> = survey.with(Role::HoldsCopies).collect();
    let message =
        "People may ask to be forgotten, and no request reaches the stores that remember them.";
    found.push(Diagnostic::new(&RULE, message).at(stores));
}
