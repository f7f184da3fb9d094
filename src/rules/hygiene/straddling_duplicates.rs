//! Near-duplicates may straddle the split.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH010",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Near-duplicates may straddle the split",
    condition: "A dataset builder takes images, video, audio or text and does not remove near-duplicates.",
    why: "Re-uploads, crops and reposts put almost the same item on both sides of the split and inflate the test score.",
    fix: "De-duplicate by perceptual or embedding hash, or split by source.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Remove near-duplicates",
        steps: &[FixStep::Set(
            Role::BuildsDataset,
            "deduplicate",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let takes_media = dataset
            .ins_of(&["images", "video", "audio", "text"])
            .next()
            .is_some();
        if takes_media && !dataset.flag("deduplicate") {
            let message =
                format!("{dataset} may put copies of one item into both training and test rows.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
