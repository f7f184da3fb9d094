//! What a person who interviews notes: how each step went, red flags, and a pad that nobody else sees.

use std::time::Duration;

use eframe::egui::{Button, ComboBox, Id, Margin, ScrollArea, TextEdit, Ui};

use crate::app::practice::interviewer::remark::remark;
use crate::app::practice::room::PracticeRoom;
use crate::app::practice::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{plain_button, quiet, section};
use crate::practice::{InterviewStep, InterviewerWords, clock_time};
use crate::scene::Typeface;

pub(super) fn show(ui: &mut Ui, room: &mut PracticeRoom, now: Duration) {
    ScrollArea::vertical()
        .id_salt("interviewer's notes")
        .auto_shrink(false)
        .show(ui, |ui| {
            note_ui(ui, room, now);
            noted_ui(ui, room);
            section(ui, texts::RED_FLAGS);
            for flag in &InterviewerWords::builtin().red_flags {
                let mut is_on = room.session.state().red_flags().contains(flag);
                if ui.checkbox(&mut is_on, flag).clicked() {
                    room.session.toggle_red_flag(now, flag);
                }
            }
            section(ui, texts::PAD);
            area(ui, &mut room.drawer.pad, texts::PAD_NAME, texts::PAD_HINT);
        });
}

/// Step, word and text of a note.
fn note_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration) {
    let current = room.session.state().step();
    let draft = &mut room.drawer.note;
    let step = draft.step.unwrap_or(current);
    let combo = ComboBox::from_id_salt("step of the note").selected_text(step.title());
    let shown = combo.show_ui(ui, |ui| {
        for one in InterviewStep::ALL {
            if ui.selectable_label(one == step, one.title()).clicked() {
                draft.step = Some(one);
            }
        }
    });
    shown.response.accessible_name(texts::STEP_OF_NOTE);
    let tokens = style::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        quiet(ui, tokens);
        ui.spacing_mut().item_spacing.x = 2.0;
        for word in &InterviewerWords::builtin().grades {
            let is_on = draft.word == *word;
            let color = if is_on { tokens.accent } else { tokens.muted };
            let label = text(word, Typeface::Medium, BODY, color);
            if ui.add(Button::selectable(is_on, label)).clicked() {
                draft.word = if is_on { String::new() } else { word.clone() };
            }
        }
    });
    area(ui, &mut draft.text, texts::NOTE_NAME, texts::NOTE_HINT);
    ui.add_space(4.0);
    let is_bare = draft.text.trim().is_empty() && draft.word.is_empty();
    let keeps = ui.add_enabled_ui(!is_bare, |ui| plain_button(ui, texts::KEEP_NOTE).clicked());
    if keeps.inner {
        let draft = std::mem::take(draft);
        room.session
            .note(now, Some(step), &draft.word, draft.text.trim());
    }
}

/// What was noted so far, the latest first.
fn noted_ui(ui: &mut Ui, room: &PracticeRoom) {
    let notes = room.session.state().notes();
    if notes.is_empty() {
        return;
    }
    section(ui, texts::NOTED_SO_FAR);
    for note in notes.iter().rev() {
        let step = note.step.map_or("", InterviewStep::title);
        remark(
            ui,
            &texts::note_line(&clock_time(note.at), step, &note.word, &note.text),
        );
    }
}

/// A field of several lines.
fn area(ui: &mut Ui, typed: &mut String, name: &str, hint: &str) {
    let tokens = style::tokens(ui);
    let width = ui.available_width() - 16.0;
    ui.add(
        TextEdit::multiline(typed)
            .id(Id::unique(("field", name)))
            .hint_text(text(hint, Typeface::Regular, BODY, tokens.muted))
            .margin(Margin::symmetric(8, 5))
            .desired_rows(3)
            .desired_width(width),
    )
    .accessible_name(name);
}
