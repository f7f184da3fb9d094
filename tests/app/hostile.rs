//! A window on folders in which a stranger has put what is no file: it opens, answers, and says what it left out.
#![cfg(unix)]

#[path = "../it/hostile/impostor.rs"]
mod impostor;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

use crate::desk::Desk;
use impostor::{ALL, Impostor};

fn sees_part(desk: &Desk, words: &str) -> bool {
    desk.window
        .query_all_by_label_contains(words)
        .next()
        .is_some()
}

/// Opens a window with an impostor under that name in the folder of settings, and a board in it.
fn with(impostor: Impostor, name: &str) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    impostor.put(&path);
    make_old(&path);
    Desk::open(folder, None)
}

/// A file that was written a moment ago may be a journal that is just begun; this one is not.
fn make_old(path: &Path) {
    let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
    if is_file {
        let file = fs::File::options().append(true).open(path).expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(1 << 18))
            .expect("set");
    }
}

#[test]
fn files_of_ones_own_may_be_anything() {
    for (name, told) in [
        ("settings.ron", "Settings could not be read"),
        ("keys.ron", "eys"),
        ("pens.ron", "Tool styles could not be read"),
    ] {
        for impostor in ALL {
            let mut desk = with(*impostor, name);
            assert!(sees_part(&desk, told), "{name}: {impostor:?}");
            desk.click("Empty board: Start from scratch");
            assert!(desk.editor().document().diagram().n_nodes() == 0);
            let config = desk.folder.path().join("config");
            let is_aside = |name: &str| config.join(name).symlink_metadata().is_ok();
            match name {
                "settings.ron" => assert!(is_aside("settings.unread.ron"), "{impostor:?}"),
                "pens.ron" => assert!(is_aside("pens.unread.ron"), "{impostor:?}"),
                _ => assert!(is_aside("keys.ron"), "{impostor:?}"),
            }
        }
    }
}

#[test]
fn case_studies_and_copies_may_be_anything() {
    for name in ["cases/a.ron", "cases", "recovery/a.ron", "recovery"] {
        for impostor in ALL {
            let mut desk = with(*impostor, name);
            if name == "cases" && *impostor != Impostor::Folder {
                desk.wait("a word about the folder", |desk| {
                    sees_part(desk, "could not be listed")
                });
            }
            desk.click("Empty board: Start from scratch");
        }
    }
}

/// Journals of unsaved work: those that cannot be read are listed as such, and new work is kept, or said not to be.
#[test]
fn journals_may_be_anything() {
    for name in ["journal/a.journal", "journal"] {
        for impostor in ALL {
            let mut desk = with(*impostor, name);
            if name == "journal/a.journal" {
                desk.wait("the left one", |desk| {
                    sees_part(desk, "Unsaved work was found")
                });
            }
            desk.click("Empty board: Start from scratch");
            desk.add_by_search("event stream");
            if name == "journal" && *impostor != Impostor::Folder {
                desk.wait("the message", |desk| {
                    sees_part(desk, "Unsaved work is not being kept")
                });
            }
            let path = desk.folder.path().join("config").join(name);
            assert!(path.symlink_metadata().is_ok(), "{impostor:?} is there");
        }
    }
}

/// A file that was open lately, and is none any more.
#[test]
fn recent_files_may_be_anything() {
    for impostor in ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, board) = (folder.path().join("config"), folder.path().join("b.ron"));
        fs::create_dir_all(&config).expect("made");
        let settings = format!("(recent: [{:?}])", board.display().to_string());
        fs::write(config.join("settings.ron"), settings).expect("written");
        impostor.put(&board);
        let mut desk = Desk::open(folder, None);
        desk.click("Empty board: Start from scratch");
        desk.add_by_search("event stream");
        assert_eq!(desk.document().diagram().n_nodes(), 1, "{impostor:?}");
        assert!(board.symlink_metadata().is_ok(), "{impostor:?} is there");
    }
}

/// What was put aside earlier stays when something else has to be.
#[test]
fn nothing_put_aside_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config");
    fs::create_dir_all(&config).expect("made");
    fs::write(config.join("settings.ron"), "second").expect("written");
    fs::write(config.join("settings.unread.ron"), "first").expect("written");
    let desk = Desk::open(folder, None);
    assert!(sees_part(&desk, "Settings could not be read"));
    let text = |name: &str| fs::read_to_string(config.join(name)).expect("kept");
    assert_eq!(text("settings.unread.ron"), "first");
    assert_eq!(text("settings.unread_2.ron"), "second");
}

#[test]
fn a_board_and_its_severities_may_be_anything() {
    for impostor in ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let board = folder.path().join("board.ron");
        fs::write(&board, "(version: 1, nodes: {\"a\": \"trainer\"})").expect("written");
        impostor.put(&folder.path().join("rules.ron"));
        let mut desk = Desk::open(folder, Some(&board));
        desk.wait("the board", |desk| desk.document().diagram().n_nodes() == 1);
        assert!(sees_part(&desk, "rules.ron"), "{impostor:?}");

        let folder = tempfile::tempdir().expect("a folder");
        let board = folder.path().join("board.ron");
        impostor.put(&board);
        let mut desk = Desk::open(folder, Some(&board));
        desk.wait("why not", |desk| sees_part(desk, "Not opened"));
    }
}

/// The window stays alive, says why, and the board stays unsaved work.
#[test]
fn a_pipe_that_nobody_reads_keeps_no_window_waiting() {
    let mut desk = Desk::blank();
    desk.add_by_search("event stream");
    let path = desk.folder.path().join("pipe.ron");
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo runs").success());
    desk.ctrl(Key::S);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    desk.key(Key::Enter);
    desk.wait("the message", |desk| sees_part(desk, "nobody reads from"));
    assert!(desk.editor().is_modified());
    let kind = fs::symlink_metadata(&path).expect("there").file_type();
    assert!(std::os::unix::fs::FileTypeExt::is_fifo(&kind));
}
