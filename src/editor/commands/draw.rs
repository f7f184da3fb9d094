//! The Draw menu: tools, and how drawings look.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Action, Editor, Effect, Restyle, ToolId, restyle};
use crate::model::Course;

pub const COMMANDS: &[Command] = &[
    tool("tool.select", "Select tool", &["V", "1"], |editor| {
        take(editor, ToolId::Select)
    }),
    tool("tool.hand", "Hand tool", &["H"], |editor| {
        take(editor, ToolId::Hand)
    }),
    tool("tool.rectangle", "Rectangle", &["R", "2"], |editor| {
        take(editor, ToolId::Rectangle)
    }),
    tool("tool.ellipse", "Ellipse", &["O", "4"], |editor| {
        take(editor, ToolId::Ellipse)
    }),
    tool("tool.diamond", "Diamond", &["D", "3"], |editor| {
        take(editor, ToolId::Diamond)
    }),
    tool("tool.arrow", "Arrow", &["A", "5"], |editor| {
        take_or_bend(editor, ToolId::Arrow)
    }),
    tool("tool.line", "Line", &["L", "6"], |editor| {
        take_or_bend(editor, ToolId::Line)
    }),
    tool("tool.pencil", "Pencil", &["P", "7"], |editor| {
        take(editor, ToolId::Pencil)
    }),
    tool("tool.text", "Text", &["T", "8"], |editor| {
        take(editor, ToolId::Text)
    }),
    tool("tool.note", "Sticky note", &["N"], |editor| {
        take(editor, ToolId::Note)
    }),
    tool("tool.frame", "Frame", &["F"], |editor| {
        take(editor, ToolId::Frame)
    }),
    tool("tool.eraser", "Eraser", &["E", "0"], |editor| {
        take(editor, ToolId::Eraser)
    }),
    tool("tool.laser", "Laser pointer", &["K"], |editor| {
        take(editor, ToolId::Laser)
    }),
    tool("tool.lock", "Keep the tool in hand", &["Q"], |editor| {
        editor.board.keeps_tool = !editor.board.keeps_tool;
        let says = if editor.board.keeps_tool {
            "Drawing tools stay in hand"
        } else {
            "Back to Select after one drawing"
        };
        vec![Effect::info(says)]
    }),
    Command {
        needs: Needs::Drawing,
        ..tool("style.copy", "Copy style", &["Ctrl+Alt+C"], restyle::copy)
    },
    Command {
        needs: Needs::Drawing,
        ..tool(
            "style.paste",
            "Paste style",
            &["Ctrl+Alt+V"],
            restyle::paste,
        )
    },
];

const fn tool(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    run: fn(&mut Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::Draw,
        title,
        keys,
        needs: Needs::Nothing,
        run,
    }
}

fn take(editor: &mut Editor, tool: ToolId) -> Vec<Effect> {
    editor.act(Action::Use(tool))
}

/// The key of a line tool that is in hand already changes between straight, curved and right-angled.
fn take_or_bend(editor: &mut Editor, tool: ToolId) -> Vec<Effect> {
    if editor.tool_id() != tool {
        return take(editor, tool);
    }
    let (course, how) = match editor.board.pen(tool).course {
        Course::Straight => (Course::Curved, "curved"),
        Course::Curved => (Course::Elbow, "right-angled"),
        Course::Elbow => (Course::Straight, "straight"),
    };
    let mut effects = editor.act(Action::Restyle(Restyle::Course(course)));
    let what = if tool == ToolId::Arrow {
        "Arrows"
    } else {
        "Lines"
    };
    effects.push(Effect::info(format!("{what} are {how}")));
    effects
}
