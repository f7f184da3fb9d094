//! What was written reads back as it was.

use mlboard::file::{read, write};

use super::generate::{document, large};

const SEEDS: u64 = 1000;

/// Compares texts line by line, so that a failure shows the line and not the board.
fn same_lines(left: &str, right: &str, of: &str) {
    for (n, (left, right)) in left.lines().zip(right.lines()).enumerate() {
        assert_eq!(left, right, "{of}, line {}", n + 1);
    }
    assert_eq!(left.len(), right.len(), "{of}");
}

#[test]
fn any_document_is_written_the_same_after_reading() {
    for seed in 0..SEEDS {
        let first = write(&document(seed));
        let opened = read(&first).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{first}"));
        assert_eq!(opened.mended, [], "seed {seed}\n{first}");
        let second = write(&opened.document);
        same_lines(&first, &second, &format!("seed {seed}"));
    }
}

#[test]
fn what_was_read_is_what_is_read_again() {
    for seed in 0..SEEDS {
        let first = read(&write(&document(seed)))
            .expect("our own text")
            .document;
        let text = write(&first);
        let second = read(&text).expect("our own text").document;
        // Debug also compares the numbers that equal nothing.
        assert_eq!(
            format!("{first:?}"),
            format!("{second:?}"),
            "seed {seed}\n{text}"
        );
    }
}

#[test]
fn every_file_is_what_the_ron_crate_takes_for_ron() {
    for seed in 0..SEEDS {
        let text = write(&document(seed));
        let value = ron::from_str::<ron::Value>(&text);
        assert!(value.is_ok(), "seed {seed}: {:?}\n{text}", value.err());
    }
}

#[test]
fn a_large_board_survives() {
    let board = large(2000, 3000);
    let opened = read(&write(&board)).expect("our own text");
    assert!(opened.mended.is_empty());
    assert!(opened.document == board);
}
