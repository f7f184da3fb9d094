//! The grammar: one pass, no backtracking beyond a name, bounded depth.

use super::cursor::{ParseResult, TextCursor, is_name_start};
use crate::file::ReadLimits;
use crate::file::read_watch::ReadWatch;
use crate::text::with_thousands;

use super::{DEEPEST, ParseError, SyntaxField, SyntaxKind, SyntaxNode};

/// A whole text.
#[derive(Debug)]
pub(in crate::file) struct ParsedText<'a> {
    /// The one value the text is.
    pub root: SyntaxNode<'a>,
    /// How many comments stand in the text.
    pub n_comments: usize,
}

/// Reads a text that is one value, with comments, a byte order mark and `#![enable(…)]` allowed.
pub(in crate::file) fn parse(text: &str) -> Result<ParsedText<'_>, ParseError> {
    parse_values(TextCursor::new(text, ReadLimits::USUAL.values(), None))
}

/// The same within other bounds.
pub(in crate::file) fn parse_within<'a>(
    text: &'a str,
    limits: ReadLimits,
    watch: &'a ReadWatch<'a>,
) -> Result<ParsedText<'a>, ParseError> {
    parse_values(TextCursor::new(text, limits.values(), Some(watch)))
}

fn parse_values(mut parser: TextCursor<'_>) -> Result<ParsedText<'_>, ParseError> {
    parser.eat("\u{feff}");
    parser.space()?;
    while parser.rest().starts_with("#![") {
        parser.attribute()?;
    }
    let root = parser.term(0)?;
    parser.space()?;
    if parser.at < parser.text.len() {
        return Err(parser.error(
            "there is more text after the end of the board",
            "Remove it, or look for a bracket that closes too early above.",
        ));
    }
    Ok(ParsedText {
        root,
        n_comments: parser.n_comments,
    })
}

/// The one value a fragment of RON is, if it is one.
pub(in crate::file) fn parse_value(text: &str) -> Option<SyntaxNode<'_>> {
    // A part of a text that was within the bounds.
    let mut parser = TextCursor::new(text, usize::MAX, None);
    let term = parser.term(0).ok()?;
    parser.space().ok()?;
    (parser.at == text.len()).then_some(term)
}

/// An opening bracket that waits for its partner.
#[derive(Clone, Copy)]
struct OpenBracket {
    at: usize,
    bracket: char,
    close: char,
}

/// The grammar.
impl<'a> TextCursor<'a> {
    fn term(&mut self, depth: usize) -> ParseResult<SyntaxNode<'a>> {
        self.space()?;
        let start = self.at;
        if depth > DEEPEST {
            return Err(self.error(
                &format!("brackets are nested more than {DEEPEST} deep"),
                "A board never needs that; look for a bracket that is doubled or never closed.",
            ));
        }
        self.n_values += 1;
        if self.n_values > self.most_values {
            return Err(self.too_many_values());
        }
        self.go_on()?;
        let (shape, depth) = self.shape(depth)?;
        Ok(SyntaxNode {
            text: &self.text[start..self.at],
            start,
            depth,
            shape,
        })
    }

    /// The shape, and how deep its brackets go.
    fn shape(&mut self, depth: usize) -> ParseResult<(SyntaxKind<'a>, usize)> {
        let flat = |shape| Ok((shape, 0));
        match self.peek() {
            Some('(') => self.group(None, depth),
            Some('[') => self.list(depth),
            Some('{') => self.map(depth),
            Some('"') => flat(self.quoted()?),
            Some('\'') => flat(self.character()?),
            Some(c) if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => flat(self.number()?),
            Some('b') if self.starts_bytes() => flat(self.bytes()?),
            Some('r') if self.starts_raw_text() => flat(self.raw_text(0)?),
            Some(c) if is_name_start(c) => self.named(depth),
            _ => Err(self.unexpected("a value is missing")),
        }
    }

    fn named(&mut self, depth: usize) -> ParseResult<(SyntaxKind<'a>, usize)> {
        let name = self.name().unwrap_or_default();
        let shape = match name {
            "true" => SyntaxKind::Bool(true),
            "false" => SyntaxKind::Bool(false),
            "inf" => SyntaxKind::Float(f64::INFINITY),
            "NaN" => SyntaxKind::Float(f64::NAN),
            _ => SyntaxKind::Name(name),
        };
        let (end, n_comments) = (self.at, self.n_comments);
        self.space()?;
        if self.peek() == Some('(') && matches!(shape, SyntaxKind::Name(_)) {
            return self.group(Some(name), depth);
        }
        (self.at, self.n_comments) = (end, n_comments);
        Ok((shape, 0))
    }

    fn group(
        &mut self,
        name: Option<&'a str>,
        depth: usize,
    ) -> ParseResult<(SyntaxKind<'a>, usize)> {
        let open = self.open('(', ')');
        let (mut fields, mut items, mut inner) = (Vec::new(), Vec::new(), 0);
        while self.more(open)? {
            let at = self.at;
            let field = self.field_name()?;
            if field.map_or(!fields.is_empty(), |_| !items.is_empty()) {
                self.at = at;
                return Err(self.error(
                    "a bracket mixes parts with a name and parts without",
                    "Give every part a name, as in `(kind: \"trainer\")`, or none.",
                ));
            }
            let value = self.term(depth + 1)?;
            inner = inner.max(value.depth);
            match field {
                Some(name) => fields.push(SyntaxField { name, value }),
                None => items.push(value),
            }
        }
        let shape = if fields.is_empty() {
            SyntaxKind::Tuple { name, items }
        } else {
            SyntaxKind::Record { name, fields }
        };
        Ok((shape, inner + 1))
    }

    fn list(&mut self, depth: usize) -> ParseResult<(SyntaxKind<'a>, usize)> {
        let open = self.open('[', ']');
        let (mut items, mut inner) = (Vec::new(), 0);
        while self.more(open)? {
            let item = self.term(depth + 1)?;
            inner = inner.max(item.depth);
            items.push(item);
        }
        Ok((SyntaxKind::List(items), inner + 1))
    }

    fn map(&mut self, depth: usize) -> ParseResult<(SyntaxKind<'a>, usize)> {
        let open = self.open('{', '}');
        let (mut entries, mut inner) = (Vec::new(), 0);
        while self.more(open)? {
            let key = self.term(depth + 1)?;
            self.space()?;
            if !self.eat(":") {
                return Err(self.unexpected("a `:` and a value are missing after this key"));
            }
            let value = self.term(depth + 1)?;
            inner = inner.max(key.depth).max(value.depth);
            entries.push((key, value));
        }
        Ok((SyntaxKind::Map(entries), inner + 1))
    }

    fn open(&mut self, bracket: char, close: char) -> OpenBracket {
        let at = self.at;
        self.at += bracket.len_utf8();
        OpenBracket { at, bracket, close }
    }

    /// Steps to the next part of a bracket, or past its end. Parts are separated by one comma.
    fn more(&mut self, open: OpenBracket) -> ParseResult<bool> {
        let is_first = self.at == open.at + 1;
        self.space()?;
        match self.peek() {
            None => Err(Self::unclosed(open)),
            Some(c) if c == open.close => {
                self.at += 1;
                Ok(false)
            }
            Some(c @ (')' | ']' | '}')) => Err(self.mismatch(open, c)),
            Some(',') if !is_first => self.after_comma(open),
            Some(',') => Err(self.lone_comma()),
            Some(_) if is_first => Ok(true),
            Some(_) => Err(self.unseparated(open)),
        }
    }

    fn after_comma(&mut self, open: OpenBracket) -> ParseResult<bool> {
        self.at += 1;
        self.space()?;
        match self.peek() {
            Some(c) if c == open.close => {
                self.at += 1;
                Ok(false)
            }
            Some(',') => Err(self.lone_comma()),
            Some(_) => Ok(true),
            None => Err(Self::unclosed(open)),
        }
    }

    fn lone_comma(&self) -> ParseError {
        self.error("a value is missing before this comma", "Remove it.")
    }

    /// The name of a field if one stands here, and steps past its colon.
    fn field_name(&mut self) -> ParseResult<Option<&'a str>> {
        let (at, n_comments) = (self.at, self.n_comments);
        if self.peek().is_some_and(is_name_start)
            && !self.starts_bytes()
            && !self.starts_raw_text()
            && let Some(name) = self.name()
        {
            self.space()?;
            if self.eat(":") {
                return Ok(Some(name));
            }
        }
        (self.at, self.n_comments) = (at, n_comments);
        Ok(None)
    }

    fn attribute(&mut self) -> ParseResult<()> {
        let start = self.at;
        self.eat_while(|c| c != ']');
        if !self.eat("]") {
            return Err(ParseError::at(
                start,
                "this attribute is never closed",
                "Close it with `]`.",
            ));
        }
        self.space()
    }
}

/// The faults.
impl TextCursor<'_> {
    fn unseparated(&self, open: OpenBracket) -> ParseError {
        let fault = self.unexpected(&format!("a `,` or `{}` is missing", open.close));
        let advice = match self.peek() {
            Some('.' | '-' | '/') => r#"Text needs quotes, as in "encoder.embedding"."#,
            _ => "Put a comma after the part before this one.",
        };
        ParseError { advice, ..fault }
    }

    fn too_many_values(&self) -> ParseError {
        self.error(
            &format!(
                "the text holds more than {} values",
                with_thousands(&self.most_values.to_string())
            ),
            "Split the board, or raise the bound with --limit N, where N is how many components, connections and drawn items may be read.",
        )
    }

    fn unclosed(open: OpenBracket) -> ParseError {
        let what = format!("this `{}` is never closed", open.bracket);
        ParseError::at(
            open.at,
            &what,
            "The text ends too early: it was cut off, or a closing bracket is missing.",
        )
    }

    fn mismatch(&self, open: OpenBracket, found: char) -> ParseError {
        let line = self.text[..open.at].matches('\n').count() + 1;
        let (bracket, close) = (open.bracket, open.close);
        self.error(
            &format!("found `{found}`, but the `{bracket}` of line {line} waits for its `{close}`"),
            "Close the inner bracket first, or remove this one.",
        )
    }
}
