//! Stages as pictures, by the command.

use std::path::Path;
use std::process::{Command, Output};

use image::{GenericImageView as _, ImageReader};

fn export(board: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.arg("export").arg(board).args(more);
    command.output().expect("it runs")
}

fn template(id: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/{id}.ron"))
}

fn size(path: &Path) -> (u32, u32) {
    let picture = ImageReader::open(path).expect("a file").decode();
    picture.expect("a picture").dimensions()
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn stages_are_exported_one_by_one_on_one_sheet_and_animated() {
    let made = tempfile::tempdir().expect("a folder");
    let at = |name: &str| made.path().join(name);
    let write = |name: &str, more: &[&str]| {
        let path = at(name);
        let output = ["-o", path.to_str().expect("a path"), "--width", "320"];
        let output = export(&template("street_view_blur"), &[&output, more].concat());
        assert!(output.status.success(), "{output:?}");
    };
    write("one.png", &["--stage", "3"]);
    assert_eq!(size(&at("one.png")), (320, 180));
    write("all.png", &["--stage", "all"]);
    let all: Vec<String> = (1..=7).map(|n| format!("all-{n}.png")).collect();
    assert_eq!(
        names(made.path()),
        [all.as_slice(), &["one.png".to_owned()]].concat()
    );
    assert_eq!(size(&at("all-7.png")), (320, 180));
    let same =
        |a: &str, b: &str| std::fs::read(at(a)).expect("a") == std::fs::read(at(b)).expect("b");
    assert!(same("all-3.png", "one.png") && !same("all-1.png", "all-2.png"));
    write("sheet.png", &["--stage", "sheet"]);
    assert_eq!(size(&at("sheet.png")), (640, 4 * 180));
    write("moving.png", &["--stage", "animated"]);
    let bytes = std::fs::read(at("moving.png")).expect("a file");
    let count = |kind: &[u8]| bytes.windows(4).filter(|it| *it == kind).count();
    assert_eq!((count(b"acTL"), count(b"fcTL")), (1, 7));
    write("figure.png", &["--figure"]);
    assert_eq!(size(&at("figure.png")), (320, 180));
}

#[test]
fn what_cannot_be_exported_is_said() {
    let made = tempfile::tempdir().expect("a folder");
    let path = made.path().join("x.png");
    let output = path.to_str().expect("a path");
    let plain = made.path().join("plain.ron");
    std::fs::write(
        &plain,
        "(version: 1, nodes: {\"a\": (kind: \"client_app\")})",
    )
    .expect("written");
    let case = template("visual_search");
    for (board, more, told) in [
        (&case, vec!["--stage", "9"], "no stage 9; the board has 8"),
        (&case, vec!["--stage", "0"], "the number of a stage from 1"),
        (&case, vec!["--stage", "first"], "`animated`"),
        (&plain, vec!["--stage", "1"], "no stages"),
        (&plain, vec!["--figure"], "nobody has chosen"),
    ] {
        let said = export(board, &[&["-o", output], more.as_slice()].concat());
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(
            !said.status.success() && words.contains(told),
            "{more:?}: {words}"
        );
    }
    let said = export(&case, &["-o", "-", "--stage", "all"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("numbered pictures"));
    assert!(!path.exists());
}
