//! The editor's questions, asked where they arise: over the element, at the drop point, or in the middle.

mod acknowledge;
mod because;
mod choices;
mod heading;
mod quick_fix;
mod rename;
mod texts;
mod write;

use eframe::egui::{Context, Rect};

use crate::app::prompts::heading::PickHeading;
use crate::app::widgets::ListCursor;
use crate::editor::{Action, BoardAction, Editor, FindingAction, Prompt};
use crate::geom::Point;
use crate::model::Target;

/// What is typed and walked while a question is open.
#[derive(Default)]
pub struct PromptState {
    /// The question the fields below belong to.
    open: Option<Prompt>,
    text: String,
    walk: ListCursor,
    /// Frames since it opened: the field takes the keyboard at the first one.
    age: u32,
}

impl PromptState {
    /// Shows the open question, if there is one. `canvas` is where the board is.
    pub fn show(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        actions: &mut Vec<Action>,
    ) {
        let Some(prompt) = editor.prompt() else {
            self.open = None;
            return;
        };
        if self.open.as_ref() != Some(prompt) {
            *self = Self {
                open: Some(prompt.clone()),
                text: first_text(editor, prompt),
                ..Self::default()
            };
        }
        match prompt {
            Prompt::Rename { target, .. } => self.rename_ui(ctx, canvas, editor, target, actions),
            Prompt::Write { item, .. } => self.write_ui(ctx, editor, item, actions),
            Prompt::PickKind { at, .. } => {
                self.kind_ui(ctx, canvas, editor, &PickHeading::adding(), *at, actions);
            }
            Prompt::Splice { edge } => {
                let route = editor.derived().line_of(edge);
                let at = route.map_or(Point::ORIGIN, |route| route.label_at);
                self.kind_ui(ctx, canvas, editor, &PickHeading::adding(), at, actions);
            }
            Prompt::Replace { node } => {
                let heading = PickHeading::replacing(editor, node);
                let rect = editor.board().bounds(&Target::Node(node.clone()));
                let at = rect.map_or(Point::ORIGIN, |rect| rect.center());
                self.kind_ui(ctx, canvas, editor, &heading, at, actions);
            }
            Prompt::Connect { node } => self.connect_ui(ctx, canvas, editor, node, actions),
            Prompt::Reconnect { edge } => self.reconnect_ui(ctx, canvas, editor, edge, actions),
            Prompt::PickPayload { edge, choices } => {
                self.payload_ui(ctx, canvas, editor, edge, choices, actions);
            }
            Prompt::Because { node } => self.because_ui(ctx, canvas, editor, node, actions),
            Prompt::Mend { finding } => self.quick_fix_ui(ctx, canvas, editor, finding, actions),
            Prompt::Acknowledge { finding, .. } => {
                self.acknowledge_ui(ctx, editor, finding, actions);
            }
        }
        self.age = self.age.saturating_add(1);
    }
}

impl PromptState {
    /// Whether the editor's question is the one that is shown.
    pub fn is_open(&self, editor: &Editor) -> bool {
        self.open.as_ref() == editor.prompt()
    }

    /// What the text that is being typed would do, where it is not shown by the board itself.
    pub fn typed(&self) -> Option<Action> {
        match self.open.as_ref()? {
            Prompt::Rename { target, text } if *text != self.text => {
                Some(Action::Board(BoardAction::Rename {
                    target: target.clone(),
                    text: self.text.clone(),
                }))
            }
            Prompt::Acknowledge { finding, .. } if !self.text.trim().is_empty() => {
                Some(Action::Finding(FindingAction::Acknowledge {
                    finding: finding.clone(),
                    reason: Some(self.text.trim().to_owned()),
                }))
            }
            Prompt::Rename { .. }
            | Prompt::Acknowledge { .. }
            | Prompt::Write { .. }
            | Prompt::PickKind { .. }
            | Prompt::Splice { .. }
            | Prompt::Replace { .. }
            | Prompt::Connect { .. }
            | Prompt::Reconnect { .. }
            | Prompt::PickPayload { .. }
            | Prompt::Because { .. }
            | Prompt::Mend { .. } => None,
        }
    }
}

fn first_text(editor: &Editor, prompt: &Prompt) -> String {
    match prompt {
        Prompt::Rename { text, .. } => text.clone(),
        // What has been typed before something else came to the front is on the board.
        Prompt::Write { item, .. } => {
            let now = editor.document().sketch().get(&item.id);
            now.unwrap_or(item).text().unwrap_or_default().to_owned()
        }
        Prompt::Acknowledge { reason, .. } => reason.clone(),
        _ => String::new(),
    }
}
