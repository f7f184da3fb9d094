//! Tools: what the pointer means. A tool sees the board, answers events with actions, and changes nothing itself.
//!
//! To add one: a file here with its `mod` line, an entry of [`TOOLS`], and a variant of [`ToolId`]; the compiler asks
//! for what it draws. Its command comes with the entry.

mod boxes;
mod draft;
mod eraser;
mod hand;
mod laser;
mod line;
pub(in crate::editor) mod line_box;
mod pencil;
mod place;
mod select;
mod text;
mod tool;
mod tool_id;

use crate::geom::Size;
use crate::model::KindId;

pub(in crate::editor) use draft::top;
pub(in crate::editor) use text::text_at;
pub use tool::Tool;
pub use tool_id::ToolId;

/// A tool as the toolbar, the menus and the editor know it.
#[derive(Clone, Copy, Debug)]
pub struct ToolInfo {
    /// Its name in code.
    pub id: ToolId,
    /// In the toolbar.
    pub title: &'static str,
    /// Name of the icon in `assets/icons.ron`.
    pub icon: &'static str,
    /// The command that picks it up; its keys are the tool's keys.
    pub command: &'static str,
    /// The command's title in menus.
    pub command_title: &'static str,
    /// The command's chords in [`crate::editor::Chord::parse`]'s notation, the one to show first.
    pub keys: &'static [&'static str],
    make: fn() -> Box<dyn Tool>,
}

/// What a click draws, in world units.
const BOX_SIZE: Size = Size::new(160.0, 96.0);
/// Diamonds too: their words need the height.
const NOTE_SIZE: Size = Size::new(160.0, 120.0);
const FRAME_SIZE: Size = Size::new(480.0, 320.0);

/// The tools of the toolbar, in its order.
pub const TOOLS: &[ToolInfo] = &[
    ToolInfo {
        command_title: "Select tool",
        ..tool(ToolId::Select, "Select", "tool.select", &["V", "1"], || {
            Box::new(select::SelectTool::default())
        })
    },
    ToolInfo {
        command_title: "Hand tool",
        ..tool(ToolId::Hand, "Hand", "tool.hand", &["H"], || {
            Box::new(hand::HandTool::default())
        })
    },
    tool(
        ToolId::Rectangle,
        "Rectangle",
        "tool.rectangle",
        &["R", "2"],
        || Box::new(boxes::BoxTool::new(ToolId::Rectangle, BOX_SIZE)),
    ),
    tool(
        ToolId::Ellipse,
        "Ellipse",
        "tool.ellipse",
        &["O", "4"],
        || Box::new(boxes::BoxTool::new(ToolId::Ellipse, BOX_SIZE)),
    ),
    tool(
        ToolId::Diamond,
        "Diamond",
        "tool.diamond",
        &["D", "3"],
        || Box::new(boxes::BoxTool::new(ToolId::Diamond, NOTE_SIZE)),
    ),
    tool(ToolId::Arrow, "Arrow", "tool.arrow", &["A", "5"], || {
        Box::new(line::LineTool::new(ToolId::Arrow))
    }),
    tool(ToolId::Line, "Line", "tool.line", &["L", "6"], || {
        Box::new(line::LineTool::new(ToolId::Line))
    }),
    tool(ToolId::Pencil, "Pencil", "tool.pencil", &["P", "7"], || {
        Box::new(pencil::PencilTool::default())
    }),
    tool(ToolId::Text, "Text", "tool.text", &["T", "8"], || {
        Box::new(text::TextTool::default())
    }),
    tool(ToolId::Note, "Sticky note", "tool.note", &["N"], || {
        Box::new(boxes::BoxTool::new(ToolId::Note, NOTE_SIZE))
    }),
    tool(ToolId::Frame, "Frame", "tool.frame", &["F"], || {
        Box::new(boxes::BoxTool::new(ToolId::Frame, FRAME_SIZE))
    }),
    tool(ToolId::Eraser, "Eraser", "tool.eraser", &["E", "0"], || {
        Box::new(eraser::EraserTool::default())
    }),
    tool(ToolId::Laser, "Laser pointer", "tool.laser", &["K"], || {
        Box::new(laser::LaserTool::default())
    }),
];

const fn tool(
    id: ToolId,
    title: &'static str,
    command: &'static str,
    keys: &'static [&'static str],
    make: fn() -> Box<dyn Tool>,
) -> ToolInfo {
    ToolInfo {
        id,
        title,
        icon: command,
        command,
        command_title: title,
        keys,
        make,
    }
}

/// A tool ready for use.
///
/// [`ToolId::Place`] without a component in hand is the select tool.
pub(in crate::editor) fn make(id: ToolId) -> Box<dyn Tool> {
    match TOOLS.iter().find(|tool| tool.id == id) {
        Some(tool) => (tool.make)(),
        None => Box::new(select::SelectTool::default()),
    }
}

/// The tool that holds a component until a click says where it goes.
pub(in crate::editor) fn holding(kind: KindId) -> Box<dyn Tool> {
    Box::new(place::PlaceTool::new(kind))
}
