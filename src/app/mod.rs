//! The window: the only folder that names egui. It turns events into the editor's inputs, shows what the
//! editor says, and does what the editor asks for. Whatever may block is done by a worker thread.

mod areas;
mod canvas;
mod desk;
mod dialogs;
mod events;
mod export_job;
mod find_bar;
mod frame;
mod jobs;
mod keys;
mod launch;
mod look;
mod mend_job;
mod minimap;
mod motion;
mod numbers;
mod own_keys;
mod own_pens;
mod paint;
mod panels;
mod perform;
mod portal;
mod progress;
mod prompts;
mod recovery;
mod saving;
mod settings;
mod sheets;
mod shell;
mod start;
mod tidy_job;
mod toasts;
mod widgets;

pub use canvas::{Canvas, Wishes};
pub use launch::{AppError, run};
pub use look::install;
pub use shell::{Options, Shell};
