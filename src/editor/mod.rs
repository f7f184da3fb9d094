//! Everything a person does to a board, without a window: gestures, commands, undo, selection, clipboard.
//!
//! The window turns events into [`Input`]s and clicks in panels into [`Action`]s, shows what [`Editor`]
//! says, and fulfils the [`Effect`]s that come back. [`Editor::act`] is the only place where anything changes.
//! Nothing here knows widgets, disks or clocks.

mod act;
mod action;
mod add;
mod arrange;
mod auto_layout;
mod bindings;
mod board;
mod clipboard;
mod commands;
mod connect;
mod edges;
mod effect;
mod element_edits;
mod events;
mod findings;
mod fixes;
mod history;
mod input;
mod overlay;
mod prompt;
mod quick_add;
mod search;
mod selection;
mod session;
mod study;
mod style;
mod text;
mod tools;
mod view;

pub use action::{
    Action, BoardAction, BriefAction, FailurePart, FindingAction, ViewAction, WindowReply,
};
pub use auto_layout::{Tidied, TidyTask};
pub use board::Board;
pub use commands::{COMMANDS, Command, Group};
pub use connect::{Connecting, Joint, Plan};
pub use effect::{Effect, Panel, ToastKind};
pub use fixes::{MendTask, Offer, Offers, Remedy};
pub use history::{History, StateId};
pub use input::chord::{Chord, Key, Modifiers};
pub use input::keymap::Keymap;
pub use input::keymap_file::KeyFault;
pub use input::step_direction::StepDirection;
pub use input::{Button, Cursor, Input};
pub use prompt::choices::{JoinChoice, KindChoice};
pub use prompt::{Answer, Prompt};
pub use search::finder::{Finder, Found};
pub use search::fuzzy::{Match, matched};
pub use selection::handles::Handle;
pub use selection::selection_state::Bend;
pub use selection::selection_summary::Picked;
pub use session::Editor;
pub use style::tool_styles::{Aspect, Hand, Pen, Restyle};
pub use tools::{TOOLS, Tool, ToolId, ToolInfo};
pub use view::camera::Camera;
pub use view::camera_animation::Motion;
pub use view::canvas_view::View;
pub use view::presentation_state::Show;

use std::collections::BTreeSet;

use crate::model::Target;

/// A set of things on the board, such as the selection.
pub type Targets = BTreeSet<Target>;
