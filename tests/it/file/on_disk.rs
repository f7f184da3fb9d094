//! Opening and saving on the machine's own disk, and being killed there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use mlboard::file::{self, FileError, ReadError, SaveError, has_changed, open, save, write};
use mlboard::model::{Document, Edit, apply};

use super::generate::large;

fn titled(title: &str) -> Document {
    let mut board = Document::default();
    apply(&mut board, &[Edit::SetTitle(title.to_owned())]);
    board
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a plain name")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_saved_board_opens_as_it_was() {
    let folder = folder();
    let path = folder.path().join("board.ron");
    let board = large(20, 30);
    let stamp = save(&path, &board, None).expect("saved").stamp;
    let opened = open(&path).expect("opened");
    assert!(opened.document == board);
    assert_eq!(opened.stamp.as_ref(), Some(&stamp));
    let before = fs::read(&path).expect("the file");
    save(&path, &opened.document, opened.stamp.as_ref()).expect("saved again");
    assert_eq!(fs::read(&path).expect("the file"), before);
    assert_eq!(names(folder.path()), ["board.ron"]);
}

#[test]
fn a_change_on_disk_is_noticed_and_a_touch_is_not() {
    let folder = folder();
    let path = folder.path().join("board.ron");
    let stamp = save(&path, &titled("mine"), None).expect("saved").stamp;
    assert!(!has_changed(&path, &stamp).expect("readable"));
    let text = fs::read(&path).expect("the file");
    fs::write(&path, &text).expect("touched");
    assert!(!has_changed(&path, &stamp).expect("readable"));
    save(&path, &titled("mine"), Some(&stamp)).expect("only touched");
    fs::write(&path, "(version: 1, title: \"theirs\")").expect("changed");
    assert!(has_changed(&path, &stamp).expect("readable"));
    let refused = save(&path, &titled("mine again"), Some(&stamp));
    assert!(
        matches!(refused, Err(SaveError::ChangedOnDisk { .. })),
        "{refused:?}"
    );
    assert_eq!(open(&path).expect("opened").document.title(), "theirs");
    fs::remove_file(&path).expect("removed");
    assert!(!has_changed(&path, &stamp).expect("readable"));
    save(&path, &titled("mine again"), Some(&stamp)).expect("made anew");
}

#[test]
fn folders_and_missing_files_are_named() {
    let folder = folder();
    let missing = folder.path().join("none.ron");
    assert!(matches!(open(&missing), Err(FileError::Disk { .. })));
    assert!(matches!(open(folder.path()), Err(FileError::Folder { .. })));
    let refused = save(folder.path(), &titled("x"), None);
    assert!(
        matches!(refused, Err(SaveError::Folder { .. })),
        "{refused:?}"
    );
    let nowhere = folder.path().join("no/such/folder/board.ron");
    let text = save(&nowhere, &titled("x"), None)
        .expect_err("no folder")
        .to_string();
    assert!(text.contains("no such folder. Make it"), "{text}");
}

#[test]
fn bytes_that_are_no_text_are_an_error() {
    let folder = folder();
    let path = folder.path().join("board.ron");
    fs::write(&path, b"(version: 1, title: \"\xff\")").expect("written");
    match open(&path) {
        Err(FileError::Content { source, .. }) => assert_eq!(source, ReadError::NotText { at: 21 }),
        other => panic!("{other:?}"),
    }
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let (real, link) = (
        folder.path().join("real.ron"),
        folder.path().join("link.ron"),
    );
    save(&real, &titled("one"), None).expect("saved");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real.ron", &link).expect("linked");
    save(&link, &titled("two"), None).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert_eq!(open(&real).expect("opened").document.title(), "two");
    let mode = fs::metadata(&real).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).expect("set");
    let refused = save(&link, &titled("three"), None);
    assert!(
        matches!(refused, Err(SaveError::WriteProtected { .. })),
        "{refused:?}"
    );
    let circle = folder.path().join("circle.ron");
    symlink("circle.ron", &circle).expect("linked");
    assert!(matches!(
        save(&circle, &titled("x"), None),
        Err(SaveError::Disk { .. })
    ));
    assert_eq!(names(folder.path()), ["circle.ron", "link.ron", "real.ron"]);
}

#[test]
fn what_a_dead_program_left_is_swept_and_what_a_living_one_writes_is_not() {
    let folder = folder();
    let path = folder.path().join("board.ron");
    // A save leaves the name of its temporary file nowhere; a killed one does.
    let left = kill_one_in_the_middle(&path);
    let locked = left.with_file_name(
        left.file_name()
            .expect("a name")
            .to_str()
            .expect("plain")
            .replace('-', "-9"),
    );
    let living = fs::File::create(&locked).expect("made");
    living.lock().expect("locked");
    let old = std::time::SystemTime::UNIX_EPOCH;
    fs::File::options()
        .write(true)
        .open(&left)
        .and_then(|file| file.set_modified(old))
        .expect("aged");
    living.set_modified(old).expect("aged");
    save(&path, &titled("x"), None).expect("saved");
    assert!(!left.exists(), "left behind");
    assert!(locked.exists(), "in use");
}

/// Kills savers until one leaves its temporary file.
fn kill_one_in_the_middle(path: &Path) -> PathBuf {
    for round in 0..500 {
        kill_a_saver(path, Duration::from_micros(3000 + 371 * (round % 40)));
        let folder = path.parent().expect("a folder");
        let left = names(folder)
            .into_iter()
            .find(|name| name.ends_with(".mlboard-tmp"));
        if let Some(name) = left {
            return folder.join(name);
        }
    }
    panic!("no saver was killed while it wrote");
}

const CHILD: &str = "MLBOARD_TEST_SAVES_TO";

/// The process that is killed: it saves two boards in turn for as long as it lives.
#[test]
#[ignore = "run by the tests that kill it"]
fn saver() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    let boards = [large(300, 400), large(250, 300)];
    for board in boards.iter().cycle() {
        save(path.as_ref(), board, None).expect("saved");
    }
}

/// Starts a saver and kills it a while after its first save.
fn kill_a_saver(path: &Path, after: Duration) {
    let started = fs::metadata(path).and_then(|facts| facts.modified()).ok();
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--ignored", "--exact", "file::on_disk::saver"])
        .env(CHILD, path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a second process");
    while fs::metadata(path).and_then(|facts| facts.modified()).ok() == started {
        let ended = child.try_wait().expect("the child");
        assert!(ended.is_none(), "the saver ended by itself: {ended:?}");
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(after);
    child.kill().expect("killed");
    child.wait().expect("gone");
}

#[test]
fn a_hundred_kills_leave_a_whole_board_each_time() {
    let folder = folder();
    let path = folder.path().join("board.ron");
    let seed = 20;
    let mut random = fastrand::Rng::with_seed(seed);
    let whole = [write(&large(300, 400)), write(&large(250, 300))];
    let mut seen = [0, 0];
    for round in 0..100 {
        kill_a_saver(&path, Duration::from_micros(random.u64(..40_000)));
        let text = fs::read_to_string(&path).expect("the file");
        let found = whole.iter().position(|whole| *whole == text);
        let found =
            found.unwrap_or_else(|| panic!("seed {seed}, round {round}: {} bytes", text.len()));
        seen[found] += 1;
    }
    assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    save(&path, &titled("after"), None).expect("nothing is in the way");
}

/// Power cuts leave files whose blocks were never filled: all of the file, or what follows its text.
#[test]
fn zeros_that_a_power_cut_left_are_told_and_cost_nothing_else() {
    let all = file::read(&"\0".repeat(211_000)).expect_err("no board");
    assert_eq!(all, ReadError::Zeros { n: 211_000 });
    assert!(all.to_string().contains("211,000 zero bytes"), "{all}");
    let text = "(version: 1, nodes: {\"a\": (kind: \"trainer\", at: (0, 0))})\n";
    let opened = file::read(&format!("{text}{}", "\0".repeat(4096))).expect("a board");
    assert_eq!(opened.document.diagram().n_nodes(), 1);
    let [repair] = opened.mended.as_slice() else {
        panic!("{:?}", opened.mended);
    };
    assert!(
        repair.what.starts_with("4,096 zero bytes"),
        "{}",
        repair.what
    );
    let again = file::read(&write(&opened.document)).expect("a board");
    assert_eq!(again.mended, []);
}
