//! The laws of undo.

use fastrand::Rng;
use mlboard::editor::History;
use mlboard::model::{Document, Edit};

use super::edits::edits;
use super::{assert_whole, board, text};

const SEEDS: u64 = 200;

/// Does something with a history.
fn act(random: &mut Rng, history: &mut History) {
    let edits = edits(random, history.document());
    let before = text(history.document());
    match random.u8(0..9) {
        0..3 => drop(history.commit("do", &edits)),
        3 => drop(history.commit_joining("hold", "key", &edits)),
        4 => drop(history.amend("answer", &edits)),
        5 => {
            let was_previewing = history.is_previewing();
            history.preview(&edits);
            history.preview(&edits[..1]);
            history.cancel();
            assert!(was_previewing || text(history.document()) == before);
        }
        6 => drop(history.preview(&edits)),
        7 => drop(history.undo()),
        _ => drop(history.redo()),
    }
}

#[test]
fn undoing_all_is_the_start_and_redoing_all_is_the_end() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut history = History::new(board(seed));
        let start = text(history.document());
        for step in 0..30 {
            act(random, &mut history);
            assert_whole(history.document(), &format!("seed {seed}, step {step}"));
        }
        history.cancel();
        while history.redo().is_some() {}
        let end = text(history.document());
        while history.undo().is_some() {}
        assert_eq!(text(history.document()), start, "seed {seed}");
        assert!(!history.is_modified(), "seed {seed}");
        while history.redo().is_some() {}
        assert_eq!(text(history.document()), end, "seed {seed}");
    }
}

#[test]
fn what_counts_as_saved_is_what_was_saved() {
    let mut n_saved = 0;
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut history = History::new(board(seed));
        let mut saved = text(history.document());
        for _ in 0..30 {
            act(random, &mut history);
            if random.u8(0..6) == 0 {
                history.cancel();
                saved = text(history.document());
                let state = history.state();
                history.mark_saved(state);
            }
            if !history.is_modified() && !history.is_previewing() {
                n_saved += 1;
                assert_eq!(text(history.document()), saved, "seed {seed}");
            }
        }
    }
    assert!(n_saved > 1000, "the law was tried {n_saved} times");
}

#[test]
fn a_held_key_does_not_swallow_the_saved_state() {
    let title = |text: &str| [Edit::SetTitle(text.to_owned())];
    let mut history = History::new(Document::default());
    history.commit_joining("hold", "key", &title("one"));
    history.commit_joining("hold", "key", &title("two"));
    assert_eq!(history.n_past(), 1);
    history.mark_saved(history.state());
    history.commit_joining("hold", "key", &title("three"));
    history.amend("answer", &title("four"));
    assert!(history.is_modified());
    history.undo();
    assert_eq!(history.document().title(), "two");
    assert!(!history.is_modified());
    history.mark_saved(history.state());
    history.amend("answer", &title("five"));
    history.undo();
    assert_eq!(history.document().title(), "two");
}

#[test]
fn a_preview_starts_from_the_state_before_the_gesture_however_long_it_is() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut long = History::new(board(seed));
        let mut short = History::new(board(seed));
        let last = edits(random, short.document());
        for _ in 0..10 {
            let on_the_way = edits(random, short.document());
            long.preview(&on_the_way);
        }
        long.commit("drag", &last);
        short.commit("drag", &last);
        assert_eq!(text(long.document()), text(short.document()), "seed {seed}");
        assert_eq!(long.undo_label(), short.undo_label(), "seed {seed}");
    }
}
