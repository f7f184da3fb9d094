//! The command line: everything the window can do for a file, without a window.
//!
//! One file a subcommand. Results go to standard output, everything said about them to standard error.
//! Exit codes: 0 nothing to object to, 1 findings or differences, 2 something could not be read, written or understood.

mod check;
mod constants;
mod coverage;
mod estimate;
mod explain;
mod export;
mod fault;
mod fix;
mod fmt;
mod formula;
mod gallery;
mod input;
mod kinds;
mod layout;
mod listing;
mod nearest;
mod new;
mod print;
mod sarif;
mod severities;
mod templates;
mod what_if;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use fault::Fault;
use print::Print;

/// A whiteboard for machine-learning system design that checks whether data can really flow that way.
///
/// Without a command, opens the window: on FILE, or on the start screen.
#[derive(Debug, Parser)]
#[command(name = "mlboard", version, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Exit codes: 0 nothing to object to, 1 findings or differences, \
    2 something could not be read, written or understood."
)]
struct Args {
    /// The board to open in the window.
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Coverage(coverage::Args),
    Estimate(estimate::Args),
    Export(export::Args),
    Kinds(kinds::Args),
    Explain(explain::Args),
    Templates(templates::Args),
    Fix(fix::Args),
    Fmt(fmt::Args),
    Formula(formula::Args),
    Gallery(gallery::Args),
    Layout(layout::Args),
}

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing to object to.
    Clean,
    /// It ran, and there is something to object to.
    Objection,
    /// It ran, and some of what was asked could not be done. What could not is already told.
    Incomplete,
}

/// What remains to be done after the command line has been read.
#[derive(Debug)]
pub enum Next {
    /// Nothing: the command has run.
    Exit(ExitCode),
    /// Opening the window, on a board or on the start screen.
    Window(Option<PathBuf>),
}

/// Reads the arguments, the program's name first, and runs the command they name.
pub fn run<A>(arguments: impl IntoIterator<Item = A>) -> Next
where
    A: Into<OsString> + Clone,
{
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // A reader that went away is no reason to fail.
            drop(error.print());
            return Next::Exit(exit_code(error.exit_code()));
        }
    };
    let Some(command) = args.command else {
        return window(args.file);
    };
    let mut print = Print::to_the_terminal();
    let result = run_command(&command, &mut print).and_then(|verdict| {
        print.finish()?;
        Ok(verdict)
    });
    Next::Exit(match result {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Objection) => ExitCode::from(1),
        Ok(Verdict::Incomplete) => ExitCode::from(2),
        Err(fault) => failure(&fault),
    })
}

fn run_command(command: &Command, print: &mut Print) -> Result<Verdict, Fault> {
    match command {
        Command::New(args) => new::run(args, print),
        Command::Check(args) => check::run(args, print),
        Command::Coverage(args) => coverage::run(args, print),
        Command::Estimate(args) => estimate::run(args, print),
        Command::Export(args) => export::run(args, print),
        Command::Kinds(args) => kinds::run(args, print),
        Command::Explain(args) => explain::run(args, print),
        Command::Templates(args) => templates::run(args, print),
        Command::Fix(args) => fix::run(args, print),
        Command::Fmt(args) => Ok(fmt::run(args, print)),
        Command::Formula(args) => formula::run(args, print),
        Command::Gallery(args) => gallery::run(args, print),
        Command::Layout(args) => layout::run(args, print),
    }
}

/// A name that is no file is more often a misspelt command than a board, so the window stays closed.
fn window(file: Option<PathBuf>) -> Next {
    match file {
        Some(path) if !path.exists() => Next::Exit(failure(&Fault::NoSuchFile(path))),
        file => Next::Window(file),
    }
}

/// Tells a fault and gives the exit code for it.
fn failure(fault: &Fault) -> ExitCode {
    Print::to_the_terminal().fault(fault);
    ExitCode::from(2)
}

fn exit_code(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Args;

    #[test]
    fn the_arguments_are_declared_consistently() {
        Args::command().debug_assert();
    }
}
