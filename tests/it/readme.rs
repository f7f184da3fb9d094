//! The README and the pages it leads to hold what they say: their examples are boards.

use std::io::Write as _;
use std::process::{Command, Stdio};

use mlboard::file;

const README: &str = include_str!("../../README.md");
const CASE_STUDIES: &str = include_str!("../../docs/case-studies.md");

/// The example under the heading of a page, as it stands there.
fn example(page: &'static str, heading: &str) -> &'static str {
    let (_, part) = page.split_once(heading).expect("the heading");
    let (_, part) = part.split_once("```ron\n").expect("an example");
    part.split_once("```").expect("its end").0
}

#[test]
fn the_file_in_the_readme_is_read_whole() {
    let opened = file::read(example(README, "## Files")).expect("a board");
    assert_eq!(opened.mended, []);
}

#[test]
fn the_case_in_the_readme_is_read_whole_and_passes() {
    let text = example(CASE_STUDIES, "## A case of your own");
    let opened = file::read(text).expect("a board");
    assert_eq!(opened.mended, []);
    let brief = opened.document.brief();
    assert!(brief.extra.is_empty() && brief.reference.extra.is_empty());
    assert!(brief.has_study() && !brief.failures.is_empty() && !brief.questions.is_empty());
    for node in brief.reference.must.iter().chain(&brief.reference.should) {
        assert!(opened.document.diagram().node(node).is_some(), "{node}");
    }
    let mut check = Command::new(env!("CARGO_BIN_EXE_mlboard"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = check.stdin.take().expect("its input");
    input.write_all(text.as_bytes()).expect("it reads");
    drop(input);
    let done = check.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("no findings"), "{said}");
}
