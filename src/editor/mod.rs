//! Everything a person does to a board, without a window: gestures, commands, undo, selection, clipboard.
//!
//! The window turns events into [`CanvasInput`]s and clicks in panels into [`Action`]s, shows what [`Editor`]
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
mod stages;
mod study;
mod style;
mod text;
mod tools;
mod view;

pub use act::show_moment;
pub use action::{
    Action, BoardAction, BriefAction, FailureField, FindingAction, FramingField, ViewAction,
    WindowReply,
};
pub use auto_layout::{LayoutOutcome, LayoutTask};
pub use board::BoardState;
pub use commands::{COMMANDS, Command, MenuGroup};
pub use connect::{Answering, CandidateEdge, ConnectDrag, DropPlan};
pub use effect::{Effect, PanelId, PracticeRequest, ToastKind};
pub use fixes::{FixId, FixResults, FixTask, QuickFix};
pub use history::{
    CommittedStep, History, RehearsedStep, SelectionMark, StateId, StepRecording, record_steps,
    rehearse, take_committed, typed_on_board,
};
pub(in crate::editor) use history::{mark_selection, restore_selection};
pub use input::chord::{Chord, KeyCode, Modifiers};
pub use input::keymap::Keymap;
pub use input::keymap_file::KeymapError;
pub use input::step_direction::StepDirection;
pub use input::{CanvasInput, CursorShape, MouseButton};
pub use prompt::choices::{JoinChoice, KindChoice, RationaleChoice};
pub use prompt::{Prompt, PromptAnswer};
pub use search::finder::{BoardSearch, FoundTarget};
pub use search::fuzzy::{FuzzyMatch, matched};
pub use selection::handles::Handle;
pub use selection::selection_state::BendRef;
pub use selection::selection_summary::SelectionSummary;
pub use session::Editor;
pub use stages::{StageAction, StagePlacing, StageShift, StageWalk, WalkView, keep_stage};
pub use study::failure_modes::failure_hint;
pub use study::in_practice::{set_note_step, set_practice, set_shown_findings};
pub use study::notes::note_edit;
pub use study::rationale::rationale_choices;
pub use style::tool_styles::{StyleChange, StyleProperty, ToolDefaults, ToolStyle};
pub use text::display_names::form_name;
pub use tools::{TOOLS, Tool, ToolId, ToolInfo};
pub use view::attention::{LitParts, lit};
pub use view::camera::Camera;
pub use view::camera_animation::Motion;
pub use view::canvas_view::ViewOptions;
pub use view::presentation_state::Presentation;

use std::collections::BTreeSet;

use crate::model::Target;

/// A set of things on the board, such as the selection.
pub type TargetSet = BTreeSet<Target>;
