//! A picture of every case study, and the page that shows them all, beside the program. They are made by
//! `UPDATE=1 cargo test --test it gallery`; without it they must be as large as the boards now are.

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use image::ImageReader;
use mlboard::catalog::Catalog;
use mlboard::export::{ExportOptions, Extent, FORMATS, Picture};
use mlboard::scene::{Scene, Style, Theme};
use mlboard::{pipeline, templates};

/// Cases that are shown in dark too.
const ALSO_DARK: &[&str] = &[
    "harmful_content_detection",
    "rag_assistant",
    "voice_assistant",
];
/// The largest picture, in pixels.
const LARGEST: (f64, f64) = (1200.0, 660.0);
const MOST_BYTES: u64 = 150_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures")
}

fn scene(template: &templates::Template, theme: &'static Theme) -> Scene {
    let style = Style {
        edge_labels: false,
        ..Style::new(theme)
    };
    pipeline::derive(&template.document(), Catalog::builtin(), &style).scene
}

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

/// Every picture: its file, the case and the theme.
fn pictures() -> Vec<(PathBuf, templates::Template, &'static Theme)> {
    let mut pictures = Vec::new();
    for template in templates::all() {
        let light = folder().join(format!("{}.png", template.id));
        pictures.push((light, template, Theme::light()));
        if ALSO_DARK.contains(&template.id) {
            let dark = folder().join(format!("{}_dark.png", template.id));
            pictures.push((dark, template, Theme::dark()));
        }
    }
    pictures
}

fn draw(scene: &Scene, options: &ExportOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    FORMATS[0]
        .write(
            scene,
            options,
            &mut |_| ControlFlow::Continue(()),
            &mut bytes,
        )
        .expect("a picture");
    bytes
}

/// The page with all of them.
fn page() -> String {
    let mut page = "# Eighteen case studies\n\nEach is a file in [templates](../../templates); `mlboard new ID` \
        makes a board of it, and the start screen shows them all. The pictures are made by \
        `UPDATE=1 cargo test --test it gallery`.\n"
        .to_owned();
    for template in templates::all() {
        let (id, document) = (template.id, template.document());
        let (title, task) = (document.title(), &document.brief().task);
        write!(
            page,
            "\n## {title}\n\n`{id}` {task}\n\n![{title}]({id}.png)\n"
        )
        .expect("memory");
        if ALSO_DARK.contains(&id) {
            write!(page, "\n![{title}, dark]({id}_dark.png)\n").expect("memory");
        }
    }
    page
}

#[test]
fn every_case_has_a_picture_as_it_is_now() {
    let is_update = std::env::var_os("UPDATE").is_some();
    let path = folder().join("README.md");
    if is_update {
        fs::write(&path, page()).expect("the page can be written");
    }
    assert_eq!(fs::read_to_string(&path).expect("a page"), page());
    for (path, template, theme) in pictures() {
        let scene = scene(&template, theme);
        let options = options(&scene, theme);
        if is_update {
            fs::write(&path, draw(&scene, &options)).expect("a picture can be written");
        }
        let of = path.display();
        let picture = Picture::new(&scene, &options).expect("a picture");
        let found = ImageReader::open(&path).unwrap_or_else(|error| panic!("{of}: {error}"));
        let found = found.into_dimensions().expect("a picture");
        let expected = (picture.width.into(), picture.height.into());
        assert_eq!(found, expected, "{of}: the board has changed");
        let n_bytes = fs::metadata(&path).expect("a file").len();
        assert!(n_bytes <= MOST_BYTES, "{of}: {n_bytes} bytes");
    }
    let n_files = fs::read_dir(folder()).expect("a folder").count();
    assert_eq!(n_files, pictures().len() + 1, "nothing else lies there");
}
