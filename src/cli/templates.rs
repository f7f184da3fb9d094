//! `mlboard templates`: the case studies that ship.

use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::listing::{self, ListFormat, wrapped};
use crate::cli::print::{Ink, Print};
use crate::model::{Difficulty, Value};
use crate::templates;

/// List the case studies that ship, for `mlboard new`
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct TemplatesArgs {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// A case as programs read it.
#[derive(Debug, Serialize)]
struct TemplateRecord {
    id: &'static str,
    title: String,
    task: String,
    /// The kind of answer the product needs, as the requirements card says it.
    task_kind: Option<String>,
    difficulty: Option<&'static str>,
    topics: Vec<String>,
    n_failures: usize,
    n_nodes: usize,
    n_edges: usize,
}

pub(in crate::cli) fn run(args: &TemplatesArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let all: Vec<TemplateRecord> = templates::all().iter().map(entry).collect();
    match args.format {
        ListFormat::Json => listing::json(&all, print)?,
        ListFormat::Text => {
            for case in &all {
                let title = print.painted(&case.title, Ink::Bold);
                let difficulty = case
                    .difficulty
                    .map_or_else(String::new, |d| format!(", {d}"));
                let topics = case.topics.join(", ");
                print.line(format_args!("{}: {title}{difficulty} ({topics})", case.id));
                print.lines(format_args!("  {}", wrapped(&case.task, 100, 2)));
            }
        }
    }
    Ok(Verdict::Clean)
}

fn entry(template: &templates::Template) -> TemplateRecord {
    let document = template.document();
    let brief = document.brief();
    let task = brief.requirements.get("task");
    TemplateRecord {
        id: template.id,
        title: document.title().to_owned(),
        task: brief.task.clone(),
        task_kind: task.and_then(Value::as_text).map(str::to_owned),
        difficulty: brief.reference.difficulty.map(Difficulty::as_str),
        topics: brief.topics.clone(),
        n_failures: brief.failures.len(),
        n_nodes: document.diagram().n_nodes(),
        n_edges: document.diagram().n_edges(),
    }
}
