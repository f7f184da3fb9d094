//! `mlboard like`: the cases a board is nearest to, with the reasons.

use std::path::PathBuf;

use crate::cli::error::CliError;
use crate::cli::grade::grade_error;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::Print;
use crate::cli::{Verdict, input};
use crate::practice::grade::{CaseLikeness, Grader, stands_out};
use crate::templates;
use crate::text::fixed;

/// Tell which case a board is like
///
/// Compares the drawing alone, never the requirements card, with the reference of every case.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LikeArgs {
    /// The board; `-` reads standard input.
    file: PathBuf,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// How many cases are named.
const MOST: usize = 3;

pub(in crate::cli) fn run(args: &LikeArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let opened = input::open_complete(&args.file, print)?;
    let grader = Grader::builtin();
    let board = grader.board(&opened.document);
    let board = board.map_err(|error| grade_error(error, &args.file))?;
    let nearest = grader.nearest(&board, MOST);
    match args.format {
        ListFormat::Json => listing::json(&nearest, print)?,
        ListFormat::Text => write(&nearest, print),
    }
    Ok(Verdict::Clean)
}

fn write(nearest: &[CaseLikeness], print: &mut Print) {
    if !stands_out(nearest) {
        print.line("No case stands out.");
    }
    for near in nearest {
        let title = templates::titles().get(near.case.as_str());
        let title = title.map_or(near.case.as_str(), String::as_str);
        print.line(format_args!(
            "{title} ({}): {}",
            near.case,
            fixed(near.likeness, 0)
        ));
        let pairs = near.speaks_for.iter();
        let pairs: Vec<String> = pairs
            .map(|at| format!("{} as {}", at.node, at.role))
            .collect();
        if !pairs.is_empty() {
            print.line(format_args!("  for it: {}", pairs.join(", ")));
        }
        if !near.speaks_against.is_empty() {
            print.line(format_args!(
                "  against it: {}",
                near.speaks_against.join(", ")
            ));
        }
    }
}
