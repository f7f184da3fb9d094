//! The display list: what the window draws and what PNG exports, decided once in world units.
//!
//! [`measure`] sizes components and places their ports, [`build`] turns a document into items, [`hit`] finds
//! what lies under a point. Every colour comes from a [`Theme`], every width from [`text`].
//! Not here: windows, files, zoom.

mod breaks;
mod color;
mod face;
mod icon;
mod shape;
pub mod text;
mod theme;

pub use color::Color;
pub use face::{Face, Metrics, font_definitions};
pub use icon::{has_icon, icon};
pub use shape::{CLOSE_ZOOM, Item, Scene, Shape, Stroke, arrowhead, polygon};
pub use text::TextBlock;
pub use theme::{Theme, ThemeError, Tokens};
