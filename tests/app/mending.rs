//! Mending findings from the list, the inspector and the keyboard.

use eframe::egui::Key;
use mlboard::file;
use mlboard::model::{Edit, Target, apply};
use mlboard::rules::Severity;
use mlboard::templates;

use crate::desk::Desk;

const WATCH: &str = "Fix: Compare what is logged with the training rows, and raise alerts";

/// A case study without its drift monitor, opened from a file.
fn undrifted() -> Desk {
    let mut document = templates::find("ad_click_prediction")
        .expect("a case")
        .document();
    let removed = [Target::Node("drift".into())];
    apply(&mut document, &[Edit::Remove(removed.into())]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    file::save(&path, &document, None).expect("it is kept");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the board", |desk| desk.document().diagram().n_nodes() > 20);
    desk
}

fn is_watched(desk: &Desk) -> bool {
    let drift = desk.document().diagram().node(&"drift_monitor".into());
    drift.is_some()
}

#[test]
fn a_button_beside_the_finding_shows_what_it_would_do_and_does_it() {
    let mut desk = undrifted();
    desk.window.hover_at(desk.middle(WATCH));
    desk.run();
    assert!(desk.editor().previewed_fix().is_some());
    assert!(!is_watched(&desk));
    desk.window.event(eframe::egui::Event::PointerGone);
    desk.run();
    assert!(desk.editor().previewed_fix().is_none());
    desk.click(WATCH);
    assert!(is_watched(&desk));
    assert!(desk.sees("one problem fewer"));
    desk.ctrl(Key::Z);
    assert!(!is_watched(&desk));
}

#[test]
fn the_inspector_of_a_component_mends_what_was_found_there() {
    let mut desk = undrifted();
    let report = desk.editor().derived().report.clone();
    let unwatched = report
        .diagnostics()
        .find(|finding| finding.rule.id == "MN002");
    let message = &unwatched.expect("nobody watches").message;
    desk.click(&format!("warning: {message}"));
    desk.key(Key::Escape);
    let trainer = Target::Node("trainer".into());
    let at = desk.editor().board().bounds(&trainer).expect("it is there");
    let at = desk.editor().camera().to_screen(at.center());
    #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
    let at = eframe::egui::pos2(at.x as f32, at.y as f32);
    desk.drag(at, at);
    let n_buttons = |desk: &Desk| {
        use egui_kittest::kittest::Queryable;
        desk.window.query_all_by_label(WATCH).count()
    };
    assert_eq!(n_buttons(&desk), 2, "in the list and in the inspector");
}

#[test]
fn the_keyboard_lists_what_can_be_done_and_shows_it() {
    let mut desk = undrifted();
    desk.key(Key::F8);
    while desk.editor().current_problem().map(|key| &*key.rule) != Some("MN002") {
        desk.key(Key::F8);
    }
    desk.ctrl(Key::Period);
    assert!(desk.sees("Compare what is logged"));
    assert!(
        desk.editor().previewed_fix().is_some(),
        "the first of the list"
    );
    desk.key(Key::ArrowDown);
    assert!(
        desk.editor().previewed_fix().is_none(),
        "accepting changes nothing"
    );
    desk.key(Key::ArrowUp);
    desk.key(Key::Enter);
    assert!(is_watched(&desk));
}

#[test]
fn what_is_not_clarified_leads_to_its_field_and_loops_light_up() {
    let mut desk = undrifted();
    desk.click("Loops");
    assert!(desk.sees("Feedback loops found"));
    desk.window
        .hover_at(desk.middle("Click trainer: learns from"));
    desk.run();
    assert!(desk.editor().pointed().is_some());
    desk.window.event(eframe::egui::Event::PointerGone);
    desk.run();
    assert!(desk.editor().pointed().is_none());
    desk.click("Coverage");
    assert!(desk.sees("are covered"));
    let n = desk.editor().unclear().len();
    desk.click(&format!("Not clarified {n}"));
    desk.click("Adversaries: High-stakes model ships without a shadow phase · Fixed threshold against a moving opponent · No rate limits although people attack");
    assert!(desk.sees("clarified"), "the card is open");
    assert!(desk.sees("Adversaries"));
}

#[test]
fn what_findings_count_as_is_chosen_in_a_list_and_kept_and_a_file_beside_the_board_goes_before() {
    let mut desk = undrifted();
    let severity = |desk: &Desk| {
        let found = desk
            .editor()
            .problems()
            .find(|found| found.rule.id == "MN002");
        found.map(mlboard::rules::Diagnostic::severity)
    };
    assert_eq!(severity(&desk), Some(Severity::Warning));
    desk.click("Check");
    desk.click("Rule severities…");
    desk.type_text("MN002");
    desk.click("Severity of MN002");
    desk.click("Error");
    desk.click("Done");
    assert_eq!(severity(&desk), Some(Severity::Error));
    let kept = desk.folder.path().join("config").join("settings.ron");
    desk.wait("the settings", |_| {
        std::fs::read_to_string(&kept).is_ok_and(|text| text.contains("MN002"))
    });

    let folder = desk.folder;
    let path = folder.path().join("board.ron");
    std::fs::write(
        folder.path().join("rules.ron"),
        "{\"MN\": \"allow\", \"SV007\": \"grave\"}",
    )
    .expect("written");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the board", |desk| desk.document().diagram().n_nodes() > 20);
    assert_eq!(severity(&desk), None, "the file beside the board says so");
    assert!(desk.sees("expected one of"));

    // One that is no text is told too, and the board opens.
    let folder = desk.folder;
    std::fs::write(folder.path().join("rules.ron"), [0xff, 0xfe]).expect("written");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the board", |desk| desk.document().diagram().n_nodes() > 20);
    assert!(desk.sees("rules.ron not read"));
}
