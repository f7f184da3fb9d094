//! What a component is there for: a requirement, an answer, an assumption, or one that is typed.

use eframe::egui::{Context, Rect};

use crate::app::panels::inspector::node_name;
use crate::app::prompts::PromptState;
use crate::app::prompts::choices::{PickEntry, PickIcon};
use crate::app::prompts::heading::PickHeading;
use crate::app::prompts::texts;
use crate::editor::{Action, Editor, PromptAnswer, RationaleChoice, rationale_choices};
use crate::geom::Point;
use crate::model::{NodeId, RationaleSource};

/// Questions are sentences.
const WIDTH: f32 = 420.0;

impl PromptState {
    pub(in crate::app::prompts) fn because_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        node: &NodeId,
        actions: &mut Vec<Action>,
    ) {
        let choices = rationale_choices(editor, &self.text).into_iter();
        let offers: Vec<PickEntry> = choices
            .map(|choice| PickEntry {
                name: choice.title.clone(),
                detail: detail(&choice).to_owned(),
                mark: PickIcon::None,
                answer: PromptAnswer::Because(choice.because),
            })
            .collect();
        let heading = PickHeading {
            title: texts::because(&node_name(editor, node)),
            search: Some(texts::SEARCH_REASON),
            nothing: texts::NO_REASON,
            note: "",
            width: WIDTH,
        };
        let rect = editor.derived().boxes.get(node).map(|node| node.rect);
        let at = rect.map_or(Point::ZERO, |rect| Point::new(rect.x1 + 12.0, rect.y0));
        self.list_ui(ctx, canvas, editor, at, &heading, &offers, actions);
    }
}

/// What choosing it comes to.
fn detail(choice: &RationaleChoice) -> &'static str {
    match (&choice.because, choice.is_tied, choice.is_said) {
        (_, true, true) => texts::TIED,
        (_, true, false) => texts::TIED_TO_NOTHING,
        (RationaleSource::Requirement(_), ..) => texts::REQUIREMENT,
        (RationaleSource::Answer(_), ..) => texts::ANSWER,
        (RationaleSource::Assumption(_), _, true) => texts::ASSUMPTION,
        (RationaleSource::Assumption(_), _, false) => texts::NEW_ASSUMPTION,
    }
}
