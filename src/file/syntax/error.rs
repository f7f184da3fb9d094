//! What is wrong with the syntax, where, and what to do about it.

use std::fmt;

use crate::text::is_steering;

/// A syntax error while the text is being read: only positions.
#[derive(Debug)]
pub(in crate::file) struct ParseError {
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
    /// What to do about it, in one sentence.
    pub advice: &'static str,
    /// Byte offset of the offending part.
    pub at: usize,
    /// Bytes of the offending part.
    pub len: usize,
}

impl ParseError {
    /// A fault of one character.
    pub fn at(at: usize, what: &str, advice: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            advice,
            at,
            len: 1,
        }
    }
}

/// A syntax error as a person needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
    /// What to do about it, in one sentence.
    pub advice: &'static str,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The offending line, or the part of a long one around the place; no control characters.
    pub source_line: String,
    /// Characters of `source_line` before the offending part.
    pub caret_at: usize,
    /// Characters that the offending part takes in `source_line`, at least one.
    pub caret_len: usize,
}

/// Characters of a long line that are shown.
const SHOWN: usize = 100;

impl SyntaxError {
    pub(in crate::file) fn new(text: &str, fault: ParseError) -> Self {
        let at = floor_boundary(text, fault.at);
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].split('\n').next().unwrap_or_default();
        let before = text[line_start..at].chars().count();
        let end = floor_boundary(text, fault.at + fault.len).clamp(at, line_start + line.len());
        let marked = text[at..end].chars().count().max(1);
        let from = before.saturating_sub(SHOWN * 2 / 3);
        let shown: String = line.chars().skip(from).take(SHOWN).map(printable).collect();
        Self {
            what: fault.what,
            advice: fault.advice,
            line: text[..line_start].matches('\n').count() + 1,
            column: before + 1,
            source_line: shown.trim_end().to_owned(),
            caret_at: before - from,
            caret_len: marked.min(SHOWN - (before - from)),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let (indent, caret) = (" ".repeat(self.caret_at), "^".repeat(self.caret_len));
        writeln!(
            f,
            "line {}, column {}: {}",
            self.line, self.column, self.what
        )?;
        writeln!(f, "  {number} | {}", self.source_line)?;
        writeln!(f, "  {margin} | {indent}{caret}")?;
        write!(f, "{}", self.advice)
    }
}

impl std::error::Error for SyntaxError {}

fn floor_boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_steering(c) => '·',
        c => c,
    }
}
