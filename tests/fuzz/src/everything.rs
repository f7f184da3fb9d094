//! All that happens to a board between two files, from bytes that anybody may have written: read, save, complete,
//! check, estimate, lay out, draw, save, read again. The fuzzer calls it, and `tests/it/file/corpus.rs` replays what
//! it found.

use mlboard::catalog::Catalog;
use mlboard::estimate::{Constants, Estimate, EstimateView};
use mlboard::file::{OpenedBoard, ReadError, read_bytes, write};
use mlboard::geom::Point;
use mlboard::layout::graph::{LayoutOptions, LayoutPreset};
use mlboard::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use mlboard::model::{Document, apply};
use mlboard::pipeline::{arrange, complete, derive};
use mlboard::rules::check;
use mlboard::scene::{SceneStyle, Theme};

/// What became of the bytes.
#[derive(Debug)]
pub enum Outcome {
    /// They are no board, and the message says why.
    Refused(ReadError),
    /// They are a board, and all that was asked of it held.
    Held,
}

/// Takes the bytes through the whole program. Panics where something does not hold.
pub fn exercise(bytes: &[u8]) -> Outcome {
    let opened = match read_bytes(bytes) {
        Ok(opened) => opened,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return Outcome::Refused(error);
        }
    };
    let mut document = saved_and_read(&opened);
    let catalog = Catalog::builtin();
    complete(&mut document, catalog);
    let report = check(&document, catalog);
    for diagnostic in report.diagnostics() {
        assert!(!diagnostic.message.is_empty(), "{}", diagnostic.rule.id);
    }
    estimate(&document, catalog);
    lay_out(&mut document, catalog);
    draw(&document, catalog);
    let text = write(&document);
    let again = read_bytes(text.as_bytes()).expect("what was written is read");
    assert_eq!(again.mended, [], "nothing is left to put right");
    assert_eq!(write(&again.document), text);
    Outcome::Held
}

/// A board that was read is written so that reading it again gives the same board.
fn saved_and_read(opened: &OpenedBoard) -> Document {
    let text = write(&opened.document);
    let again = read_bytes(text.as_bytes()).expect("what was written is read");
    assert_eq!(again.mended, [], "nothing is left to put right");
    assert_eq!(write(&again.document), text, "saving once is enough");
    again.document
}

fn estimate(document: &Document, catalog: &Catalog) {
    for (_, error) in Constants::faults(document.brief()) {
        assert!(!error.to_string().is_empty());
    }
    let estimate = Estimate::new(document, catalog);
    let view = EstimateView {
        document,
        catalog,
        estimate: &estimate,
    };
    for figure in view.all() {
        let is_nan = figure.value.as_ref().is_ok_and(|value| value.is_nan());
        assert!(!is_nan, "{}", figure.formula.key);
        assert!(!figure.shown().is_empty() && !figure.working().is_empty());
    }
}

fn lay_out(document: &mut Document, catalog: &Catalog) {
    let graph = arrange::graph(document, catalog);
    let options = LayoutOptions {
        preset: LayoutPreset::Live,
        ..LayoutOptions::default()
    };
    let old = PreviousLayout::default();
    if let Ok(result) = tidy(&graph, &old, &LayoutScope::All, &options, &|_| true) {
        for rect in result.blocks.values() {
            assert!(rect.is_finite(), "{rect:?}");
        }
        let edits = arrange::edits(document, &result);
        apply(document, &edits);
    }
}

fn draw(document: &Document, catalog: &Catalog) {
    let mut style = SceneStyle::new(Theme::light());
    style.edge_labels = true;
    style.numbers = true;
    let derived = derive(document, catalog, &style);
    for item in derived.scene.items() {
        assert!(item.seen(true).is_finite());
    }
    drop(derived.board(document).hit(Point::new(40.0, 20.0), 4.0));
}
