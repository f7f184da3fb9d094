//! A picture of every case study, and the page that shows them all, as `mlboard gallery` makes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use image::ImageReader;

/// Cases that the shipped gallery shows in dark too.
const ALSO_DARK: &[&str] = &[
    "harmful_content_detection",
    "rag_assistant",
    "voice_assistant",
];
const MOST_BYTES: u64 = 170_000;

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures")
}

fn gallery(folder: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.arg("gallery").arg(folder).args(more);
    command.output().expect("it starts")
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_case_has_a_picture_as_it_is_now() {
    let made = tempfile::tempdir().expect("a folder");
    let dark: Vec<&str> = ALSO_DARK.iter().flat_map(|name| ["--dark", name]).collect();
    let output = gallery(made.path(), &dark);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(names(made.path()), names(&shipped()));
    for name in names(made.path()) {
        let (new, old) = (made.path().join(&name), shipped().join(&name));
        if name == "README.md" {
            let page = |path: &Path| fs::read_to_string(path).expect("a page");
            assert_eq!(page(&new), page(&old));
            continue;
        }
        let size = |path: &Path| {
            let reader = ImageReader::open(path).expect("a file");
            reader.into_dimensions().expect("a picture")
        };
        assert_eq!(size(&new), size(&old), "{name}: the board has changed");
        let n_bytes = fs::metadata(&new).expect("a file").len();
        assert!(n_bytes <= MOST_BYTES, "{name}: {n_bytes} bytes");
    }
}

#[test]
fn boards_of_ones_own_make_a_gallery_and_mistakes_are_told() {
    let made = tempfile::tempdir().expect("a folder");
    let folder = made.path().join("new");
    let board = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/visual_search.ron");
    let output = gallery(&folder, &[board, "--dark", "visual_search"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        names(&folder),
        ["README.md", "visual_search.png", "visual_search_dark.png"]
    );
    for (more, told) in [
        (vec![board, board], "would have the same name"),
        (vec![board, "--dark", "visual"], "no board of the gallery"),
        (vec!["nowhere.ron"], "nowhere.ron"),
    ] {
        let output = gallery(&folder, &more);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(told), "{said}");
    }
}
