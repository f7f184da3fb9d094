//! The command line: everything the window can do for a file, without a window.
//!
//! One file a subcommand. Results go to standard output, everything said about them to standard error.
//! Exit codes: 0 nothing to object to, 1 findings or differences, 2 something could not be read, written or understood.

mod ask;
mod attempt;
mod cards;
mod check;
mod compare;
mod constants;
mod coverage;
mod error;
mod estimate;
mod explain;
mod export;
mod export_stages;
mod figure_json;
mod fix;
mod fmt;
mod formula;
mod gallery;
mod grade;
mod input;
mod kinds;
mod layout;
mod like;
mod listing;
mod nearest;
mod new;
mod print;
mod published;
mod sarif;
mod severities;
mod templates;
mod terminal;
mod what_if;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser, Subcommand};

use crate::file::ReadLimits;
use error::CliError;
use print::Print;

use crate::catalog::{Catalog, OwnKindFile};
use crate::file::{own_kind_files, settings_folder};
use crate::text::shown_path;

/// A whiteboard for machine-learning system design that checks whether data can really flow that way.
///
/// Without a command, opens the window: on FILE, or on the start screen.
#[derive(Debug, Parser)]
#[command(name = "mlboard", version)]
#[command(
    after_help = "Exit codes: 0 no findings, 1 findings or differences, 2 an argument or a file could not be read or written."
)]
struct CliArgs {
    /// The board to open in the window.
    file: Option<PathBuf>,
    /// The most components, connections and drawn items, together, that a board may have to be read.
    #[arg(long, global = true, value_name = "N", default_value_t = ReadLimits::USUAL.records)]
    limit: usize,
    #[command(subcommand)]
    command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    New(new::NewArgs),
    Ask(ask::AskArgs),
    Attempt(attempt::AttemptArgs),
    Cards(cards::CardsArgs),
    Check(check::CheckArgs),
    Coverage(coverage::CoverageArgs),
    Estimate(estimate::EstimateArgs),
    Export(export::ExportArgs),
    Kinds(kinds::KindsArgs),
    Explain(explain::ExplainArgs),
    Templates(templates::TemplatesArgs),
    Fix(fix::FixArgs),
    Fmt(fmt::FmtArgs),
    Formula(formula::FormulaArgs),
    Gallery(gallery::GalleryArgs),
    Grade(grade::GradeArgs),
    Layout(layout::LayoutArgs),
    Like(like::LikeArgs),
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
pub enum NextStep {
    /// Nothing: the command has run.
    Exit(ExitCode),
    /// Opening the window, on a board or on the start screen.
    Window(Option<PathBuf>),
}

/// Reads the arguments, the program's name first, and runs the command they name.
pub fn run<A>(arguments: impl IntoIterator<Item = A>) -> NextStep
where
    A: Into<OsString> + Clone,
{
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let args = match CliArgs::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            if let Some(misspelt) = misspelt_command(&arguments, &error) {
                return NextStep::Exit(failure(&CliError::NoSuchFile(misspelt)));
            }
            tell_usage(&error);
            return NextStep::Exit(exit_code(error.exit_code()));
        }
    };
    let limits = ReadLimits {
        records: args.limit,
    };
    limits.set_for_this_run();
    install_own_kinds();
    let Some(command) = args.command else {
        return window(args.file);
    };
    if let Some(file) = args.file {
        return NextStep::Exit(failure(&CliError::FileBeforeCommand(file)));
    }
    let mut print = Print::to_the_terminal();
    for error in Catalog::own_kind_errors() {
        print.note(error);
    }
    let result = run_command(&command, &mut print).and_then(|verdict| {
        print.finish()?;
        Ok(verdict)
    });
    NextStep::Exit(match result {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Objection) => ExitCode::from(1),
        Ok(Verdict::Incomplete) => ExitCode::from(2),
        Err(fault) => failure(&fault),
    })
}

/// Adds the kinds in the folder `kinds` beside the person's settings to the catalogue.
fn install_own_kinds() {
    let files = own_kind_files(&settings_folder()).into_iter();
    let files = files.map(|(path, text)| OwnKindFile {
        path: shown_path(&path),
        text,
    });
    Catalog::install_own(&files.collect::<Vec<_>>());
}

fn run_command(command: &CliCommand, print: &mut Print) -> Result<Verdict, CliError> {
    match command {
        CliCommand::New(args) => new::run(args, print),
        CliCommand::Ask(args) => ask::run(args, print),
        CliCommand::Attempt(args) => attempt::run(args, print),
        CliCommand::Cards(args) => cards::run(args, print),
        CliCommand::Check(args) => check::run(args, print),
        CliCommand::Coverage(args) => coverage::run(args, print),
        CliCommand::Estimate(args) => estimate::run(args, print),
        CliCommand::Export(args) => export::run(args, print),
        CliCommand::Kinds(args) => kinds::run(args, print),
        CliCommand::Explain(args) => explain::run(args, print),
        CliCommand::Templates(args) => templates::run(args, print),
        CliCommand::Fix(args) => fix::run(args, print),
        CliCommand::Fmt(args) => Ok(fmt::run(args, print)),
        CliCommand::Formula(args) => formula::run(args, print),
        CliCommand::Gallery(args) => gallery::run(args, print),
        CliCommand::Grade(args) => grade::run(args, print),
        CliCommand::Layout(args) => layout::run(args, print),
        CliCommand::Like(args) => like::run(args, print),
    }
}

/// A name that is no file is more often a misspelt command than a board, so the window stays closed.
fn window(file: Option<PathBuf>) -> NextStep {
    match file {
        Some(path) if !path.exists() => NextStep::Exit(failure(&CliError::NoSuchFile(path))),
        file => NextStep::Window(file),
    }
}

/// What stands where a command should and is taken for a board, whose own argument then seems to be the command.
fn misspelt_command(arguments: &[OsString], error: &clap::Error) -> Option<PathBuf> {
    let taken = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let taken = taken.into_iter().find_map(|kind| error.get(kind))?;
    let ContextValue::String(taken) = taken else {
        return None;
    };
    let at = arguments
        .iter()
        .position(|argument| argument == taken.as_str())?;
    let before = at.checked_sub(1).filter(|before| *before > 0)?;
    let commands = CliArgs::command();
    let is_command = |argument: &OsString| commands.find_subcommand(argument).is_some();
    let is_option = |argument: &OsString| argument.to_string_lossy().starts_with('-');
    let is_name = !arguments[before..=at].iter().any(is_option)
        && !arguments[1..=before].iter().any(is_command);
    let before = PathBuf::from(&arguments[before]);
    (is_name && !before.exists()).then_some(before)
}

/// Help and the version as they are; what is wrong with the arguments through the door that all errors take, because
/// it repeats them.
fn tell_usage(error: &clap::Error) {
    if error.use_stderr() {
        let text = error.render().to_string();
        let text = text.strip_prefix("error: ").unwrap_or(&text);
        Print::to_the_terminal().error_text(text.trim_end());
    } else {
        // A reader that went away is no reason to fail.
        drop(error.print());
    }
}

/// Tells why the window could not be shown.
pub fn tell_error(error: &str) {
    Print::to_the_terminal().error_text(error);
}

/// Tells a fault and gives the exit code for it.
fn failure(fault: &CliError) -> ExitCode {
    Print::to_the_terminal().error(fault);
    ExitCode::from(2)
}

fn exit_code(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::CliArgs;

    #[test]
    fn the_arguments_are_declared_consistently() {
        CliArgs::command().debug_assert();
    }
}
