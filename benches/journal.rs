//! What the journal costs the hand that draws and types on a board of 10,000 components, with it and without it in turns in
//! one run; and how long an hour's journal gets. `cargo bench --bench journal` prints the table.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

mod board_sizes;

use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime};

use mlboard::editor::{
    Action, BoardAction, CommittedStep, Editor, Prompt, PromptAnswer, RehearsedStep, record_steps,
    rehearse, take_committed, typed_on_board,
};
use mlboard::file::{BoardJournal, DraftStep, JournalOrigin, RealDisk};
use mlboard::geom::{Rect, Vec2};
use mlboard::model::{Document, Edit, SketchId, SketchItem, SketchKind, Target};
use mlboard::scene::Theme;

const N_NODES: usize = 10_000;
const ROUNDS: usize = 15;
/// Steps of the hand in a drag, and letters of a text.
const N_MOVES: i32 = 60;
/// Letters between two looks at what is being typed: two a second for somebody who types fast.
const LETTERS_PER_LOOK: usize = 5;
const WORDS: &str = "Retrieval returns five hundred candidates, the ranker scores them all";

fn main() {
    let board = board_sizes::board(N_NODES, 7);
    println!("gesture                        | without   | with      | ratio");
    println!("------------------------------ | --------- | --------- | -----");
    compare("drag a component, 60 moves", &board, drag);
    compare("type a note of 69 letters", &board, type_note);
    hour();
}

/// The journal's thread as the window has it.
struct Journal {
    sender: Sender<Line>,
    thread: JoinHandle<u64>,
}

enum Line {
    Step(CommittedStep),
    Draft(RehearsedStep),
    End,
}

impl Journal {
    fn new(folder: &std::path::Path, document: Document) -> Self {
        let (sender, receiver) = channel();
        let folder = folder.to_owned();
        let thread = thread::spawn(move || {
            let now = SystemTime::now();
            let origin = JournalOrigin::default();
            let mut journal = BoardJournal::new(RealDisk, &folder, origin, document, now);
            for line in receiver {
                let done = match line {
                    Line::Step(step) => journal.step(SystemTime::now(), &step.label, &step.patch),
                    Line::Draft(draft) => {
                        let RehearsedStep { label, patch } = draft;
                        journal.type_draft(SystemTime::now(), Some(DraftStep { label, patch }))
                    }
                    Line::End => break,
                };
                done.expect("kept");
            }
            journal.n_bytes()
        });
        Self { sender, thread }
    }

    fn send(&self, line: Line) {
        self.sender.send(line).expect("the thread waits");
    }

    fn end(self) -> u64 {
        self.send(Line::End);
        self.thread.join().expect("ended")
    }
}

type Gesture = fn(&mut Editor, usize, &mut dyn FnMut(&mut Editor, bool));

/// The fastest of several rounds, those with and those without taking turns.
fn compare(name: &str, board: &Document, gesture: Gesture) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut plain = Editor::new(board.clone(), Theme::light());
    let mut kept = Editor::new(board.clone(), Theme::light());
    record_steps(&mut kept);
    let journal = Journal::new(folder.path(), board.clone());
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let began = Instant::now();
        gesture(&mut plain, round, &mut |_, _| {});
        let plain_time = began.elapsed();
        let began = Instant::now();
        gesture(&mut kept, round, &mut |editor, looks| {
            for step in take_committed(editor) {
                journal.send(Line::Step(step));
            }
            if looks && let Some(draft) = typed_on_board(editor) {
                journal.send(Line::Draft(draft));
            }
        });
        let kept_time = began.elapsed();
        // The first round warms up.
        if round > 0 {
            without.push(plain_time);
            with.push(kept_time);
        }
    }
    journal.end();
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    };
    let (without, with) = (median(without), median(with));
    println!(
        "{name:<30} | {without:>6.2} ms | {with:>6.2} ms | {:>5.3}",
        with / without
    );
}

/// A frame after each move: what shows is derived.
fn drag(editor: &mut Editor, round: usize, frame: &mut dyn FnMut(&mut Editor, bool)) {
    let node = editor
        .document()
        .diagram()
        .nodes()
        .nth(round * 7)
        .expect("a node")
        .id
        .clone();
    let targets: mlboard::editor::TargetSet = [Target::Node(node)].into();
    let edits = |n: i32| {
        vec![Edit::Move {
            targets: targets.clone(),
            by: Vec2::new(f64::from(n), 0.0),
        }]
    };
    for n in 1..=N_MOVES {
        editor.act(Action::Board(BoardAction::Preview(edits(n))));
        editor.derived();
        frame(editor, false);
    }
    editor.act(Action::Board(BoardAction::Commit(
        "Move".to_owned(),
        edits(N_MOVES),
    )));
    editor.derived();
    frame(editor, false);
}

fn type_note(editor: &mut Editor, round: usize, frame: &mut dyn FnMut(&mut Editor, bool)) {
    let text = String::new();
    let id = SketchId::from(format!("note{round}"));
    let item = SketchItem::new(
        id,
        Rect::new(0.0, 0.0, 200.0, 120.0),
        SketchKind::note(text),
    );
    let draw = vec![Edit::add_sketch(item.clone())];
    editor.act(Action::Board(BoardAction::Commit(
        "Draw note".to_owned(),
        draw,
    )));
    let item = Box::new(item);
    editor.act(Action::Prompt(Some(Prompt::Write { item, fresh: true })));
    for n in 1..=WORDS.len() {
        editor.act(Action::PreviewText(WORDS[..n].to_owned()));
        editor.derived();
        frame(editor, n.is_multiple_of(LETTERS_PER_LOOK));
    }
    editor.act(Action::Answer(PromptAnswer::Text(WORDS.to_owned())));
    editor.derived();
    frame(editor, false);
}

/// A step every two and a half seconds and two looks a second at what is typed, for an hour, on a board of 100.
fn hour() {
    let folder = tempfile::tempdir().expect("a folder");
    let board = board_sizes::board(100, 7);
    let mut editor = Editor::new(board.clone(), Theme::light());
    record_steps(&mut editor);
    let now = SystemTime::now();
    let origin = JournalOrigin::default();
    let mut journal = BoardJournal::new(RealDisk, folder.path(), origin, board, now);
    let (mut most, mut n_written) = (0, 0_u64);
    for second in 0..3600_u64 {
        let now = now + Duration::from_secs(second);
        let text = format!("{WORDS} {second}");
        let rehearsed = rehearse(
            &mut editor,
            Action::Brief(mlboard::editor::BriefAction::SetNotes(text.clone())),
        );
        for half in [text.len() - 3, text.len()] {
            let draft = rehearsed
                .clone()
                .map(|RehearsedStep { label, patch }| DraftStep {
                    label: format!("{label} {half}"),
                    patch,
                });
            let before = journal.n_bytes();
            journal.type_draft(now, draft).expect("kept");
            n_written += journal.n_bytes() - before;
        }
        if second.is_multiple_of(5) {
            let round = usize::try_from(second).unwrap_or_default() % 90 / 7;
            drag(&mut editor, round, &mut |_, _| {});
            editor.act(Action::Brief(mlboard::editor::BriefAction::SetNotes(text)));
            for step in take_committed(&mut editor) {
                journal.step(now, &step.label, &step.patch).expect("kept");
            }
        }
        most = most.max(journal.n_bytes());
        journal.settle(now).expect("synced");
    }
    println!(
        "an hour: {} KB at most, {} KB of drafts written",
        most / 1000,
        n_written / 1000
    );
}
