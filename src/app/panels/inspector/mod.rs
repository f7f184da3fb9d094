//! The inspector: what is selected, in words and numbers that can be changed.

mod board;
mod clarifications;
mod connections;
mod constants;
mod edge;
mod failure_modes;
mod field_state;
mod figures;
mod findings;
mod framing;
mod node;
mod paragraphs;
mod property;
mod reasons;
mod requirements;
mod study;
mod texts;
mod typed_value;

pub use board::{open_requirements, open_study};
pub use connections::node_name;
pub use edge::payload_title;
pub use framing::{fields_ui as framing_ui, focus_framing};
pub use requirements::{show as card_ui, want_requirement};

use eframe::egui::{Id, ScrollArea, Ui};

use crate::app::panels::style_editor;
use crate::app::style::{self, BODY, HEADING, text};
use crate::app::widgets::{FieldDrafts, FieldLook, plain_button, section};
use crate::editor::{Action, BoardAction, Command, Editor};
use crate::model::{SketchId, Target};
use crate::scene::Typeface;
use crate::text::counted;

/// How wide the room for the scroll bar is, in points.
const BAR_ROOM: f32 = 10.0;

pub fn show(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let is_tool = editor.board().sample(editor.tool_id()).is_some();
    // The names of the pages stay in sight while a page is scrolled.
    let is_board = editor.selection().is_empty() && !is_tool;
    let page = is_board.then(|| board::page_ui(ui, editor.board()));
    // The bar has room of its own beside the fields.
    ui.spacing_mut().scroll.floating_allocated_width = BAR_ROOM;
    let scroll = ScrollArea::vertical().auto_shrink(false);
    let scroll = scroll.id_salt(("inspector", page));
    scroll.show(ui, |ui| {
        if is_tool {
            style_editor::tool_ui(ui, editor, actions);
            return;
        }
        if let Some(page) = page {
            board::show(ui, editor, page, drafts, actions);
            ui.add_space(24.0);
            return;
        }
        match editor.board().selected_one() {
            None => several_ui(ui, editor, actions),
            Some(Target::Node(id)) => node::show(ui, editor, id, drafts, actions),
            Some(Target::Edge(id)) => edge::show(ui, editor, id, drafts, actions),
            Some(Target::Sketch(id)) => sketch_ui(ui, editor, id, drafts, actions),
        }
        ui.add_space(24.0);
    });
}

/// More than one thing: how many of what, and what can be done with all of them.
fn several_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let count = |is: fn(&Target) -> bool| editor.selection().iter().filter(|t| is(t)).count();
    let parts = [
        (count(|t| matches!(t, Target::Node(_))), "component"),
        (count(|t| matches!(t, Target::Edge(_))), "connection"),
        (count(|t| matches!(t, Target::Sketch(_))), "drawing"),
    ];
    ui.label(text(
        texts::SELECTION,
        Typeface::SemiBold,
        HEADING,
        tokens.text,
    ));
    for (n, word) in parts.into_iter().filter(|(n, _)| *n > 0) {
        ui.label(text(
            counted(n, word),
            Typeface::Regular,
            BODY,
            tokens.muted,
        ));
    }
    style_editor::show(ui, editor, actions);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for id in ["edit.duplicate", "edit.delete", "view.fit_selection"] {
            if let Some(command) = Command::named(id)
                && plain_button(ui, command.title).clicked()
            {
                actions.push(Action::Run(command.id));
            }
        }
    });
}

fn sketch_ui(
    ui: &mut Ui,
    editor: &Editor,
    id: &SketchId,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let tokens = style::tokens(ui);
    let Some(item) = editor.document().sketch().get(id) else {
        return;
    };
    let label = if item.is_frame() {
        texts::TITLE
    } else {
        texts::TEXT
    };
    let title = style_editor::form_title(&item.form);
    ui.label(text(title, Typeface::SemiBold, HEADING, tokens.text));
    style_editor::show(ui, editor, actions);
    let Some(words) = item.text() else {
        return;
    };
    section(ui, label);
    let target = Target::Sketch(id.clone());
    let field = FieldLook {
        name: label,
        hint: "",
        unit: "",
        width: f32::INFINITY,
        rows: if item.is_frame() { 1 } else { 4 },
        align_right: false,
    };
    drafts.field(
        ui,
        Id::unique(("sketch text", id)),
        words,
        &field,
        move |text| {
            Action::Board(BoardAction::Rename {
                target: target.clone(),
                text: text.to_owned(),
            })
        },
    );
    if item.is_frame() {
        let n = editor.document().members(id).len();
        ui.add_space(4.0);
        let line = texts::frame_contents(n);
        ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
        ui.add_space(4.0);
        let title = if item.is_folded() {
            texts::UNFOLD
        } else {
            texts::FOLD
        };
        if plain_button(ui, title).clicked() {
            actions.push(Action::Run("arrange.fold"));
        }
    }
}

/// A line of two: what it is, and what it is worth.
fn fact(ui: &mut Ui, name: &str, value: &str) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        ui.label(text(name, Typeface::Regular, BODY, tokens.muted));
        ui.with_layout(
            eframe::egui::Layout::right_to_left(eframe::egui::Align::Center),
            |ui| ui.label(text(value, Typeface::Medium, BODY, tokens.text)),
        );
    });
}
