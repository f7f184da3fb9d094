//! Nobody uses the system.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF010",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Nobody uses the system",
    condition: "A component that produces the answers of the product (by ranking, prediction or generation, live, on a device or in bulk) exists, \
        and there is neither a client nor a delivery channel.",
    why: "A design starts from who asks and what they get back. \
        Without a user the latency, volume and success metric cannot be argued.",
    fix: "Add the client and connect request and response.",
    source: "Common practice; framework step 1",
    fixes: &[FixTemplate {
        title: "Add a client that asks and gets the answer",
        steps: &[
            FixStep::Connect((Role::Client, "request"), (Role::Gateway, "request")),
            FixStep::Connect((Role::Gateway, "response"), (Role::Client, "response")),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let has_users = survey.has(Role::Client) || survey.has(Role::Delivers);
    let serving: Vec<_> = survey.with(Role::Serves).collect();
    if has_users || serving.is_empty() {
        return;
    }
    let names: Vec<String> = serving.iter().map(NodeRef::to_string).collect();
    let message = format!(
        "{} answers, but the board shows nobody who asks or receives.",
        display::some_of(&names)
    );
    let message = if names.len() > 1 {
        message.replacen(" answers,", " answer,", 1)
    } else {
        message
    };
    found.push(Diagnostic::new(&RULE, message).at(serving));
}
