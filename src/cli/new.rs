//! `mlboard new`: a board of one's own, from a case study or from nothing.

use std::path::PathBuf;

use crate::cli::error::CliError;
use crate::cli::print::Print;
use crate::cli::{Verdict, input, nearest};
use crate::file;
use crate::model::Document;
use crate::templates;

/// The name under which an empty board is made.
const BLANK: &str = "blank";

/// Make a board from a case study, or an empty one
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The case (`mlboard templates` lists them), or `blank`.
    case: String,
    /// Output file; `-` writes standard output. Without it, the case's name with `.ron`.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave the design out: the title, the task and the questions alone, to be drawn by oneself.
    #[arg(long)]
    unsolved: bool,
    /// Overwrite the file if it exists.
    #[arg(long)]
    force: bool,
}

pub(in crate::cli) fn run(args: &NewArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let document = document(args)?;
    let path = match &args.output {
        Some(path) => path.clone(),
        None => PathBuf::from(format!("{}.ron", args.case)),
    };
    if input::is_dash(&path) {
        print.text(&file::write(&document));
        return Ok(Verdict::Clean);
    }
    // A link that leads nowhere exists too: saving would write where it points.
    if !args.force && path.symlink_metadata().is_ok() {
        return Err(CliError::Exists(path));
    }
    input::save(&path, &document, None, print)?;
    print.line(input::shown(&path));
    Ok(Verdict::Clean)
}

fn document(args: &NewArgs) -> Result<Document, CliError> {
    let case = args.case.as_str();
    if case == BLANK {
        return Ok(Document::default());
    }
    let Some(template) = templates::find(case) else {
        let all = templates::all();
        let known = all.iter().map(|template| template.id);
        return Err(CliError::NoSuchCase {
            id: case.to_owned(),
            meant: nearest::meant(case, known.chain([BLANK])),
        });
    };
    Ok(if args.unsolved {
        template.to_draw()
    } else {
        template.document()
    })
}
