//! Selecting along connections, in the Edit menu.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::search::reachability;
use crate::editor::search::reachability::Reach;

pub const COMMANDS: &[Command] = &[
    Command::new(
        Group::Edit,
        Needs::Flow,
        "select.upstream",
        "Select upstream",
        &["Shift+Alt+Left"],
        |editor| reachability::select_reached(editor, Reach::Upstream),
    ),
    Command::new(
        Group::Edit,
        Needs::Flow,
        "select.downstream",
        "Select downstream",
        &["Shift+Alt+Right"],
        |editor| reachability::select_reached(editor, Reach::Downstream),
    ),
    Command::new(
        Group::Edit,
        Needs::Flow,
        "select.connected",
        "Select all connected",
        &["Shift+Alt+A"],
        |editor| reachability::select_reached(editor, Reach::Connected),
    ),
];
