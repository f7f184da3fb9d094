//! An attempt while it goes on: what is done in the window comes in with its moment, and becomes events of the record.
//!
//! Every `now` is a moment of one clock that never goes back; the session turns it into unpaused time.

mod asking;
mod billing;
mod by_person;
mod clock;
mod edit_step;
mod interviewing;
mod running;
mod setup;
mod state;
mod step_tracker;
mod time_plan;
mod warnings;

pub use billing::{BilledPause, BilledTime, QUIET, TimeBilling};
pub use by_person::InterviewerWords;
pub(in crate::practice) use clock::whole_millis;
pub use clock::{SessionClock, clock_face, clock_time, parse_clock_time};
pub use edit_step::step_of_change;
pub use interviewing::{PersonBusy, PlayedCard};
pub use running::PracticeSession;
pub use setup::{HelpMode, InterviewStyle, QuestionListAccess, SessionSetup, ShownFindings};
pub use state::{InterviewerNote, LastQuestion, SessionState, ShownCard};
pub use step_tracker::StepTracker;
pub use time_plan::TimePlan;
pub use warnings::{TimeWarning, TimeWarnings};
