//! `mlboard gallery`: a picture of every case study, or of boards of one's own, and a page that shows them.

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::cli::error::CliError;
use crate::cli::print::Print;
use crate::cli::{Verdict, export, input};
use crate::export::stage_pictures::{FigureCaption, page_of_figure, page_scene};
use crate::export::{ExportOptions, Extent, PNG, write_png};
use crate::model::Document;
use crate::pipeline::derive;
use crate::scene::{FindingsFilter, Scene, SceneStyle, Theme};
use crate::templates;
use crate::text::{markdown_code, markdown_target, markdown_text};

/// The largest picture, in pixels.
const LARGEST: (f64, f64) = (1200.0, 660.0);
/// Width of a picture of one figure, in pixels.
const FIGURE_WIDTH: u32 = 1200;

/// Draw every case study, or other boards, and a page that shows the pictures
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GalleryArgs {
    /// The folder to write to; it is made if it is not there.
    folder: PathBuf,
    /// Boards to draw instead of the case studies.
    files: Vec<PathBuf>,
    /// A board, by the name of its file without the ending, to draw in dark colours too.
    #[arg(long, value_name = "NAME")]
    dark: Vec<String>,
}

/// A board and what its pictures are called.
struct GalleryItem {
    name: String,
    document: Document,
}

pub(in crate::cli) fn run(args: &GalleryArgs, print: &mut Print) -> Result<Verdict, CliError> {
    let exhibits = exhibits(&args.files, print)?;
    if let Some(unknown) =
        (args.dark.iter()).find(|name| !exhibits.iter().any(|one| one.name == **name))
    {
        return Err(CliError::NotInTheGallery(unknown.clone()));
    }
    fs::create_dir_all(&args.folder).map_err(|error| CliError::Write {
        error,
        path: args.folder.clone(),
    })?;
    for exhibit in &exhibits {
        draw(exhibit, "", Theme::light(), args, print)?;
        if args.dark.contains(&exhibit.name) {
            draw(exhibit, "_dark", Theme::dark(), args, print)?;
        }
    }
    let page_at = args.folder.join("README.md");
    refuse_own(&args.files, &page_at)?;
    export::write(&page_at, page(&exhibits, args).as_bytes(), print)?;
    Ok(Verdict::Clean)
}

fn exhibits(files: &[PathBuf], print: &mut Print) -> Result<Vec<GalleryItem>, CliError> {
    if files.is_empty() {
        let all = templates::all().into_iter();
        let all = all.map(|template| GalleryItem {
            name: template.id.to_owned(),
            document: template.document(),
        });
        return Ok(all.collect());
    }
    let mut exhibits: Vec<GalleryItem> = Vec::new();
    for file in files {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if exhibits.iter().any(|one| one.name == name) {
            return Err(CliError::SamePicture(file.clone()));
        }
        let document = input::open_complete(file, print)?.document;
        exhibits.push(GalleryItem { name, document });
    }
    Ok(exhibits)
}

fn draw(
    exhibit: &GalleryItem,
    after: &str,
    theme: &'static Theme,
    args: &GalleryArgs,
    print: &mut Print,
) -> Result<(), CliError> {
    let path = args
        .folder
        .join(format!("{}{after}.{}", exhibit.name, PNG.extension));
    let style = SceneStyle {
        edge_labels: false,
        findings: FindingsFilter::None,
        ..SceneStyle::new(theme)
    };
    let (scene, options) = scene_of(&exhibit.document, &style, theme);
    let mut picture = Vec::new();
    let mut progress = |_| ControlFlow::Continue(());
    write_png(&scene, &options, &mut progress, &mut picture).map_err(|error| CliError::Export {
        error,
        path: path.clone(),
    })?;
    refuse_own(&args.files, &path)?;
    export::write(&path, &picture, print)
}

/// A fault where a picture or the page would take the place of a board that was drawn.
fn refuse_own(files: &[PathBuf], output: &Path) -> Result<(), CliError> {
    match files.iter().find(|file| input::is_same(file, output)) {
        Some(file) => Err(CliError::OntoItself(file.clone())),
        None => Ok(()),
    }
}

/// The one figure of a board that has one, else the whole board.
fn scene_of(
    document: &Document,
    style: &SceneStyle,
    theme: &'static Theme,
) -> (Scene, ExportOptions) {
    let figure = page_of_figure(document, Catalog::builtin(), FigureCaption::None);
    if let Some(page) = figure {
        let usual = ExportOptions {
            extent: Extent::Width(FIGURE_WIDTH),
            theme,
            ..ExportOptions::default()
        };
        return page_scene(&page, Catalog::builtin(), style, &usual);
    }
    let scene = derive(document, Catalog::builtin(), style).scene;
    let options = options(&scene, theme);
    (scene, options)
}

/// As large as fits.
fn options(scene: &Scene, theme: &'static Theme) -> ExportOptions {
    let usual = ExportOptions::default();
    let area = scene.bounds().inflate(usual.padding, usual.padding);
    let scale = (LARGEST.0 / area.width()).min(LARGEST.1 / area.height());
    ExportOptions {
        extent: Extent::Scale(scale),
        theme,
        ..usual
    }
}

/// The page with all of them.
fn page(exhibits: &[GalleryItem], args: &GalleryArgs) -> String {
    let mut page = if args.files.is_empty() {
        "# Case studies\n\nEach is a file in [templates](../../templates); `mlboard new ID -o FILE` makes a board \
            of it, and the start screen shows them all. The pictures are made by `mlboard gallery`.\n"
            .to_owned()
    } else {
        "# Boards\n".to_owned()
    };
    for GalleryItem { name, document } in exhibits {
        let (title, task) = (document.title(), &document.brief().task);
        let title = markdown_text(if title.is_empty() { name } else { title });
        let (id, task) = (markdown_code(name), markdown_text(task));
        let target = |after: &str| markdown_target(&format!("{name}{after}.png"));
        let more = if args.dark.contains(name) {
            format!("\n![{title}, dark]({})\n", target("_dark"))
        } else {
            String::new()
        };
        let picture = target("");
        let text = format!("\n## {title}\n\n{id} {task}\n\n![{title}]({picture})\n{more}");
        page.write_str(&text).expect("memory");
    }
    page
}
