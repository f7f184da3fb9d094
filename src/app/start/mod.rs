//! The start screen: an empty board, what was worked on lately, and the case studies, drawn live.

mod board_card;
mod card_ui;
mod cards;
mod filter;
mod grid;
mod left_work;
mod start_request;
mod start_screen;
mod texts;
mod user_cases;

pub use board_card::{DrawnThumbnail, StartCard};
pub use left_work::LeftThumbnail;
pub use start_request::StartRequest;
pub use start_screen::{StartContext, StartScreen};
