//! Small parts that several panels are made of.

mod button;
mod field;
mod floating;
mod list;
mod tile;
mod toggle;

pub use button::{accent_button, icon_button, icon_toggle, link_button, plain_button, quiet};
pub use field::{FieldDrafts, FieldLook, search_field, text_field};
pub use floating::{FloatingPanel, floating_frame};
pub use list::{ListCursor, row, section, words, wrapped_words};
pub use tile::{icon_tile, kind_color, paint_tile, payload_sign, severity_mark, severity_style};
pub use toggle::ToggleState;
