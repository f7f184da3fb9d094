//! Pipes and standard input: read once, and never rewritten.

use super::{BOARD, ask, ask_shell, make_pipe, text, write};

#[test]
fn a_pipe_is_read_once() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("b.ron"), BOARD);
    let canonical = ask(folder.path(), &["fmt", "b.ron"]);
    assert_eq!(canonical.code(), 0, "{}", canonical.err);
    for (line, code) in [
        ("\"$0\" layout <(cat b.ron) -o o.ron", 0),
        ("\"$0\" fmt --check <(cat b.ron)", 0),
        ("\"$0\" check <(cat b.ron)", 1),
        ("\"$0\" export <(cat b.ron) -o p.png", 0),
        ("cat b.ron | \"$0\" check /dev/stdin", 1),
        ("\"$0\" fix --dry-run <(cat b.ron)", 0),
        (
            "\"$0\" layout --format json <(printf '{\"nodes\": {\"a\": {\"w\": 1, \"h\": 2}}}')",
            0,
        ),
    ] {
        let answer = ask_shell(folder.path(), line, &[]);
        assert_eq!(answer.code(), code, "{line}: {}", answer.said());
    }
    assert!(text(&folder.path().join("o.ron")).contains("at: ("));
}

#[test]
fn a_pipe_is_not_rewritten_and_says_so_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    make_pipe(&folder.path().join("pipe.ron"));
    for arguments in [&["fmt", "pipe.ron"][..], &["fix", "pipe.ron"]] {
        let answer = ask(folder.path(), arguments);
        assert_eq!(answer.code(), 2);
        assert!(
            answer
                .err
                .contains("this is a pipe, which cannot be rewritten"),
            "{}",
            answer.err
        );
    }
    write(&folder.path().join("b.ron"), BOARD);
    for line in ["\"$0\" layout <(cat b.ron)", "\"$0\" fix <(cat b.ron)"] {
        let answer = ask_shell(folder.path(), line, &[]);
        assert!(
            answer.err.contains("cannot be rewritten"),
            "{}",
            answer.said()
        );
        assert_eq!(answer.code(), 2);
    }
}

#[test]
fn a_stream_without_end_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for line in [
        "\"$0\" layout /dev/zero -o x.ron",
        "\"$0\" check - < /dev/zero",
        "yes | \"$0\" check -",
        "\"$0\" check <(yes '[')",
    ] {
        let answer = ask_shell(folder.path(), line, &[]);
        assert_eq!(answer.code(), 2, "{line}: {}", answer.said());
        assert!(answer.err.contains("64 MiB"), "{line}: {}", answer.err);
        println!("{line}: {:?}", answer.took);
    }
    assert!(!folder.path().join("x.ron").exists());
}

/// Files of the system's that seem ordinary. The one with messages of the kernel, which never ends, is not read here,
/// because reading takes its messages away.
#[test]
fn files_of_the_system_are_told_and_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = [
        "check",
        "/proc/self/mem",
        "/proc/self/environ",
        "/proc/cmdline",
    ];
    let answer = ask(folder.path(), &arguments);
    assert_eq!(answer.code(), 2, "{}", answer.said());
    for path in &arguments[1..] {
        assert!(answer.err.contains(path), "{}", answer.err);
    }
}
