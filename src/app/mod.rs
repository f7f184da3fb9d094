//! The window: the only folder that names egui. It turns events into the editor's inputs, shows what the
//! editor says, and does what the editor asks for. Whatever may block is done by a worker thread.

mod canvas;
mod clock;
mod dialogs;
mod documents;
mod find_bar;
mod focus_regions;
mod input_order;
mod jobs;
mod keys;
mod launch;
mod legend;
mod minimap;
mod numbers;
mod paint;
mod panels;
mod practice;
mod prompts;
mod reduced_motion;
mod request;
mod start;
mod style;
mod toasts;
mod user_files;
mod widgets;
mod window;

pub use canvas::{Canvas, CanvasOutput, KeysFor};
pub use launch::{AppError, run};
pub use style::install;
pub use window::{App, LaunchOptions};
