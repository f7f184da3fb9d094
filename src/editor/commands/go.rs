//! The Go menu: walking the board by keyboard.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{StepDirection, search::walk, view::presentation};

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.next",
        "Next object",
        &["Tab"],
        |editor| walk::walk(editor, StepDirection::Forward),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.previous",
        "Previous object",
        &["Shift+Tab"],
        |editor| walk::walk(editor, StepDirection::Back),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Nodes,
        "go.next_edge",
        "Next connection",
        &["]"],
        |editor| walk::walk_edges(editor, StepDirection::Forward),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Nodes,
        "go.previous_edge",
        "Previous connection",
        &["["],
        |editor| walk::walk_edges(editor, StepDirection::Back),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.right",
        "Follow connection right",
        &["Alt+Right"],
        |editor| walk::follow(editor, ArrowDirection::Right),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.left",
        "Follow connection left",
        &["Alt+Left"],
        |editor| walk::follow(editor, ArrowDirection::Left),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.up",
        "Follow connection up",
        &["Alt+Up"],
        |editor| walk::follow(editor, ArrowDirection::Up),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Anything,
        "go.down",
        "Follow connection down",
        &["Alt+Down"],
        |editor| walk::follow(editor, ArrowDirection::Down),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Frames,
        "go.next_frame",
        "Next frame",
        &["PageDown"],
        |editor| presentation::step(editor, StepDirection::Forward),
    ),
    Command::new(
        MenuGroup::Go,
        Precondition::Frames,
        "go.previous_frame",
        "Previous frame",
        &["PageUp"],
        |editor| presentation::step(editor, StepDirection::Back),
    ),
];
