//! `mlboard grade` and `mlboard like`, as a person or a program asks them.

use std::path::Path;
use std::process::{Command, Output};

fn mlboard(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.args(arguments).output().expect("the program runs")
}

fn template(case: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    folder.join(format!("{case}.ron")).display().to_string()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn a_board_is_compared_and_its_nearest_case_named() {
    let board = template("video_search");
    let said = mlboard(&["grade", &board, "--case", "visual_search"]);
    let said = (said.status.code(), text(&said.stdout));
    assert_eq!(said.0, Some(0), "{}", said.1);
    assert!(
        said.1.contains("looks more like video_search"),
        "{}",
        said.1
    );
    assert!(said.1.contains("A different design can be as good"));
    let merged = "Encoder training also does what the reference gives to Pretrained backbone";
    assert!(said.1.contains(merged), "by name: {}", said.1);
    let like = mlboard(&["like", &board, "--format", "json"]);
    let like: serde_json::Value = serde_json::from_slice(&like.stdout).expect("JSON");
    assert_eq!(like[0]["case"], "video_search");
    assert_eq!(like.as_array().map(Vec::len), Some(3));
}

#[test]
fn a_folder_comes_by_name_and_a_bad_file_is_told_and_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, case) in [("b", "visual_search"), ("a", "news_feed")] {
        let to = folder.path().join(format!("{name}.ron"));
        std::fs::copy(template(case), to).expect("a copy");
    }
    std::fs::write(folder.path().join("aa.ron"), "garbage").expect("a file");
    let shown = folder.path().display().to_string();
    let ask = |format| {
        mlboard(&[
            "grade",
            &shown,
            "--case",
            "visual_search",
            "--format",
            format,
        ])
    };
    let csv = ask("csv");
    assert_eq!(csv.status.code(), Some(2), "not all was read");
    assert!(text(&csv.stderr).contains("aa.ron"));
    let rows = text(&csv.stdout);
    let rows: Vec<&str> = rows.lines().skip(1).collect();
    assert!(rows.len() == 2 && rows[0].contains("a.ron") && rows[1].contains("b.ron"));
    assert!(
        rows[1].contains("100.0,close to the reference"),
        "{}",
        rows[1]
    );
    let json: serde_json::Value = serde_json::from_slice(&ask("json").stdout).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    let page = text(&ask("html").stdout);
    assert!(page.contains("b.ron") && !page.contains("<script") && !page.contains("://"));
}

#[test]
fn a_case_that_is_not_there_is_named_with_the_nearest() {
    let said = mlboard(&[
        "grade",
        &template("visual_search"),
        "--case",
        "visual_serch",
    ]);
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("did you mean `visual_search`?"));
}
