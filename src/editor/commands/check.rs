//! The Check and Help menus.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Editor, Effect, wording};
use crate::rules::PathKind;

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
            let told = if editor.review() {
                format!("Review: {found}{}", not_clarified(editor))
            } else {
                format!("While drawing: {found}")
            };
            vec![Effect::info(told)]
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
        id: "check.request_path",
        group: Group::Check,
        title: "Light the request path",
        keys: &[],
        needs: Needs::Nothing,
        run: |editor| editor.light(PathKind::Request),
    },
    Command {
        id: "check.critical_path",
        group: Group::Check,
        title: "Light the critical path",
        keys: &[],
        needs: Needs::Nothing,
        run: |editor| editor.light(PathKind::Critical),
    },
    Command {
        id: "check.training_path",
        group: Group::Check,
        title: "Light the training path",
        keys: &[],
        needs: Needs::Nothing,
        run: |editor| editor.light(PathKind::Training),
    },
    Command {
        id: "check.rules",
        group: Group::Check,
        title: "Rules and what they count as…",
        keys: &[],
        needs: Needs::Nothing,
        run: |_| vec![Effect::ShowRules],
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

/// How many fields of the card keep how many rules silent.
fn not_clarified(editor: &Editor) -> String {
    let unclear = editor.unclear();
    let rules = unclear.iter().flat_map(|field| &field.rules);
    let rules: std::collections::BTreeSet<&str> = rules.map(|rule| rule.id).collect();
    if rules.is_empty() {
        return String::new();
    }
    let fields = wording::counted(unclear.len(), "requirement");
    format!(
        "; {fields} not clarified, {} silent",
        wording::counted(rules.len(), "rule")
    )
}
