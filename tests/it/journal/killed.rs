//! The program is killed, or the power goes, at any byte: what comes back is the last whole step.

use mlboard::file::{BoardJournal, JournalDisk, write};
use mlboard::model::Document;

use super::disk::MemoryDisk;
use super::{any_board, at, content, journal, session, settled};

/// A journal, and the boards in their order with the bytes after which each is whole.
struct Session {
    text: Vec<u8>,
    /// Bytes, and the board that is whole from there on, as its file would have it.
    marks: Vec<(usize, String)>,
}

fn as_file(board: &Document) -> String {
    write(&settled(board))
}

fn scripted(start: &Document, n_steps: usize) -> Session {
    let disk = MemoryDisk::default();
    let mut journal = journal(disk.clone(), start);
    let mut marks = Vec::new();
    for (n, (step, after)) in session(1, start.clone(), n_steps).into_iter().enumerate() {
        journal
            .step(at(n as u64), &step.label, &step.patch)
            .expect("kept");
        let text = &disk.files()[journal.path().expect("begun")];
        if n == 0 {
            let header = text.iter().position(|byte| *byte == b'\n').expect("a line");
            marks.push((header + 1, as_file(start)));
        }
        // A hash may follow the step's own line.
        let len = text.len();
        let whole = &text[..len - 1];
        let last = whole
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let is_hash = String::from_utf8_lossy(&text[last..]).contains(", hash(");
        marks.push((if is_hash { last } else { len }, as_file(&after)));
    }
    let text = disk.files()[journal.path().expect("begun")].clone();
    Session { text, marks }
}

fn check_cut(session: &Session, cut: usize) {
    let whole = session.marks.iter().rfind(|(end, _)| *end <= cut);
    let found = content(&session.text[..cut]);
    let Some((_, board)) = whole else {
        // Nothing was done yet; what can be read of the first line is no more than the board it began with.
        return;
    };
    let found = found.unwrap_or_else(|error| panic!("byte {cut}: {error}"));
    assert_eq!(found.damage, None, "byte {cut}");
    assert_eq!(write(&found.document), *board, "byte {cut}");
}

#[test]
fn a_journal_cut_at_the_ends_and_in_the_middle_of_every_line_gives_the_last_whole_step() {
    let session = scripted(&any_board(1), 200);
    let mut n_cuts = 0;
    for pair in session.marks.windows(2) {
        let [(from, _), (to, _)] = pair else {
            continue;
        };
        for cut in [*from, from + 1, from.midpoint(*to), to - 1, *to] {
            check_cut(&session, cut);
            n_cuts += 1;
        }
    }
    assert!(n_cuts >= 1000, "{n_cuts}");
}

/// A small board, so that every byte can be the last in every run: header, steps, undo, redo and a hash.
#[test]
fn a_short_journal_cut_at_every_byte_gives_the_last_whole_step() {
    let session = scripted(&Document::default(), 28);
    assert!(session.text.windows(7).any(|bytes| bytes == b", hash("));
    cut_everywhere(&session);
}

/// `cargo test --test it long_journal_cut -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes"]
fn a_long_journal_cut_at_every_byte_gives_the_last_whole_step() {
    cut_everywhere(&scripted(&any_board(1), 200));
}

fn cut_everywhere(session: &Session) {
    for cut in 0..=session.text.len() {
        check_cut(session, cut);
    }
    println!(
        "{} cuts, {} steps",
        session.text.len() + 1,
        session.marks.len()
    );
}

/// After a power cut the blocks behind the last line may hold zeros.
#[test]
fn zeros_behind_the_last_line_cost_no_step() {
    let session = scripted(&any_board(1), 12);
    for (end, board) in &session.marks {
        let mut text = session.text[..*end].to_vec();
        text.resize(end + 4096, 0);
        let found = content(&text).expect("a journal");
        assert_eq!(found.damage, None, "{end}");
        assert_eq!(write(&found.document), *board, "{end}");
    }
}

#[test]
fn a_journal_stays_short_however_long_one_works() {
    let start = any_board(2);
    let disk = MemoryDisk::default();
    let mut journal = journal(disk.clone(), &start);
    let (mut most, mut last) = (0, start.clone());
    for (n, (step, after)) in session(2, start, 1500).into_iter().enumerate() {
        let now = at(n as u64 * 2400);
        journal.step(now, &step.label, &step.patch).expect("kept");
        compact(&mut journal, &disk, n as u64);
        most = most.max(journal.n_bytes());
        last = after;
    }
    let found = content(&disk.files()[journal.path().expect("begun")]).expect("a journal");
    assert_eq!(write(&found.document), write(&settled(&last)));
    // An hour's work, a step every 2.4 seconds.
    assert!(most < 1_000_000, "{most}");
    assert_eq!(disk.files().len(), 1, "nothing is left beside it");
}

fn compact(journal: &mut BoardJournal<MemoryDisk>, disk: &MemoryDisk, n: u64) {
    if let Some(file) = journal.begin_compaction(at(n)).expect("begun") {
        let synced = disk.sync(&file);
        journal.take_compaction(synced).expect("done");
    }
}
