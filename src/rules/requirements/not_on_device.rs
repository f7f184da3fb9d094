//! On-device was required, inference is in the cloud.

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ005",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "On-device was required, inference is in the cloud",
    condition: "Inference on the device is required, something serves, and no on-device runtime gets both input and a model.",
    why: "Offline use, privacy or latency ruled the network out at the start.",
    fix: "Move at least the first stage to the device; keep the cloud for what may be sent.",
    source: "Seven-step framework (decisions follow requirements)",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.is_asked_choice("on_device", &["required"]) {
        return;
    }
    let mut runtimes = survey.with(Role::RunsOnDevice);
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    let runs = |site: NodeRef| site.is_fed_at("input") && site.is_fed_at("model");
    if !serving.is_empty() && !runtimes.any(runs) {
        let message = format!(
            "Inference must run on the device, but answers come from {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
