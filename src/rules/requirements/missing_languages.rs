//! Model speaks fewer languages than the users.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(wanted) = survey.asked_number("languages").filter(|n| *n > 1.0) else {
        return;
    };
    for site in survey.with(Role::ReadsLanguage) {
        let Some(spoken) = site.stated_number("languages") else {
            continue;
        };
        if spoken < wanted
            && reads_language(site)
            && (site.is(Role::ReadsLanguageOffPath) || site.is_on_path())
        {
            let message = format!(
                "Languages: {site} speaks {spoken} of {wanted}.",
                spoken = exact(spoken),
                wanted = exact(wanted)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

fn reads_language(site: NodeRef) -> bool {
    site.is(Role::AlwaysReadsLanguage)
        || site.ins_of(&["text", "audio", "request"]).next().is_some()
}
