//! Model speaks fewer languages than the users.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ009",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Model speaks fewer languages than the users",
    condition: "More than one language must work, and a component that reads language has fewer: \
        query understanding or a language model on the request path, or a query encoder on it, or an embedding job, model server or on-device runtime, that gets text, audio or requests.",
    why: "Quality drops silently for everyone outside the main language, and average metrics hide it.",
    fix: "Use a multilingual encoder, route by language, and evaluate per language.",
    source: "Framework step 1; ML Test Score Model 6",
    fixes: &[FixTemplate {
        title: "Claim all languages",
        steps: &[FixStep::Set(
            Role::ReadsLanguage,
            "languages",
            NewValue::Asked("languages", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(wanted) = survey.asked_number("languages").filter(|n| *n > 1.0) else {
        return;
    };
    for site in survey.with(Role::ReadsLanguage) {
        let Some(spoken) = site.number("languages") else {
            continue;
        };
        if spoken < wanted
            && reads_language(site)
            && (site.is(Role::ReadsLanguageOffPath) || site.is_on_path())
        {
            let message = format!("{site} speaks {spoken} of {wanted} languages.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

fn reads_language(site: NodeRef) -> bool {
    site.is(Role::AlwaysReadsLanguage)
        || site.ins_of(&["text", "audio", "request"]).next().is_some()
}
