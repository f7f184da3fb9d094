//! `mlboard fmt`: boards as mlboard writes them, so that differences between versions are real ones.

use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::cli::print::Print;
use crate::cli::{Verdict, input};
use crate::file;

/// Rewrite boards in canonical form
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct FmtArgs {
    /// Boards; `-` reads standard input and writes standard output.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change nothing; exit with 1 and name the file when one would change.
    #[arg(long)]
    check: bool,
    /// Rewrite files with comments too; the comments are lost.
    #[arg(long)]
    drop_comments: bool,
}

pub(in crate::cli) fn run(args: &FmtArgs, print: &mut Print) -> Verdict {
    let mut verdict = Verdict::Clean;
    for path in input::once(&args.files) {
        match format(path, args, print) {
            Ok(true) if args.check && verdict == Verdict::Clean => verdict = Verdict::Objection,
            Ok(_) => {}
            Err(fault) => {
                print.error(&fault);
                verdict = Verdict::Incomplete;
            }
        }
    }
    verdict
}

/// Whether the file is, or would be, changed.
fn format(path: &Path, args: &FmtArgs, print: &mut Print) -> Result<bool, CliError> {
    if !args.check {
        input::refuse_stream(path)?;
    }
    let (before, opened) = input::open_with_text(path)?;
    input::tell(path, &opened, print);
    if opened.read_only {
        return Err(CliError::Newer(path.to_owned()));
    }
    let after = file::write(&opened.document);
    let changes = before != after.as_bytes();
    if args.check {
        if changes {
            print.line(input::shown(path));
        }
        return Ok(changes);
    }
    if changes && !args.drop_comments {
        input::refuse_comments(&opened, path)?;
    }
    if input::is_dash(path) {
        print.text(&after);
    } else if changes {
        input::save(path, &opened.document, opened.stamp.as_ref(), print)?;
        print.line(input::shown(path));
    }
    Ok(changes)
}
