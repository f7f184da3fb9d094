//! What a command says, and where: results on standard output, notes and errors on standard error. The one door to
//! both streams, so that nothing reaches a terminal that was not made fit for it.
//!
//! A reader that goes away (`mlboard kinds | head`) ends the output, not the program.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};

use crate::cli::error::CliError;
pub(in crate::cli) use crate::cli::terminal::Ink;
use crate::cli::terminal::{Coloring, LineBreaks, escaped_json, terminal_text};

/// The two streams.
pub(in crate::cli) struct Print {
    out: Box<dyn Write>,
    /// Nobody reads any more, or writing failed: nothing further is written.
    ended: Option<io::Error>,
    /// On standard output.
    colors: Coloring,
    /// On standard error.
    error_colors: Coloring,
    /// Somebody looks at standard output, and no program reads it.
    is_seen: bool,
}

impl Print {
    /// Standard output and standard error, in colour where a person reads them and has not asked otherwise.
    pub(in crate::cli) fn to_the_terminal() -> Self {
        Self {
            out: Box::new(BufWriter::new(io::stdout())),
            ended: None,
            colors: Coloring::from_stream(&io::stdout()),
            error_colors: Coloring::from_stream(&io::stderr()),
            is_seen: io::stdout().is_terminal(),
        }
    }

    /// A line of the result. A line end inside it belongs to some name or label and becomes a mark.
    pub(in crate::cli) fn line(&mut self, text: impl fmt::Display) {
        let text = terminal_text(&text.to_string(), LineBreaks::Marked, self.colors);
        self.write(&[text.as_bytes(), b"\n"]);
    }

    /// Several lines of the result, in words of the program.
    pub(in crate::cli) fn lines(&mut self, text: impl fmt::Display) {
        let text = terminal_text(&text.to_string(), LineBreaks::Kept, self.colors);
        self.write(&[text.as_bytes(), b"\n"]);
    }

    /// A JSON value and a line end.
    pub(in crate::cli) fn json(&mut self, text: &str) {
        self.write(&[escaped_json(text).as_bytes(), b"\n"]);
    }

    /// The text of a file, without a line end of ours: as it is for programs, with marks for eyes.
    pub(in crate::cli) fn text(&mut self, text: &str) {
        if self.is_seen {
            let text = terminal_text(text, LineBreaks::Kept, Coloring::Off);
            self.write(&[text.as_bytes()]);
        } else {
            self.write(&[text.as_bytes()]);
        }
    }

    /// Data as they are.
    pub(in crate::cli) fn bytes(&mut self, bytes: &[u8]) {
        self.write(&[bytes]);
    }

    fn write(&mut self, parts: &[&[u8]]) {
        for part in parts {
            if self.ended.is_none() {
                self.ended = self.out.write_all(part).err();
            }
        }
    }

    /// Something about the result, for people, on one line.
    pub(in crate::cli) fn note(&mut self, text: impl fmt::Display) {
        self.tell("note:", Ink::Bold, &text.to_string(), LineBreaks::Marked);
    }

    /// Why something could not be done.
    pub(in crate::cli) fn error(&mut self, fault: &CliError) {
        self.error_text(&fault.to_string());
    }

    /// The same in words from elsewhere, in one or several lines.
    pub(in crate::cli) fn error_text(&mut self, text: &str) {
        self.tell("error:", Ink::Red, text, LineBreaks::Kept);
    }

    fn tell(&mut self, mark: &str, ink: Ink, text: &str, breaks: LineBreaks) {
        self.flush();
        let mark = self.error_colors.paint(mark, ink);
        let text = terminal_text(&format!("{mark} {text}"), breaks, self.error_colors);
        // Where standard error is closed there is nobody to tell.
        drop(writeln!(io::stderr(), "{text}"));
    }

    /// The text in a colour, if this is a terminal that shows any.
    pub(in crate::cli) fn painted(&self, text: impl fmt::Display, ink: Ink) -> String {
        self.colors.paint(&text.to_string(), ink)
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
