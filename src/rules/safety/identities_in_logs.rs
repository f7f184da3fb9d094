//! Behaviour logs keep identities.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP015",
    family: RuleFamily::Safety,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Behaviour logs keep identities",
    condition: "Personal data are involved, and a client reaches an event stream or data lake over events or feedback without an anonymiser or consent component between.",
    why: "Logs are the most copied data of all. Names and device ids that enter the stream are in every copy by the evening.",
    fix: "Pseudonymise at the border, before the first durable copy.",
    source: "ML Test Score Data 5; data minimisation",
    fixes: &[FixTemplate {
        title: "Anonymise at the source",
        steps: &[FixStep::Between(Role::Anonymises, &["raw_events", "feedback"])],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way =
        EdgeFilter::over(&["raw_events", "feedback"]).avoiding(&[Role::Anonymises, Role::ManagesConsent]);
    for client in survey.with(Role::Client) {
        let reached = client.downstream(way).into_iter();
        let logs: Vec<NodeRef> = reached
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
