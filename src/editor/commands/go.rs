//! The Go menu: walking the board by keyboard.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::walk::Way;
use crate::editor::{Editor, Effect};

pub const COMMANDS: &[Command] = &[
    Command {
        needs: Needs::Anything,
        ..command("go.next", "Next thing on the board", &["Tab"], |editor| {
            editor.walk(true)
        })
    },
    Command {
        needs: Needs::Anything,
        ..command(
            "go.previous",
            "Previous thing on the board",
            &["Shift+Tab"],
            |editor| editor.walk(false),
        )
    },
    command("go.next_edge", "Next connection", &["]"], |editor| {
        editor.walk_edges(true)
    }),
    command(
        "go.previous_edge",
        "Previous connection",
        &["["],
        |editor| editor.walk_edges(false),
    ),
    Command {
        needs: Needs::Anything,
        ..command(
            "go.right",
            "Along a connection or arrow to the right",
            &["Alt+Right"],
            |editor| editor.follow(Way::Right),
        )
    },
    Command {
        needs: Needs::Anything,
        ..command(
            "go.left",
            "Along a connection or arrow to the left",
            &["Alt+Left"],
            |editor| editor.follow(Way::Left),
        )
    },
    Command {
        needs: Needs::Anything,
        ..command(
            "go.up",
            "Along a connection or arrow upwards",
            &["Alt+Up"],
            |editor| editor.follow(Way::Up),
        )
    },
    Command {
        needs: Needs::Anything,
        ..command(
            "go.down",
            "Along a connection or arrow downwards",
            &["Alt+Down"],
            |editor| editor.follow(Way::Down),
        )
    },
    Command {
        needs: Needs::Frames,
        ..command("go.next_frame", "Next frame", &["PageDown"], |editor| {
            editor.step_frame(true)
        })
    },
    Command {
        needs: Needs::Frames,
        ..command(
            "go.previous_frame",
            "Previous frame",
            &["PageUp"],
            |editor| editor.step_frame(false),
        )
    },
];

const fn command(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    run: fn(&mut Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::Go,
        title,
        keys,
        needs: Needs::Nodes,
        run,
    }
}
