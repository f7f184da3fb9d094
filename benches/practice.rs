//! What a typed question costs, beside reading a shipped board, and what replaying an hour's attempt costs, beside
//! applying one patch. `cargo bench --bench practice` prints the tables.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use mlboard::catalog::Catalog;
use mlboard::geom::Vec2;
use mlboard::model::{Document, Edit, NodeId, Patch, Target, apply};
use mlboard::practice::{
    AttemptHeader, CardMemory, InterviewCase, PracticeSession, QuestionBank, QuestionMatcher,
    RecordedAttempt, SessionSetup,
};
use mlboard::templates;

/// What a question may cost.
const MOST: Duration = Duration::from_millis(1);
/// What opening an hour's attempt may cost, and going anywhere in it.
const MOST_TO_OPEN: Duration = Duration::from_millis(200);
const MOST_TO_SEEK: Duration = Duration::from_millis(50);
/// Changes in the hour.
const CHANGES: usize = 3_000;

fn main() {
    questions();
    replay();
}

fn questions() {
    let matcher = QuestionMatcher::builtin();
    let bank = QuestionBank::builtin();
    let texts: Vec<&String> = bank
        .questions
        .iter()
        .flat_map(|question| &question.phrasings)
        .collect();
    black_box(matcher.understand(texts[0]));
    let mut times: Vec<Duration> = texts
        .iter()
        .map(|text| time(|| drop(black_box(matcher.understand(text)))))
        .collect();
    times.sort_unstable();
    let board = templates::all()[0];
    let reading = time(|| drop(black_box(board.document())));
    let median = times[times.len() / 2];
    let worst = times[times.len() - 1];
    println!(
        "questions | median | worst | a board is read in | a question is that many times cheaper"
    );
    println!(
        "{} | {median:?} | {worst:?} | {reading:?} | {:.1}",
        times.len(),
        reading.as_secs_f64() / median.as_secs_f64()
    );
    assert!(
        median < MOST,
        "a question costs {median:?}, more than {MOST:?}"
    );
}

/// A case study drawn in an hour, changed until it was touched so often.
fn hour() -> (String, Document, Patch) {
    let whole = templates::all()[0].document();
    let nodes = whole.diagram().nodes().cloned().map(Edit::AddNode);
    let edges = whole.diagram().edges().cloned().map(Edit::AddEdge);
    let mut edits: Vec<Edit> = nodes.chain(edges).collect();
    let ids: Vec<NodeId> = whole
        .diagram()
        .nodes()
        .map(|node| node.id.clone())
        .collect();
    for n in edits.len()..CHANGES {
        let targets = [Target::Node(ids[n % ids.len()].clone())]
            .into_iter()
            .collect();
        let by = Vec2::new(f64::from(n as u32 % 13) - 6.0, f64::from(n as u32 % 5));
        edits.push(Edit::Move { targets, by });
    }
    let case = InterviewCase::new(whole.brief()).expect("its answers can be read");
    let header = AttemptHeader::new(SessionSetup::default(), 0, std::time::UNIX_EPOCH);
    let memory = CardMemory::default();
    let mut document = Document::default();
    let mut session = PracticeSession::start(&header, case, memory, document.clone());
    session.show(Duration::ZERO);
    session.input(Duration::ZERO);
    let mut last = Patch::default();
    for (n, edit) in edits.into_iter().enumerate() {
        last = apply(&mut document, &[edit]);
        session.edit(Duration::from_millis(1_200 * n as u64), "Change", &last);
    }
    (session.take_lines(), document, last)
}

fn replay() {
    let (text, mut document, patch) = hour();
    let open = |text: String| RecordedAttempt::read(text, Catalog::builtin()).expect("an attempt");
    let attempt = open(text.clone());
    assert!(attempt.damage().is_empty() && attempt.state().n_edits() == CHANGES as u64);
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let opening = median(
        (0..15)
            .map(|_| {
                let text = text.clone();
                time(|| drop(black_box(open(text))))
            })
            .collect(),
    );
    let n_events = attempt.events().len();
    let seek = |n: usize| time(|| drop(black_box(attempt.board_after(n))));
    let seeks: Vec<Duration> = (0..200).map(|n| seek(n * 7919 % n_events)).collect();
    let worst = seeks.iter().max().copied().unwrap_or_default();
    let seeking = median(seeks);
    let applying = median(
        (0..200)
            .map(|_| time(|| patch.apply(black_box(&mut document))))
            .collect(),
    );
    let ratio = |time: Duration| time.as_secs_f64() / applying.as_secs_f64();
    println!(
        "events | bytes | open | seek | worst seek | one patch | open in patches | seek in patches"
    );
    println!(
        "{n_events} | {} | {opening:?} | {seeking:?} | {worst:?} | {applying:?} | {:.0} | {:.0}",
        text.len(),
        ratio(opening),
        ratio(seeking)
    );
    assert!(
        opening < MOST_TO_OPEN,
        "opening costs {opening:?}, more than {MOST_TO_OPEN:?}"
    );
    assert!(
        worst < MOST_TO_SEEK,
        "going anywhere costs {worst:?}, more than {MOST_TO_SEEK:?}"
    );
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
