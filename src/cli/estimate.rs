//! `mlboard estimate`: what a board comes to, with the working.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::figure_json::figure;
use crate::cli::input;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::{Ink, Print};
use crate::cli::{Verdict, compare, constants, published, what_if};
use crate::estimate::{Constants, Estimate, EstimateView, Figure, Subject};
use crate::model::{Brief, Document, EdgeId, NodeId};

/// Estimate traffic, latency, load, memory, compute, cost, freshness and availability
///
/// Every figure comes with its formula and the inputs filled in. Exits with 1 when a target of the requirements card
/// is missed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct EstimateArgs {
    /// A board; `-` reads standard input.
    #[arg(required_unless_present_any = ["constants", "published"])]
    file: Option<PathBuf>,
    /// Only figures of this component, by its id.
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// Output format.
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    /// Only what would change with another value of a property, such as `ann.algorithm=hnsw`, or with another kind of
    /// component, such as `features=stream_feature_pipeline`, or with another `share`, `calls` or `rounds` of a
    /// connection, such as `e7.share=0.2`; several change together. The board stays as it is.
    #[arg(long, value_name = "ID.PROPERTY=VALUE", conflicts_with = "of")]
    what_if: Vec<String>,
    /// The numbers that figures assume, with units and sources: those of the board, or the defaults without one.
    #[arg(long, conflicts_with_all = ["of", "what_if", "working"])]
    constants: bool,
    /// Published figures beside those of this program, with source, inputs and ratio.
    #[arg(long, conflicts_with_all = ["of", "what_if", "working", "constants"])]
    published: bool,
    /// Only the figures that changed since an older version wrote them with `--format json`.
    #[arg(long, value_name = "OLDER.json", conflicts_with_all = ["of", "what_if", "constants", "published"])]
    compare: Option<PathBuf>,
    /// With what each figure ignores, its source, and how far it moves when an input is off by a factor of two.
    #[arg(long)]
    working: bool,
}

pub(in crate::cli) fn run(args: &EstimateArgs, print: &mut Print) -> Result<Verdict, CliError> {
    if args.published {
        published::tell(args.format, print)?;
        return Ok(Verdict::Clean);
    }
    let Some(file) = &args.file else {
        constants::tell(&Brief::default(), args.format, print)?;
        return Ok(Verdict::Clean);
    };
    let opened = input::open_complete(file, print)?;
    let (document, catalog) = (&opened.document, Catalog::in_use());
    if args.constants {
        constants::tell(document.brief(), args.format, print)?;
        return Ok(Verdict::Clean);
    }
    for (_, fault) in Constants::faults(document.brief()) {
        print.note(fault);
    }
    let estimate = Estimate::new(document, catalog);
    let look = EstimateView {
        document,
        catalog,
        estimate: &estimate,
    };
    if !args.what_if.is_empty() {
        return what_if::tell(&look, &args.what_if, args.format, print);
    }
    if let Some(older) = &args.compare {
        return compare::tell(&look, older, args.format, print);
    }
    let figures = match &args.of {
        Some(id) => of_component(&look, id)?,
        None => look.all(),
    };
    match args.format {
        ListFormat::Json => listing::json(&as_json(&look, &figures), print)?,
        ListFormat::Text => tell(&look, &figures, args, print),
    }
    let is_broken = figures.iter().any(Figure::is_broken);
    Ok(if is_broken {
        Verdict::Objection
    } else {
        Verdict::Clean
    })
}

fn of_component(look: &EstimateView, id: &str) -> Result<Vec<Figure>, CliError> {
    let id = NodeId::from(id);
    if look.document.diagram().node(&id).is_none() {
        return Err(CliError::NoSuchComponent(id.to_string()));
    }
    Ok(look.of_component(&id))
}

fn tell(look: &EstimateView, figures: &[Figure], args: &EstimateArgs, print: &mut Print) {
    let mut last: Option<&Subject> = None;
    for figure in figures {
        if last != Some(&figure.about) {
            let heading = heading(look.document, look, &figure.about);
            if last.is_some() {
                print.line("");
            }
            print.line(print.painted(heading, Ink::Bold));
            last = Some(&figure.about);
        }
        if args.working {
            print.lines(indented(&figure.working()));
            continue;
        }
        let shown = figure.shown();
        let shown = match (figure.promise, figure.is_broken()) {
            (Some(promise), true) => {
                let limit = figure.formula.unit.show(promise.limit());
                print.painted(format_args!("{shown}, target {limit}"), Ink::Red)
            }
            _ => shown,
        };
        print.line(format_args!("  {}: {shown}", figure.formula.title));
        let more = [figure.contradiction(), figure.certainty()];
        for line in more.into_iter().flatten() {
            print.line(format_args!("      {line}"));
        }
        let inputs = figure.filled_in().join(", ");
        print.line(format_args!("      {}; {inputs}", figure.formula.text));
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

fn heading(document: &Document, look: &EstimateView, about: &Subject) -> String {
    match about {
        Subject::Board => "The board".to_owned(),
        Subject::Component(id) => format!("{} ({id})", look.name(id)),
        Subject::Flow(id) => {
            let edge = document.diagram().edge(id);
            edge.map_or_else(String::new, |edge| {
                let (from, to) = (look.name(&edge.from.node), look.name(&edge.to.node));
                format!("{from} → {to} ({id})")
            })
        }
    }
}

fn as_json(look: &EstimateView, figures: &[Figure]) -> Json {
    let path = match look.estimate.critical_path() {
        Ok(Some(path)) => {
            let hops = path.hops.iter().map(|hop| {
                let total = hop.total();
                json!({
                    "component": hop.node.as_str(),
                    "p50_ms": total.p50_ms,
                    "p99_ms": total.p99_ms,
                    "rounds": hop.rounds,
                    "fetches_from": hop.pulled.as_ref().map(|(from, _)| from.as_str()),
                })
            });
            json!({
                "components": path.nodes.iter().map(NodeId::as_str).collect::<Vec<_>>(),
                "flows": path.flows.iter().map(EdgeId::as_str).collect::<Vec<_>>(),
                "hops": hops.collect::<Vec<_>>(),
            })
        }
        _ => Json::Null,
    };
    json!({
        "critical_path": path,
        "figures": figures.iter().map(figure).collect::<Vec<_>>(),
    })
}
