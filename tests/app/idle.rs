//! A window nobody touches draws nothing.

use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use mlboard::model::Target;
use mlboard::templates;

use crate::desk::Desk;

/// The frames a window draws in so many seconds without input: each when the one before asked for it.
fn n_repaints(desk: &mut Desk, seconds: f64) -> usize {
    let begin = desk.window.ctx.input(|input| input.time);
    let mut now = begin;
    let mut n = 0;
    loop {
        let asked = desk.window.output().viewport_output.values();
        let delay = asked.map(|window| window.repaint_delay).min();
        let delay = delay.expect("the window itself");
        now += delay.as_secs_f64().max(1.0 / 240.0);
        if now > begin + seconds {
            // From here on time passes with the frames again.
            desk.window.input_mut().time = None;
            return n;
        }
        desk.window.input_mut().time = Some(now);
        desk.window.step();
        n += 1;
    }
}

fn comes_to_rest(desk: &mut Desk, what: &str) {
    // Animations, messages that go away by themselves, text that is being kept.
    let settling = n_repaints(desk, 90.0);
    assert_eq!(n_repaints(desk, 10.0), 0, "{what}, after {settling} frames");
}

fn visual_search() -> Desk {
    let case = templates::find("visual_search").expect("the case ships");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    std::fs::write(&path, case.text).expect("a temporary file");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the board", |desk| desk.document().diagram().n_nodes() > 30);
    desk
}

fn wheel(desk: &mut Desk, by: f32, modifiers: Modifiers) {
    desk.window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        modifiers,
        source: eframe::egui::MouseWheelSource::Unknown,
    });
    desk.window.step();
}

#[test]
fn an_attempt_draws_once_a_second_for_its_clock_and_not_at_all_while_that_is_hidden() {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    desk.type_text("video recommendation");
    desk.window
        .key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    desk.window.run();
    desk.key(Key::Enter);
    desk.key(Key::Tab);
    n_repaints(&mut desk, 90.0);
    ticks(&mut desk, "the first step");
    for step in ["frame", "data", "model"] {
        desk.window.key_press_modifiers(Modifiers::ALT, Key::N);
        desk.window.run();
        n_repaints(&mut desk, 10.0);
        ticks(&mut desk, step);
    }
    desk.add_by_search("ranking service");
    n_repaints(&mut desk, 20.0);
    ticks(&mut desk, "something drawn");
    desk.window.key_press_modifiers(Modifiers::ALT, Key::T);
    desk.window.run();
    comes_to_rest(&mut desk, "an attempt without a clock");
    desk.window.key_press_modifiers(Modifiers::ALT, Key::T);
    desk.window.run();
    desk.key(Key::F4);
    comes_to_rest(&mut desk, "a pause");
}

/// A frame a second, and no more.
fn ticks(desk: &mut Desk, what: &str) {
    let n = n_repaints(desk, 20.0);
    assert!((15..=21).contains(&n), "{what}: {n} frames in 20 seconds");
}

#[test]
fn an_attempt_of_two_people_draws_once_a_second_for_the_interviewers_clock() {
    let mut desk = crate::interviewer::begun_for_two();
    for page in ["Cards", "Notes", "Answers"] {
        crate::interviewer::open_page(&mut desk, page);
        desk.key(Key::Tab);
        n_repaints(&mut desk, 90.0);
        ticks(&mut desk, page);
    }
    desk.window.key_press_modifiers(Modifiers::ALT, Key::T);
    desk.window.run();
    n_repaints(&mut desk, 10.0);
    ticks(&mut desk, "the candidate's clock hidden");
    desk.key(Key::F12);
    comes_to_rest(&mut desk, "both hidden");
    let mut desk = crate::interviewer::begun_in_two_windows();
    n_repaints(&mut desk, 90.0);
    ticks(&mut desk, "two windows");
}

#[test]
fn the_start_screen_and_an_empty_board_rest() {
    let mut desk = Desk::start();
    comes_to_rest(&mut desk, "the start screen");
    desk.click("Empty board: Start from scratch");
    comes_to_rest(&mut desk, "an empty board");
}

#[test]
fn a_stage_rests() {
    let mut desk = Desk::blank();
    desk.ctrl(Key::K);
    desk.type_text("visual search");
    desk.click("Open visual search");
    desk.key(Key::ArrowRight);
    assert!(desk.editor().board().stage_walk().is_some());
    comes_to_rest(&mut desk, "the second stage of a case");
}

#[test]
fn a_board_rests_after_zooming_panning_and_editing() {
    let mut desk = visual_search();
    comes_to_rest(&mut desk, "a board just opened");
    desk.window.hover_at(pos2(720.0, 420.0));
    let before = desk.editor().camera();
    for _ in 0..8 {
        wheel(&mut desk, -1.0, Modifiers::COMMAND);
        wheel(&mut desk, 1.0, Modifiers::NONE);
    }
    comes_to_rest(&mut desk, "zoomed out and panned");
    assert_ne!(desk.editor().camera(), before);
    for _ in 0..16 {
        wheel(&mut desk, 1.0, Modifiers::COMMAND);
    }
    comes_to_rest(&mut desk, "zoomed in");
    desk.ctrl(Key::A);
    comes_to_rest(&mut desk, "with everything selected");
    desk.key(Key::ArrowRight);
    assert!(desk.editor().is_modified());
    comes_to_rest(&mut desk, "moved and unsaved");
    desk.key(Key::Escape);
    let node = desk.document().diagram().nodes().next().expect("a node");
    let target = Target::Node(node.id.clone());
    let place = desk.editor().board().bounds(&target).expect("a box");
    let at = desk.screen(place.center());
    desk.window.hover_at(at);
    comes_to_rest(&mut desk, "with the pointer on the board");
}
