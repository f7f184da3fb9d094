//! Behaviour logs keep identities.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP015",
    family: Family::Safety,
    severity: Severity::Warning,
    when: When::Live,
    title: "Behaviour logs keep identities",
    condition: "Personal data are involved, and a client reaches an event stream or data lake over events or feedback without an anonymiser or consent component between.",
    why: "Logs are the most copied data of all. Names and device ids that enter the stream are in every copy by the evening.",
    fix: "Pseudonymise at the border, before the first durable copy.",
    source: "ML Test Score Data 5; data minimisation",
    mends: &[Mend {
        does: "Anonymise at the source",
        steps: &[Step::Between(Role::Anonymises, &["raw_events", "feedback"])],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way =
        Way::over(&["raw_events", "feedback"]).avoiding(&[Role::Anonymises, Role::ManagesConsent]);
    for client in survey.with(Role::Client) {
        let reached = client.downstream(way).into_iter();
        let logs: Vec<Site> = reached
            .filter(|site| site.is(Role::FirstDurableCopy))
            .collect();
        if !logs.is_empty() {
            let message = format!(
                "What {client} does is kept under people's names in {}.",
                named(&logs)
            );
            found.push(Diagnostic::new(&RULE, message).at([client]).at(logs));
        }
    }
}
