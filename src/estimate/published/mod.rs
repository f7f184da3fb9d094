//! Published figures beside those of this program: what training, serving and keeping really took.
//!
//! Inputs are as published. How each was checked is said. Two lists: those that formulas and constants were mended with at
//! hand, and further ones that were written down before they were asked for.

mod further;
mod published_figure;
mod serving;
mod training;

pub use published_figure::{PublishedFigure, SourceCheck};

use further::FURTHER;
use serving::SERVING;
use training::TRAINING;

/// Those that formulas and constants were mended with at hand, in the order they are listed in.
pub fn at_hand() -> impl Iterator<Item = &'static PublishedFigure> {
    TRAINING.iter().chain(SERVING)
}

/// Those that were written down before they were asked for.
pub fn further() -> impl Iterator<Item = &'static PublishedFigure> {
    FURTHER.iter()
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static PublishedFigure> {
    at_hand().chain(further())
}
