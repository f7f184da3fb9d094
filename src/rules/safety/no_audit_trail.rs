//! Regulated decision without an audit trail.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP007",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Review,
    title: "Regulated decision without an audit trail",
    condition: "Decisions are regulated, and no append-only prediction logger gets predictions.",
    why: "When an authority or a customer asks why, the answer must be reproducible: inputs, model version, decision, reason.",
    fix: "Log every decision append-only with version and explanation.",
    source: "Regulatory practice (credit, payments, EU AI Act logging)",
    mends: &[Mend {
        does: "Make the log tamper-proof",
        steps: &[Step::Set(
            Role::LogsPredictions,
            "immutable_audit",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("regulated") {
        return;
    }
    let loggers: Vec<Site> = survey.with(Role::LogsPredictions).collect();
    let audits = |site: &Site| site.flag("immutable_audit") && site.is_fed_at("predictions");
    if !loggers.iter().any(audits) {
        let message = "The law asks for the reasons of every decision, and no tamper-proof record keeps them.";
        found.push(Diagnostic::new(&RULE, message).at(loggers));
    }
}
