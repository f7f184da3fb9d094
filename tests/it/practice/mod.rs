//! Practice: what the interviewer understands and answers.

mod answers;
mod ask;
mod attempt_command;
mod attempts;
mod cards;
mod grade;
mod interviewer;
mod matcher;
pub mod session;
