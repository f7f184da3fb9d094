//! Journals that were left: which are offered, to whom, and what becomes of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use mlboard::file::{
    self, BoardJournal, ClaimError, JournalDisk, JournalFolder, JournalOrigin, LeftJournal,
    RealDisk, write,
};
use mlboard::model::{Document, Edit, Patch, apply};
use tempfile::TempDir;

use super::{any_board, at, now};

/// Later than any file of a test was written.
fn later() -> SystemTime {
    now() + Duration::from_mins(1)
}

struct Desk {
    config: TempDir,
    folder: JournalFolder<RealDisk>,
}

impl Desk {
    fn new() -> Self {
        let config = tempfile::tempdir().expect("a folder");
        let folder = JournalFolder::new(RealDisk, config.path());
        Self { config, folder }
    }

    /// A journal with one step that gives the board a title.
    fn work(&self, title: &str, origin: JournalOrigin) -> BoardJournal<RealDisk> {
        let (board, patch) = titled(title);
        let journal = BoardJournal::new(
            RealDisk,
            self.folder.path(),
            origin,
            Document::default(),
            at(0),
        );
        let mut journal = journal;
        journal.step(at(5), "Rename board", &patch).expect("kept");
        assert_eq!(*journal.document(), board);
        journal
    }

    fn left(&self) -> Vec<LeftJournal> {
        let reads = |path: &Path| file::open(path).ok().map(|opened| opened.document);
        self.folder.left(later(), reads)
    }

    fn titles(&self) -> Vec<String> {
        let title = |left: LeftJournal| {
            let content = left.content;
            content.map_or_else(
                |error| error.to_string(),
                |content| content.document.title().to_owned(),
            )
        };
        let mut titles: Vec<String> = self.left().into_iter().map(title).collect();
        titles.sort();
        titles
    }
}

fn titled(title: &str) -> (Document, Patch) {
    let mut board = Document::default();
    let patch = apply(&mut board, &[Edit::SetTitle(title.to_owned())]);
    (board, patch)
}

#[test]
fn a_living_window_keeps_its_journal_to_itself() {
    let desk = Desk::new();
    let alive = desk.work("Alive", JournalOrigin::default());
    let dead = desk.work("Dead", JournalOrigin::default());
    drop(dead);
    assert_eq!(desk.titles(), ["Dead"]);
    let path = alive.path().expect("begun").to_owned();
    assert!(matches!(desk.folder.claim(&path), Err(ClaimError::Living)));
    assert!(matches!(
        desk.folder.discard(&path),
        Err(ClaimError::Living)
    ));
    drop(alive);
    assert_eq!(desk.titles(), ["Alive", "Dead"]);
}

#[test]
fn two_windows_on_one_file_and_a_later_run_have_a_journal_each() {
    let desk = Desk::new();
    let origin = JournalOrigin {
        file: Some(PathBuf::from("/boards/one.ron")),
        ..JournalOrigin::default()
    };
    // The same file, title, process and moment.
    let journals = [0; 5].map(|_| desk.work("Blurring faces and number plates", origin.clone()));
    let paths: std::collections::BTreeSet<_> = journals
        .iter()
        .map(|journal| journal.path().expect("begun").to_owned())
        .collect();
    assert_eq!(paths.len(), 5);
    let mut journals = Vec::from(journals);
    journals[0].remove(origin).expect("saved");
    drop(journals);
    assert_eq!(
        desk.titles().len(),
        4,
        "a save of one leaves those of the others"
    );
}

#[test]
fn work_that_is_taken_over_belongs_to_one_window_and_goes_last() {
    let desk = Desk::new();
    drop(desk.work("Mine", JournalOrigin::default()));
    let [left] = desk.left().try_into().expect("one");
    let claimed = desk.folder.claim(&left.path).expect("taken over");
    assert!(desk.titles().is_empty(), "it is offered to nobody else");
    assert!(matches!(
        desk.folder.claim(&left.path),
        Err(ClaimError::Living)
    ));
    assert!(left.path.exists());
    assert_eq!(claimed.content().document.title(), "Mine");
    claimed.remove().expect("removed");
    assert!(matches!(
        desk.folder.claim(&left.path),
        Err(ClaimError::Gone { .. })
    ));
}

#[test]
fn a_window_that_ends_between_restoring_and_keeping_leaves_the_old_journal() {
    let desk = Desk::new();
    drop(desk.work("Mine", JournalOrigin::default()));
    let [left] = desk.left().try_into().expect("one");
    drop(desk.folder.claim(&left.path).expect("taken over"));
    assert_eq!(desk.titles(), ["Mine"]);
}

#[test]
fn a_journal_whose_work_is_in_its_file_goes_by_itself() {
    let desk = Desk::new();
    let file = desk.config.path().join("board.ron");
    let origin = || JournalOrigin {
        file: Some(file.clone()),
        ..JournalOrigin::default()
    };
    // The window was killed after the file was written and before the journal was removed.
    drop(desk.work("Saved", origin()));
    fs::write(&file, write(&titled("Saved").0)).expect("written");
    assert!(desk.left().is_empty());
    assert_eq!(fs::read_dir(desk.folder.path()).expect("there").count(), 0);
    // Another program wrote something else.
    drop(desk.work("Mine", origin()));
    fs::write(&file, write(&titled("Theirs").0)).expect("written");
    assert_eq!(desk.titles(), ["Mine"]);
    fs::remove_file(&file).expect("there");
    assert_eq!(desk.titles(), ["Mine"], "the file is gone");
}

#[test]
fn discarding_can_be_taken_back_and_is_forgotten_after_a_week() {
    let desk = Desk::new();
    drop(desk.work("Mine", JournalOrigin::default()));
    let path = desk.left()[0].path.clone();
    let discarded = desk.folder.discard(&path).expect("discarded");
    assert!(desk.left().is_empty());
    desk.folder.take_back(&discarded).expect("taken back");
    assert_eq!(desk.titles(), ["Mine"]);
    desk.folder.discard(&path).expect("discarded");
    let in_a_week = now() + Duration::from_hours(8 * 24);
    assert!(desk.folder.left(in_a_week, |_| None).is_empty());
    assert_eq!(fs::read_dir(desk.folder.path()).expect("there").count(), 0);
}

#[test]
fn copies_of_earlier_versions_are_offered_whatever_they_are_called() {
    let desk = Desk::new();
    let copies = desk.config.path().join("recovery");
    fs::create_dir_all(&copies).expect("made");
    let text = format!(
        "// unsaved work of \"/boards/größe \\\"x\\\".ron\"\n{}",
        write(&titled("Old").0)
    );
    fs::write(copies.join("My Copy.ron"), &text).expect("written");
    let [left] = desk.left().try_into().expect("one");
    let content = left.content.as_ref().expect("a board");
    assert_eq!(
        content.header.origin.file.as_deref(),
        Some(Path::new("/boards/größe \"x\".ron"))
    );
    assert!(left.modified.is_some() && left.len == text.len() as u64);
    let claimed = desk.folder.claim(&left.path).expect("taken over");
    assert_eq!(claimed.content().document.title(), "Old");
    claimed.remove().expect("removed");
    assert!(desk.left().is_empty());
}

#[test]
fn a_copy_or_a_first_line_that_is_cut_off_gives_what_stands_before() {
    let desk = Desk::new();
    let copies = desk.config.path().join("recovery");
    fs::create_dir_all(&copies).expect("made");
    let board = crate::file::generate::large(40, 20);
    let text = write(&board);
    let whole = text.rfind("\"n30\"").expect("there") + 20;
    fs::write(copies.join("cut.ron"), &text[..whole]).expect("written");
    let [left] = desk.left().try_into().expect("one");
    let content = left.content.expect("a board");
    assert!(content.damage.is_some());
    assert!(
        content.document.diagram().n_nodes() >= 20,
        "{}",
        content.document.diagram().n_nodes()
    );
    fs::remove_file(copies.join("cut.ron")).expect("there");

    let mut journal = BoardJournal::new(
        RealDisk,
        desk.folder.path(),
        JournalOrigin::default(),
        board,
        at(0),
    );
    journal.begin(at(1)).expect("kept");
    let path = journal.path().expect("begun").to_owned();
    drop(journal);
    let text = fs::read(&path).expect("there");
    for cut in [text.len() / 2, text.len() * 3 / 4] {
        fs::write(&path, &text[..cut]).expect("written");
        let [left] = desk.left().try_into().expect("one");
        let content = left.content.expect("a board");
        assert!(content.damage.is_some() && content.document.diagram().n_nodes() > 10);
    }
}

#[test]
fn whatever_lies_among_the_journals_is_listed_and_never_waited_for() {
    let desk = Desk::new();
    fs::create_dir_all(desk.folder.path()).expect("made");
    let at = |name: &str| desk.folder.path().join(name);
    fs::write(at("empty.journal"), "").expect("written");
    fs::write(at("garbage.journal"), [0xff, 0, 7, b'\n']).expect("written");
    fs::create_dir(at("folder.journal")).expect("made");
    fs::write(at("notes.txt"), "mine").expect("written");
    fs::write(at("left.journal-new"), "(journal: 1").expect("written");
    let mut n = 2;
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/zero", at("zero.journal")).expect("made");
        std::os::unix::fs::symlink(at("loop.journal"), at("loop.journal")).expect("made");
        let made = std::process::Command::new("mkfifo")
            .arg(at("pipe.journal"))
            .status();
        n += 2 + usize::from(made.is_ok_and(|status| status.success()));
    }
    let left = desk.left();
    assert_eq!(left.len(), n, "{left:?}");
    assert!(left.iter().all(|left| left.content.is_err()));
    for left in left {
        assert!(desk.folder.claim(&left.path).is_err());
        desk.folder.discard(&left.path).expect("discarded");
    }
    assert!(desk.left().is_empty());
    assert!(at("notes.txt").exists() && !at("left.journal-new").exists());
}

#[test]
fn marks_that_keep_a_board_from_being_changed_survive() {
    let desk = Desk::new();
    let origin = JournalOrigin {
        read_only: Some("Saved by a newer mlboard.".to_owned()),
        ..JournalOrigin::default()
    };
    drop(desk.work("Marked", origin));
    let [left] = desk.left().try_into().expect("one");
    let text = fs::read_to_string(&left.path).expect("there");
    assert_eq!(
        left.content.expect("a board").read_only.as_deref(),
        Some("Saved by a newer mlboard.")
    );
    // A journal of a newer program, and one whose board is of a newer format.
    for (old, new) in [("journal: 2", "journal: 3"), ("version: 1", "version: 2")] {
        fs::write(
            &left.path,
            text.replacen(old, new, 1)
                .replace(", read_only: \"Saved by a newer mlboard.\"", ""),
        )
        .expect("written");
        let [left] = desk.left().try_into().expect("one");
        let notice = left.content.expect("a board").read_only.expect("a reason");
        assert!(notice.contains("newer mlboard"), "{notice}");
    }
}

#[test]
fn only_the_owner_may_read_a_journal() {
    let desk = Desk::new();
    let journal = desk.work("Mine", JournalOrigin::default());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(journal.path().expect("begun"))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(
        JournalDisk::claim(&RealDisk, journal.path().expect("begun"))
            .expect("asked")
            .is_none()
    );
    drop(any_board(1));
}
