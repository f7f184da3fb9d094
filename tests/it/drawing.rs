//! A board with every form, in both looks: what is drawn, and that a picture of it is the same every time.

use std::ops::ControlFlow;

use mlboard::catalog::Catalog;
use mlboard::export::{ExportOptions, write_png};
use mlboard::file;
use mlboard::geom::{ParamCurve, Vec2};
use mlboard::model::{Document, Edit, LineRouting, SketchKind, Target, apply};
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{SceneStyle, Shape, Theme, Typeface, bound_lines};

const BOARD: &str = include_str!("../boards/every_form.ron");

fn document(hand: bool) -> Document {
    let mut document = file::read(BOARD).expect("a board").document;
    apply(&mut document, &[Edit::SetHandDrawn(hand)]);
    document
}

fn derived(document: &Document, theme: &Theme) -> Derived {
    derive(document, Catalog::builtin(), &SceneStyle::new(theme))
}

fn picture(document: &Document, theme: &'static Theme) -> Vec<u8> {
    let options = ExportOptions {
        theme,
        ..ExportOptions::default()
    };
    let mut bytes = Vec::new();
    let scene = derived(document, theme).scene;
    write_png(
        &scene,
        &options,
        &mut |_| ControlFlow::Continue(()),
        &mut bytes,
    )
    .expect("a picture");
    bytes
}

#[test]
fn pictures_of_both_looks_differ_and_repeat() {
    for theme in [Theme::light(), Theme::dark()] {
        let (plain, hand) = (document(false), document(true));
        let drawn = picture(&hand, theme);
        assert_eq!(drawn, picture(&hand, theme), "{}", theme.id);
        assert_ne!(drawn, picture(&plain, theme), "{}", theme.id);
    }
}

#[test]
fn the_hand_writes_what_is_drawn_and_leaves_components_readable() {
    let faces = |hand: bool| -> Vec<(bool, Typeface)> {
        let scene = derived(&document(hand), Theme::light()).scene;
        let items = scene.items();
        let texts = items.flat_map(|item| {
            let is_drawn = matches!(item.owner, Some(Target::Sketch(_)));
            item.shapes.iter().filter_map(move |shape| match shape {
                Shape::Text { face, .. } => Some((is_drawn, *face)),
                _ => None,
            })
        });
        texts.collect()
    };
    assert!(faces(false).iter().all(|(_, face)| *face != Typeface::Hand));
    let hand = faces(true);
    assert!(hand.contains(&(true, Typeface::Hand)));
    assert!(!hand.contains(&(false, Typeface::Hand)));
}

/// A hand-drawn thing that is moved looks the same elsewhere: its strokes do not tremble.
#[test]
fn moving_shifts_every_stroke_by_the_same_amount() {
    let by = Vec2::new(40.0, -16.0);
    let mut document = document(true);
    let box_of = |document: &Document, id: &str| {
        let scene = derived(document, Theme::light()).scene;
        let target = Target::Sketch(id.into());
        let item = scene
            .items()
            .find(|item| item.owner == Some(target.clone()));
        item.expect("drawn").bounds
    };
    for id in ["faint", "thick", "choice", "stroke_1", "note"] {
        let before = box_of(&document, id);
        let targets = [Target::Sketch(id.into())].into();
        apply(&mut document, &[Edit::Move { targets, by }]);
        let after = box_of(&document, id);
        let moved = before + by;
        for (a, b) in [
            (moved.x0, after.x0),
            (moved.y0, after.y0),
            (moved.x1, after.x1),
            (moved.y1, after.y1),
        ] {
            assert!((a - b).abs() < 1e-6, "{id}: {moved} {after}");
        }
    }
}

/// What sticks follows; the record of the line stays as it is.
#[test]
fn stuck_lines_follow_what_they_stick_to() {
    let mut document = document(false);
    let line = Target::Sketch("arrow_1".into());
    let bounds = |document: &Document| {
        let scene = derived(document, Theme::light()).scene;
        let item = scene
            .items()
            .find(|item| item.owner.as_ref() == Some(&line));
        item.expect("drawn").bounds
    };
    let (record, before) = (
        document.sketch()[&"arrow_1".into()].clone(),
        bounds(&document),
    );
    assert!(
        (before.x0 - 165.0).abs() < 2.0 && (before.x1 - 235.0).abs() < 2.0,
        "{before}"
    );
    let targets = [Target::Sketch("oval".into())].into();
    let by = Vec2::new(0.0, 300.0);
    apply(&mut document, &[Edit::Move { targets, by }]);
    assert!(bounds(&document).height() > 100.0);
    assert_eq!(document.sketch()[&"arrow_1".into()], record);
}

/// A board drawn by hand and mouse: arrows with words, at right angles, and with every head.
const FREELY: &str = include_str!("../boards/freely.ron");

fn freely(hand: bool) -> Document {
    let mut document = file::read(FREELY).expect("a board").document;
    apply(&mut document, &[Edit::SetHandDrawn(hand)]);
    document
}

#[test]
fn a_freely_drawn_board_is_saved_as_it_was_read() {
    let read = file::read(FREELY).expect("a board");
    assert!(read.mended.is_empty(), "{:?}", read.mended);
    assert_eq!(file::write(&read.document), FREELY);
}

#[test]
fn lines_leave_room_for_their_words_in_both_looks() {
    for hand in [false, true] {
        let document = freely(hand);
        let derived = derived(&document, Theme::light());
        let mut n_words = 0;
        for item in document.sketch().values() {
            let Some(words) = bound_lines::words(&document, &derived.boxes, item) else {
                continue;
            };
            n_words += 1;
            let target = Target::Sketch(item.id.clone());
            let drawn = derived.scene.of(&target);
            let shapes = drawn.flat_map(|drawn| drawn.shapes.iter());
            for shape in shapes {
                let Shape::Path { path, .. } = shape else {
                    continue;
                };
                for segment in path.segments() {
                    let at = segment.eval(0.5);
                    assert!(!words.contains(at), "{}: {at} in {words}", item.id);
                }
            }
        }
        assert_eq!(n_words, 4, "the words of four arrows");
    }
}

#[test]
fn right_angled_lines_are_level_and_upright_wherever_their_things_go() {
    let mut document = freely(false);
    let things = ["rectangle", "rectangle_3", "diamond"];
    for (step, thing) in (0..40).zip(things.into_iter().cycle()) {
        let by = Vec2::new(
            f64::from(step % 7) * 37.0 - 90.0,
            f64::from(step % 5) * 41.0 - 80.0,
        );
        let moved = Target::Sketch(thing.into());
        let targets = [moved].into();
        apply(&mut document, &[Edit::Move { targets, by }]);
        let boxes = derived(&document, Theme::light()).boxes;
        for item in document.sketch().values() {
            let is_elbow =
                matches!(&item.form, SketchKind::Line(line) if line.routing == LineRouting::Elbow);
            for pair in bound_lines::ends(&document, &boxes, item).windows(2) {
                let along = pair[1] - pair[0];
                let is_square = along.x.abs() < 1e-6 || along.y.abs() < 1e-6;
                assert!(!is_elbow || is_square, "step {step}, {}: {along}", item.id);
            }
        }
    }
}
