//! Nothing that was drawn or typed is lost, whatever happens to the window, to another one, or to a folder.

use std::fs;
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use mlboard::editor::ToolId;
use mlboard::file;
use mlboard::model::{Document, SketchKind};

use crate::desk::Desk;
use crate::files::save_as;

fn journals(desk: &Desk) -> Vec<PathBuf> {
    let folder = desk.folder.path().join("config").join("journal");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .collect()
}

/// What the one journal holds by now.
fn journaled(desk: &Desk) -> Option<Document> {
    let [path] = journals(desk).try_into().ok()?;
    let text = fs::read_to_string(path).ok()?;
    file::replay(&text).ok().map(|content| content.document)
}

fn restore(desk: &mut Desk) {
    desk.wait("the work", |desk| desk.sees("Unsaved work was found"));
    desk.click("Restore");
    desk.wait("the board", |desk| !desk.sees("Unsaved work was found"));
}

fn tap(desk: &mut Desk, at: Pos2) {
    desk.drag(at, at);
}

/// Gives the keyboard to the field of that name: its heading may have the same one.
fn focus_field(desk: &mut Desk, name: &str) {
    let roles = [Role::MultilineTextInput, Role::TextInput];
    let mut fields = roles.iter().flat_map(|role| {
        let fields = desk.window.query_all_by_role(*role);
        fields.filter(|field| field.accesskit_node().label().as_deref() == Some(name))
    });
    let field = fields.next().unwrap_or_else(|| panic!("no field {name:?}"));
    field.focus();
    drop(fields);
    desk.run();
}

/// Long enough for what is being typed to be kept.
fn rest(desk: &mut Desk) {
    desk.window.run_steps(80);
}

fn notes(document: &Document) -> Vec<&str> {
    document
        .sketch()
        .values()
        .filter_map(|item| item.text())
        .collect()
}

#[test]
fn words_of_a_note_that_nobody_has_left_come_back() {
    let mut desk = Desk::blank();
    desk.key(Key::N);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.type_text("A sentence that is not fin");
    rest(&mut desk);
    desk.wait("the draft", |desk| {
        journaled(desk).is_some_and(|board| notes(&board) == ["A sentence that is not fin"])
    });
    let mut again = desk.crash();
    restore(&mut again);
    assert_eq!(notes(again.document()), ["A sentence that is not fin"]);
    assert!(again.editor().is_modified());
}

#[test]
fn words_in_a_field_come_back() {
    for (field, said) in [
        (
            "Notes",
            (|board| board.header().notes.clone()) as fn(&Document) -> String,
        ),
        ("Task", |board| board.brief().task.clone()),
        ("Title", |board| board.title().to_owned()),
        ("Board title", |board| board.title().to_owned()),
    ] {
        let mut desk = Desk::blank();
        focus_field(&mut desk, field);
        desk.type_text("half a wor");
        rest(&mut desk);
        desk.wait(field, |desk| {
            journaled(desk).is_some_and(|board| said(&board) == "half a wor")
        });
        assert_eq!(said(desk.document()), "", "{field} is not left yet");
        let mut again = desk.crash();
        restore(&mut again);
        assert_eq!(said(again.document()), "half a wor", "{field}");
    }
}

#[test]
fn a_name_that_is_being_typed_and_a_property_come_back() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    desk.key(Key::F2);
    desk.type_text("Click");
    rest(&mut desk);
    let label = |board: &Document| {
        let node = board.diagram().nodes().next();
        node.map(|node| node.label.clone()).unwrap_or_default()
    };
    desk.wait("the name", |desk| {
        journaled(desk).is_some_and(|board| label(&board) == "Click")
    });
    desk.key(Key::Escape);
    rest(&mut desk);
    desk.wait("none", |desk| {
        journaled(desk).is_some_and(|board| label(&board).is_empty())
    });
    focus_field(&mut desk, "Partitions");
    desk.type_text("48");
    rest(&mut desk);
    let mut again = desk.crash();
    restore(&mut again);
    let node = again.document().diagram().nodes().next().expect("one");
    assert!(
        node.properties
            .values()
            .any(|value| value.as_number() == Some(48.0)),
        "{node:?}"
    );
}

#[test]
fn another_window_neither_offers_nor_touches_what_is_open() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    desk.wait("the journal", |desk| journals(desk).len() == 1);
    let config = desk.folder.path().join("config");
    let options = mlboard::app::LaunchOptions {
        file: None,
        config,
        own_dialogs: true,
    };
    let second = egui_kittest::Harness::builder()
        .with_size(eframe::egui::vec2(1440.0, 900.0))
        .with_max_steps(400)
        .build_eframe(move |cc| mlboard::app::App::new(&cc.egui_ctx, options));
    let mut second = Desk {
        window: second,
        folder: tempfile::tempdir().expect("a folder"),
    };
    for _ in 0..30 {
        second.window.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(!second.sees("Unsaved work was found"));
    drop(second);
    assert_eq!(journals(&desk).len(), 1);
    let mut again = desk.crash();
    restore(&mut again);
    assert_eq!(again.document().diagram().n_nodes(), 1);
}

#[test]
fn the_start_screen_keeps_the_boards_behind_it() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    desk.ctrl(Key::N);
    assert!(desk.sees("Back to the board"));
    let mut again = desk.crash();
    restore(&mut again);
    assert_eq!(again.document().diagram().n_nodes(), 1);
}

#[test]
fn what_is_drawn_during_a_save_is_kept_and_saved_by_the_next() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "one.ron");
    desk.wait("no journal", |desk| journals(desk).is_empty());
    desk.add("Application database", pos2(500.0, 300.0));
    // All of it before the window hears of the first save.
    for key in [Key::S, Key::S] {
        desk.window.key_press_modifiers(Modifiers::COMMAND, key);
        desk.window.step();
    }
    desk.add("Batch ingestion (ETL)", pos2(600.0, 600.0));
    desk.wait("the saves", |desk| !desk.sees("Saving…"));
    let held = file::open(&path).expect("there").document;
    if held != *desk.document() {
        assert!(desk.editor().is_modified());
        desk.wait("the journal", |desk| {
            journaled(desk).is_some_and(|board| board.diagram().n_nodes() == 3)
        });
    }
    desk.ctrl(Key::S);
    desk.wait("the save", |desk| !desk.editor().is_modified());
    assert_eq!(file::open(&path).expect("there").document, *desk.document());
    desk.wait("no journal", |desk| journals(desk).is_empty());
}

#[test]
fn restored_work_has_a_journal_of_its_own_and_keeps_its_file() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "one.ron");
    desk.add("Application database", pos2(500.0, 300.0));
    desk.wait("the journal", |desk| journals(desk).len() == 1);
    let old = journals(&desk);
    let mut again = desk.crash();
    restore(&mut again);
    again.wait("another journal", |desk| {
        let now = journals(desk);
        now.len() == 1 && now != old
    });
    let mut third = again.crash();
    restore(&mut third);
    assert_eq!(third.document().diagram().n_nodes(), 2);
    third.ctrl(Key::S);
    third.wait("the save", |desk| !desk.editor().is_modified());
    assert_eq!(
        file::open(&path).expect("there").document,
        *third.document()
    );
    third.wait("no journal", |desk| journals(desk).is_empty());
}

/// Who opens the file again, and not the start screen, is told, and goes on in the same tab with the same file.
#[test]
fn work_that_was_left_on_a_file_is_offered_when_the_file_is_opened() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "one.ron");
    desk.add("Application database", pos2(500.0, 300.0));
    desk.wait("the journal", |desk| journals(desk).len() == 1);
    let mut again = desk.crash_onto(Some(&path));
    again.wait("a word", |desk| desk.sees("Unsaved work was found on"));
    assert_eq!(again.document().diagram().n_nodes(), 1);
    again.click("Restore");
    again.wait("the work", |desk| desk.document().diagram().n_nodes() == 2);
    assert!(again.editor().is_modified());
    again.ctrl(Key::S);
    again.wait("the save", |desk| !desk.editor().is_modified());
    assert_eq!(
        file::open(&path).expect("there").document,
        *again.document()
    );
    again.wait("no journal", |desk| journals(desk).is_empty());

    // With other work on the file by then, what was left stands beside it.
    again.add("Data lake / warehouse", pos2(600.0, 500.0));
    again.wait("the journal", |desk| journals(desk).len() == 1);
    let mut third = again.crash_onto(Some(&path));
    third.wait("a word", |desk| desk.sees("Unsaved work was found on"));
    third.add("Online feature store", pos2(700.0, 600.0));
    third.add("Event stream", pos2(700.0, 200.0));
    third.click("Restore");
    third.wait("the work", |desk| desk.document().diagram().n_nodes() == 3);
    third.ctrl(Key::PageDown);
    assert_eq!(third.document().diagram().n_nodes(), 4);
}

#[test]
fn a_file_that_changed_since_is_not_written_over_by_restored_work() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "one.ron");
    desk.add("Application database", pos2(500.0, 300.0));
    desk.wait("the journal", |desk| journals(desk).len() == 1);
    fs::write(&path, "(version: 1, title: \"Theirs\")").expect("written");
    let mut again = desk.crash();
    restore(&mut again);
    again.ctrl(Key::S);
    again.wait("the question", |desk| desk.sees("The file has changed"));
    assert!(fs::read_to_string(&path).expect("there").contains("Theirs"));
}

#[test]
fn all_that_was_left_is_restored_at_once_and_discarding_can_be_undone() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(600.0, 300.0));
    desk.ctrl(Key::T);
    desk.add("Application database", pos2(500.0, 300.0));
    desk.wait("both", |desk| journals(desk).len() == 2);
    let mut again = desk.crash();
    again.wait("the work", |desk| desk.sees("Restore all 2"));
    again.click("Discard");
    assert!(!again.sees("Restore all 2") && again.sees("Unsaved work was found"));
    again.click("Undo");
    again.wait("both", |desk| desk.sees("Restore all 2"));
    again.click("Restore all 2");
    again.wait("both boards", |desk| !desk.sees("Unsaved work was found"));
    again.wait("their journals", |desk| journals(desk).len() == 2);
    assert_eq!(again.document().diagram().n_nodes(), 1);
    again.ctrl(Key::PageDown);
    assert_eq!(again.document().diagram().n_nodes(), 1);
}

#[test]
fn work_that_cannot_be_kept_is_told_and_kept_as_soon_as_it_can() {
    let mut desk = Desk::blank();
    let folder = desk.folder.path().join("config").join("journal");
    fs::create_dir_all(folder.parent().expect("above")).expect("made");
    fs::write(&folder, "in the way").expect("written");
    desk.add("Event stream", pos2(800.0, 420.0));
    desk.wait("the message", |desk| {
        desk.sees("Unsaved work is not being kept")
    });
    fs::remove_file(&folder).expect("there");
    desk.wait("the journal", |desk| {
        journaled(desk).is_some_and(|board| board.diagram().n_nodes() == 1)
    });
    desk.wait("the message", |desk| {
        !desk.sees("Unsaved work is not being kept")
    });
}

#[test]
fn a_place_that_is_gone_or_protected_is_told_and_another_is_offered() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let folder = desk.folder.path().join("boards");
    fs::create_dir(&folder).expect("made");
    save_as(&mut desk, "boards/one.ron");
    fs::remove_dir_all(&folder).expect("there");
    desk.add("Application database", pos2(500.0, 300.0));
    desk.ctrl(Key::S);
    desk.wait("the message", |desk| desk.sees("Not saved"));
    desk.click("Save as…");
    assert!(desk.sees("Save board"));
    desk.key(Key::Escape);

    let path = desk.folder.path().join("locked.ron");
    fs::write(&path, file::write(desk.document())).expect("written");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    let folder = desk.folder;
    drop(desk.window);
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the message", |desk| desk.sees("is write-protected"));
    assert!(desk.sees("Save as…"));
}

#[test]
fn a_board_saves_itself_when_that_is_wanted() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(800.0, 420.0));
    let path = save_as(&mut desk, "one.ron");
    desk.ctrl(Key::Comma);
    desk.click("Also when idle");
    desk.click("Done");
    desk.add("Application database", pos2(500.0, 300.0));
    assert!(desk.editor().is_modified());
    desk.window.run_steps(300);
    desk.wait("the save", |desk| !desk.editor().is_modified());
    assert_eq!(file::open(&path).expect("there").document, *desk.document());
}

#[test]
fn words_pasted_on_the_canvas_become_a_text() {
    let mut desk = Desk::blank();
    desk.window.hover_at(pos2(800.0, 420.0));
    desk.run();
    desk.window
        .event(Event::Paste("some words\nand more".to_owned()));
    desk.run();
    let document = desk.document();
    assert_eq!(notes(document), ["some words\nand more"]);
    let item = document.sketch().values().next().expect("one");
    assert!(matches!(item.form, SketchKind::Text { .. }));
    let at = desk.screen(item.rect.origin());
    assert!(at.distance(pos2(800.0, 420.0)) < 20.0, "{at:?}");
    assert_eq!(desk.editor().selection().len(), 1);
}

/// A field lays out all of its text at every change, so it takes a bounded part, and says so; what is whole stays so.
#[test]
fn a_large_paste_into_a_field_is_cut_with_a_word() {
    let mut desk = Desk::blank();
    focus_field(&mut desk, "Notes");
    desk.window.event(Event::Paste("ß".repeat(3_000_000)));
    desk.run();
    assert!(desk.sees("Pasted the first 50,000 of 3,000,000 characters"));
    desk.key(Key::Escape);
    desk.ctrl(Key::Z);
    focus_field(&mut desk, "Notes");
    desk.window.event(Event::Paste("a few words".to_owned()));
    desk.run();
    desk.window.run_steps(80);
    desk.wait("the draft", |desk| {
        journaled(desk).is_some_and(|board| board.header().notes.contains("a few words"))
    });
}

#[test]
fn letters_that_arrive_with_the_click_go_where_it_leads() {
    let mut desk = Desk::blank();
    desk.key(Key::N);
    let at = pos2(700.0, 300.0);
    desk.window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        desk.window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    type_in_one_frame(&mut desk, "kelvin model");
    desk.run();
    assert_eq!(notes(desk.document()), ["kelvin model"]);
    desk.key(Key::Escape);
    assert_eq!(notes(desk.document()), ["kelvin model"]);
    assert_eq!(desk.editor().tool_id(), ToolId::Select);
}

#[test]
fn letters_that_arrive_with_a_double_click_are_written_in_the_shape() {
    let mut desk = Desk::blank();
    desk.key(Key::R);
    desk.drag(pos2(600.0, 300.0), pos2(800.0, 420.0));
    let at = pos2(700.0, 360.0);
    desk.window.event(Event::PointerMoved(at));
    for pressed in [true, false, true, false] {
        desk.window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    type_in_one_frame(&mut desk, "kelvin model");
    desk.run();
    assert_eq!(notes(desk.document()), ["kelvin model"]);
    assert_eq!(desk.editor().tool_id(), ToolId::Select);
}

#[test]
fn letters_after_a_key_that_opens_a_field_are_typed_there() {
    let mut desk = Desk::blank();
    type_in_one_frame(&mut desk, "/event stream");
    desk.window.key_press(Key::Enter);
    desk.run();
    assert_eq!(desk.document().diagram().n_nodes(), 1);
}

/// Keys as a keyboard sends them, without a frame between them.
fn type_in_one_frame(desk: &mut Desk, words: &str) {
    for c in words.chars() {
        let key = match c {
            ' ' => Key::Space,
            '/' => Key::Slash,
            c => Key::from_name(&c.to_uppercase().to_string()).expect("a key"),
        };
        for pressed in [true, false] {
            desk.window.event(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
            if pressed {
                desk.window.event(Event::Text(c.to_string()));
            }
        }
    }
}

#[test]
fn undo_selects_what_was_selected_before() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(600.0, 300.0));
    desk.add("Application database", pos2(800.0, 500.0));
    desk.ctrl(Key::A);
    desk.ctrl(Key::G);
    let both = desk.editor().selection().clone();
    assert_eq!(both.len(), 2);
    desk.key(Key::Delete);
    assert!(desk.editor().selection().is_empty());
    desk.ctrl(Key::Z);
    assert_eq!(*desk.editor().selection(), both);
    desk.key(Key::ArrowRight);
    desk.key(Key::Escape);
    assert!(desk.editor().selection().is_empty());
    desk.ctrl(Key::Z);
    assert_eq!(*desk.editor().selection(), both);
}
