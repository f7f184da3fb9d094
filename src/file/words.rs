//! The words of the format for outlines, dashes, alignments, courses, heads of lines, sorts of notes and
//! how hard a case is.

use crate::model::{Align, Arrowhead, Dash, Difficulty, LineRouting, NoteSort, ShapeKind};

/// Values and their words.
pub(in crate::file) type WordTable<T> = &'static [(&'static str, T)];

pub(in crate::file) const OUTLINES: WordTable<ShapeKind> = &[
    ("rectangle", ShapeKind::Rectangle),
    ("ellipse", ShapeKind::Ellipse),
    ("diamond", ShapeKind::Diamond),
];

pub(in crate::file) const DASHES: WordTable<Dash> = &[
    ("solid", Dash::Solid),
    ("dashed", Dash::Dashed),
    ("dotted", Dash::Dotted),
];

pub(in crate::file) const ALIGNS: WordTable<Align> = &[
    ("left", Align::Left),
    ("center", Align::Center),
    ("right", Align::Right),
];

pub(in crate::file) const COURSES: WordTable<LineRouting> = &[
    ("straight", LineRouting::Straight),
    ("curved", LineRouting::Curved),
    ("elbow", LineRouting::Elbow),
];

pub(in crate::file) const HEADS: WordTable<Arrowhead> = &[
    ("none", Arrowhead::None),
    ("arrow", Arrowhead::Arrow),
    ("triangle", Arrowhead::Triangle),
    ("dot", Arrowhead::Dot),
    ("bar", Arrowhead::Bar),
];

pub(in crate::file) const NOTE_SORTS: WordTable<NoteSort> = &[
    ("risk", NoteSort::Risk),
    ("trade_off", NoteSort::TradeOff),
    ("assumption", NoteSort::Assumption),
];

pub(in crate::file) const DIFFICULTIES: WordTable<Difficulty> = &[
    ("easy", Difficulty::Easy),
    ("medium", Difficulty::Medium),
    ("hard", Difficulty::Hard),
];

/// The word for a value.
pub(in crate::file) fn word<T: PartialEq>(words: WordTable<T>, value: &T) -> &'static str {
    words
        .iter()
        .find(|(_, known)| known == value)
        .map_or("", |(word, _)| word)
}
