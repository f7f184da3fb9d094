//! Every file that the command line may read, replaced in turn by what is no such file.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use super::{BOARD, ask, make_pipe, write};

/// What stands where a file should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Impostor {
    Zeros,
    Pipe,
    Folder,
    Loop,
    Socket,
    Terminal,
    /// 100 MB of spaces.
    Flood,
    /// 8 TiB that take no room.
    Sparse,
    Garbage,
    /// Brackets without an end.
    Deep,
    /// A file of the system's that seems empty.
    Process,
}

const ALL: &[Impostor] = &[
    Impostor::Zeros,
    Impostor::Pipe,
    Impostor::Folder,
    Impostor::Loop,
    Impostor::Socket,
    Impostor::Terminal,
    Impostor::Flood,
    Impostor::Sparse,
    Impostor::Garbage,
    Impostor::Deep,
    Impostor::Process,
];

impl Impostor {
    fn put(self, path: &Path) {
        match self {
            Self::Zeros => symlink("/dev/zero", path).expect("a link"),
            Self::Pipe => make_pipe(path),
            Self::Folder => fs::create_dir(path).expect("a folder"),
            Self::Loop => {
                let other = path.with_extension("loop");
                drop(fs::remove_file(&other));
                symlink(path, &other).expect("a link");
                symlink(&other, path).expect("a link");
            }
            Self::Socket => drop(UnixListener::bind(path).expect("a socket")),
            Self::Terminal => symlink("/dev/tty", path).expect("a link"),
            Self::Flood => fs::write(path, vec![b' '; 100_000_000]).expect("a file"),
            Self::Sparse => {
                let file = File::create(path).expect("a file");
                // Where a file system holds no such size, a large one does as well.
                if file.set_len(8 << 40).is_err() {
                    file.set_len(1 << 33).expect("a large file");
                }
            }
            Self::Garbage => fs::write(path, [0xff, 0, 0x1b, b'[', b'2', b'J']).expect("a file"),
            Self::Deep => fs::write(path, "[".repeat(900_000)).expect("a file"),
            Self::Process => symlink("/proc/self/environ", path).expect("a link"),
        }
    }

    /// Whether it is an ordinary file, which somebody may have meant.
    fn is_file(self) -> bool {
        match self {
            Self::Flood | Self::Sparse | Self::Garbage | Self::Deep | Self::Process => true,
            Self::Zeros
            | Self::Pipe
            | Self::Folder
            | Self::Loop
            | Self::Socket
            | Self::Terminal => false,
        }
    }
}

/// Answers soon, in bounded memory, with a word about the file; and touches nothing.
#[test]
fn severities_beside_a_board_may_be_anything() {
    for impostor in ALL {
        let folder = tempfile::tempdir().expect("a folder");
        write(&folder.path().join("board.ron"), BOARD);
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
        write(&folder.path().join("good.ron"), BOARD);
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
            &["gallery", "pictures", "bad.ron"],
        ] {
            let answer = ask(folder.path(), arguments);
            assert_eq!(answer.code(), 2, "{impostor:?} {arguments:?}");
            assert!(!folder.path().join("x.ron").exists());
        }
        if impostor.is_file() {
            assert!(
                fs::metadata(folder.path().join("bad.ron"))
                    .expect("still there")
                    .is_file()
            );
        }
    }
}

/// The bound on what one board holds is told with the way to raise it, and what is within it is read.
#[test]
fn a_board_beyond_the_bound_is_refused_with_the_way_to_raise_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let nodes = |n: usize| {
        let nodes: String = (0..n).map(|i| format!("\"n{i}\":\"trainer\",")).collect();
        format!("(version: 1, nodes: {{{nodes}}})")
    };
    write(&folder.path().join("large.ron"), &nodes(100_001));
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
    write(&folder.path().join("small.ron"), &nodes(30));
    let lowered = ask(folder.path(), &["check", "--limit", "29", "small.ron"]);
    assert!(lowered.err.contains("--limit 30"), "{}", lowered.err);

    // A million in 44 MB, and a text that is all brackets: refused before they become a tree that fills the memory.
    let record = "\"000000\": (kind: \"trainer\", at: (10, 20)),";
    let million: String = (0..1_000_000)
        .map(|i| record.replace("000000", &i.to_string()))
        .collect();
    write(
        &folder.path().join("million.ron"),
        &format!("(version: 1, nodes: {{{million}}})"),
    );
    write(
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
