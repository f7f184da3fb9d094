//! Every call to the disk fails once, or is the last the program makes: nothing is lost, and failures are told.

use std::io::ErrorKind;

use mlboard::editor::CommittedStep;
use mlboard::file::{
    BoardJournal, DraftStep, JournalDisk, JournalError, JournalOrigin, NameDisk, write,
};
use mlboard::model::Document;

use super::disk::{Fault, MemoryDisk};
use super::{any_board, at, content, journal, session, settled};

const KINDS: [ErrorKind; 5] = [
    ErrorKind::StorageFull,
    ErrorKind::Other,
    ErrorKind::Interrupted,
    ErrorKind::PermissionDenied,
    ErrorKind::CrossesDevices,
];

/// Calls whose failure changes nothing that anybody could miss: the journal is as it is, and the name of a file reaches
/// the disk with its folder, later.
const HARMLESS: [&str; 2] = ["is_in_place", "sync_folder"];

/// What a run of the script came to.
struct Run {
    disk: MemoryDisk,
    journal: BoardJournal<MemoryDisk>,
    /// The board as it is on the screen.
    board: Document,
    /// The board as of the last step that the journal took without a word.
    kept: Document,
    n_told: usize,
}

impl Run {
    fn told(&mut self, done: Result<(), JournalError>) {
        match done {
            Ok(()) => self.kept = self.board.clone(),
            Err(error) => {
                assert!(error.to_string().contains("config/journal"), "{error}");
                self.n_told += 1;
            }
        }
    }

    /// What a program that is started now finds.
    fn left(&self) -> Option<Document> {
        let files = self.disk.files().into_iter();
        let mut journals =
            files.filter(|(path, _)| path.extension().is_some_and(|ending| ending == "journal"));
        let (_, text) = journals.next()?;
        assert!(journals.next().is_none(), "one board, one journal");
        content(&text).ok().map(|found| found.document)
    }
}

/// Steps, typing, syncing, a save with work after it, and writing the whole anew.
fn run(
    steps: &[(CommittedStep, Document)],
    start: &Document,
    fault: Option<(usize, Fault)>,
) -> Run {
    let disk = MemoryDisk::default();
    if let Some((call, fault)) = fault {
        disk.fail_at(call, fault);
    }
    let mut run = Run {
        journal: journal(disk.clone(), start),
        disk,
        board: start.clone(),
        kept: start.clone(),
        n_told: 0,
    };
    for (n, (step, after)) in steps.iter().enumerate() {
        let now = at(n as u64 * 100);
        run.board = after.clone();
        let done = run.journal.step(now, &step.label, &step.patch);
        run.told(done);
        match n {
            1 => {
                let (label, patch) = ("x".to_owned(), steps[2].0.patch.clone());
                let typed = run
                    .journal
                    .type_draft(now, Some(DraftStep { label, patch }));
                run.n_told += usize::from(typed.is_err());
                let typed = run.journal.type_draft(now, None);
                run.told(typed);
            }
            2 => {
                let synced = run.journal.settle(now);
                run.told(synced);
            }
            3 => {
                run.journal.set_origin(JournalOrigin::default());
                compact_with_a_step_between(&mut run, &steps[4]);
                break;
            }
            _ => {}
        }
    }
    for n in 0..3 {
        let done = run.journal.settle(at(10_000 + n));
        run.told(done);
    }
    run
}

/// A step that is made while the new file is brought to the disk is in it.
fn compact_with_a_step_between(run: &mut Run, (step, after): &(CommittedStep, Document)) {
    let begun = run.journal.begin_compaction(at(1000));
    run.n_told += usize::from(begun.is_err());
    let file = begun.ok().flatten();
    run.board = after.clone();
    let done = run.journal.step(at(1001), &step.label, &step.patch);
    run.told(done);
    if let Some(file) = file {
        let synced = run.disk.sync(&file);
        drop(file);
        let done = run.journal.take_compaction(synced);
        run.told(done);
    }
}

#[test]
fn every_call_may_fail_once_and_nothing_is_lost_or_kept_quiet() {
    let start = any_board(3);
    let steps = session(3, start.clone(), 5);
    let calls = run(&steps, &start, None).disk.calls();
    assert!(calls.len() > 30 && calls.contains(&"rename"), "{calls:?}");
    for (call, name) in calls.iter().enumerate() {
        for kind in KINDS {
            let of = format!("call {call}, {name}, {kind:?}");
            let run = run(&steps, &start, Some((call, Fault::Fail(kind))));
            let left = run
                .left()
                .unwrap_or_else(|| panic!("{of}: nothing is left"));
            assert_eq!(write(&left), write(&settled(&steps[4].1)), "{of}");
            let is_harmless =
                HARMLESS.contains(name) || *name == "write" && kind == ErrorKind::Interrupted;
            assert!(run.n_told > 0 || is_harmless, "{of}: nothing was told");
            assert!(run.journal.is_written(), "{of}");
        }
    }
}

#[test]
fn wherever_the_program_ends_the_last_step_it_kept_comes_back() {
    let start = any_board(3);
    let steps = session(3, start.clone(), 5);
    let n_calls = run(&steps, &start, None).disk.calls().len();
    for call in 0..n_calls {
        for fault in [Fault::StopBefore, Fault::StopAfter] {
            let run = run(&steps, &start, Some((call, fault)));
            assert!(run.disk.is_stopped());
            let left = run.left().unwrap_or_else(|| start.clone());
            let kept = write(&settled(&run.kept));
            // The step under way when it ended may have come through.
            let next = steps.iter().map(|(_, board)| write(&settled(board)));
            let all: Vec<String> = std::iter::once(write(&start)).chain(next).collect();
            let left = write(&left);
            let mut moments = all.iter().enumerate().filter(|(_, board)| **board == kept);
            let is_kept =
                moments.any(|(at, board)| left == *board || all.get(at + 1) == Some(&left));
            assert!(is_kept, "call {call}, {fault:?}");
        }
    }
}

#[test]
fn a_journal_that_somebody_removed_is_made_again() {
    let start = any_board(3);
    let steps = session(3, start.clone(), 5);
    let disk = MemoryDisk::default();
    let mut journal = journal(disk.clone(), &start);
    for (n, (step, after)) in steps.iter().enumerate() {
        if let Some(path) = journal.path() {
            disk.remove(path).expect("there");
        }
        journal
            .step(at(n as u64), &step.label, &step.patch)
            .expect("kept");
        let files = disk.files();
        let found = content(&files[journal.path().expect("begun")]).expect("a journal");
        assert_eq!(write(&found.document), write(&settled(after)), "step {n}");
    }
}
