//! Programs that are killed at any moment while they step, type, sync, write anew, save and restore, one alone or two at a
//! time: what is found afterwards is the last step each had kept, or the one it was making.
//!
//! `KILLS=1000 cargo test --test it programs_killed -- --nocapture` prints a table.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;
use mlboard::file::{self, BoardJournal, DraftStep, JournalFolder, JournalOrigin, RealDisk, write};
use mlboard::model::{Document, Edit, Patch, apply};

use super::{any_board, now, session, settled};

const N_STEPS: usize = 60;
const CHILD: &str = "journal::moments::a_program_that_is_to_be_killed";
/// Kills in an ordinary run.
const KILLS: u64 = 24;

#[expect(clippy::disallowed_methods, reason = "tests may read the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn start(seed: u64) -> Document {
    any_board(seed % 16)
}

/// What is being typed after some steps.
fn typing(board: &Document) -> Patch {
    apply(
        &mut board.clone(),
        &[Edit::SetNotes("half a sent".to_owned())],
    )
}

fn with_typing(board: &Document) -> String {
    let mut board = board.clone();
    typing(&board).apply(&mut board);
    write(&settled(&board))
}

/// The child: it says which step is kept, whenever one is.
#[test]
#[ignore = "run by the test that kills it"]
fn a_program_that_is_to_be_killed() {
    let (Some(config), Some(seed)) = (variable("MOMENTS_CONFIG"), variable("MOMENTS_SEED")) else {
        return;
    };
    let seed: u64 = seed.parse().expect("a number");
    let folder = JournalFolder::new(RealDisk, Path::new(&config));
    let random = &mut Rng::with_seed(seed);
    let board = start(seed);
    let steps = session(seed, board.clone(), N_STEPS);
    let mut journal = BoardJournal::new(
        RealDisk,
        folder.path(),
        JournalOrigin::default(),
        board,
        now(),
    );
    for (n, (step, after)) in steps.iter().enumerate() {
        journal.step(now(), &step.label, &step.patch).expect("kept");
        println!("kept {n}");
        match random.u8(0..12) {
            0 | 1 => {
                let (label, patch) = ("typing".to_owned(), typing(after));
                journal
                    .type_draft(now(), Some(DraftStep { label, patch }))
                    .expect("kept");
                sleep(Duration::from_millis(1));
                journal.type_draft(now(), None).expect("kept");
            }
            2 => journal.settle(now()).expect("synced"),
            3 => {
                journal.set_origin(JournalOrigin::default());
                journal.settle(now()).expect("written anew");
            }
            4 => {
                let path = Path::new(&config).join(format!("{seed}.ron"));
                let stamp = file::save(&path, after, None).expect("saved").stamp;
                let origin = JournalOrigin {
                    file: Some(path),
                    stamp: Some(stamp),
                    read_only: None,
                };
                journal.remove(origin).expect("removed");
            }
            5 => journal = restored(&folder, journal),
            _ => {}
        }
        sleep(Duration::from_micros(random.u64(0..1500)));
    }
    println!("kept all");
    sleep(Duration::from_mins(1));
}

/// The work goes on in another journal, as after a crash: the old one goes when the new one is on the disk.
fn restored(
    folder: &JournalFolder<RealDisk>,
    journal: BoardJournal<RealDisk>,
) -> BoardJournal<RealDisk> {
    let Some(path) = journal.path().map(Path::to_owned) else {
        return journal;
    };
    let document = journal.document().clone();
    drop(journal);
    // The other program may look at it just now, which holds it for a moment.
    let claimed = (0..1000).find_map(|_| {
        let claimed = folder.claim(&path).ok();
        if claimed.is_none() {
            sleep(Duration::from_millis(1));
        }
        claimed
    });
    let claimed = claimed.expect("taken over");
    let mut new = BoardJournal::new(
        RealDisk,
        folder.path(),
        JournalOrigin::default(),
        document,
        now(),
    );
    new.begin(now()).expect("kept");
    new.settle(now()).expect("synced");
    claimed.remove().expect("removed");
    new
}

fn spawn(config: &Path, seed: u64) -> Child {
    let program = std::env::current_exe().expect("this test");
    Command::new(program)
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .env("MOMENTS_CONFIG", config)
        .env("MOMENTS_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// The last step the program said it had kept; `None` when it had kept none.
fn last_kept(child: &mut Child) -> Option<usize> {
    let mut said = String::new();
    let output = child.stdout.take().expect("piped");
    output
        .take(1 << 20)
        .read_to_string(&mut said)
        .expect("text");
    let mut numbers = said
        .lines()
        .filter_map(|line| line.rsplit_once("kept ")?.1.parse().ok());
    numbers.next_back()
}

#[test]
fn programs_killed_at_any_moment_lose_no_step_they_had_kept() {
    let n_kills = variable("KILLS")
        .and_then(|text| text.parse().ok())
        .unwrap_or(KILLS);
    let random = &mut Rng::with_seed(n_kills);
    let mut table: BTreeMap<(usize, &str), u32> = BTreeMap::new();
    for kill in 0..n_kills {
        let config = tempfile::tempdir().expect("a folder");
        let n_programs = 1 + usize::from(kill % 2 == 1);
        let seeds: Vec<u64> = (0..n_programs as u64).map(|n| kill * 2 + n).collect();
        let mut children: Vec<Child> = seeds
            .iter()
            .map(|seed| spawn(config.path(), *seed))
            .collect();
        sleep(Duration::from_millis(random.u64(5..160)));
        for child in &mut children {
            child.kill().expect("killed");
            child.wait().expect("ended");
        }
        let folder = JournalFolder::new(RealDisk, config.path());
        let reads = |path: &Path| file::open(path).ok().map(|opened| opened.document);
        let left = folder.left(now() + Duration::from_secs(9), reads);
        let mut found: Vec<String> = left
            .iter()
            .map(|left| write(&left.content.as_ref().expect("a board").document))
            .collect();
        for (child, seed) in children.iter_mut().zip(&seeds) {
            let saved = file::open(&config.path().join(format!("{seed}.ron")));
            found.extend(saved.ok().map(|opened| write(&opened.document)));
            let came = outcome(*seed, last_kept(child), &found);
            *table.entry((n_programs, came)).or_default() += 1;
        }
    }
    println!("programs | what came back            | times");
    for ((n_programs, came), times) in &table {
        println!("{n_programs:>8} | {came:<25} | {times}");
        assert_ne!(*came, LOST, "{table:?}");
    }
}

const LOST: &str = "something older";

/// What came back of the work of one program.
fn outcome(seed: u64, last: Option<usize>, found: &[String]) -> &'static str {
    let steps = session(seed, start(seed), N_STEPS);
    let text = |n: usize| steps.get(n).map(|(_, board)| write(&settled(board)));
    let Some(last) = last else {
        return "nothing was kept yet";
    };
    let has = |n: usize| text(n).is_some_and(|text| found.contains(&text));
    if has(last) {
        "the last step kept"
    } else if has(last + 1) {
        "the step being made"
    } else if steps
        .get(last)
        .is_some_and(|(_, board)| found.contains(&with_typing(board)))
    {
        "the step and what was typed"
    } else {
        LOST
    }
}

/// A program that says nothing would make every outcome a good one.
#[test]
fn the_program_that_is_killed_works() {
    let config = tempfile::tempdir().expect("a folder");
    let mut child = spawn(config.path(), 5);
    let output = child.stdout.take().expect("piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.ends_with("kept all")));
    child.kill().expect("killed");
    child.wait().expect("ended");
}
