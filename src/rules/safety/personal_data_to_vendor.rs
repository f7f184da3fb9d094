//! Personal data sent to a model vendor.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP011",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Live,
    title: "Personal data sent to a model vendor",
    condition: "Personal data are involved, and a language model at a vendor can be reached from a client, or from a database or corpus that holds personal data, without an anonymiser, data lake, model registry or trainer between.",
    why: "Another company now holds your users' data under its own rules.",
    fix: "Redact before the call, host the model yourself, or contract and document it.",
    source: "Data-protection practice",
    mends: &[Mend {
        does: "Anonymise at the source",
        steps: &[Step::Between(
            Role::Anonymises,
            &["raw_events", "records", "text", "request"],
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = Way::ANY.avoiding(&[
        Role::Anonymises,
        Role::StoresHistory,
        Role::RegistersModels,
        Role::Trains,
    ]);
    let models = survey.with(Role::Generates);
    let vendors: Vec<Site> = models
        .filter(|site| site.is_choice("hosting", &["external_api"]))
        .collect();
    if vendors.is_empty() {
        return;
    }
    let stores = survey
        .with(Role::FirstPartyData)
        .filter(|site| site.flag("holds_pii"));
    for source in survey.with(Role::Client).chain(stores) {
        let reached = source.downstream(way);
        let told: Vec<Site> = vendors
            .iter()
            .copied()
            .filter(|site| reached.contains(site))
            .collect();
        if !told.is_empty() {
            let message = format!(
                "Personal data of {source} go to the vendor of {}.",
                named(&told)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(told));
        }
    }
}
