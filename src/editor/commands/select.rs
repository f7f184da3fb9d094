//! Selecting along connections, in the Edit menu.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::reach::Reach;
use crate::editor::{Editor, Effect};

pub const COMMANDS: &[Command] = &[
    command(
        "select.upstream",
        "Select upstream",
        &["Shift+Alt+Left"],
        |editor| editor.select_reach(Reach::Upstream),
    ),
    command(
        "select.downstream",
        "Select downstream",
        &["Shift+Alt+Right"],
        |editor| editor.select_reach(Reach::Downstream),
    ),
    command(
        "select.connected",
        "Select all connected",
        &["Shift+Alt+A"],
        |editor| editor.select_reach(Reach::Connected),
    ),
];

const fn command(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    run: fn(&mut Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::Edit,
        title,
        keys,
        needs: Needs::Flow,
        run,
    }
}
