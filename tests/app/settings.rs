//! Settings and keys of one's own.

use std::fs;

use eframe::egui::{Event, Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::scene::Theme;

use crate::desk::Desk;

/// A blank board in a window with this keys file.
fn with_keys(text: &str) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config");
    fs::create_dir_all(&config).expect("made");
    fs::write(config.join("keys.ron"), text).expect("written");
    let mut desk = Desk::open(folder, None);
    desk.click("Empty board: Start from scratch");
    desk
}

/// A key as a keyboard layout has it: what it types, and where it is.
fn press(desk: &mut Desk, key: Key, physical: Key, modifiers: Modifiers) {
    for pressed in [true, false] {
        desk.window.event_modifiers(
            Event::Key {
                key,
                physical_key: Some(physical),
                pressed,
                repeat: false,
                modifiers,
            },
            modifiers,
        );
    }
    desk.run();
}

#[test]
fn settings_hold_at_once_and_are_kept() {
    let mut desk = Desk::blank();
    desk.ctrl(Key::Comma);
    assert!(desk.sees("Settings"));
    desk.click("Dark");
    assert_eq!(desk.editor().theme().dark, Theme::dark().dark);
    desk.click("Snap to grid");
    desk.click("Reduced");
    // The panel itself has that name too.
    let role = eframe::egui::accesskit::Role::CheckBox;
    desk.window.get_by_role_and_label(role, "Palette").click();
    desk.run();
    desk.click("Done");
    assert!(desk.editor().view().snap);
    assert!(!desk.sees("Search components"));
    let file = desk.folder.path().join("config").join("settings.ron");
    desk.wait("the settings", |_| {
        fs::read_to_string(&file).is_ok_and(|text| {
            [
                "theme: Dark",
                "snap: true",
                "motion: Reduced",
                "palette: false",
            ]
            .iter()
            .all(|line| text.contains(line))
        })
    });
    let folder = desk.folder;
    drop(desk.window);
    let mut again = Desk::open(folder, None);
    again.click("Empty board: Start from scratch");
    assert!(again.editor().view().snap && again.editor().theme().dark);
    again.ctrl(Key::T);
    assert!(again.editor().view().snap, "every board has them");
}

/// Waits until the settings file says all that.
fn wait_for_settings(desk: &mut Desk, lines: &[&str]) {
    let file = desk.folder.path().join("config").join("settings.ron");
    desk.wait("the settings", |_| {
        fs::read_to_string(&file).is_ok_and(|text| lines.iter().all(|line| text.contains(line)))
    });
}

#[test]
fn a_changed_theme_and_panel_outlive_a_program_that_is_killed() {
    let mut desk = Desk::blank();
    let is_dark = desk.editor().theme().dark;
    desk.click("View");
    desk.click("Dark theme");
    wait_for_settings(
        &mut desk,
        &[if is_dark {
            "theme: Light"
        } else {
            "theme: Dark"
        }],
    );
    desk.click("View");
    desk.click("Minimap");
    wait_for_settings(&mut desk, &["minimap: true"]);
    // Nothing was told that the end has come.
    let folder = desk.folder;
    drop(desk.window);
    let mut again = Desk::open(folder, None);
    again.click("Empty board: Start from scratch");
    let is_on = |desk: &Desk| desk.sees("Minimap: drag to move the view");
    assert!(is_on(&again));
}

#[test]
fn settings_that_cannot_be_kept_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    // A file where the folder should be.
    std::fs::write(folder.path().join("config"), "").expect("written");
    let mut desk = Desk::open(folder, None);
    desk.click("Empty board: Start from scratch");
    crate::files::save_as(&mut desk, "one.ron");
    desk.wait("the warning", |desk| {
        desk.sees("Settings could not be saved")
    });
}

#[test]
fn menus_show_what_is_on() {
    let mut desk = Desk::blank();
    let is_on = |desk: &Desk, name: &str| {
        let role = eframe::egui::accesskit::Role::MenuItemCheckBox;
        let found = desk.window.get_by_role_and_label(role, name);
        format!("{found:?}").contains("toggled: True")
    };
    desk.click("View");
    for (name, wanted) in [("Grid", true), ("Minimap", false), ("Problems", true)] {
        assert_eq!(is_on(&desk, name), wanted, "{name}");
    }
    desk.click("Minimap");
    desk.click("View");
    assert!(is_on(&desk, "Minimap"));
}

#[test]
fn keys_of_ones_own_work_and_show_and_faults_are_told() {
    let mut desk = with_keys(
        "{\n \"edit.undo\": [\"U\"],\n \"edit.nothing\": [\"N\"],\n \"view.grid\": [\"Ctrl+D\"],\n}",
    );
    assert!(desk.sees("line 3: there is no command “edit.nothing”"));
    desk.add("Event stream", pos2(600.0, 300.0));
    desk.ctrl(Key::Z);
    assert_eq!(desk.document().diagram().n_nodes(), 1);
    desk.key(Key::U);
    assert_eq!(desk.document().diagram().n_nodes(), 0);
    desk.ctrl(Key::D);
    assert!(!desk.editor().view().grid);
    desk.key(Key::F1);
    assert!(desk.sees("Ctrl+D now runs “Grid” and no longer “Duplicate”"));
    desk.type_text("undo");
    assert!(desk.sees("U") && !desk.sees("Ctrl+Z"));
}

#[test]
fn a_keys_file_is_read_again_when_one_comes_back() {
    let mut desk = with_keys("{}");
    fs::write(
        desk.folder.path().join("config").join("keys.ron"),
        "{\"view.grid\": [\"G\"]}",
    )
    .expect("written");
    desk.window.event(Event::WindowFocused(true));
    desk.run();
    desk.key(Key::G);
    assert!(!desk.editor().view().grid);
}

#[test]
fn letters_act_where_the_keyboard_has_them_and_other_scripts_by_place() {
    let ctrl = Modifiers::COMMAND | Modifiers::CTRL;
    for (layout, key, physical) in [
        ("QWERTY", Key::Z, Key::Z),
        ("QWERTZ", Key::Z, Key::Y),
        ("AZERTY", Key::Z, Key::W),
        // A Cyrillic layout types я there, which is no key of its own: the window tells the place instead.
        ("Cyrillic", Key::Z, Key::Z),
    ] {
        let mut desk = Desk::blank();
        desk.add("Event stream", pos2(600.0, 300.0));
        press(&mut desk, key, physical, ctrl);
        assert_eq!(desk.document().diagram().n_nodes(), 0, "{layout}");
    }
}

#[test]
fn signs_act_by_what_they_are_however_they_are_typed() {
    let mut desk = Desk::blank();
    // ? is Shift and the key beside the digits on QWERTZ, Shift and the comma on AZERTY, Shift and 7 in Russia.
    for physical in [Key::Minus, Key::Comma, Key::Num7] {
        press(&mut desk, Key::Questionmark, physical, Modifiers::SHIFT);
        assert!(desk.sees("Search commands"), "? at {physical:?}");
        desk.key(Key::Escape);
        desk.key(Key::Escape);
        assert!(!desk.sees("Search commands"));
    }
    // / is Shift and 7 on QWERTZ.
    press(&mut desk, Key::Slash, Key::Num7, Modifiers::SHIFT);
    desk.window.event(Event::Text("kafka".to_owned()));
    desk.run();
    desk.key(Key::Enter);
    assert_eq!(desk.document().diagram().n_nodes(), 1);
    // Shift and the first digit's key is one shortcut, also where it types another sign.
    for (typed, physical) in [(Key::Num1, Key::Num1), (Key::Exclamationmark, Key::Num1)] {
        desk.ctrl(Key::Plus);
        let zoomed = desk.editor().camera();
        press(&mut desk, typed, physical, Modifiers::SHIFT);
        assert!(desk.editor().camera() != zoomed, "{typed:?}");
    }
    // ' is Shift and # on QWERTZ, and the 4 on AZERTY.
    let ctrl = Modifiers::COMMAND | Modifiers::CTRL;
    press(
        &mut desk,
        Key::Quote,
        Key::Backslash,
        ctrl | Modifiers::SHIFT,
    );
    assert!(desk.editor().view().snap);
    press(&mut desk, Key::Quote, Key::Num4, ctrl);
    assert!(!desk.editor().view().snap);
}
