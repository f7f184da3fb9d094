//! Personal data sent to a model vendor.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP011",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Personal data sent to a model vendor",
    condition: "Personal data are involved, and a language model at a vendor can be reached from a client, or from a database or corpus that holds personal data, without an anonymiser, data lake, model registry or trainer between.",
    why: "Another company now holds your users' data under its own rules.",
    fix: "Redact before the call, host the model yourself, or contract and document it.",
    source: "Data-protection practice",
    fixes: &[FixTemplate {
        title: "Anonymise at the source",
        steps: &[FixStep::Between(
            Role::Anonymises,
            &["raw_events", "records", "text", "request"],
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = EdgeFilter::ANY.avoiding(&[
        Role::Anonymises,
        Role::StoresHistory,
        Role::RegistersModels,
        Role::Trains,
    ]);
    let models = survey.with(Role::Generates);
    let vendors: Vec<NodeRef> = models
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
        let told: Vec<NodeRef> = vendors
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
