//! Finding on the board, in the Edit menu.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Action, Editor};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "edit.find",
        group: Group::Edit,
        title: "Find on the board…",
        keys: &["Ctrl+F"],
        needs: Needs::Nothing,
        run: Editor::begin_find,
    },
    Command {
        id: "edit.find_next",
        group: Group::Edit,
        title: "Find next",
        keys: &["F3"],
        needs: Needs::Nothing,
        run: |editor| editor.act(Action::FindStep(true)),
    },
    Command {
        id: "edit.find_previous",
        group: Group::Edit,
        title: "Find previous",
        keys: &["Shift+F3"],
        needs: Needs::Nothing,
        run: |editor| editor.act(Action::FindStep(false)),
    },
];
