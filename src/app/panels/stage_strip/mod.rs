//! The strip of stages below the canvas: which stage is shown, its words, the way to the others, and a small map.

mod map;
mod stage_titles;
mod stage_words;

use eframe::egui::{
    Align, Button, Frame, Layout, Margin, Panel, Rect, Role, TextEdit, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use crate::app::panels::texts;
use crate::app::style::{self, BODY, HEADING, color32, text};
use crate::app::widgets::{icon_button, icon_toggle, link_button, quiet};
use crate::editor::{Action, Editor, StageAction, StagePlacing, WalkView};
use crate::scene::Typeface;

/// Height of the strip, and what the sentence to say adds.
const HEIGHT: f32 = 150.0;
const SAY: f32 = 22.0;
/// Width of the map.
const MAP: f32 = 150.0;

/// The strip's own state.
#[derive(Default)]
pub struct StageStrip {
    /// Whether the sentence for whoever explains aloud is shown.
    says: bool,
    /// What is being typed, and of which stage.
    typed: Option<TypedStage>,
}

/// The words of a stage while they are typed.
struct TypedStage {
    at: usize,
    title: String,
    text: String,
}

impl StageStrip {
    /// Shows the strip while stages are walked.
    pub fn show(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        if editor.board().stage_walk().is_none() {
            self.typed = None;
            return;
        }
        let tokens = style::tokens(ui);
        let frame = Frame::new()
            .fill(color32(tokens.panel))
            .inner_margin(Margin::symmetric(14, 8));
        let height = if self.says { HEIGHT + SAY } else { HEIGHT };
        Panel::bottom("stages")
            .exact_size(height)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                let whole = ui.max_rect();
                let (words, map) = whole.split_left_right_at_x(whole.right() - MAP - 14.0);
                let titles = 28.0;
                let above = Rect::from_min_max(words.min, words.max - vec2(0.0, titles + 6.0));
                let layout = Layout::top_down(Align::Min);
                let mut part = ui.new_child(UiBuilder::new().max_rect(above).layout(layout));
                part.set_clip_rect(above.intersect(ui.clip_rect()));
                self.header_ui(&mut part, editor, actions);
                self.words_ui(&mut part, editor, actions);
                let below = Rect::from_min_max(words.left_bottom() - vec2(0.0, titles), words.max);
                let mut row = ui.new_child(
                    UiBuilder::new()
                        .max_rect(below)
                        .layout(Layout::left_to_right(Align::Center)),
                );
                stage_titles::show(&mut row, editor, actions);
                let place = Rect::from_min_max(map.min + vec2(14.0, 0.0), map.max);
                map::show(ui, editor, place);
            });
    }

    /// The keys, the number and the title, and what can be done.
    fn header_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let Some(walk) = editor.board().stage_walk() else {
            return;
        };
        let n = editor.board().stages().len();
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            let previous = icon_button(ui, "ui.left", texts::PREVIOUS_STAGE, Some("←"));
            if previous.clicked() {
                actions.push(Action::Run("stages.previous"));
            }
            if icon_button(ui, "ui.right", texts::NEXT_STAGE, Some("→")).clicked() {
                actions.push(Action::Run("stages.next"));
            }
            let tokens = style::tokens(ui);
            let (count, title) = match editor.board().shown_stage() {
                Some(stage) => (texts::stage_count(walk.at + 1, n), stage.title.as_str()),
                None => (texts::stage_count(n, n), texts::WHOLE_BOARD),
            };
            if editor.board().shown_stage().is_some() {
                ui.label(text(count, Typeface::Regular, BODY, tokens.muted));
            }
            let shown = ui.label(text(title, Typeface::SemiBold, HEADING, tokens.text));
            shown.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.tools_ui(ui, editor, actions);
            });
        });
    }

    /// From the right: end, present, in place, say, change.
    fn tools_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let Some(walk) = editor.board().stage_walk() else {
            return;
        };
        if link_button(ui, texts::EDIT_BOARD)
            .on_hover_text(texts::EDIT_BOARD_TOOLTIP)
            .clicked()
        {
            actions.push(Action::Stages(StageAction::Leave));
        }
        let presents = walk.view == WalkView::Present;
        let name = if presents {
            texts::END_PRESENTATION
        } else {
            texts::PRESENT
        };
        let keys = editor.shortcut("view.present");
        if icon_toggle(
            ui,
            "ui.arrow_up_right",
            name,
            keys.as_deref(),
            presents.into(),
        )
        .clicked()
        {
            actions.push(Action::Run("view.present"));
        }
        let is_in_place = walk.placing == StagePlacing::InPlace;
        if icon_toggle(ui, "ui.pin", texts::IN_PLACE, None, is_in_place.into()).clicked() {
            actions.push(Action::Run("stages.in_place"));
        }
        let Some(stage) = editor.board().shown_stage() else {
            return;
        };
        if !stage.say.is_empty()
            && icon_toggle(ui, "ui.chat", texts::SAY, None, self.says.into()).clicked()
        {
            self.says = !self.says;
        }
        if editor.board().file_lock().is_none() && !presents {
            let (title, words) = (stage.title.clone(), stage.text.clone());
            self.change_ui(ui, walk.at, (title, words), editor, actions);
        }
    }

    /// What can be done to the stage itself.
    fn change_ui(
        &mut self,
        ui: &mut Ui,
        at: usize,
        (title, words): (String, String),
        editor: &Editor,
        actions: &mut Vec<Action>,
    ) {
        let more = ui.scope(|ui| {
            quiet(ui, style::tokens(ui));
            ui.menu_button(style::icon_text("ui.more", 18.0), |ui| {
                if ui.button(texts::CHANGE_WORDS).clicked() {
                    self.typed = Some(TypedStage {
                        at,
                        title,
                        text: words,
                    });
                }
                for (id, is_possible) in [
                    ("stages.earlier", at > 0),
                    ("stages.later", at + 1 < editor.board().stages().len()),
                    ("stages.add", !editor.selection().is_empty()),
                    ("stages.remove", true),
                ] {
                    let command = crate::editor::Command::named(id);
                    let name = command.map_or("", |command| command.title);
                    let button = ui.add_enabled(is_possible, Button::new(name));
                    if button.clicked() {
                        actions.push(Action::Run(id));
                    }
                }
            })
        });
        let name = texts::CHANGE_STAGE;
        let button = more.inner.response.on_hover_text(name);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    }

    fn words_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let at = editor.board().stage_walk().map(|walk| walk.at);
        if self
            .typed
            .as_ref()
            .is_some_and(|typed| Some(typed.at) == at)
        {
            self.typing_ui(ui, actions);
            return;
        }
        self.typed = None;
        stage_words::show(ui, editor, actions);
        if let Some(stage) = editor.board().shown_stage().filter(|_| self.says) {
            let tokens = style::tokens(ui);
            let say = texts::say(&stage.say);
            ui.label(text(say, Typeface::Medium, BODY, tokens.accent));
        }
    }

    /// Fields for the title and the text; Enter in the title or a click beside them takes them.
    fn typing_ui(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Some(typed) = &mut self.typed else {
            return;
        };
        let wide = ui.available_width();
        let title = ui.add(
            TextEdit::singleline(&mut typed.title)
                .desired_width(wide)
                .hint_text(texts::STAGE_TITLE),
        );
        title.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, texts::STAGE_TITLE));
        let words = ui.add(
            TextEdit::multiline(&mut typed.text)
                .desired_width(wide)
                .desired_rows(2)
                .hint_text(texts::STAGE_TEXT),
        );
        words
            .widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, texts::STAGE_TEXT));
        let is_new =
            !title.has_focus() && !words.has_focus() && !title.lost_focus() && !words.lost_focus();
        if is_new {
            title.request_focus();
        }
        let is_left =
            title.lost_focus() && !words.has_focus() || words.lost_focus() && !title.has_focus();
        if !is_left {
            return;
        }
        let is_cancelled = ui.input(|input| input.key_pressed(eframe::egui::Key::Escape));
        if let Some(TypedStage { at, title, text }) = self.typed.take().filter(|_| !is_cancelled) {
            actions.push(Action::Stages(StageAction::Rename { at, title }));
            actions.push(Action::Stages(StageAction::Describe { at, text }));
        }
    }
}
