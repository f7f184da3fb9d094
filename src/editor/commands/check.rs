//! The Check and Help menus.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Effect, wording};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "check.review",
        group: Group::Check,
        title: "Review my board",
        keys: &["F7"],
        needs: Needs::Nothing,
        run: |editor| {
            editor.set_review(!editor.review());
            let n = editor.problems().count();
            let found = if n == 0 {
                "no problems".to_owned()
            } else {
                wording::counted(n, "problem")
            };
            let mode = if editor.review() {
                "Review"
            } else {
                "While drawing"
            };
            vec![Effect::info(format!("{mode}: {found}"))]
        },
    },
    Command {
        id: "check.next",
        group: Group::Check,
        title: "Next problem",
        keys: &["F8"],
        needs: Needs::Nothing,
        run: |editor| editor.step_problem(true),
    },
    Command {
        id: "check.previous",
        group: Group::Check,
        title: "Previous problem",
        keys: &["Shift+F8"],
        needs: Needs::Nothing,
        run: |editor| editor.step_problem(false),
    },
    Command {
        id: "check.fix",
        group: Group::Check,
        title: "Fix this problem…",
        keys: &["Ctrl+."],
        needs: Needs::Nothing,
        run: |editor| editor.ask_fix(),
    },
    Command {
        id: "check.fix_all",
        group: Group::Check,
        title: "Fix all problems of this rule",
        keys: &["Ctrl+Alt+."],
        needs: Needs::Nothing,
        run: |editor| editor.fix_all_meant(),
    },
    Command {
        id: "check.acknowledge",
        group: Group::Check,
        title: "Acknowledge this problem…",
        keys: &["Shift+F9"],
        needs: Needs::Nothing,
        run: |editor| editor.ask_acknowledge(),
    },
    Command {
        id: "help.shortcuts",
        group: Group::Help,
        title: "Keyboard shortcuts",
        keys: &["?", "F1"],
        needs: Needs::Nothing,
        run: |_| vec![Effect::ShowShortcuts],
    },
];
