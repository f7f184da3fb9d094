//! Laying out from the window: by keys, gliding, and on a thread where a board is large.

use eframe::egui::{Key, Modifiers};
use mlboard::model::LineRouting;

use crate::desk::Desk;

fn visual_search() -> Desk {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("Visual search"));
    desk.type_text("visual");
    desk.key(Key::Enter);
    desk.show_all();
    desk
}

const LAY_OUT: Modifiers = Modifiers {
    alt: true,
    ..Modifiers::COMMAND
};

fn undo_label(desk: &Desk) -> Option<&str> {
    desk.editor().history().undo_label()
}

#[test]
fn a_board_is_laid_out_by_keys_and_glides_there() {
    let mut desk = visual_search();
    let down = Modifiers {
        shift: true,
        ..LAY_OUT
    };
    desk.window.key_press_modifiers(down, Key::L);
    desk.window.run_steps(3);
    assert_eq!(undo_label(&desk), Some("Lay out board"));
    assert!(desk.editor().is_gliding());
    desk.run();
    assert!(!desk.editor().is_gliding());
    assert_eq!(*desk.editor().picture(), desk.editor().derived().scene);
    desk.ctrl(Key::Z);
    assert_eq!(undo_label(&desk), None);
}

#[test]
fn a_large_board_is_laid_out_on_a_thread_and_the_result_is_one_step() {
    let mut desk = visual_search();
    for _ in 0..2 {
        desk.ctrl(Key::A);
        desk.ctrl(Key::D);
    }
    let n_past = desk.editor().history().n_past();
    desk.window.key_press_modifiers(LAY_OUT, Key::L);
    desk.wait("the layout", |desk| {
        undo_label(desk) == Some("Lay out board")
    });
    assert_eq!(desk.editor().history().n_past(), n_past + 1);
    assert!(!desk.sees("Laying out"), "its progress is gone");
}

#[test]
fn the_inspector_says_how_connections_run() {
    let mut desk = visual_search();
    desk.click("Board");
    desk.click("Right-angled");
    let course = desk.document().header().edge_routing;
    assert_eq!(course, Some(LineRouting::Elbow));
    desk.click("Curved");
    assert_eq!(desk.document().header().edge_routing, None);
}
