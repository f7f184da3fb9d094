//! Case studies in the window: choosing one, the two ways in, what it says, and how its parts fail.

use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::model::{NodeId, Target};
use mlboard::templates;

use crate::desk::Desk;

fn start() -> Desk {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    desk
}

fn study(title: &str) -> Desk {
    let mut desk = start();
    desk.type_text(title);
    desk.key(Key::Enter);
    assert_eq!(desk.document().title(), title);
    desk.show_all();
    desk
}

#[test]
fn a_case_is_studied_as_a_copy_or_drawn_from_its_questions() {
    let mut desk = start();
    desk.type_text("visual search");
    desk.click("Study the reference: Visual search");
    desk.show_all();
    assert_eq!(desk.document().diagram().n_nodes(), 36);

    let mut desk = start();
    desk.type_text("visual search");
    desk.click("Draw it yourself: Visual search");
    let whole = templates::find("visual_search")
        .expect("it ships")
        .document();
    assert!(desk.document().is_blank());
    assert_eq!(desk.document().title(), "Visual search");
    let brief = desk.document().brief();
    assert_eq!(brief.questions.len(), whole.brief().questions.len());
    assert!(brief.requirements.is_empty());
    assert!(
        !desk.editor().is_modified(),
        "nothing of one's own is lost by closing it"
    );
    assert!(
        desk.sees("Question 1") && desk.sees("Answer 7"),
        "the questions are what one begins with"
    );
    assert!(!desk.sees("Failure modes"), "nothing is given away");
}

#[test]
fn the_reference_is_opened_beside_what_was_drawn() {
    let mut desk = start();
    desk.type_text("llm");
    desk.window
        .key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.window.run();
    assert_eq!(desk.document().brief().case, "llm_chat", "it is called so");
    desk.add("Application database", pos2(600.0, 300.0));
    desk.ctrl(Key::K);
    desk.type_text("reference of this");
    desk.key(Key::Enter);
    desk.show_all();
    let reference = templates::find("llm_chat").expect("it ships").document();
    let n_nodes = reference.diagram().n_nodes();
    assert_eq!(desk.document().diagram().n_nodes(), n_nodes);
    assert!(desk.sees("ML task"));
    desk.ctrl(Key::Z);
    assert_eq!(
        desk.document().diagram().n_nodes(),
        n_nodes,
        "a board of its own"
    );
}

#[test]
fn cases_are_walked_and_entered_by_keys() {
    let mut desk = start();
    desk.key(Key::ArrowDown);
    desk.key(Key::ArrowRight);
    desk.window
        .key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.window.run();
    // From easy to hard: the first three of eighteen are easy.
    assert_eq!(desk.document().title(), "Event recommendation");
    assert!(desk.document().is_blank());
}

#[test]
fn cases_are_chosen_by_task_difficulty_and_topic() {
    let mut desk = start();
    desk.click("Difficulty");
    desk.click("Hard");
    desk.wait("fewer cases", |desk| desk.sees("6 of 18"));
    desk.click("Task");
    desk.click("Classification");
    desk.wait("fewer still", |desk| desk.sees("2 of 18"));
    assert!(desk.sees("Card payment fraud detection"));
    assert!(!desk.sees("Visual search"));
    desk.click("Topic");
    desk.press("Vision"); // far down the list
    assert!(desk.sees("No case study matches these filters"));
    desk.click("Show all");
    assert!(desk.sees("18 of 18"));
}

#[test]
fn what_the_case_says_is_read_beside_the_board() {
    let mut desk = study("Text-to-video search");
    for words in [
        "ML task",
        "Offline metrics",
        "Failure mode",
        "Also accepted",
    ] {
        assert!(desk.sees(words), "{words}");
    }
    let document = desk.document().clone();
    let brief = document.brief();
    for words in [&brief.tradeoffs[0], &brief.failures[0].effect] {
        assert!(desk.sees(words), "{words}");
    }
    let objective = desk.window.query_by_value(&brief.framing.objective);
    assert!(objective.is_some(), "the framing is text in a field");
    let failing = brief.failures[0].node.clone().expect("a component");
    let name = document.diagram().node(&failing).expect("it").label.clone();
    desk.press(&name);
    assert_eq!(*desk.editor().selection(), [Target::Node(failing)].into());
    assert!(desk.sees("Failure mode") && desk.sees(&brief.failures[0].title));
}

#[test]
fn failure_modes_are_marked_and_lead_the_page_of_a_component() {
    let mut desk = study("Card payment fraud detection");
    assert!(!desk.editor().view().failures);
    let marked = |desk: &Desk| {
        desk.editor()
            .overlay()
            .items()
            .map(|item| item.shapes.len())
            .sum::<usize>()
    };
    let before = marked(&desk);
    desk.window.key_press_modifiers(Modifiers::ALT, Key::B);
    desk.window.run();
    assert!(desk.editor().view().failures);
    let failing: std::collections::BTreeSet<&NodeId> = {
        let failures = &desk.document().brief().failures;
        failures
            .iter()
            .filter_map(|failure| failure.node.as_ref())
            .collect()
    };
    assert!(
        marked(&desk) >= before + 2 * failing.len(),
        "a pill and an icon each"
    );
    assert!(!desk.editor().is_modified(), "looking changes nothing");
}

#[test]
fn a_board_without_failure_modes_says_so() {
    let mut desk = Desk::blank();
    desk.window.key_press_modifiers(Modifiers::ALT, Key::B);
    desk.window.run();
    assert!(desk.sees("No failure modes are recorded yet"));
}

#[test]
fn failure_modes_of_ones_own_are_written_where_they_are_read_and_undone() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(600.0, 300.0));
    assert!(!desk.sees("Failure mode"), "nobody asked");
    desk.window.key_press_modifiers(Modifiers::ALT, Key::B);
    desk.window.run();
    assert!(desk.sees("None recorded."));
    desk.press("Add or edit");
    for (field, words) in [
        ("New failure mode", "The disk fills up"),
        ("Symptom", "Writes fail"),
        ("Mitigation", "An alarm at 80 %"),
    ] {
        desk.focus(field);
        desk.type_text(words);
        desk.key(Key::Tab);
    }
    desk.press("Done");
    let failures = desk.document().brief().failures.clone();
    let said: Vec<_> = failures
        .iter()
        .map(|failure| (&*failure.title, &*failure.effect, &*failure.mitigation))
        .collect();
    assert_eq!(
        said,
        [("The disk fills up", "Writes fail", "An alarm at 80 %")]
    );
    assert_eq!(failures[0].node, Some(NodeId::from("app_database")));
    assert!(desk.sees("The disk fills up") && desk.sees("An alarm at 80 %"));
    desk.press("Add or edit");
    desk.press("Remove this failure mode");
    assert!(desk.document().brief().failures.is_empty());
    desk.key(Key::Escape);
    desk.ctrl(Key::Z);
    assert_eq!(desk.document().brief().failures, failures);
}

#[test]
fn a_case_of_ones_own_stands_among_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = folder.path().join("config/cases");
    std::fs::create_dir_all(&cases).expect("a folder");
    let board = "(version: 1, title: \"Help search\", brief: (task: \"Find the article.\", \
                 questions: [(question: \"How many?\", answer: \"5 000\")], \
                 reference: (difficulty: easy)), nodes: {\"a\": (kind: \"content_corpus\")})";
    std::fs::write(cases.join("help_search.ron"), board).expect("written");
    std::fs::write(cases.join("broken.ron"), "(version: 1").expect("written");
    let mut desk = Desk::open(folder, None);
    desk.wait("the cases", |desk| desk.sees("20 of 20"));
    assert!(desk.sees("Not read: "), "a file that is no board says why");
    desk.type_text("help search");
    desk.key(Key::Enter);
    assert_eq!(desk.document().title(), "Help search");
    assert_eq!(desk.document().diagram().n_nodes(), 1);
    desk.ctrl(Key::N);
    desk.wait("the cases again", |desk| desk.sees("20 of 20"));
    desk.press("Draw it yourself: Help search");
    assert!(desk.document().is_blank());
    let brief = desk.document().brief();
    assert_eq!(
        (&*brief.case, &*brief.questions[0].answer),
        ("help_search", "")
    );
}
