//! Practice in the window: choosing a case, the room with its clock and its interviewer, and the review.
//!
//! [`PracticeRoom`] is an attempt that goes on on the board in front; while there is one, nothing of the reference can be
//! reached from the window.

mod attempt_file;
mod bar;
mod card;
mod chat;
mod chat_lines;
mod earlier_attempts;
mod framing_panel;
mod heard;
mod interviewer;
mod open_card;
mod pause;
mod plan_strip;
mod practice_case;
mod recorder;
mod replay;
mod review;
mod room;
mod setup;
mod side_panel;
mod side_tab;
mod texts;
mod wrap_up;

pub use attempt_file::{
    LeftAttempt, attempts_folder, begin as begin_file, is_attempt, latest_attempt, left_attempts,
    read_recorded, read_with_time, room_board,
};
pub use earlier_attempts::card_memory;
pub use interviewer::drawer::DrawerPlace;
pub use pause::show as paused_ui;
pub use plan_strip::show as plan_strip_ui;
pub use practice_case::PracticeCase;
pub use replay::{AttemptReplay, ReplayRequest};
pub use room::{PersonNow, PracticeRoom, RoomPhase, RoomRequest};
pub use setup::{SetupForm, SetupOutcome};
pub use side_tab::CardPlace;
pub use texts::{
    ASK_FIRST, FRAME_FIRST, NO_ATTEMPT, NOT_YET_OVER, START_DRAWING, interviewer_of, no_case,
    not_begun, not_read,
};
