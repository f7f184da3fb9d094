//! Near-duplicates may straddle the split.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH010",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Live,
    title: "Near-duplicates may straddle the split",
    condition: "A dataset builder takes images, video, audio or text and does not remove near-duplicates.",
    why: "Re-uploads, crops and reposts put almost the same item on both sides of the split and inflate the test score.",
    fix: "De-duplicate by perceptual or embedding hash, or split by source.",
    source: "Common practice",
    mends: &[Mend {
        does: "Remove near-duplicates",
        steps: &[Step::Set(
            Role::BuildsDataset,
            "deduplicate",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
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
