//! What to do about a finding, by keyboard: the ways to mend it, each shown on the board while the arrow keys are on it.

use eframe::egui::{Context, Rect};

use crate::app::prompts::PromptState;
use crate::app::prompts::choices::{PickEntry, PickIcon};
use crate::app::prompts::heading::PickHeading;
use crate::app::prompts::texts;
use crate::editor::{Action, Editor, FindingAction, PromptAnswer, QuickFix};
use crate::geom::Point;
use crate::model::{FindingKey, Target};

/// What a way does takes more words than a name.
const WIDTH: f32 = 420.0;

impl PromptState {
    pub(in crate::app::prompts) fn quick_fix_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        finding: &FindingKey,
        actions: &mut Vec<Action>,
    ) {
        if editor.wants_fixes(finding) {
            actions.push(Action::Finding(FindingAction::AskFixes(vec![
                finding.clone(),
            ])));
        }
        let found = editor.derived().report.find(finding);
        let (title, advice) = found.map_or(("", ""), |found| (&*found.message, found.rule.fix));
        let fixes = editor.fixes(finding);
        let heading = PickHeading {
            title: title.to_owned(),
            search: None,
            nothing: "",
            note: if fixes.is_some_and(<[_]>::is_empty) {
                advice
            } else {
                ""
            },
            width: WIDTH,
        };
        let offers = offers(editor, finding);
        let nodes = finding.nodes.iter().cloned().map(Target::Node);
        let nodes: Vec<Target> = nodes.collect();
        let extent = editor.board().extent(&nodes);
        let at = extent.map_or_else(
            || editor.camera().visible(editor.viewport()).center(),
            |extent| Point::new(extent.x1 + 24.0, extent.y0),
        );
        self.list_ui(ctx, canvas, editor, at, &heading, &offers, actions);
    }
}

fn offers<'a>(editor: &Editor, finding: &FindingKey) -> Vec<PickEntry<'a>> {
    let offer = |name: String, remedy| PickEntry {
        name,
        detail: String::new(),
        mark: PickIcon::None,
        answer: PromptAnswer::Mend(remedy),
    };
    let fixes = editor.fixes(finding).unwrap_or_default();
    let ways = fixes.iter().enumerate();
    let mut offers: Vec<PickEntry> = ways
        .map(|(i, fix)| offer(fix.does.clone(), QuickFix::Fix(i)))
        .collect();
    let same = editor.problems();
    let n_same = same.filter(|found| found.rule.id == finding.rule).count();
    if !fixes.is_empty() && n_same > 1 {
        let name = texts::fix_all(n_same, &finding.rule);
        offers.push(offer(name, QuickFix::FixAll));
    }
    offers.push(offer(
        texts::ACKNOWLEDGE_CHOICE.to_owned(),
        QuickFix::Acknowledge,
    ));
    offers
}
