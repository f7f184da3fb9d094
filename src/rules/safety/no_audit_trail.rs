//! Regulated decision without an audit trail.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP007",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "Regulated decision without an audit trail",
    condition: "Decisions are regulated, and no append-only prediction logger gets predictions.",
    why: "When an authority or a customer asks why, the answer must be reproducible: inputs, model version, decision, reason.",
    fix: "Log every decision append-only with version and explanation.",
    source: "Regulatory practice (credit, payments, EU AI Act logging)",
    fixes: &[FixTemplate {
        title: "Make the log tamper-proof",
        steps: &[FixStep::Set(
            Role::LogsPredictions,
            "immutable_audit",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("regulated") {
        return;
    }
    let loggers: Vec<NodeRef> = survey.with(Role::LogsPredictions).collect();
    let audits = |site: &NodeRef| site.flag("immutable_audit") && site.is_fed_at("predictions");
    if !loggers.iter().any(audits) {
        let message = "The law asks for the reasons of every decision, and no tamper-proof record keeps them.";
        found.push(Diagnostic::new(&RULE, message).at(loggers));
    }
}
