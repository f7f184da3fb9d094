//! Folded frames: a frame with all it holds as one box, and the connections across its border as few lines.
//!
//! Folding changes what is drawn and nothing of what is designed: rules and estimates see the whole board.

mod bundle;
mod folded_card;
mod folded_frames;

pub use bundle::{EdgeBundle, ShownEnd, type_counts};
pub(in crate::scene) use bundle::{bundle_look, bundle_words};
pub(in crate::scene) use folded_card::folded_item;
pub use folded_card::folded_size;
pub use folded_frames::{FoldChanges, FoldTouched, FoldedFrames};
