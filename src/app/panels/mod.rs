//! What stands around the canvas. Each panel reads the editor and pushes actions; none changes anything itself.

pub mod attention_chip;
mod board_panels;
pub mod findings;
pub mod inspector;
pub mod menu_bar;
pub mod palette;
pub mod presentation_bar;
pub mod quick_fixes;
mod stage_strip;
pub mod status;
pub mod style_editor;
pub mod tabs;
mod texts;
pub mod toolbar;

pub use board_panels::{BoardPanels, PanelContext};
pub use tabs::TabRequest;
