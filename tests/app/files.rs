//! Saving, opening, exporting and recovering, with paths typed into the window.

use std::fs;

use eframe::egui::{Key, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::file;

use crate::desk::Desk;

pub fn save_as(desk: &mut Desk, name: &str) -> std::path::PathBuf {
    let path = desk.folder.path().join(name);
    desk.ctrl(Key::S);
    assert!(desk.sees("Save board"));
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    desk.wait("the file", |desk| !desk.editor().is_modified());
    path
}

#[test]
fn a_saved_board_opens_again_as_it_was() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "orders.ron");
    let before = desk.document().clone();
    let text = fs::read_to_string(&path).expect("saved");
    assert_eq!(file::read(&text).expect("a board").document, before);

    let mut again = Desk::open(desk.folder, Some(&path));
    again.wait("the board", |desk| desk.document().diagram().n_nodes() == 2);
    assert_eq!(*again.document(), before);
    assert!(!again.editor().is_modified());
    again.ctrl(Key::S);
    again.wait("the save", |desk| !desk.sees("Saving…"));
    assert_eq!(fs::read_to_string(&path).expect("still there"), text);
}

#[test]
fn saving_without_an_ending_adds_it_and_an_existing_file_is_asked_about() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let there = desk.folder.path().join("there.ron");
    fs::write(&there, "precious").expect("written");
    desk.ctrl(Key::S);
    desk.ctrl(Key::A);
    desk.type_text(&there.display().to_string());
    desk.key(Key::Enter);
    assert!(desk.sees("Replace it?"));
    assert_eq!(fs::read_to_string(&there).expect("there"), "precious");
    desk.key(Key::Enter);
    desk.wait("the file", |desk| !desk.editor().is_modified());
    assert!(
        fs::read_to_string(&there)
            .expect("there")
            .contains("event_stream")
    );
}

#[test]
fn a_file_that_another_program_wrote_is_not_overwritten_unasked() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "shared.ron");
    fs::write(&path, "(version: 1, title: \"Theirs\")").expect("written");
    desk.add("Application database", pos2(500.0, 300.0));
    desk.ctrl(Key::S);
    desk.wait("the question", |desk| desk.sees("The file has changed"));
    assert!(fs::read_to_string(&path).expect("there").contains("Theirs"));
    desk.click("Replace it");
    desk.wait("the save", |desk| !desk.editor().is_modified());
    assert!(
        fs::read_to_string(&path)
            .expect("there")
            .contains("app_database")
    );
}

#[test]
fn a_broken_file_says_what_is_wrong_and_leaves_the_board_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.ron");
    fs::write(
        &path,
        "(version: 1,\n nodes: {\"a\" (kind: \"client_app\")})",
    )
    .expect("written");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the message", |desk| desk.sees("Not opened"));
    assert!(desk.sees("broken.ron"));
}

#[test]
fn unsaved_work_survives_a_crash() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let journals = desk.folder.path().join("config").join("journal");
    desk.wait("the journal", |_| {
        fs::read_dir(&journals).is_ok_and(|mut files| files.next().is_some())
    });
    let mut again = desk.crash();
    again.wait("the work", |desk| desk.sees("Unsaved work was found"));
    again.click("Restore");
    again.wait("the board", |desk| desk.document().diagram().n_nodes() == 1);
    assert!(again.editor().is_modified());
}

#[test]
fn export_writes_a_picture() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = desk.folder.path().join("board.png");
    desk.click("Export…");
    assert!(desk.sees("Export picture"));
    desk.click("1×");
    desk.key(Key::Enter);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    desk.wait("the picture", |desk| desk.sees("Exported"));
    let picture = image::open(&path).expect("a picture").into_rgba8();
    assert!(
        picture.width() > 100 && picture.height() > 60,
        "{:?}",
        picture.dimensions()
    );
}

/// Components without places, which take long to lay out.
fn slow_board(n: usize) -> String {
    use std::fmt::Write;
    let mut text = String::from("(version: 1, nodes: {");
    for i in 0..n {
        write!(text, "\"n{i}\": \"feature_pipeline\", ").expect("memory");
    }
    text.push_str("}, edges: [");
    for i in 1..n {
        let from = (i * 7919) % i;
        write!(text, "(from: \"n{from}\", to: \"n{i}\"), ").expect("memory");
    }
    text + "])"
}

#[test]
fn opening_that_takes_long_says_so_and_can_be_stopped() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let before = desk.document().clone();
    let path = desk.folder.path().join("slow.ron");
    fs::write(&path, slow_board(4000)).expect("written");
    desk.ctrl(Key::O);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.window.key_press(Key::Enter);
    // What is drawn while it goes on is never still, so no more frames than these.
    desk.window.run_steps(60);
    assert!(desk.sees("Opening"), "it takes long");
    let stop = desk.window.query_all_by_label("Stop").next();
    stop.expect("a way to stop it").click();
    desk.window.run_steps(4);
    assert!(!desk.sees("Opening"));
    for _ in 0..50 {
        desk.window.step();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(*desk.document(), before, "nothing was opened");
    assert!(!desk.sees("Not opened"));
    desk.add("Application database", pos2(500.0, 300.0));
    assert_eq!(desk.document().diagram().n_nodes(), 2);
}
