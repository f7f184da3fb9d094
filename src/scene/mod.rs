//! The display list: what the window draws and what PNG exports, decided once in world units.
//!
//! [`node_box`] sizes components and places their ports, [`build()`] turns a document into items, [`Board`]
//! finds what lies under a point. Every colour comes from a [`Theme`], every width from [`text`].
//! Not here: windows, files, zoom.

mod badge;
mod breaks;
mod build;
mod color;
mod edge;
mod face;
mod hand;
mod hit;
mod ink;
mod label;
pub mod lines;
mod measure;
mod node;
mod obstacles;
mod port;
mod portrait;
mod shape;
mod sketch;
pub mod text;
mod theme;
mod words;

pub use badge::badge_rect;
pub use build::{Findings, Ground, Style, build, nodes_in_order, sketch_in_order};
pub use color::Color;
pub use edge::{EDGE_WIDTH, EdgeLook, edge_item, edge_look};
pub use face::{Face, Metrics, font_definitions};
pub use hand::Hand;
pub use hit::{Board, Hit};
pub use ink::{ribbon_path, through};
pub use label::{Label, label_item, place_label};
pub use lines::{Anchor, STICK_GAP};
pub use measure::{
    NodeBox, PORT_RADIUS, PORT_STEP, PortBox, SUBTITLE_SIZE, TILE, TITLE_SIZE, measure_size,
    node_box,
};
pub use node::{NODE_RADIUS, free_port_labels, lift_shadow, node_item};
pub use obstacles::Obstacles;
pub use port::{PortLabel, glyph, port_color, port_labels, severity_color};
pub use shape::{CLOSE_ZOOM, Item, Scene, Shape, Stroke, arrowhead, polygon};
pub use sketch::{FRAME_RADIUS, frame_title, frame_title_item, outline_path, sketch_item};
pub use text::TextBlock;
pub use theme::{Theme, ThemeError, Tokens};
pub use words::{TEXT_SIZE, TextSpot};
