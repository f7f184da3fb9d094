//! The command palette.

use eframe::egui::{Key, Modifiers};

use crate::desk::Desk;

#[test]
fn the_palette_runs_what_a_few_letters_find() {
    let mut desk = Desk::blank();
    assert!(desk.editor().view().grid);
    desk.ctrl(Key::K);
    assert!(desk.sees("Search commands, components and boards"));
    desk.type_text("grid");
    desk.key(Key::Enter);
    assert!(!desk.editor().view().grid);
    assert!(!desk.sees("Search commands, components and boards"));
    // Used lately, so it comes first before anything is typed.
    desk.window
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.run();
    desk.key(Key::Enter);
    assert!(desk.editor().view().grid);
}

#[test]
fn the_palette_adds_components_and_opens_boards() {
    let mut desk = Desk::blank();
    desk.ctrl(Key::K);
    desk.type_text("kafka");
    desk.key(Key::Enter);
    let kinds = desk.document().diagram().nodes();
    let kinds: Vec<&str> = kinds.map(|node| node.kind.as_str()).collect();
    assert_eq!(kinds, ["event_stream"]);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::K);
    desk.type_text("visual search");
    desk.click("Open visual search");
    assert_eq!(desk.document().title(), "Visual search");
}

#[test]
fn what_cannot_be_done_says_why_and_escape_leaves_everything_as_it_was() {
    let mut desk = Desk::blank();
    let before = desk.document().clone();
    desk.ctrl(Key::K);
    desk.type_text("duplicate");
    assert!(desk.sees("Duplicate, Select something first"));
    desk.key(Key::Enter);
    assert!(desk.sees("Duplicate, Select something first"), "it stays");
    desk.key(Key::Escape);
    assert!(!desk.sees("Duplicate, Select something first"));
    assert_eq!(*desk.document(), before);
}
