//! What a typed question costs, beside reading a shipped board. `cargo bench --bench practice` prints the table.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use mlboard::practice::{QuestionBank, QuestionMatcher};
use mlboard::templates;

/// What a question may cost.
const MOST: Duration = Duration::from_millis(1);

fn main() {
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

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
