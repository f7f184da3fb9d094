//! The field that finds on the board, at the upper right of the canvas.

use eframe::egui::{
    Align2, Context, Id, Key, Label, Margin, Modifiers, Rect, Role, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::app::canvas::canvas_id;
use crate::app::style::{self, SMALL, color32, icon_text, text};
use crate::app::widgets::{FloatingPanel, icon_button};
use crate::editor::{Action, BoardSearch, Editor, StepDirection, ViewAction};
use crate::scene::Typeface;

const WIDTH: f32 = 372.0;

/// What is typed, and whether the field is to take the keyboard.
#[derive(Default)]
pub struct FindBar {
    text: String,
    takes_keys: bool,
}

impl FindBar {
    /// Gives the field the keyboard when it is next shown, with all its text selected.
    pub fn focus(&mut self) {
        self.takes_keys = true;
    }

    /// Goes on with the search of another board.
    pub fn take_up(&mut self, editor: &Editor) {
        let query = editor.finder().map(|finder| finder.query.clone());
        self.text = query.unwrap_or_default();
        self.takes_keys = false;
    }

    /// Shows the field while a search is under way.
    pub fn show(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        actions: &mut Vec<Action>,
    ) {
        let Some(finder) = editor.finder() else {
            self.text.clear();
            return;
        };
        let at = canvas.right_top() + vec2(-WIDTH - 12.0, 64.0);
        FloatingPanel::new(Id::unique("find bar"), "Find on the board")
            .at(Align2::LEFT_TOP, at)
            .padded(8)
            .panel_ui(ctx, |ui| {
                ui.set_width(WIDTH - 16.0);
                self.field_ui(ui, editor, finder, actions);
                met_ui(ui, editor, finder);
            });
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        finder: &BoardSearch,
        actions: &mut Vec<Action>,
    ) {
        let tokens = style::tokens(ui);
        let id = Id::unique("find field");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let step = has_focus.then(|| stepped(ui)).flatten();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let field = ui
                .add(
                    TextEdit::singleline(&mut self.text)
                        .id(id)
                        .prefix(icon_text("ui.search", 16.0).color(color32(tokens.muted)))
                        .hint_text(style::text(
                            "Find",
                            Typeface::Regular,
                            style::BODY,
                            tokens.muted,
                        ))
                        .margin(Margin::symmetric(8, 5))
                        .desired_width(ui.available_width() - 178.0),
                )
                .accessible_name("Find on the board");
            if std::mem::take(&mut self.takes_keys) {
                field.request_focus();
                select_all(ui, id, &self.text);
            }
            if self.text != finder.query {
                actions.push(Action::View(ViewAction::Find(self.text.clone())));
            }
            count_ui(ui, finder);
            for (icon, name, command, forward) in [
                (
                    "ui.up",
                    "Find previous",
                    "edit.find_previous",
                    StepDirection::Back,
                ),
                (
                    "ui.down",
                    "Find next",
                    "edit.find_next",
                    StepDirection::Forward,
                ),
            ] {
                let keys = editor.shortcut(command);
                if icon_button(ui, icon, name, keys.as_deref()).clicked() {
                    actions.push(Action::View(ViewAction::FindStep(forward)));
                }
            }
            if icon_button(ui, "ui.close", "Close find bar", Some("Esc")).clicked() {
                leave(ui, actions);
            }
        });
        match step {
            Some(FindStep::To(forward)) => {
                actions.push(Action::View(ViewAction::FindStep(forward)));
            }
            Some(FindStep::Out) => leave(ui, actions),
            None => {}
        }
    }
}

enum FindStep {
    To(StepDirection),
    Out,
}

/// What a key in the field means.
fn stepped(ui: &Ui) -> Option<FindStep> {
    let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
    if pressed(Modifiers::SHIFT, Key::Enter) {
        return Some(FindStep::To(StepDirection::Back));
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        return Some(FindStep::To(StepDirection::Forward));
    }
    pressed(Modifiers::NONE, Key::Escape).then_some(FindStep::Out)
}

fn leave(ctx: &Context, actions: &mut Vec<Action>) {
    actions.push(Action::View(ViewAction::EndFind));
    ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
}

fn count_ui(ui: &mut Ui, finder: &BoardSearch) {
    let tokens = style::tokens(ui);
    let count = finder.count();
    let color = if finder.found.is_empty() {
        tokens.warning
    } else {
        tokens.muted
    };
    let size = vec2(84.0, 28.0);
    ui.allocate_ui(size, |ui| {
        ui.set_min_size(size);
        ui.centered_and_justified(|ui| {
            let label = ui.add(Label::new(text(&count, Typeface::Medium, SMALL, color)).truncate());
            label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &count));
        });
    });
}

/// What was met in the hit gone to.
fn met_ui(ui: &mut Ui, editor: &Editor, finder: &BoardSearch) {
    let Some(found) = finder.current() else {
        return;
    };
    let tokens = style::tokens(ui);
    let name = editor.name_of(&found.target);
    let met = if found.text == name {
        name
    } else {
        format!("{name}  ·  {}", found.text)
    };
    ui.add(Label::new(text(met, Typeface::Regular, SMALL, tokens.muted)).truncate());
}

fn select_all(ctx: &Context, id: Id, typed: &str) {
    use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
    use eframe::egui::text_edit::TextEditState;
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let end = CCursor::new(CharIndex(typed.chars().count()));
    let all = CCursorRange::two(CCursor::new(CharIndex(0)), end);
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}
