//! Text on its way to a terminal: whatever would steer it is shown as a mark, and colours are put in here alone.
//!
//! A colour asked for travels through formatting as a character that Unicode keeps for such uses, so that no text of a
//! file or a name can bring an escape sequence of its own.

use std::fmt::Write;
use std::io::IsTerminal;

use crate::rules::Severity;
use crate::text::push_marked;

/// A terminal colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Ink {
    Bold,
    Dim,
    Red,
    Yellow,
    Blue,
    Green,
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Red,
            Severity::Warning => Self::Yellow,
            Severity::Advice => Self::Blue,
        }
    }
}

/// Ends a colour, inside the program.
const PLAIN: char = '\u{FDDF}';

impl Ink {
    const ALL: [Self; 6] = [
        Self::Bold,
        Self::Dim,
        Self::Red,
        Self::Yellow,
        Self::Blue,
        Self::Green,
    ];

    /// What begins the colour inside the program.
    fn sign(self) -> char {
        match self {
            Self::Bold => '\u{FDD0}',
            Self::Dim => '\u{FDD1}',
            Self::Red => '\u{FDD2}',
            Self::Yellow => '\u{FDD3}',
            Self::Blue => '\u{FDD4}',
            Self::Green => '\u{FDD5}',
        }
    }

    /// The code of the terminal that turns it on.
    fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "1;31",
            Self::Yellow => "1;33",
            Self::Blue => "1;34",
            Self::Green => "1;32",
        }
    }
}

/// Whether a stream is written in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Coloring {
    On,
    Off,
}

impl Coloring {
    /// On where a person reads the stream and has not asked otherwise.
    pub fn from_stream(stream: &impl IsTerminal) -> Self {
        if wants_colors() && stream.is_terminal() {
            Self::On
        } else {
            Self::Off
        }
    }

    /// The text with the signs of a colour around it.
    pub fn paint(self, text: &str, ink: Ink) -> String {
        match self {
            Self::On => format!("{}{text}{PLAIN}", ink.sign()),
            Self::Off => text.to_owned(),
        }
    }
}

/// See <https://no-color.org>.
fn wants_colors() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !refused && !is_dumb
}

/// What line ends in a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum LineBreaks {
    /// Part of some name or label: shown as marks.
    Marked,
    /// Ends of lines.
    Kept,
}

/// The text as it goes to the terminal.
pub(in crate::cli) fn terminal_text(text: &str, breaks: LineBreaks, colors: Coloring) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut is_painted = false;
    for c in text.chars() {
        match (c, colors) {
            ('\n' | '\t', _) if breaks == LineBreaks::Kept => out.push(c),
            (PLAIN, Coloring::On) => {
                out.push_str("\x1b[0m");
                is_painted = false;
            }
            (c, Coloring::On) => match Ink::ALL.into_iter().find(|ink| ink.sign() == c) {
                Some(ink) => {
                    out.push_str("\x1b[");
                    out.push_str(ink.code());
                    out.push('m');
                    is_painted = true;
                }
                None => push_marked(&mut out, c),
            },
            (c, Coloring::Off) => push_marked(&mut out, c),
        }
    }
    if is_painted {
        out.push_str("\x1b[0m");
    }
    out
}

/// JSON text in which characters that steer a terminal are written as escapes. They stand only inside its strings,
/// where an escape means the same.
pub(in crate::cli) fn escaped_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && crate::text::is_steering(c) {
            write!(out, "\\u{:04x}", u32::from(c)).unwrap_or_default();
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Coloring, Ink, LineBreaks, escaped_json, terminal_text};

    #[test]
    fn colours_are_the_only_escape_sequences() {
        let hostile = "\u{1b}[2J\u{9b}31m\n\u{202e}";
        let text = format!("{}{hostile}", Coloring::On.paint("fine", Ink::Red));
        assert_eq!(
            terminal_text(&text, LineBreaks::Marked, Coloring::On),
            "\u{1b}[1;31mfine\u{1b}[0m␛[2J<U+009B>31m␊<U+202E>"
        );
        assert_eq!(
            terminal_text("\u{fdd2}a\nb", LineBreaks::Kept, Coloring::Off),
            "<U+FDD2>a\nb"
        );
        assert_eq!(
            terminal_text("\u{fdd2}left on", LineBreaks::Marked, Coloring::On),
            "\u{1b}[1;31mleft on\u{1b}[0m"
        );
    }

    #[test]
    fn json_means_the_same_with_escapes() {
        let value = serde_json::json!({"a\u{9b}": "\u{202e}\u{7f}\u{1b}\n数"});
        let text = escaped_json(&serde_json::to_string_pretty(&value).expect("text"));
        assert!(!text.contains(|c| c != '\n' && crate::text::is_steering(c)));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).expect("JSON"),
            value
        );
    }
}
