//! Text and hashes that stand on one line of a journal.

use crate::file::syntax::{SyntaxNode, parse_value, quoted};

/// Brackets deeper than this go into quotes, so that no line is nested deeper than can be read.
const DEEPEST_AS_IS: usize = 64;

pub(super) fn parse_hash(term: &SyntaxNode) -> Option<u64> {
    u64::from_str_radix(term.as_text()?, 16).ok()
}

/// Fields of a newer program may hold line ends and comments, and be deep: then the whole goes into quotes.
pub(super) fn on_one_line(text: &str) -> String {
    if text.contains(['\n', '\r'])
        || text.contains("//") && has_comment(text)
        || depth(text) > DEEPEST_AS_IS
    {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// A comment to the end of the line would take the rest of the journal's line along.
fn has_comment(text: &str) -> bool {
    parse_value(&format!("({text}, 0)")).is_none()
}

/// Not less than how deep the brackets go; more where brackets stand in texts.
fn depth(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                now += 1;
                most = most.max(now);
            }
            b')' | b']' | b'}' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}
