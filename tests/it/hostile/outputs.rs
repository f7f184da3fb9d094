//! What is written, and onto what: the same file by another spelling, devices and pipes, files with several names,
//! groups and attributes, links in the way.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use mlboard::file::save;
use mlboard::model::Document;

use super::{BOARD, ask, ask_shell, make_pipe, text, write};

const COMMENTED: &str = "// keep me\n(version: 1, nodes: {\"a\": (kind: \"trainer\")})\n";
const NEWER: &str = "(version: 2, nodes: {\"a\": (kind: \"trainer\", at: (0, 0))})";

/// Every way to say a file's name.
fn spellings(folder: &Path, name: &str) -> Vec<String> {
    symlink(name, folder.join("link.ron")).expect("a link");
    fs::hard_link(folder.join(name), folder.join("hard.ron")).expect("a link");
    fs::create_dir(folder.join("sub")).expect("a folder");
    symlink("..", folder.join("sub/up")).expect("a link");
    let absolute = folder.join(name).display().to_string();
    vec![
        name.to_owned(),
        format!("./{name}"),
        absolute,
        format!("sub/../{name}"),
        format!("sub/up/{name}"),
        "link.ron".to_owned(),
        "hard.ron".to_owned(),
    ]
}

#[test]
fn the_same_file_is_the_same_however_it_is_spelt() {
    for (board, why) in [(COMMENTED, "--drop-comments"), (NEWER, "newer mlboard")] {
        let folder = tempfile::tempdir().expect("a folder");
        write(&folder.path().join("c.ron"), board);
        let spellings = spellings(folder.path(), "c.ron");
        for output in &spellings {
            for input in &spellings {
                let answer = ask(folder.path(), &["layout", input, "-o", output]);
                assert_eq!(answer.code(), 2, "{input} -o {output}");
                assert!(answer.err.contains(why), "{}", answer.err);
            }
            let line = format!("\"$0\" layout - -o '{output}' < c.ron");
            let answer = ask_shell(folder.path(), &line, &[]);
            assert_eq!(answer.code(), 2, "{line}: {}", answer.said());
        }
        assert_eq!(text(&folder.path().join("c.ron")), board);
    }
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("c.png"), BOARD);
    symlink("c.png", folder.path().join("o.png")).expect("a link");
    fs::hard_link(folder.path().join("c.png"), folder.path().join("h.png")).expect("a link");
    for output in ["./c.png", "o.png", "h.png"] {
        let answer = ask(folder.path(), &["export", "c.png", "-o", output]);
        assert_eq!(answer.code(), 2, "{output}: {}", answer.said());
        assert!(answer.err.contains("the board itself"), "{}", answer.err);
    }
    let answer = ask(folder.path(), &["gallery", ".", "c.png"]);
    assert!(answer.err.contains("the board itself"), "{}", answer.err);
    assert_eq!(text(&folder.path().join("c.png")), BOARD);
}

#[test]
fn pipes_and_devices_are_written_into() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("b.ron"), BOARD);
    make_pipe(&folder.path().join("p"));
    make_pipe(&folder.path().join("p.png"));
    for (line, begins) in [
        ("cat p & \"$0\" layout b.ron -o p; wait", "("),
        ("cat p & \"$0\" new blank --force -o p; wait", "("),
        (
            "head -c 4 p.png & \"$0\" export b.ron -o p.png 2>&-; wait",
            "\u{fffd}PNG",
        ),
    ] {
        let answer = ask_shell(folder.path(), line, &[]);
        assert!(answer.out.contains(begins), "{line}: {}", answer.said());
    }
    for pipe in ["p", "p.png"] {
        let kind = fs::symlink_metadata(folder.path().join(pipe))
            .expect("there")
            .file_type();
        assert!(kind.is_fifo(), "{pipe} is still a pipe");
    }
    let answer = ask(folder.path(), &["layout", "b.ron", "-o", "/dev/null"]);
    assert_eq!(answer.code(), 0, "{}", answer.err);
    let kind = fs::metadata("/dev/null").expect("there").file_type();
    assert!(kind.is_char_device(), "/dev/null is still a device");
    let full = ask(folder.path(), &["layout", "b.ron", "-o", "/dev/full"]);
    assert_eq!(full.code(), 2);
    assert!(full.err.contains("writing into the file"), "{}", full.err);
}

#[test]
fn a_file_with_two_names_keeps_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let (a, b) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
    // Longer than what is written, so that an end that stays would show.
    write(&a, &format!("{BOARD}{}", " ".repeat(9000)));
    fs::hard_link(&a, &b).expect("a link");
    save(&a, &Document::default(), None).expect("saved");
    assert_eq!(text(&a), mlboard::file::write(&Document::default()));
    assert_eq!(text(&b), text(&a), "the other name has it too");
    assert_eq!(fs::metadata(&a).expect("there").nlink(), 2);
    let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(names.len(), 2, "no copy is left");
}

#[test]
fn group_owner_and_permissions_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    write(&path, BOARD);
    let own = fs::metadata(&path).expect("there");
    // As root any group and owner will do; anybody else needs a second group to be in.
    let is_root = own.uid() == 0;
    let group = if is_root {
        Some(4321)
    } else {
        second_group(own.gid())
    };
    let Some(group) = group else {
        println!("skipped: this user is in one group alone");
        return;
    };
    let owner = is_root.then_some(1234);
    std::os::unix::fs::chown(&path, owner, Some(group)).expect("given to another group");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).expect("set");
    let saved = save(&path, &Document::default(), None).expect("saved");
    let now = fs::metadata(&path).expect("there");
    assert_eq!(saved.note, None);
    assert_eq!((now.gid(), now.mode() & 0o7777), (group, 0o660));
    assert_eq!(now.uid(), owner.unwrap_or(own.uid()));
    assert_ne!(now.ino(), own.ino(), "put in its place in one step");
}

fn second_group(own: u32) -> Option<u32> {
    let output = std::process::Command::new("id").arg("-G").output().ok()?;
    let groups = String::from_utf8(output.stdout).ok()?;
    groups
        .split_whitespace()
        .filter_map(|id| id.parse().ok())
        .find(|id| *id != own)
}

#[test]
fn access_lists_and_attributes_stay() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let path = folder.path().join("board.ron");
    write(&path, BOARD);
    if xattr::set(&path, "user.origin", b"interview of May").is_err() {
        println!("skipped: this file system keeps no attributes");
        return;
    }
    // Version 2; owner rw, user 7 r, group r, mask rw, others none.
    let list: Vec<u8> = [
        (1_u16, 6_u16, u32::MAX),
        (2, 4, 7),
        (4, 4, u32::MAX),
        (16, 6, u32::MAX),
        (32, 0, u32::MAX),
    ]
    .iter()
    .fold(2_u32.to_le_bytes().to_vec(), |mut bytes, (tag, may, id)| {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(may.to_le_bytes());
        bytes.extend(id.to_le_bytes());
        bytes
    });
    let has_list = xattr::set(&path, "system.posix_acl_access", &list).is_ok();
    let saved = save(&path, &Document::default(), None).expect("saved");
    assert_eq!(saved.note, None);
    let kept = |name: &str| xattr::get(&path, name).expect("readable");
    assert_eq!(
        kept("user.origin").as_deref(),
        Some(&b"interview of May"[..])
    );
    if has_list {
        assert_eq!(kept("system.posix_acl_access"), Some(list));
    } else {
        println!("skipped in part: this file system keeps no access lists");
    }
}

#[test]
fn a_link_at_a_guessed_name_is_never_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("b.ron"), BOARD);
    write(&folder.path().join("victim"), "mine");
    // The process id is known before the program starts: bash becomes it. The old name and the new one.
    let name = "$(printf '.%s-%d-%d.mlboard-tmp' \"$HASH\" $$ $n)";
    let hash = fnv(b"x.png");
    let line = format!(
        "HASH={hash:016x}; ln -s victim x.png.$$.part; for n in 0 1 2 3; do ln -s victim \"{name}\"; done; \
         exec \"$0\" export b.ron -o x.png"
    );
    let answer = ask_shell(folder.path(), &line, &[]);
    assert_eq!(answer.code(), 0, "{}", answer.said());
    assert_eq!(text(&folder.path().join("victim")), "mine");
    let picture = fs::read(folder.path().join("x.png")).expect("a picture");
    assert!(picture.starts_with(b"\x89PNG"));
}

/// Fowler, Noll and Vo's hash FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn a_name_as_long_as_names_may_be_works() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("b.ron"), BOARD);
    let name = format!("{}.png", "x".repeat(251));
    let answer = ask(folder.path(), &["export", "b.ron", "-o", &name]);
    assert_eq!(answer.code(), 0, "{}", answer.said());
    let name = format!("{}.ron", "y".repeat(251));
    let answer = ask(folder.path(), &["layout", "b.ron", "-o", &name]);
    assert_eq!(answer.code(), 0, "{}", answer.said());
}
