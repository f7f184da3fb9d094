//! Every file that the command line may read, replaced in turn by what is no such file.

use std::fmt::Write;

use super::impostor::{ALL, Impostor};
use super::{BOARD, ask};

/// Answers soon, in bounded memory, with a word about the file; and touches nothing.
#[test]
fn severities_beside_a_board_may_be_anything() {
    for impostor in ALL {
        let folder = tempfile::tempdir().expect("a folder");
        super::write(&folder.path().join("board.ron"), BOARD);
        impostor.put(&folder.path().join("rules.ron"));
        for arguments in [&["check", "board.ron"][..], &["fix", "board.ron"]] {
            let answer = ask(folder.path(), arguments);
            assert_eq!(answer.code(), 2, "{impostor:?}: {}", answer.said());
            assert!(
                answer.err.contains("rules.ron") && answer.err.contains("could not be read"),
                "{impostor:?}: {}",
                answer.err
            );
            println!("{impostor:?} {arguments:?}: {:?}", answer.took);
        }
        assert_eq!(super::text(&folder.path().join("board.ron")), BOARD);
    }
}

#[test]
fn a_board_may_be_anything_and_the_next_is_still_checked() {
    for impostor in ALL {
        // Somebody who names a pipe or a terminal waits for it, as everywhere.
        if matches!(impostor, Impostor::Pipe | Impostor::Terminal) {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        super::write(&folder.path().join("good.ron"), BOARD);
        impostor.put(&folder.path().join("bad.ron"));
        let answer = ask(folder.path(), &["check", "bad.ron", "good.ron"]);
        assert_eq!(answer.code(), 2, "{impostor:?}: {}", answer.said());
        assert!(
            answer.err.contains("bad.ron"),
            "{impostor:?}: {}",
            answer.err
        );
        assert!(
            answer.out.contains("good.ron: "),
            "{impostor:?}: {}",
            answer.out
        );
        assert!(!answer.said().contains('\u{1b}'), "{impostor:?}");
        println!("{impostor:?}: {:?}", answer.took);
        for arguments in [
            &["layout", "bad.ron", "-o", "x.ron"][..],
            &["export", "bad.ron", "-o", "x.png"],
            &["coverage", "bad.ron"],
            &["estimate", "bad.ron"],
            &["fmt", "bad.ron"],
            &["fix", "bad.ron"],
            &["gallery", "pictures", "bad.ron"],
        ] {
            let answer = ask(folder.path(), arguments);
            assert_eq!(answer.code(), 2, "{impostor:?} {arguments:?}");
            assert!(!folder.path().join("x.ron").exists());
        }
        let is_there = folder.path().join("bad.ron").symlink_metadata().is_ok();
        assert!(is_there, "{impostor:?} is where it was");
    }
}

/// A person's own kinds: what cannot be read is named, and the rest goes on.
#[test]
fn own_kinds_may_be_anything() {
    for impostor in ALL {
        for name in ["kinds/a.ron", "kinds"] {
            if name == "kinds" && *impostor == Impostor::Folder {
                continue;
            }
            let folder = tempfile::tempdir().expect("a folder");
            super::write(&folder.path().join("board.ron"), BOARD);
            let path = folder.path().join("config").join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            impostor.put(&path);
            for arguments in [&["check", "board.ron"][..], &["kinds"]] {
                let answer = ask(folder.path(), arguments);
                assert!(answer.code() < 2, "{impostor:?}: {}", answer.said());
                assert!(
                    answer.err.contains("config/kinds"),
                    "{impostor:?}, {name}: {}",
                    answer.err
                );
                assert!(!answer.said().contains('\u{1b}'), "{impostor:?}");
            }
        }
    }
}

/// What is no board and named on the command line: graphs to lay out, and figures to compare with.
#[test]
fn other_files_that_are_named_may_be_anything() {
    for impostor in ALL {
        if matches!(impostor, Impostor::Pipe | Impostor::Terminal) {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        super::write(&folder.path().join("board.ron"), BOARD);
        impostor.put(&folder.path().join("bad.json"));
        for arguments in [
            &["layout", "--format", "json", "bad.json"][..],
            &["estimate", "--compare", "bad.json", "board.ron"],
        ] {
            let answer = ask(folder.path(), arguments);
            assert_eq!(
                answer.code(),
                2,
                "{impostor:?} {arguments:?}: {}",
                answer.said()
            );
            assert!(
                answer.err.contains("bad.json"),
                "{impostor:?} {arguments:?}: {}",
                answer.err
            );
            assert!(!answer.said().contains('\u{1b}'), "{impostor:?}");
        }
    }
}

/// The bound on what one board holds is told with the way to raise it, and what is within it is read.
#[test]
fn a_board_beyond_the_bound_is_refused_with_the_way_to_raise_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let nodes = |n: usize| {
        let mut text = String::from("(version: 1, nodes: {");
        for i in 0..n {
            write!(text, "\"n{i}\":\"trainer\",").expect("memory");
        }
        text + "})"
    };
    super::write(&folder.path().join("large.ron"), &nodes(100_001));
    let answer = ask(folder.path(), &["fmt", "--check", "large.ron"]);
    assert_eq!(answer.code(), 2, "{}", answer.said());
    assert!(
        answer.err.contains("100,001 components") && answer.err.contains("--limit 100001"),
        "{}",
        answer.err
    );
    let raised = ask(
        folder.path(),
        &["fmt", "--check", "large.ron", "--limit", "100001"],
    );
    assert_eq!(raised.code(), 1, "{}", raised.err);
    super::write(&folder.path().join("small.ron"), &nodes(30));
    let lowered = ask(folder.path(), &["check", "--limit", "29", "small.ron"]);
    assert!(lowered.err.contains("--limit 30"), "{}", lowered.err);

    // A million in 44 MB, and a text that is all brackets: refused before they become a tree that fills the memory.
    let record = "\"000000\": (kind: \"trainer\", at: (10, 20)),";
    let million: String = (0..1_000_000)
        .map(|i| record.replace("000000", &i.to_string()))
        .collect();
    super::write(
        &folder.path().join("million.ron"),
        &format!("(version: 1, nodes: {{{million}}})"),
    );
    super::write(
        &folder.path().join("values.ron"),
        &format!("[{}]", "[],".repeat(15_000_000)),
    );
    for file in ["million.ron", "values.ron"] {
        let answer = ask(folder.path(), &["check", file]);
        assert_eq!(answer.code(), 2, "{file}: {}", answer.said());
        assert!(answer.err.contains("--limit"), "{file}: {}", answer.err);
        println!("{file}: {:?}", answer.took);
    }
}
