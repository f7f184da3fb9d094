//! The Go menu: walking the board by keyboard.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{StepDirection, search::walk, view::presentation};

pub const COMMANDS: &[Command] = &[
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.next",
        "Next thing on the board",
        &["Tab"],
        |editor| walk::walk(editor, StepDirection::Forward),
    ),
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.previous",
        "Previous thing on the board",
        &["Shift+Tab"],
        |editor| walk::walk(editor, StepDirection::Back),
    ),
    Command::new(
        Group::Go,
        Needs::Nodes,
        "go.next_edge",
        "Next connection",
        &["]"],
        |editor| walk::walk_edges(editor, StepDirection::Forward),
    ),
    Command::new(
        Group::Go,
        Needs::Nodes,
        "go.previous_edge",
        "Previous connection",
        &["["],
        |editor| walk::walk_edges(editor, StepDirection::Back),
    ),
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.right",
        "Along a connection or arrow to the right",
        &["Alt+Right"],
        |editor| walk::follow(editor, ArrowDirection::Right),
    ),
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.left",
        "Along a connection or arrow to the left",
        &["Alt+Left"],
        |editor| walk::follow(editor, ArrowDirection::Left),
    ),
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.up",
        "Along a connection or arrow upwards",
        &["Alt+Up"],
        |editor| walk::follow(editor, ArrowDirection::Up),
    ),
    Command::new(
        Group::Go,
        Needs::Anything,
        "go.down",
        "Along a connection or arrow downwards",
        &["Alt+Down"],
        |editor| walk::follow(editor, ArrowDirection::Down),
    ),
    Command::new(
        Group::Go,
        Needs::Frames,
        "go.next_frame",
        "Next frame",
        &["PageDown"],
        |editor| presentation::step(editor, StepDirection::Forward),
    ),
    Command::new(
        Group::Go,
        Needs::Frames,
        "go.previous_frame",
        "Previous frame",
        &["PageUp"],
        |editor| presentation::step(editor, StepDirection::Back),
    ),
];
