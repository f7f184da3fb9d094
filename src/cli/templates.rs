//! `mlboard templates`: the case studies that ship.

use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::fault::Fault;
use crate::cli::listing::{self, Format, wrapped};
use crate::cli::print::{Ink, Print};
use crate::templates;

/// List the case studies that ship, for `mlboard new`
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A case as programs read it.
#[derive(Debug, Serialize)]
struct Entry {
    id: &'static str,
    title: String,
    task: String,
    topics: Vec<String>,
    n_nodes: usize,
    n_edges: usize,
}

pub(in crate::cli) fn run(args: &Args, print: &mut Print) -> Result<Verdict, Fault> {
    let all: Vec<Entry> = templates::all().iter().map(entry).collect();
    match args.format {
        Format::Json => listing::json(&all, print)?,
        Format::Text => {
            for case in &all {
                let title = print.painted(&case.title, Ink::Bold);
                print.line(format_args!("{}: {title}", case.id));
                print.line(format_args!("  {}", wrapped(&case.task, 100, 2)));
            }
        }
    }
    Ok(Verdict::Clean)
}

fn entry(template: &templates::Template) -> Entry {
    let document = template.document();
    let brief = document.brief();
    Entry {
        id: template.id,
        title: document.title().to_owned(),
        task: brief.task.clone(),
        topics: brief.topics.clone(),
        n_nodes: document.diagram().n_nodes(),
        n_edges: document.diagram().n_edges(),
    }
}
