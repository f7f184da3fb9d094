//! Raw personal data reach training or annotators.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP001",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Live,
    title: "Raw personal data reach training or annotators",
    condition: "Personal data are involved, and a client, or a database, corpus or feed that holds them, reaches a dataset builder or annotation task over events, records, media, text or feedback without an anonymiser or offline feature store between.",
    why: "Names, faces and messages end up in files that are copied, shared and kept for years, and in the memory of models.",
    fix: "Pseudonymise or redact at the border; give annotators only what they need.",
    source: "ML Test Score Data 5; data-protection law (data minimisation)",
    mends: &[Mend {
        does: "Anonymise at the source",
        steps: &[Step::Between(
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
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = Way::over(&[
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
        let exposed: Vec<Site> = reached
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
