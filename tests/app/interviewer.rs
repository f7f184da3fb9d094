//! Two people at one attempt: what the interviewer sees and does, and that the candidate's side shows none of it.

use std::cell::RefCell;

use eframe::egui::accesskit::{Action, ActionRequest, Node, NodeId, TreeId};
use eframe::egui::{
    Context, Event, ImmediateViewport, Key, Modifiers, RawInput, Rect, ViewportId, ViewportInfo,
    pos2, vec2,
};
use egui_kittest::kittest::Queryable;
use mlboard::practice::{AttemptEvent, CardReplyWay, InterviewerWords};

use crate::desk::Desk;
use crate::practice::{attempt_files, chord, read_attempt, tree};

/// What only the interviewer may see before it is said.
const ANSWER: &str = "300 million";
const PROMPTS: [&str; 3] = ["Say this answer", "Red flags", "Private pad"];

/// An attempt of two people, the drawer beside the board.
pub fn begun_for_two() -> Desk {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    begin_for_two(&mut desk);
    desk
}

fn begin_for_two(desk: &mut Desk) {
    desk.type_text("video recommendation");
    chord(desk, Modifiers::COMMAND, Key::Enter);
    desk.click("Two people: open the interviewer's window");
    desk.click("Start");
    assert!(desk.sees("Step 1 of 7 · Clarify"));
}

fn events(desk: &Desk) -> Vec<AttemptEvent> {
    let attempt = read_attempt(&attempt_files(desk)[0]);
    let events = attempt.events().iter();
    events.map(|recorded| recorded.event.clone()).collect()
}

/// Opens the drawer anew, which gives it the keyboard, and types what narrows the answers.
fn find(desk: &mut Desk, words: &str) {
    desk.key(Key::F12);
    desk.key(Key::F12);
    desk.type_text(words);
}

pub fn open_page(desk: &mut Desk, page: &str) {
    // The chat, the card and the framing have tabs of their own.
    let found = desk.window.query_all_by_label(page).last();
    found.expect("a page").click();
    desk.window.run();
}

#[test]
fn the_interviewer_says_answers_which_become_the_candidates_to_use() {
    let mut desk = begun_for_two();
    assert!(!desk.sees(ANSWER), "the groups are folded at first");
    find(&mut desk, ANSWER);
    assert!(desk.sees("Say this answer"), "the drawer has the keyboard");
    assert!(desk.document().brief().questions.is_empty());
    desk.press("Say this answer");
    let asked = &desk.document().brief().questions;
    assert!(asked[0].answer.contains(ANSWER));
    assert!(desk.sees("on the board already"));
    let is_aloud =
        |event: &AttemptEvent| matches!(event, AttemptEvent::Ask { aloud, .. } if *aloud);
    assert_eq!(events(&desk).iter().filter(|one| is_aloud(one)).count(), 1);
    desk.focus("Say to the candidate");
    desk.type_text("Think of the cold start");
    desk.key(Key::Enter);
    assert!(desk.sees("Them: Think of the cold start"));
}

#[test]
fn a_closed_drawer_leaves_nothing_of_itself_and_f12_opens_it_again() {
    let mut desk = begun_for_two();
    find(&mut desk, ANSWER);
    desk.key(Key::F12);
    for words in tree(&desk) {
        let is_secret = |secret: &&&str| words.contains(**secret);
        assert_eq!(PROMPTS.iter().chain([&ANSWER]).find(is_secret), None);
    }
    chord(&mut desk, Modifiers::COMMAND, Key::K);
    desk.type_text(ANSWER);
    let found = tree(&desk)
        .into_iter()
        .filter(|words| words.contains(ANSWER));
    let typed = found.filter(|words| words != ANSWER);
    assert_eq!(typed.count(), 0, "nothing but what was typed");
    desk.key(Key::Escape);
    desk.key(Key::F12);
    assert!(desk.sees("Say this answer"), "it is as it was left");
}

#[test]
fn in_a_narrow_window_the_drawer_takes_the_place_of_the_chat() {
    let mut desk = begun_for_two();
    desk.window.set_size(vec2(1024.0, 700.0));
    desk.run();
    assert!(desk.sees("Say to the candidate") && !desk.sees("Ask the interviewer…"));
    let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(1024.0, 700.0));
    let title = desk.window.get_by_label("Find an answer").rect();
    let tool = desk.window.get_by_label("Fit board").rect();
    assert!(window.contains_rect(title) && !tool.intersects(title));
    assert!(
        tool.right() < title.left(),
        "the tools lie on the board alone"
    );
    desk.key(Key::F12);
    assert!(!desk.sees("Say to the candidate") && desk.sees("Ask the interviewer…"));
}

#[test]
fn an_attempt_of_one_person_has_no_drawer() {
    let mut desk = crate::practice::begun();
    desk.key(Key::F12);
    assert!(desk.sees("This attempt is for one person"));
    assert!(!desk.sees("Say to the candidate"));
}

#[test]
fn the_interviewer_shows_cards_and_curveballs_and_no_other_comes() {
    let mut desk = begun_for_two();
    for _ in 0..5 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    desk.key(Key::F12);
    desk.add_by_search("ranking service");
    desk.add_by_search("feature store");
    let now = desk.window.ctx.input(|input| input.time);
    desk.window.input_mut().time = Some(now + 1300.0);
    desk.window.step();
    desk.window.input_mut().time = None;
    desk.window.run();
    assert!(!desk.sees("Not now"), "no card comes by itself");
    desk.key(Key::F12);
    open_page(&mut desk, "Cards");
    assert!(desk.sees("Curveballs: they change the requirements"));
    let before = desk.document().brief().requirements.clone();
    let last = desk.window.query_all_by_label("Show this card").last();
    last.expect("a curveball").click_accesskit();
    desk.window.run();
    assert_ne!(desk.document().brief().requirements, before);
    assert!(desk.sees("Not now") && desk.sees("Take it back"));
    assert!(desk.sees("One card at a time"));
    desk.press("Answered aloud");
    assert!(!desk.sees("Not now"));
    let is_said = |event: &AttemptEvent| matches!(event, AttemptEvent::Reply { way, .. } if *way == CardReplyWay::Said);
    assert!(events(&desk).iter().any(is_said));
}

#[test]
fn notes_flags_and_time_are_recorded_and_told_at_the_review_alone() {
    let mut desk = begun_for_two();
    let words = InterviewerWords::builtin();
    open_page(&mut desk, "Notes");
    desk.press(&words.grades[3]);
    desk.focus("Note");
    desk.type_text("asked for the promise first");
    desk.press("Keep note");
    desk.press(&words.red_flags[1]);
    desk.focus("Private pad");
    desk.type_text("ask about privacy later");
    desk.press("+ 5 min");
    assert!(desk.sees("The interviewer gives you 5 minutes more"));
    desk.key(Key::F12);
    assert!(!desk.sees("asked for the promise first"));
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(desk.sees("Said by the interviewer"));
    assert!(desk.sees("Clarify · strong · asked for the promise first"));
    assert!(desk.sees("Red flag: Test data used for tuning"));
    let file = attempt_files(&desk).remove(0);
    let attempt = read_attempt(&file);
    let state = attempt.state();
    assert_eq!(state.notes()[0].word, "strong");
    assert_eq!(state.given_minutes(), 5);
    let text = std::fs::read_to_string(&file).expect("the attempt");
    assert!(!text.contains("privacy later"), "the pad is private");
}

/// The interviewer's window, as a desktop would show it.
#[derive(Default)]
struct OtherWindow {
    /// What is done in it at its next frame.
    events: Vec<Event>,
    /// What a screen reader would find in it.
    nodes: Vec<(NodeId, Node)>,
}

thread_local! {
    static OTHER: RefCell<OtherWindow> = RefCell::default();
}

/// Gives the desk windows beside its own.
fn with_windows(desk: &Desk) {
    desk.window.ctx.set_embed_viewports(false);
    Context::set_immediate_viewport_renderer(show_other);
}

fn show_other(ctx: &Context, mut viewport: ImmediateViewport) {
    let mut input = RawInput {
        viewport_id: viewport.ids.this,
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(440.0, 760.0))),
        time: Some(ctx.input(|input| input.time)),
        events: OTHER.with_borrow_mut(|other| std::mem::take(&mut other.events)),
        ..RawInput::default()
    };
    let info = ViewportInfo {
        parent: Some(ViewportId::ROOT),
        ..ViewportInfo::default()
    };
    input.viewports.insert(viewport.ids.this, info);
    let mut output = ctx.run_ui(input, |ui| (viewport.viewport_ui_cb)(ui));
    let update = output.platform_output.accesskit_update.take();
    OTHER.with_borrow_mut(|other| other.nodes = update.map_or_else(Vec::new, |it| it.nodes));
    output.drop_without_applying_deltas();
}

fn other_has(words: &str) -> bool {
    OTHER.with_borrow(|other| {
        let mut nodes = other.nodes.iter();
        nodes.any(|(_, node)| {
            let texts = [node.label(), node.value()].into_iter().flatten();
            texts.into_iter().any(|text| text.contains(words))
        })
    })
}

/// Presses the first thing of that name in the other window.
fn press_in_other(desk: &mut Desk, name: &str) {
    let target = OTHER.with_borrow(|other| {
        let mut nodes = other.nodes.iter();
        let found = nodes.find(|(_, node)| node.label() == Some(name));
        found.expect("it is there").0
    });
    let request = ActionRequest {
        action: Action::Click,
        target_tree: TreeId::ROOT,
        target_node: target,
        data: None,
    };
    let event = Event::AccessKitActionRequest(request);
    OTHER.with_borrow_mut(|other| other.events.push(event));
    desk.window.run();
    desk.window.run();
}

/// An attempt of two people, each at a window.
pub fn begun_in_two_windows() -> Desk {
    let mut desk = Desk::start();
    with_windows(&desk);
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    begin_for_two(&mut desk);
    desk
}

#[test]
fn the_interviewers_window_shows_what_the_candidates_does_not() {
    let mut desk = begun_in_two_windows();
    assert!(other_has("Say to the candidate") && other_has("Beside the board"));
    assert!(!desk.sees("Say to the candidate"));
    OTHER.with_borrow_mut(|other| other.events.push(Event::Text(ANSWER.to_owned())));
    desk.window.run();
    desk.window.run();
    assert!(other_has("Say this answer"));
    for words in tree(&desk) {
        assert!(!words.contains(ANSWER), "{words}");
    }
    press_in_other(&mut desk, "Say this answer");
    assert!(desk.sees(ANSWER), "what was said is in the chat");
    press_in_other(&mut desk, "Beside the board");
    assert!(desk.sees("Say to the candidate"));
    desk.key(Key::F12);
    assert!(!desk.sees("Say to the candidate"));
    desk.key(Key::F12);
    assert!(desk.sees("Say to the candidate"), "where it was last");
}
