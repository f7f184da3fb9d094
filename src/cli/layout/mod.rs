//! `mlboard layout`: places and edges of a board anew, without a window; or of any graph of boxes.

mod bare;
mod report;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::input::{self, InputBytes};
use crate::cli::print::Print;
use crate::file;
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions, LayoutPreset, PathStyle};
use crate::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use crate::layout::{CancelledError, LayoutResult};
use crate::model::{Document, apply};
use crate::pipeline::{self, LayoutRequest};

/// Lay out a board: new positions for components, new routes for connections
///
/// FILE may also be a plain graph in JSON: {"nodes": {"a": {"w": 120, "h": 48, "group": "g"}},
/// "edges": {"e": {"from": "a", "to": {"node": "b", "side": "left", "offset": 24}, "label": [60, 14]}},
/// "groups": {"g": {"parent": "h", "lane": 0, "title": 20}}}. Its positions are printed as JSON.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LayoutArgs {
    /// The board or graph; `-` reads standard input.
    file: PathBuf,
    /// Output file; without it the input file is rewritten. `-` writes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Direction of the flow.
    #[arg(long, value_enum, default_value_t)]
    direction: DirectionArg,
    /// Speed or quality.
    #[arg(long, value_enum, default_value_t)]
    preset: PresetArg,
    /// Routing of connections, where positions are printed.
    #[arg(long, value_enum, default_value_t)]
    line: LineArg,
    /// Keep positions: only components without one are placed, and overlaps are removed.
    #[arg(long)]
    keep: bool,
    /// Draw connections that would run far or around as jumps: two stubs that name the other end.
    #[arg(long, conflicts_with_all = ["keep", "format"])]
    jumps: bool,
    /// Width over height that the drawing is folded to; 16:9 for boards with lanes unless said otherwise.
    #[arg(long, value_name = "W:H", value_parser = aspect, conflicts_with_all = ["keep", "format"])]
    aspect: Option<f64>,
    /// Print positions instead of writing a board.
    #[arg(long, value_enum)]
    format: Option<LayoutFormat>,
    /// Rewrite a file with comments too; the comments are lost.
    #[arg(long)]
    drop_comments: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum DirectionArg {
    /// From left to right.
    #[default]
    Lr,
    /// From top to bottom.
    Tb,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum PresetArg {
    /// Quick.
    Live,
    /// As good as affordable.
    #[default]
    Best,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum LineArg {
    /// Along the axes.
    #[default]
    Elbow,
    /// Smooth.
    Curve,
    /// From end to end.
    Straight,
}

impl From<DirectionArg> for FlowDirection {
    fn from(direction: DirectionArg) -> Self {
        match direction {
            DirectionArg::Lr => Self::LeftToRight,
            DirectionArg::Tb => Self::TopToBottom,
        }
    }
}

impl From<PresetArg> for LayoutPreset {
    fn from(preset: PresetArg) -> Self {
        match preset {
            PresetArg::Live => Self::Live,
            PresetArg::Best => Self::Best,
        }
    }
}

impl From<LineArg> for PathStyle {
    fn from(line: LineArg) -> Self {
        match line {
            LineArg::Elbow => Self::Elbow,
            LineArg::Curve => Self::Curve,
            LineArg::Straight => Self::Straight,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LayoutFormat {
    /// `{"nodes": {id: [x, y, w, h]}, "edges": {id: [[x, y], …]}, "groups": {…}, "labels": {…}, "feedback": […], "cpu_ms": …}`
    Json,
}

pub(in crate::cli) fn run(args: &LayoutArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let input = input::bytes(&args.file)?;
    if let Some(graph) = bare::read(&input.bytes) {
        let graph = graph.map_err(|error| CliError::Graph {
            error,
            path: args.file.clone(),
        })?;
        let (arrangement, ms) = timed(&graph, None, args);
        print.json(&report::json(&arrangement, ms));
        return Ok(Verdict::Clean);
    }
    lay_out_board(args, &input, print)
}

fn lay_out_board(
    args: &LayoutArgs,
    input: &InputBytes,
    print: &mut Print,
) -> Result<Verdict, CliError> {
    let mut opened = input::complete_from(input, print)?;
    let (arrangement, ms) = board_layout(&opened.document, args);
    if args.format == Some(LayoutFormat::Json) {
        print.json(&report::json(&arrangement, ms));
        return Ok(Verdict::Clean);
    }
    let edits = pipeline::arrange::edits(&opened.document, &arrangement);
    apply(&mut opened.document, &edits);
    let output: &Path = args.output.as_deref().unwrap_or(&args.file);
    if input::is_dash(output) {
        print.text(&file::write(&opened.document));
        return Ok(Verdict::Clean);
    }
    let is_itself = input::is_same(&args.file, output);
    if args.output.is_none() {
        input::refuse_stream(output)?;
    }
    if is_itself && opened.read_only {
        return Err(CliError::Newer(output.to_owned()));
    }
    if is_itself && !args.drop_comments {
        input::refuse_comments(&opened, output)?;
    }
    let stamp = opened.stamp.as_ref().filter(|_| is_itself);
    input::save(output, &opened.document, stamp, print)?;
    print.line(input::shown(output));
    Ok(Verdict::Clean)
}

/// The layout of a board, as the command of the window makes it, or with its places kept.
fn board_layout(document: &Document, args: &LayoutArgs) -> (LayoutResult, f64) {
    let catalog = Catalog::in_use();
    if args.keep {
        let graph = pipeline::arrange::graph(document, catalog);
        let old = pipeline::arrange::old(document, catalog);
        return timed(&graph, Some(&old), args);
    }
    let request = LayoutRequest::new(document, catalog, LayoutScope::All, args.direction.into());
    let request = request.with_style(args.preset.into(), args.line.into());
    let request = if args.jumps {
        request.with_jumps(document, catalog)
    } else {
        request
    };
    let request = match args.aspect {
        Some(aspect) => request.with_aspect(aspect),
        None => request,
    };
    clocked(|| request.run(&|_| true))
}

/// The layout and how many milliseconds it took.
fn timed(
    graph: &LayoutGraph,
    kept: Option<&PreviousLayout>,
    args: &LayoutArgs,
) -> (LayoutResult, f64) {
    let options = LayoutOptions {
        direction: args.direction.into(),
        preset: args.preset.into(),
        line: args.line.into(),
        ..LayoutOptions::default()
    };
    clocked(|| match kept {
        Some(old) => {
            let everything = graph.blocks.keys().cloned().collect();
            tidy(
                graph,
                old,
                &LayoutScope::Around(everything),
                &options,
                &|_| true,
            )
        }
        None => tidy(
            graph,
            &PreviousLayout::default(),
            &LayoutScope::All,
            &options,
            &|_| true,
        ),
    })
}

/// `16:9` or `1.78`.
fn aspect(text: &str) -> Result<f64, String> {
    let (width, height) = text.split_once(':').unwrap_or((text, "1"));
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let ratio = number(width)
        .zip(number(height))
        .map(|(width, height)| width / height);
    let ratio = ratio.filter(|ratio| ratio.is_finite() && *ratio > 0.0);
    ratio.ok_or_else(|| {
        "write width and height, such as 16:9, or one number, such as 1.5".to_owned()
    })
}

fn clocked(lay_out: impl FnOnce() -> Result<LayoutResult, CancelledError>) -> (LayoutResult, f64) {
    #[expect(
        clippy::disallowed_methods,
        reason = "the time is part of what is printed"
    )]
    let begin = std::time::Instant::now();
    let arrangement = lay_out().unwrap_or_default();
    (arrangement, begin.elapsed().as_secs_f64() * 1e3)
}
