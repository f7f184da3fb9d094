//! `mlboard export`: a picture of a board.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::export_stages::StageExport;
use crate::cli::print::Print;
use crate::cli::{Verdict, input};
use crate::export::stage_files::{NamedPicture, StageChoice};
use crate::export::{Export, ExportOptions, Extent, FORMATS, Format, PictureDetail};
use crate::file::atomic_write;
use crate::model::{Document, Edit, apply};
use crate::pipeline::derive;
use crate::scene::{
    FindingsFilter, Item, Scene, SceneStyle, Theme, legend_below, legend_entries, legend_item,
};

/// Height of a legend's letters, in pixels, on a picture that is not enlarged.
const LEGEND_SIZE: f64 = 12.0;

/// Draw a board to a file
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(in crate::cli) struct ExportArgs {
    /// The board; `-` reads standard input.
    file: PathBuf,
    /// Output file; its extension sets the format. `-` writes PNG to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Pixels per unit of the board.
    #[arg(
        long,
        default_value_t = 2.0,
        conflicts_with = "width",
        allow_negative_numbers = true
    )]
    scale: f64,
    /// Width in pixels, padding included.
    #[arg(long, value_name = "PX")]
    width: Option<u32>,
    /// Colours.
    #[arg(long, value_enum, default_value_t)]
    theme: ExportTheme,
    /// Leave the background out.
    #[arg(long)]
    transparent: bool,
    /// Room around the board, in units of the board.
    #[arg(
        long,
        default_value_t = 32.0,
        value_name = "N",
        allow_negative_numbers = true
    )]
    padding: f64,
    /// Label every connection with its data type.
    #[arg(long)]
    labels: bool,
    /// Show figures on components and connections, and highlight the critical path.
    #[arg(long)]
    figures: bool,
    /// Explain colours, signs and line styles below the board.
    #[arg(long)]
    legend: bool,
    /// Name the ports of connections.
    #[arg(long)]
    ports: bool,
    /// Mark findings on the picture.
    #[arg(long)]
    findings: bool,
    /// Keep titles readable at the picture's size, or draw everything as at 100 %, however small.
    #[arg(long, value_enum, default_value_t)]
    detail: ExportDetail,
    /// Draw what is in folded frames, too.
    #[arg(long)]
    unfold: bool,
    /// A stage by its number, `all` as numbered pictures, `sheet` for one picture of all, or `animated`.
    #[arg(long, value_name = "N", conflicts_with_all = ["ports", "padding", "legend"])]
    stage: Option<StageChoice>,
    /// The board in one figure, with its caption.
    #[arg(long, conflicts_with_all = ["stage", "ports", "padding", "legend"])]
    figure: bool,
}

/// How much a picture shows of what would be small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ExportDetail {
    /// Titles at a readable size, and nothing that could not be seen.
    #[default]
    Readable,
    /// Everything as at 100 %.
    Full,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ExportTheme {
    #[default]
    Light,
    Dark,
}

impl ExportTheme {
    fn theme(self) -> &'static Theme {
        match self {
            Self::Light => Theme::light(),
            Self::Dark => Theme::dark(),
        }
    }
}

pub(in crate::cli) fn run(args: &ExportArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let format = format(&args.output)?;
    if input::is_same(&args.file, &args.output) {
        return Err(CliError::OntoItself(args.output.clone()));
    }
    let mut opened = input::open_complete(&args.file, print)?;
    if args.unfold {
        unfold(&mut opened.document);
    }
    let mut style = SceneStyle::new(args.theme());
    style.edge_labels = args.labels;
    style.numbers = args.figures;
    style.findings = if args.findings {
        FindingsFilter::All
    } else {
        FindingsFilter::None
    };
    let stages = StageExport {
        document: &opened.document,
        file: &args.file,
        output: &args.output,
        style: &style,
        options: &args.options(),
    };
    if let Some(choice) = args.stage {
        return write_all(&stages.stages(choice)?, print);
    }
    if args.figure {
        return write_all(&stages.figure()?, print);
    }
    let derived = derive(&opened.document, Catalog::in_use(), &style);
    let export = Export {
        document: &opened.document,
        derived: &derived,
        options: &ExportOptions {
            legend: args
                .legend
                .then(|| args.drawn_legend(&opened.document, &derived.scene))
                .flatten(),
            ..args.options()
        },
    };
    let mut picture = Vec::new();
    (format.write)(&export, &mut |_| ControlFlow::Continue(()), &mut picture).map_err(|error| {
        CliError::Export {
            error,
            path: args.file.clone(),
        }
    })?;
    write_all(&[(args.output.clone(), picture)], print)
}

fn unfold(document: &mut Document) {
    let frames = document.sketch().values();
    let folded = frames.filter(|item| item.is_folded());
    let folds = folded.map(|item| (item.id.clone(), None)).collect();
    apply(document, &[Edit::FoldFrames(folds)]);
}

fn write_all(pictures: &[NamedPicture], print: &mut Print) -> Result<Verdict, CliError> {
    for (path, picture) in pictures {
        if input::is_dash(path) {
            print.bytes(picture);
        } else {
            write(path, picture, print)?;
        }
    }
    Ok(Verdict::Clean)
}

impl ExportArgs {
    /// Readable at the size of the picture.
    fn drawn_legend(&self, document: &Document, scene: &Scene) -> Option<Arc<Item>> {
        let entries = legend_entries(document, Catalog::in_use());
        let board = scene.bounds();
        let fitted = |width| f64::from(width) / (board.width() + 2.0 * self.padding);
        let scale = self.width.map_or(self.scale, fitted);
        let place = legend_below(board, LEGEND_SIZE * scale.max(1.0), scale);
        legend_item(&entries, place, self.theme()).map(Arc::new)
    }

    fn theme(&self) -> &'static Theme {
        self.theme.theme()
    }

    fn options(&self) -> ExportOptions {
        ExportOptions {
            legend: None,
            extent: self.width.map_or(Extent::Scale(self.scale), Extent::Width),
            theme: self.theme(),
            background: !self.transparent,
            padding: self.padding,
            selection: None,
            area: None,
            close: self.ports,
            detail: match self.detail {
                ExportDetail::Readable => PictureDetail::Readable,
                ExportDetail::Full => PictureDetail::Full,
            },
        }
    }
}

fn format(output: &Path) -> Result<&'static Format, CliError> {
    if input::is_dash(output) {
        return Ok(FORMATS[0]);
    }
    let ending = output
        .extension()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    Format::by_extension(ending).ok_or_else(|| {
        let known: Vec<String> = FORMATS
            .iter()
            .map(|format| format!(".{}", format.extension))
            .collect();
        CliError::NoSuchFormat {
            known: known.join(", "),
            path: output.to_owned(),
        }
    })
}

/// Writes a picture or a page so that no half of it is ever found under the name, and tells what the system did not
/// let the file keep.
pub(in crate::cli) fn write(
    path: &Path,
    content: &[u8],
    print: &mut Print,
) -> Result<(), CliError> {
    let note = atomic_write(path, content).map_err(|error| CliError::Write {
        error,
        path: path.to_owned(),
    })?;
    input::tell_note(path, note, print);
    Ok(())
}
