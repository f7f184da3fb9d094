//! What a command says, and where: results on standard output, notes and faults on standard error.
//!
//! A reader that goes away (`mlboard kinds | head`) ends the output, not the program.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};

use crate::cli::error::CliError;
use crate::rules::Severity;

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

impl Ink {
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
enum Coloring {
    On,
    Off,
}

impl Coloring {
    /// On where a person reads the stream and has not asked otherwise.
    fn from_stream(stream: &impl IsTerminal) -> Self {
        if wants_colors() && stream.is_terminal() {
            Self::On
        } else {
            Self::Off
        }
    }
}

/// The two streams.
pub(in crate::cli) struct Print {
    out: Box<dyn Write>,
    /// Nobody reads any more, or writing failed: nothing further is written.
    ended: Option<io::Error>,
    /// On standard output.
    colors: Coloring,
    /// On standard error.
    error_colors: Coloring,
}

impl Print {
    /// Standard output and standard error, in colour where a person reads them and has not asked otherwise.
    pub(in crate::cli) fn to_the_terminal() -> Self {
        Self {
            out: Box::new(BufWriter::new(io::stdout())),
            ended: None,
            colors: Coloring::from_stream(&io::stdout()),
            error_colors: Coloring::from_stream(&io::stderr()),
        }
    }

    /// A line of the result.
    pub(in crate::cli) fn line(&mut self, text: impl fmt::Display) {
        self.write(format_args!("{text}\n"));
    }

    /// The result as it is, without a line end of ours.
    pub(in crate::cli) fn text(&mut self, text: &str) {
        self.write(format_args!("{text}"));
    }

    /// Data as they are.
    pub(in crate::cli) fn bytes(&mut self, bytes: &[u8]) {
        if self.ended.is_none() {
            self.ended = self.out.write_all(bytes).err();
        }
    }

    fn write(&mut self, text: fmt::Arguments) {
        if self.ended.is_none() {
            self.ended = self.out.write_fmt(text).err();
        }
    }

    /// Something about the result, for people.
    pub(in crate::cli) fn note(&mut self, text: impl fmt::Display) {
        self.flush();
        let mark = paint("note:", Ink::Bold, self.error_colors);
        // Where standard error is closed there is nobody to tell.
        drop(writeln!(io::stderr(), "{mark} {text}"));
    }

    /// Why something could not be done.
    pub(in crate::cli) fn error(&mut self, fault: &CliError) {
        self.flush();
        let mark = paint("error:", Ink::Red, self.error_colors);
        drop(writeln!(io::stderr(), "{mark} {fault}"));
    }

    /// The text in a colour, if this is a terminal that shows any.
    pub(in crate::cli) fn painted(&self, text: impl fmt::Display, ink: Ink) -> String {
        paint(&text.to_string(), ink, self.colors)
    }

    /// So that the two streams are in order where they share a terminal.
    fn flush(&mut self) {
        if self.ended.is_none() {
            self.ended = self.out.flush().err();
        }
    }

    /// Brings out what is still held back. A reader that went away is no fault.
    pub(in crate::cli) fn finish(&mut self) -> Result<(), CliError> {
        self.flush();
        match self.ended.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(CliError::Output(error))
            }
            Some(_) | None => Ok(()),
        }
    }
}

fn paint(text: &str, ink: Ink, colors: Coloring) -> String {
    match colors {
        Coloring::On => format!("\x1b[{}m{text}\x1b[0m", ink.code()),
        Coloring::Off => text.to_owned(),
    }
}

/// See <https://no-color.org>.
fn wants_colors() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !refused && !is_dumb
}
