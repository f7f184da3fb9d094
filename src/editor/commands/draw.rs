//! The Draw menu: tools, and how drawings look.

use std::sync::LazyLock;

use crate::editor::commands::{Command, CommandRun, MenuGroup, Precondition};
use crate::editor::{
    Action, BoardAction, Editor, Effect, StyleChange, TOOLS, ToolId, style::restyle,
};
use crate::model::LineRouting;

/// The commands that take up the tools of the toolbar.
pub static TOOL_COMMANDS: LazyLock<Vec<Command>> = LazyLock::new(|| {
    let commands = TOOLS.iter().map(|tool| Command {
        id: tool.command,
        group: MenuGroup::Draw,
        title: tool.command_title,
        keys: tool.keys,
        needs: Precondition::Nothing,
        run: CommandRun::SelectTool(tool.id),
    });
    commands.collect()
});

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Draw,
        Precondition::Nothing,
        "tool.lock",
        "Keep tool active",
        &["Q"],
        |editor| {
            editor.board.hand.keeps_tool = !editor.board.hand.keeps_tool;
            let says = if editor.board.hand.keeps_tool {
                "Drawing tools stay active"
            } else {
                "Back to Select after one drawing"
            };
            vec![Effect::info(says)]
        },
    ),
    Command::new(
        MenuGroup::Draw,
        Precondition::Drawing,
        "style.copy",
        "Copy style",
        &["Ctrl+Alt+C"],
        restyle::copy,
    ),
    Command::new(
        MenuGroup::Draw,
        Precondition::Drawing,
        "style.paste",
        "Paste style",
        &["Ctrl+Alt+V"],
        restyle::paste,
    ),
];

/// Takes up a tool. The key of a line tool that is in hand already changes between straight, curved and right-angled.
pub fn select_tool(editor: &mut Editor, tool: ToolId) -> Vec<Effect> {
    if editor.tool_id() != tool || !tool.draws_lines() {
        return editor.act(Action::SelectTool(tool));
    }
    let (course, how) = match editor.board.pen(tool).routing {
        LineRouting::Straight => (LineRouting::Curved, "curved"),
        LineRouting::Curved => (LineRouting::Elbow, "right-angled"),
        LineRouting::Elbow => (LineRouting::Straight, "straight"),
    };
    let mut effects = editor.act(Action::Board(BoardAction::Restyle(StyleChange::Course(
        course,
    ))));
    let what = if tool == ToolId::Arrow {
        "Arrows"
    } else {
        "Lines"
    };
    effects.push(Effect::info(format!("{what} are {how}")));
    effects
}
