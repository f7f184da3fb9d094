//! The help window: every command with its keys, made from the commands themselves.

use eframe::egui::{Align, Context, Id, Label, Layout, ScrollArea, Ui};

use crate::app::dialogs::modal::{DialogState, buttons_ui, modal_ui};
use crate::app::dialogs::settings::faults_ui;
use crate::app::dialogs::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::user_files::UserKeymap;
use crate::app::widgets::{plain_button, search_field, section};
use crate::editor::{COMMANDS, Chord, Command, Keymap, MenuGroup};
use crate::scene::Typeface;

/// What the pointer does, which no command says.
const GESTURES: &[(&str, &str)] = &[
    ("Pan", "Wheel, Space + drag, middle button"),
    ("Zoom at the pointer", "Ctrl + wheel, pinch"),
    ("Connect", "Drag from a port"),
    ("Add and connect", "Drag from a port to empty canvas"),
    ("Select several", "Drag on empty canvas, Shift + click"),
    ("Rename", "Double-click"),
];

/// Every command with its keys.
pub fn shortcuts_ui(ctx: &Context, query: &mut String, keys: &UserKeymap) -> DialogState {
    let mut closed = false;
    let shown = modal_ui(ctx, texts::KEYBOARD_SHORTCUTS, 460.0, |ui| {
        let id = Id::unique("shortcut search");
        let field = search_field(ui, query, texts::SEARCH_COMMANDS, id);
        if ui.memory(|memory| memory.focused() != Some(id) && !memory.had_focus_last_frame(id)) {
            field.request_focus();
        }
        faults_ui(ui, keys.faults());
        let height = (ctx.content_rect().height() - 220.0).clamp(160.0, 520.0);
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| list_ui(ui, query, keys));
        closed = buttons_ui(ui, |ui| plain_button(ui, texts::CLOSE).clicked());
    });
    if closed || shown.should_close() {
        DialogState::Closed
    } else {
        DialogState::Open
    }
}

/// Commands and gestures. Whoever has keys of their own is told the commands' names in that file too.
fn list_ui(ui: &mut Ui, query: &str, keys: &UserKeymap) {
    let keymap = &*keys.keymap();
    let with_ids = keys.has_file();
    let words = query.to_lowercase();
    let matches = |text: &str| {
        words
            .split_whitespace()
            .all(|word| text.to_lowercase().contains(word))
    };
    for group in MenuGroup::ALL {
        let wanted = |command: &&&Command| {
            let keys = written(keymap, command);
            let text = format!("{} {} {} {keys}", group.title(), command.title, command.id);
            command.group == group && matches(&text)
        };
        let mut commands = COMMANDS.iter().filter(wanted).peekable();
        if commands.peek().is_some() {
            section(ui, group.title());
        }
        for command in commands {
            let id = if with_ids { command.id } else { "" };
            line(ui, command.title, id, &written(keymap, command));
        }
    }
    let gestures: Vec<_> = GESTURES
        .iter()
        .filter(|(name, how)| matches(&format!("pointer {name} {how}")))
        .collect();
    if !gestures.is_empty() {
        section(ui, texts::POINTER);
    }
    for (name, how) in gestures {
        line(ui, name, "", how);
    }
}

/// The keys that run a command now.
fn written(keymap: &Keymap, command: &Command) -> String {
    let keys = keymap.keys(command.id).iter().map(Chord::to_string);
    keys.collect::<Vec<_>>().join("  or  ")
}

fn line(ui: &mut Ui, name: &str, id: &str, keys: &str) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        ui.add(Label::new(text(name, Typeface::Regular, BODY, tokens.text)));
        if !id.is_empty() {
            ui.add(Label::new(text(id, Typeface::Regular, SMALL, tokens.muted)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Clear of the scroll bar.
            ui.add_space(14.0);
            ui.label(text(keys, Typeface::Medium, SMALL, tokens.muted));
        });
    });
}
