//! The display list: what the window draws and what PNG exports, decided once in world units.
//!
//! [`node_box`] sizes components and places their ports, a [`Draft`] turns a document into items and keeps them up
//! to date, [`Board`] finds what lies under a point. Every colour comes from a [`Theme`], every width from [`text`].
//! Not here: windows, files, zoom.

mod badge;
mod breaks;
mod build;
mod color;
mod detail;
mod drawn_line;
mod edge;
mod elbow;
mod face;
mod followers;
mod grid;
mod ground;
mod hand;
mod hit;
mod ink;
mod label;
pub mod lines;
mod list;
mod measure;
mod node;
mod numbers;
mod obstacles;
mod places;
mod port;
mod portrait;
mod shape;
mod sketch;
pub mod text;
mod theme;
mod turns;
mod words;

pub use badge::badge_rect;
pub use build::{Changes, Draft, Findings, Source, Style, nodes_in_order};
pub use color::Color;
pub use detail::{CLOSE_ZOOM, Detail, block_color};
pub use edge::{EDGE_WIDTH, EdgeLook, edge_item, edge_look};
pub use face::{Face, Metrics, font_definitions};
pub use ground::{Ground, sketch_in_order};
pub use hand::Hand;
pub use hit::{Board, Hit};
pub use ink::{ribbon_path, through};
pub use label::{Label, label_item};
pub use lines::{Anchor, STICK_GAP};
pub use list::Scene;
pub use measure::{
    NodeBox, PORT_RADIUS, PORT_STEP, PortBox, SUBTITLE_SIZE, TILE, TITLE_SIZE, least_size,
    measure_size, node_box,
};
pub use node::{NODE_RADIUS, lift_shadow, node_item};
pub use numbers::{Heat, NodeNumbers, Numbers};
pub use places::Places;
pub use port::{PortLabel, glyph, port_color, port_labels, severity_color};
pub use shape::{Item, Shape, Stroke, arrowhead, polygon};
pub use sketch::{FRAME_RADIUS, frame_title, frame_title_item, outline_path, sketch_item};
pub use text::TextBlock;
pub use theme::{Theme, ThemeError, Tokens};
pub use words::{TEXT_SIZE, TextSpot};
