//! Nothing selected: the board itself.

use eframe::egui::{Id, Ui};

use crate::app::look::{self, BODY, HEADING, text};
use crate::app::numbers::grouped;
use crate::app::panels::inspector::fact;
use crate::app::panels::style::edge_courses_ui;
use crate::app::widgets::{Drafts, FieldLook, section};
use crate::editor::{Action, Editor};
use crate::scene::Face;

pub fn show(ui: &mut Ui, editor: &Editor, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let tokens = look::tokens(ui);
    let document = editor.document();
    ui.label(text("Board", Face::SemiBold, HEADING, tokens.text));
    section(ui, "Title");
    drafts.field(
        ui,
        Id::unique("inspector title"),
        document.title(),
        &field("Title", "Untitled board", 1),
        |text| Action::SetTitle(text.trim().to_owned()),
    );
    section(ui, "Task");
    let hint = "What is to be designed, in one line";
    drafts.field(
        ui,
        Id::unique("inspector task"),
        &document.brief().task,
        &field("Task", hint, 3),
        |text| Action::SetTask(text.trim().to_owned()),
    );
    section(ui, "On the board");
    let diagram = document.diagram();
    for (name, n) in [
        ("Components", diagram.n_nodes()),
        ("Connections", diagram.n_edges()),
        ("Frames and drawings", document.sketch().len()),
    ] {
        fact(ui, name, &grouped(&n.to_string()));
    }
    section(ui, "Connections");
    edge_courses_ui(ui, editor, actions);
    section(ui, "Notes");
    let hint = "Anything worth remembering about this design";
    drafts.field(
        ui,
        Id::unique("inspector notes"),
        &document.header().notes,
        &field("Notes", hint, 6),
        |text| Action::SetNotes(text.to_owned()),
    );
    if document.is_blank() {
        ui.add_space(8.0);
        let line = "Select a component to see its properties here.";
        ui.label(text(line, Face::Regular, BODY, tokens.muted));
    }
}

fn field<'a>(name: &'a str, hint: &'a str, rows: usize) -> FieldLook<'a> {
    FieldLook {
        name,
        hint,
        unit: "",
        width: f32::INFINITY,
        rows,
        align_right: false,
    }
}
