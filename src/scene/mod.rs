//! The display list: what the window draws and what PNG exports, decided once in world units.
//!
//! [`node_box`] sizes components and places their ports, a [`SceneBuilder`] turns a document into items and keeps them up
//! to date, [`HitScene`] finds what lies under a point. Every colour comes from a [`Theme`], every width from [`text`].
//! Not here: windows, files, zoom.

mod background;
pub mod bound_lines;
mod bounds;
mod build;
mod color;
mod detail;
mod display_list;
mod distant;
mod edge;
mod edge_pairs;
mod elbow;
mod fold;
mod hit;
mod item;
mod label_placement;
mod legend;
mod node;
mod obstacles;
mod shape;
mod sketch;
mod style;
pub mod text;
mod theme;

pub use background::{Background, sketch_in_order};
pub use bound_lines::{Anchor, STICK_GAP};
pub use bounds::BoundsIndex;
pub use build::{Changes, SceneBuilder, SceneInput, nodes_in_order};
pub use color::Color;
pub use detail::{APART_ZOOMS, CLOSE_ZOOM, Detail, READABLE_SIZE, block_color};
pub use display_list::Scene;
pub use distant::{DistantCard, DistantContent, DistantFrameTitle, DistantLook};
pub use edge::frame_bundle::{BundleChanges, FrameBundles, FramePair};
pub use edge::label::{Label, LabelVisibility, label_item};
pub use edge::pair_lines::{PairHalf, beside, half_at};
pub use edge::{EDGE_WIDTH, EdgeLook, edge_style};
pub use edge_pairs::{EdgePair, EdgePairs, edges_beside};
pub use fold::{
    EdgeBundle, FoldChanges, FoldTouched, FoldedFrames, ShownEnd, folded_size, type_counts,
};
pub use hit::{Hit, HitScene};
pub use item::{CloseDetails, Item, ShapeLayers, ShownZooms};
pub use legend::{LegendEntry, LegendPlace, LegendSign, legend_below, legend_entries, legend_item};
pub use node::annotations::{Annotations, LoadLevel, NodeAnnotations};
pub use node::badge::badge_rect;
pub use node::jump_caption::{CAPTION_HEIGHT, JumpCaption};
pub use node::measure::{
    NodeBox, PORT_RADIUS, PORT_STEP, SUBTITLE_SIZE, TILE, TITLE_SIZE, least_size, measure_size,
    node_box,
};
pub use node::node_content::PortBox;
pub use node::port::{PortLabel, glyph, port_color, port_labels, severity_color};
pub use node::rim::{OpenRims, free_ports_item, rim_item};
pub use node::{NODE_RADIUS, lift_shadow, node_item};
pub use shape::{Shape, ShapeStroke, arrowhead, outline_path, polygon};
pub use sketch::ink::{ribbon_path, through};
pub use sketch::note::note_paper;
pub use sketch::rough::RoughPen;
pub use sketch::{FRAME_RADIUS, frame_title, frame_title_item, sketch_item};
pub use style::{FindingsFilter, SceneStyle};
pub use text::TextBlock;
pub use text::text_box::{TEXT_SIZE, TextBox};
pub use text::typeface::{Metrics, Typeface, font_definitions};
pub use theme::{Theme, ThemeError, ThemeTokens};
