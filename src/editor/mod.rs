//! Everything a person does to a board, without a window: gestures, commands, undo, selection, clipboard.
//!
//! The window turns events into [`Input`]s and clicks in panels into [`Action`]s, shows what [`Editor`]
//! says, and fulfils the [`Effect`]s that come back. [`Editor::act`] is the only place where anything changes.
//! Nothing here knows widgets, disks or clocks.

mod act;
mod action;
mod add;
mod answer;
mod arrange;
mod axis;
mod bends;
mod board;
mod brief;
mod camera;
mod chord;
mod clipboard;
mod commands;
mod commit;
mod compare;
mod courses;
mod effect;
mod failing;
mod find;
mod flight;
mod frames;
mod fuzzy;
mod glide;
mod groups;
mod guides;
mod handles;
mod history;
mod input;
mod join;
mod keymap;
mod labels;
mod marks;
mod mending;
mod overlay;
mod overview;
mod pens;
mod picked;
mod problems;
mod prompt;
mod reach;
mod restyle;
mod session;
mod show;
mod spoken;
mod sprout;
mod sticking;
mod tidy;
mod tools;
mod under;
mod walk;
mod wording;
mod writing;

pub use action::{Action, FailurePart};
pub use answer::{JoinChoice, KindChoice};
pub use board::{Bend, Board, View};
pub use camera::Camera;
pub use chord::{Chord, Key, Modifiers};
pub use commands::{COMMANDS, Command, Group};
pub use effect::{Effect, Panel, ToastKind};
pub use find::{Finder, Found};
pub use fuzzy::{Match, matched};
pub use handles::Handle;
pub use history::{History, StateId};
pub use input::{Button, Cursor, Input};
pub use join::{Joint, Plan};
pub use keymap::{KeyFault, Keymap};
pub use mending::{MendTask, Offer, Offers, Remedy};
pub use pens::{Aspect, Hand, Pen, Restyle};
pub use picked::Picked;
pub use prompt::{Answer, Prompt};
pub use session::Editor;
pub use show::Show;
pub use tidy::{Tidied, TidyTask};
pub use tools::{Connecting, TOOLS, Tool, ToolId, ToolInfo};

use std::collections::BTreeSet;

use crate::model::Target;

/// A set of things on the board, such as the selection.
pub type Targets = BTreeSet<Target>;
