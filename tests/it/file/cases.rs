//! What reading makes of texts people write, right and wrong: every file in `tests/cases/file` holds a
//! text, a line `----`, and below it what came of it. `UPDATE=1` writes the lower part anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mlboard::file::{OpenedBoard, read, write};

const MARK: &str = "----\n";

/// What a person learns about the text, and the board as it is saved.
fn outcome(text: &str) -> String {
    let opened = match read(text) {
        Err(error) => return format!("{error}\n"),
        Ok(opened) => opened,
    };
    let mut out = notes(&opened);
    out.push_str(&write(&opened.document));
    out
}

fn notes(opened: &OpenedBoard) -> String {
    let mut out = opened
        .notice()
        .map_or_else(String::new, |notice| notice + "\n");
    for mended in &opened.mended {
        writeln!(out, "{mended}").expect("writing to memory");
    }
    if opened.n_comments > 0 {
        writeln!(out, "comments: {}", opened.n_comments).expect("writing to memory");
    }
    out
}

/// A board that was put right once needs nothing more.
fn settles(text: &str, of: &str) {
    let Ok(opened) = read(text) else { return };
    let saved = write(&opened.document);
    let again = read(&saved).unwrap_or_else(|error| panic!("{of}: {error}\n{saved}"));
    assert_eq!(again.mended, [], "{of}\n{saved}");
    assert_eq!(write(&again.document), saved, "{of}");
}

#[test]
fn texts_read_as_their_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/file");
    let mut n_cases = 0;
    for entry in fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("a case").path();
        let of = path.display().to_string();
        let case = fs::read_to_string(&path).expect("a case");
        let (text, expected) = case.split_once(MARK).expect("a line ---- in every case");
        let found = outcome(text);
        settles(text, &of);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, format!("{text}{MARK}{found}")).expect("the case can be written");
        } else {
            assert_eq!(found, expected, "{of}");
        }
        n_cases += 1;
    }
    assert!(n_cases >= 20, "only {n_cases} cases were found");
}

#[test]
fn the_conflict_is_found_only_where_the_syntax_is_broken() {
    let text = "(version: 1, title: \"\n<<<<<<< of a title\")";
    assert_eq!(
        read(text).expect("a board").document.title(),
        "\n<<<<<<< of a title"
    );
}

#[test]
fn brackets_nest_as_deep_as_said_and_no_deeper() {
    for (depth, is_fine) in [(96, true), (97, false), (100_000, false)] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let opened = read(&format!("(version: 1, deep: {deep})"));
        assert_eq!(opened.is_ok(), is_fine, "{depth}");
    }
}

#[test]
fn what_is_set_aside_never_makes_a_board_too_deep() {
    let deep = "[".repeat(93) + &"]".repeat(93);
    let text = format!("(version: 1, nodes: {{\"a\": (kind: \"x\", at: {deep})}})");
    settles(&text, "deep");
    let saved = write(&read(&text).expect("deep, but not too deep").document);
    assert!(saved.contains(&deep), "{saved}");
}
