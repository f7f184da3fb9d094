//! The words of the format for outlines, dashes, alignments, courses, heads of lines and how
//! hard a case is.

use crate::model::{Align, Course, Dash, Difficulty, Head, Outline};

/// Values and their words.
pub(in crate::file) type Words<T> = &'static [(&'static str, T)];

pub(in crate::file) const OUTLINES: Words<Outline> = &[
    ("rectangle", Outline::Rectangle),
    ("ellipse", Outline::Ellipse),
    ("diamond", Outline::Diamond),
];

pub(in crate::file) const DASHES: Words<Dash> = &[
    ("solid", Dash::Solid),
    ("dashed", Dash::Dashed),
    ("dotted", Dash::Dotted),
];

pub(in crate::file) const ALIGNS: Words<Align> = &[
    ("left", Align::Left),
    ("center", Align::Center),
    ("right", Align::Right),
];

pub(in crate::file) const COURSES: Words<Course> = &[
    ("straight", Course::Straight),
    ("curved", Course::Curved),
    ("elbow", Course::Elbow),
];

pub(in crate::file) const HEADS: Words<Head> = &[
    ("none", Head::None),
    ("arrow", Head::Arrow),
    ("triangle", Head::Triangle),
    ("dot", Head::Dot),
    ("bar", Head::Bar),
];

pub(in crate::file) const DIFFICULTIES: Words<Difficulty> = &[
    ("easy", Difficulty::Easy),
    ("medium", Difficulty::Medium),
    ("hard", Difficulty::Hard),
];

/// The word for a value.
pub(in crate::file) fn word<T: PartialEq>(words: Words<T>, value: &T) -> &'static str {
    words
        .iter()
        .find(|(_, known)| known == value)
        .map_or("", |(word, _)| word)
}
