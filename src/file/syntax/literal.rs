//! Numbers and texts of RON. What is common is read here; the rest the `ron` crate decides, so that
//! every escape, radix and suffix means what RON says it means.

use std::borrow::Cow;

use super::cursor::{ParseResult, TextCursor, short};
use super::{ParseError, SyntaxKind};

/// The literals at the cursor.
impl<'a> TextCursor<'a> {
    pub fn number(&mut self) -> ParseResult<SyntaxKind<'a>> {
        let start = self.at;
        let mut before = '\0';
        self.eat_while(|c| {
            let is_sign = matches!(c, '+' | '-') && matches!(before, '\0' | 'e' | 'E');
            before = c;
            is_sign || c.is_ascii_alphanumeric() || matches!(c, '.' | '_')
        });
        number(&self.text[start..self.at]).ok_or_else(|| ParseError {
            what: format!("`{}` is not a number", short(&self.text[start..self.at])),
            advice: "Write numbers as 12, 1.5, 2e6 or 20_000; text needs quotes.",
            at: start,
            len: self.at - start,
        })
    }

    pub fn quoted(&mut self) -> ParseResult<SyntaxKind<'a>> {
        let start = self.at;
        self.skip_quoted('"')?;
        self.decoded(start)
    }

    pub fn decoded(&self, start: usize) -> ParseResult<SyntaxKind<'a>> {
        let literal = &self.text[start..self.at];
        text(literal)
            .map(SyntaxKind::Text)
            .map_err(|reason| ParseError {
                what: format!("this text is not well formed ({reason})"),
                advice: r#"Inside quotes write \\ for a backslash and \" for a quote."#,
                at: start,
                len: literal.len(),
            })
    }

    /// Steps past a quoted literal whose quote stands here.
    pub fn skip_quoted(&mut self, quote: char) -> ParseResult<()> {
        let start = self.at;
        let mut is_escaped = false;
        for (offset, c) in self.rest().char_indices().skip(1) {
            if !is_escaped && c == quote {
                self.at += offset + 1;
                return Ok(());
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        Err(ParseError::at(
            start,
            "this quote is never closed",
            "Close it with the same quote.",
        ))
    }

    pub fn starts_raw_text(&self) -> bool {
        let rest = self.rest();
        rest.starts_with('r') && rest[1..].trim_start_matches('#').starts_with('"')
    }

    /// `r"…"` or `r##"…"##`, after `prefix` bytes.
    pub fn raw_text(&mut self, prefix: usize) -> ParseResult<SyntaxKind<'a>> {
        let start = self.at;
        self.at += prefix + 1;
        let hashes = self.at;
        self.eat_while(|c| c == '#');
        let ending = format!("\"{}", &self.text[hashes..self.at]);
        self.at += 1;
        let Some(length) = self.rest().find(&ending) else {
            let what = "this raw text is never closed";
            return Err(ParseError::at(
                start,
                what,
                "Close it with a quote and as many # as opened it.",
            ));
        };
        self.at += length + ending.len();
        if prefix > 0 {
            return Ok(SyntaxKind::Other);
        }
        self.decoded(start)
    }

    pub fn starts_bytes(&self) -> bool {
        let rest = self.rest();
        rest.starts_with("b\"")
            || rest.starts_with("b'")
            || (rest.starts_with("br") && rest[2..].trim_start_matches('#').starts_with('"'))
    }

    pub fn bytes(&mut self) -> ParseResult<SyntaxKind<'a>> {
        if self.rest().starts_with("br") {
            return self.raw_text(1);
        }
        let start = self.at;
        self.at += 1;
        self.skip_quoted(if self.peek() == Some('"') { '"' } else { '\'' })?;
        self.checked(start).map(|()| SyntaxKind::Other)
    }

    pub fn character(&mut self) -> ParseResult<SyntaxKind<'a>> {
        let start = self.at;
        self.skip_quoted('\'')?;
        self.checked(start)?;
        let literal = &self.text[start..self.at];
        Ok(character(literal).map_or(SyntaxKind::Other, |text| SyntaxKind::Text(text.into())))
    }

    pub fn checked(&self, start: usize) -> ParseResult<()> {
        let literal = &self.text[start..self.at];
        is_valid(literal).then_some(()).ok_or_else(|| ParseError {
            what: format!("`{}` is neither a character nor bytes", short(literal)),
            advice: "Text needs double quotes.",
            at: start,
            len: literal.len(),
        })
    }
}

/// What a number literal means; `None` when it is none.
fn number(literal: &str) -> Option<SyntaxKind<'static>> {
    if literal.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && let Ok(n) = literal.parse::<i64>()
    {
        return Some(SyntaxKind::Int(n));
    }
    if is_plain_float(literal)
        && let Ok(x) = literal.parse::<f64>()
    {
        return Some(float(x, literal));
    }
    if let Ok(n) = ron::from_str::<i64>(literal) {
        return Some(SyntaxKind::Int(n));
    }
    match ron::from_str::<ron::Value>(literal) {
        Ok(ron::Value::Number(ron::Number::F32(x))) => Some(float(f64::from(x.get()), literal)),
        Ok(ron::Value::Number(ron::Number::F64(x))) => Some(float(x.get(), literal)),
        Ok(ron::Value::Number(_)) => Some(SyntaxKind::Other),
        _ => None,
    }
}

fn is_plain_float(literal: &str) -> bool {
    literal.contains('.')
        && literal
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
}

/// A whole number too large for 64 bits or a float too large for any keeps its digits instead.
fn float(x: f64, literal: &str) -> SyntaxKind<'static> {
    let is_whole = !literal.contains(['.', 'e', 'E', 'n', 'N']);
    if is_whole || (x.is_infinite() && !literal.contains("inf")) {
        SyntaxKind::Other
    } else {
        SyntaxKind::Float(x)
    }
}

/// The text of a literal with its quotes, or what RON has against it.
fn text(literal: &str) -> Result<Cow<'_, str>, String> {
    let inner = &literal[1..literal.len() - 1];
    if literal.starts_with('"') && !inner.contains('\\') {
        return Ok(Cow::Borrowed(inner));
    }
    ron::from_str::<String>(literal)
        .map(Cow::Owned)
        .map_err(|error| error.code.to_string())
}

/// Whether RON accepts a character, byte or byte string literal.
fn is_valid(literal: &str) -> bool {
    ron::from_str::<ron::Value>(literal).is_ok()
}

/// The text of a character literal, if it is one.
fn character(literal: &str) -> Option<String> {
    ron::from_str::<char>(literal).ok().map(String::from)
}
