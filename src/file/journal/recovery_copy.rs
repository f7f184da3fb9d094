//! Recovery copies as earlier versions of the program kept them: boards with one comment above that names the file they
//! belong to. They are offered as journals are.

use std::path::PathBuf;

use crate::file::syntax::{SyntaxKind, parse_value};
use crate::file::{OpenedBoard, read};

/// The ending of copies.
pub(super) const ENDING: &str = "ron";
const COMMENT: &str = "// unsaved work";

/// The path in the comment of a copy.
pub(super) fn original(text: &str) -> Option<PathBuf> {
    let comment = text.lines().next()?.strip_prefix(COMMENT)?;
    match parse_value(comment.strip_prefix(" of ")?)?.shape {
        SyntaxKind::Text(path) => Some(PathBuf::from(path.into_owned())),
        _ => None,
    }
}

/// What stands before the place where the text of a board is cut off; `None` when that is no board.
///
/// Boards are written one record a line, so the last line is left out and the brackets that are open are closed.
pub fn recovered_part(text: &str) -> Option<OpenedBoard> {
    if let Ok(whole) = read(text) {
        return Some(whole);
    }
    let mut lines: Vec<&str> = text.lines().collect();
    // A text may itself have been cut in more than its last line, for instance where another was written over it.
    for _ in 0..3 {
        lines.pop()?;
        let closing: String = open_brackets(&lines).into_iter().rev().collect();
        if let Ok(part) = read(&format!("{}\n{closing}", lines.join("\n"))) {
            return Some(part);
        }
    }
    None
}

/// What closes the brackets that are open after these lines.
fn open_brackets(lines: &[&str]) -> Vec<char> {
    let mut open = Vec::new();
    for line in lines {
        match line.chars().last() {
            Some('(') => open.push(')'),
            Some('[') => open.push(']'),
            Some('{') => open.push('}'),
            Some(_) | None => {}
        }
        if line.trim_start().starts_with([')', ']', '}']) {
            open.pop();
        }
    }
    open
}
