//! Selecting along connections, in the Edit menu.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::search::reachability;
use crate::editor::search::reachability::FollowDirection;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Edit,
        Precondition::Flow,
        "select.upstream",
        "Select upstream",
        &["Shift+Alt+Left"],
        |editor| reachability::select_reached(editor, FollowDirection::Upstream),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Flow,
        "select.downstream",
        "Select downstream",
        &["Shift+Alt+Right"],
        |editor| reachability::select_reached(editor, FollowDirection::Downstream),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Flow,
        "select.connected",
        "Select all connected",
        &["Shift+Alt+A"],
        |editor| reachability::select_reached(editor, FollowDirection::Connected),
    ),
];
