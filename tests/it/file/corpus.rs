//! What fuzzing found worth keeping, replayed: everything that happens to a board between two files.

#[path = "../../fuzz/src/everything.rs"]
mod everything;

use everything::{Outcome, exercise};

#[test]
fn the_corpus_goes_through_everything() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus");
    let entries = std::fs::read_dir(folder).expect("the corpus");
    let (mut n_boards, mut n_refused) = (0, 0);
    for entry in entries {
        let path = entry.expect("an entry").path();
        println!("{}", path.display());
        match exercise(&std::fs::read(&path).expect("an input")) {
            Outcome::Held => n_boards += 1,
            Outcome::Refused(error) => {
                assert!(!error.to_string().is_empty());
                n_refused += 1;
            }
        }
    }
    assert!(n_boards > 50 && n_refused > 0, "{n_boards} {n_refused}");
}
