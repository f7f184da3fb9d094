//! Nobody uses the system.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When, display};

pub static RULE: Rule = Rule {
    id: "DF010",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Review,
    title: "Nobody uses the system",
    condition: "A component that produces the answers of the product (by ranking, prediction or generation, live, on a device or in bulk) exists, \
        and there is neither a client nor a delivery channel.",
    why: "A design starts from who asks and what they get back. \
        Without a user the latency, volume and success metric cannot be argued.",
    fix: "Add the client and connect request and response.",
    source: "Common practice; framework step 1",
    mends: &[Mend {
        does: "Add a client that asks and gets the answer",
        steps: &[
            Step::Connect((Role::Client, "request"), (Role::Gateway, "request")),
            Step::Connect((Role::Gateway, "response"), (Role::Client, "response")),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let has_users = survey.has(Role::Client) || survey.has(Role::Delivers);
    let serving: Vec<_> = survey.with(Role::Serves).collect();
    if has_users || serving.is_empty() {
        return;
    }
    let names: Vec<String> = serving.iter().map(Site::to_string).collect();
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
