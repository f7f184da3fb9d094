//! Commands about stages.

use crate::editor::StepDirection;
use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::stages::{self, StageAction, StageShift};

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Go,
        Precondition::Stages,
        "stages.walk",
        "Walk stages",
        &["Shift+F5"],
        stages::toggle,
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Stages,
        "stages.next",
        "Next stage",
        &[],
        |editor| stages::step(editor, StepDirection::Forward),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Stages,
        "stages.previous",
        "Previous stage",
        &[],
        |editor| stages::step(editor, StepDirection::Back),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Walking,
        "stages.in_place",
        "Stages in place",
        &[],
        stages::toggle_placing,
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneOrMoreNodes,
        "stages.add",
        "Stage from selection",
        &[],
        stages::add,
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Walking,
        "stages.earlier",
        "Move stage earlier",
        &[],
        |editor| {
            stages::change_here(editor, |at| StageAction::Shift {
                at,
                by: StageShift::Earlier,
            })
        },
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Walking,
        "stages.later",
        "Move stage later",
        &[],
        |editor| {
            stages::change_here(editor, |at| StageAction::Shift {
                at,
                by: StageShift::Later,
            })
        },
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Walking,
        "stages.remove",
        "Remove stage",
        &[],
        |editor| stages::change_here(editor, StageAction::Remove),
    ),
];
