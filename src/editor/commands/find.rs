//! Finding on the board, in the Edit menu.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::{Action, StepDirection, ViewAction, search::find};

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.find",
        "Find on the board…",
        &["Ctrl+F"],
        find::begin,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.find_next",
        "Find next",
        &["F3"],
        |editor| editor.act(Action::View(ViewAction::FindStep(StepDirection::Forward))),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.find_previous",
        "Find previous",
        &["Shift+F3"],
        |editor| editor.act(Action::View(ViewAction::FindStep(StepDirection::Back))),
    ),
];
