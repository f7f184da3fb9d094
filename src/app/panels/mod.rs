//! What stands around the canvas. Each panel reads the editor and pushes actions; none changes anything itself.

pub mod bare;
pub mod inspector;
pub mod menu_bar;
pub mod palette;
pub mod problems;
pub mod remedies;
pub mod status;
pub mod style;
pub mod tabs;
pub mod toolbar;
