//! Raw personal data reach training or annotators.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP001",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Raw personal data reach training or annotators",
    condition: "Personal data are involved, and a client, or a database, corpus or feed that holds them, reaches a dataset builder or annotation task over events, records, media, text or feedback without an anonymiser or offline feature store between.",
    why: "Names, faces and messages end up in files that are copied, shared and kept for years, and in the memory of models.",
    fix: "Pseudonymise or redact at the border; give annotators only what they need.",
    source: "ML Test Score Data 5; data-protection law (data minimisation)",
    fixes: &[FixTemplate {
        title: "Anonymise at the source",
        steps: &[FixStep::Between(
            Role::Anonymises,
            &[
                "raw_events",
                "records",
                "text",
                "images",
                "video",
                "audio",
                "feedback",
            ],
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = EdgeFilter::over(&[
        "raw_events",
        "records",
        "text",
        "images",
        "video",
        "audio",
        "feedback",
    ])
    .avoiding(&[Role::Anonymises, Role::StoresFeaturesOffline]);
    let stores = survey
        .with(Role::PersonalDataOrigin)
        .filter(|site| site.flag("holds_pii"));
    for source in survey.with(Role::Client).chain(stores) {
        let reached = source.downstream(way).into_iter();
        let exposed: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::UsesRawExamples))
            .collect();
        if !exposed.is_empty() {
            let message = format!(
                "Personal data of {source} reach {} as they are.",
                named(&exposed)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(exposed));
        }
    }
}
