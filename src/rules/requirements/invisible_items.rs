//! New items stay invisible too long.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ003",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "New items stay invisible too long",
    condition: "The fastest way by which a new item can be found takes longer than it may: \
        through embedding job and index builder, by streamed vectors or documents, or by tables that a candidate generator reads.",
    why: "News, listings or posts are worth most when new; an index rebuilt every night hides them for a day.",
    fix: "Stream upserts into the index, or serve new items from a separate fresh index or list.",
    source: "Rules of ML #8",
    fixes: &[FixTemplate {
        title: "Embed and index new items as they come",
        steps: &[
            FixStep::Set(Role::BuildsIndex, "incremental", NewValue::Flag(true)),
            FixStep::Set(Role::BuildsIndex, "interval_h", NewValue::Number(0.25)),
            FixStep::Set(Role::EmbedsCorpus, "interval_h", NewValue::Number(0.1)),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let wanted = survey.asked_number("new_item_visible_s");
    let Some((wanted, takes)) = wanted.zip(survey.item_visible_s()) else {
        return;
    };
    if takes > wanted {
        let message = format!(
            "A new item is searchable after {takes:.0} s at the earliest; the target is {wanted} s."
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.with(Role::Retrieves)));
    }
}
