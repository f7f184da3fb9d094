//! Practice: what the interviewer understands and answers.

mod answers;
mod ask;
mod cards;
mod matcher;
