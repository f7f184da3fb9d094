//! Stages as boards of their own: what a stage lights, laid out anew in two rows, online above and the rest below.
//!
//! Nothing here changes the board that the stage belongs to. What comes out is an ordinary document in which the
//! components have the same ids, so everything that draws, finds, speaks and exports boards does so with stages.

mod columns;
mod content;
mod coordinates;
mod cost;
mod folded_frames;
mod frames;
mod grid;
mod lines;
mod lit_graph;
mod marks;
mod order;
mod page;
mod places;
mod stage_document;

pub use content::StageContent;
pub use marks::{is_mark, mark};
pub use page::{PageWords, StagePage, bounds, stage_page};
pub use stage_document::stage_document;
