//! A place in the text that steps forward: names, space, comments, and faults at the place.

use super::ParseError;
use crate::file::read_watch::{ReadPhase, ReadWatch};
use crate::text::{excerpt, marked};

pub(super) struct TextCursor<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Byte offset of what is read next; on a character boundary.
    pub at: usize,
    /// Comments passed so far.
    pub n_comments: usize,
    /// Values read so far.
    pub n_values: usize,
    /// The most values that are read.
    pub most_values: usize,
    /// Told how far it is.
    watch: Option<&'a ReadWatch<'a>>,
}

/// Values that are read before somebody may stop it.
const VALUES_AT_ONCE: usize = 4096;

pub(super) type ParseResult<T> = Result<T, ParseError>;

impl<'a> TextCursor<'a> {
    pub fn new(text: &'a str, most_values: usize, watch: Option<&'a ReadWatch<'a>>) -> Self {
        Self {
            text,
            at: 0,
            n_comments: 0,
            n_values: 0,
            most_values,
            watch,
        }
    }

    /// Fails when somebody stopped it, which whoever asked knows.
    pub fn go_on(&self) -> ParseResult<()> {
        let Some(watch) = self
            .watch
            .filter(|_| self.n_values.is_multiple_of(VALUES_AT_ONCE))
        else {
            return Ok(());
        };
        #[expect(clippy::cast_precision_loss, reason = "a share for people")]
        let share = self.at as f32 / self.text.len().max(1) as f32;
        if watch.tell(ReadPhase::Values, share) {
            Ok(())
        } else {
            Err(self.error("reading was stopped", ""))
        }
    }

    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub fn eat_while(&mut self, mut belongs: impl FnMut(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    /// A name without its `r#`.
    pub fn name(&mut self) -> Option<&'a str> {
        let is_raw = self.eat("r#");
        let start = self.at;
        self.eat_while(|c| is_name_part(c) || (is_raw && matches!(c, '.' | '+' | '-')));
        (self.at > start).then(|| &self.text[start..self.at])
    }

    /// Steps past space and comments.
    pub fn space(&mut self) -> ParseResult<()> {
        loop {
            self.eat_while(is_space);
            if self.eat("//") {
                self.eat_while(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
            self.n_comments += 1;
        }
    }

    pub fn block_comment(&mut self) -> ParseResult<()> {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            if self.eat("/*") {
                depth += 1;
            } else if self.eat("*/") {
                depth -= 1;
            } else if let Some(c) = self.peek() {
                self.at += c.len_utf8();
            } else {
                return Err(ParseError::at(
                    start,
                    "this comment is never closed",
                    "Close it with `*/`.",
                ));
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

/// The faults.
impl TextCursor<'_> {
    pub fn error(&self, what: &str, advice: &'static str) -> ParseError {
        ParseError {
            what: what.to_owned(),
            advice,
            at: self.at,
            len: self.found().len(),
        }
    }

    /// What stands here: a word, or one character.
    pub fn found(&self) -> &str {
        let rest = self.rest();
        let word = rest.find(|c| !is_name_part(c)).unwrap_or(rest.len());
        let one = rest.chars().next().map_or(0, char::len_utf8);
        &rest[..word.max(one)]
    }

    pub fn unexpected(&self, what: &str) -> ParseError {
        let found = self.found();
        let found = if found.is_empty() {
            "the text ends here".to_owned()
        } else {
            format!("found `{}`", short(found))
        };
        self.error(
            &format!("{what}; {found}"),
            "Look at this place and just before it.",
        )
    }
}

/// At most forty characters of a text, for a message.
pub(super) fn short(text: &str) -> String {
    marked(&excerpt(text, 40)).into_owned()
}

pub(super) fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

pub(super) fn is_name_part(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Whether a field can be called this without `r#`.
pub(in crate::file) fn is_plain_name(name: &str) -> bool {
    name.starts_with(is_name_start) && name.chars().all(is_name_part)
}

/// Whether a field can be called this at all.
pub(in crate::file) fn is_raw_name(name: &str) -> bool {
    let fits = |c| is_name_part(c) || matches!(c, '.' | '+' | '-');
    !name.is_empty() && name.chars().all(fits)
}

/// What RON takes for space.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}
