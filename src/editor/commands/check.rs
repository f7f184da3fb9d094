//! The Check and Help menus.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::{
    Editor, Effect, StepDirection, findings::highlight, findings::problems, fixes,
};
use crate::rules::PathKind;
use crate::scene::FindingsFilter;
use crate::text::counted;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.review",
        "Review my board",
        &["F7"],
        |editor| {
            editor.set_findings(if editor.review() {
                FindingsFilter::WhileDrawing
            } else {
                FindingsFilter::All
            });
            let n = editor.problems().count();
            let found = if n == 0 {
                "no problems".to_owned()
            } else {
                counted(n, "problem")
            };
            let message = if editor.review() {
                format!("Review: {found}{}", not_clarified(editor))
            } else {
                format!("Live checks: {found}")
            };
            vec![Effect::info(message)]
        },
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.next",
        "Next problem",
        &["F8"],
        |editor| problems::step(editor, StepDirection::Forward),
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.previous",
        "Previous problem",
        &["Shift+F8"],
        |editor| problems::step(editor, StepDirection::Back),
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.fix",
        "Fix this problem…",
        &["Ctrl+."],
        fixes::open_prompt,
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.fix_all",
        "Fix all problems of this rule",
        &["Ctrl+Alt+."],
        fixes::apply_all_meant,
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.acknowledge",
        "Acknowledge this problem…",
        &["Shift+F9"],
        problems::ask_acknowledge,
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.request_path",
        "Highlight request path",
        &[],
        |editor| highlight::toggle_path(editor, PathKind::Request),
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.critical_path",
        "Highlight critical path",
        &[],
        |editor| highlight::toggle_path(editor, PathKind::Critical),
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.training_path",
        "Highlight training path",
        &[],
        |editor| highlight::toggle_path(editor, PathKind::Training),
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.put_out",
        "Clear highlight",
        &[],
        highlight::put_out,
    ),
    Command::new(
        MenuGroup::Check,
        Precondition::Nothing,
        "check.rules",
        "Rule severities…",
        &[],
        |_| vec![Effect::ShowRules],
    ),
    Command::new(
        MenuGroup::Help,
        Precondition::Nothing,
        "help.shortcuts",
        "Keyboard shortcuts",
        &["?", "F1"],
        |_| vec![Effect::ShowShortcuts],
    ),
];

/// How many fields of the card keep how many rules silent.
fn not_clarified(editor: &Editor) -> String {
    let unclear = editor.unclear();
    let rules = unclear.iter().flat_map(|field| &field.rules);
    let rules: std::collections::BTreeSet<&str> = rules.map(|rule| rule.id).collect();
    if rules.is_empty() {
        return String::new();
    }
    let fields = counted(unclear.len(), "requirement");
    format!(
        "; {fields} not clarified, {} not evaluated",
        counted(rules.len(), "rule")
    )
}
