//! The File menu. The window does the work; the editor only asks.

use crate::editor::Effect;
use crate::editor::commands::{Command, Group, Needs};

pub const COMMANDS: &[Command] = &[
    command("file.new", "New…", &["Ctrl+N"], |_| vec![Effect::New]),
    command("file.new_tab", "New tab", &["Ctrl+T"], |_| {
        vec![Effect::NewTab]
    }),
    command("file.open", "Open…", &["Ctrl+O"], |_| vec![Effect::Open]),
    command("file.save", "Save", &["Ctrl+S"], |_| vec![Effect::Save]),
    command("file.save_as", "Save as…", &["Ctrl+Shift+S"], |_| {
        vec![Effect::SaveAs]
    }),
    command("file.export", "Export…", &["Ctrl+Shift+E"], |_| {
        vec![Effect::Export]
    }),
    command("file.close_tab", "Close tab", &["Ctrl+W"], |_| {
        vec![Effect::CloseTab]
    }),
    command(
        "file.reopen_tab",
        "Open closed tab again",
        &["Ctrl+Shift+T"],
        |_| vec![Effect::ReopenTab],
    ),
    command(
        "file.next_tab",
        "Next tab",
        &["Ctrl+PageDown", "Ctrl+Tab"],
        |_| vec![Effect::StepTab(true)],
    ),
    command(
        "file.previous_tab",
        "Previous tab",
        &["Ctrl+PageUp", "Ctrl+Shift+Tab"],
        |_| vec![Effect::StepTab(false)],
    ),
    command("file.settings", "Settings…", &["Ctrl+,"], |_| {
        vec![Effect::ShowSettings]
    }),
    command("file.quit", "Quit", &["Ctrl+Q"], |_| vec![Effect::Quit]),
];

const fn command(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    run: fn(&mut crate::editor::Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::File,
        title,
        keys,
        needs: Needs::Nothing,
        run,
    }
}
