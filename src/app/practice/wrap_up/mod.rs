//! The wrap-up: how this would fail, and what one would defend.

pub mod draft;

use eframe::egui::{Label, ScrollArea, Ui};

use crate::app::practice::room::{PracticeRoom, RoomRequest};
use crate::app::practice::texts;
use crate::app::practice::wrap_up::draft::WrapUpDraft;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{plain_button, section, text_field};
use crate::catalog::display_name;
use crate::editor::{Editor, note_edit};
use crate::model::{NodeId, NoteSort};
use crate::scene::Typeface;

pub fn show(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    editor: &Editor,
    requests: &mut Vec<RoomRequest>,
) {
    ScrollArea::vertical()
        .id_salt("wrap-up")
        .auto_shrink(false)
        .show(ui, |ui| {
            fails_ui(ui, &mut room.wrap_up, editor, requests);
            ui.add_space(12.0);
            defend_ui(ui, editor, requests);
        });
}

/// Three lines, kept together as a risk beside the component that is selected.
fn fails_ui(
    ui: &mut Ui,
    draft: &mut WrapUpDraft,
    editor: &Editor,
    requests: &mut Vec<RoomRequest>,
) {
    let tokens = style::tokens(ui);
    for (question, typed) in texts::WRAP_UP.iter().zip(&mut draft.answers) {
        let words = text(*question, Typeface::Medium, BODY, tokens.text);
        ui.add(Label::new(words).wrap());
        let width = ui.available_width() - 16.0;
        text_field(ui, typed, question, "", width);
        ui.add_space(6.0);
    }
    let about = match selected(editor).as_slice() {
        [only] => texts::beside(&name(editor, only)),
        _ => texts::SELECT_ONE.to_owned(),
    };
    let about = text(about, Typeface::Regular, SMALL, tokens.muted);
    ui.add(Label::new(about).wrap());
    ui.add_space(4.0);
    let lines = draft.answers.iter().map(|line| line.trim());
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let is_kept = ui.add_enabled_ui(!lines.is_empty(), |ui| {
        plain_button(ui, texts::KEEP_RISK).clicked()
    });
    if is_kept.inner {
        let edit = note_edit(editor, NoteSort::Risk, &lines.join("\n"));
        requests.push(RoomRequest::commit(texts::KEEP_RISK, edit));
        requests.push(RoomRequest::Tell(texts::RISK_KEPT.to_owned()));
        draft.answers = Default::default();
    }
}

/// Two components that are selected are the choices to defend.
fn defend_ui(ui: &mut Ui, editor: &Editor, requests: &mut Vec<RoomRequest>) {
    let tokens = style::tokens(ui);
    section(ui, texts::DEFEND);
    let chosen = selected(editor);
    let [first, second] = chosen.as_slice() else {
        let words = text(texts::SELECT_TWO, Typeface::Regular, SMALL, tokens.muted);
        ui.add(Label::new(words).wrap());
        return;
    };
    let words = texts::defended(&name(editor, first), &name(editor, second));
    let shown = text(&words, Typeface::Regular, BODY, tokens.text);
    ui.add(Label::new(shown).wrap());
    ui.add_space(4.0);
    if plain_button(ui, texts::DEFEND_THESE).clicked() {
        let edit = note_edit(editor, NoteSort::TradeOff, &words);
        requests.push(RoomRequest::commit(texts::DEFEND_THESE, edit));
    }
}

fn selected(editor: &Editor) -> Vec<NodeId> {
    editor.board().selected_nodes().cloned().collect()
}

fn name(editor: &Editor, id: &NodeId) -> String {
    let node = editor.document().diagram().node(id);
    node.map_or_else(String::new, |node| {
        let kind = editor.catalog().kind(node.kind.as_str());
        display_name(node, kind).to_owned()
    })
}
