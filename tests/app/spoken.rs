//! The board as assistive technology meets it, and building one by keyboard alone.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use mlboard::model::Target;

use crate::cases;
use crate::desk::Desk;

/// Every element of the board in the order of the tree: its role and what is said.
fn read(desk: &Desk) -> Vec<String> {
    let canvas = desk.window.get_by_role(Role::Canvas);
    let elements = canvas.children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        let label = node.label()?;
        Some(format!("{:?}: {label}", node.role()))
    });
    elements.collect()
}

fn open(case: &str) -> Desk {
    let mut desk = Desk::blank();
    desk.ctrl(Key::K);
    desk.type_text(case);
    desk.click(&format!("Open {case}"));
    desk.show_all();
    desk
}

/// What was last said to screen readers.
fn said(desk: &Desk) -> String {
    let nodes = desk.window.root().children_recursive();
    let mut live = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.live() == Live::Polite && node.role() == Role::Status
    });
    let region = live.next().expect("a live region");
    region.accesskit_node().label().unwrap_or_default()
}

#[test]
fn the_case_is_read_as_the_file_says() {
    let mut differences = cases::Differences::default();
    for file in cases::files("spoken") {
        differences.check(&file, |case| read(&open(case.trim())).join("\n"));
    }
    differences.report();
}

#[test]
fn elements_out_of_view_are_there_too_and_say_where_they_are_and_what_is_selected() {
    let mut desk = open("visual search");
    for _ in 0..8 {
        desk.ctrl(Key::Plus);
    }
    assert!(read(&desk).len() > 100, "all of it");
    desk.key(Key::Tab);
    let canvas = desk.window.get_by_role(Role::Canvas);
    let selected: Vec<_> = canvas
        .children_recursive()
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .collect();
    assert_eq!(selected.len(), 1);
    let bounds = selected[0].rect();
    let target = desk.editor().selection().first().expect("one").clone();
    let world = desk.editor().board().bounds(&target).expect("a place");
    let left = desk.screen(world.origin());
    assert!(bounds.min.distance(left) < 1.0, "{bounds:?} {left:?}");
}

#[test]
fn tab_reaches_everything_once_and_brackets_every_connection() {
    let mut desk = open("visual search");
    let diagram = desk.document().diagram();
    let n_things = diagram.n_nodes() + desk.document().sketch().len();
    let n_edges = diagram.n_edges();
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..n_things {
        desk.key(Key::Tab);
        reached.extend(desk.editor().selection().iter().cloned());
    }
    assert_eq!(reached.len(), n_things);
    assert!(said(&desk).len() > 3);
    reached.clear();
    for _ in 0..n_edges {
        desk.key(Key::CloseBracket);
        reached.extend(desk.editor().selection().iter().cloned());
    }
    assert_eq!(reached.len(), n_edges);
    let Some(Target::Edge(edge)) = reached.first().cloned() else {
        panic!("a connection");
    };
    let to = desk
        .document()
        .diagram()
        .edge(&edge)
        .expect("there")
        .to
        .node
        .clone();
    while !desk
        .editor()
        .selection()
        .contains(&Target::Edge(edge.clone()))
    {
        desk.key(Key::OpenBracket);
    }
    desk.window
        .key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    desk.run();
    assert!(desk.editor().selection().contains(&Target::Node(to)));
}

#[test]
fn walking_selecting_and_changing_are_announced() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    assert_eq!(said(&desk), "Added Application database");
    desk.key(Key::Escape);
    assert_eq!(said(&desk), "Nothing selected");
    desk.key(Key::Tab);
    assert!(said(&desk).starts_with("Application database, online"));
    assert!(said(&desk).ends_with("; item 1 of 1"), "{}", said(&desk));
    desk.key(Key::Delete);
    assert_eq!(said(&desk), "Deleted Application database");
    desk.ctrl(Key::Z);
    assert_eq!(said(&desk), "Undid: Delete Application database");
    desk.key(Key::Escape);
    desk.ctrl(Key::A);
    assert!(said(&desk).starts_with("Selected Application database"));
}

/// Adds what comes after or before the selected component, joined to it.
fn grow(desk: &mut Desk, way: Key, words: &str) {
    desk.window.key_press_modifiers(Modifiers::COMMAND, way);
    desk.run();
    desk.type_text(words);
    desk.key(Key::Enter);
}

/// Connects the selected component with another one.
fn connect(desk: &mut Desk, words: &str) {
    desk.key(Key::C);
    desk.type_text(words);
    desk.key(Key::Enter);
    if desk.sees("Data type of the connection") {
        desk.key(Key::Enter);
    }
}

/// The name of what has the keyboard.
fn focused(desk: &Desk) -> String {
    let mut nodes = desk.window.root().children_recursive();
    let focused = nodes.find(|node| node.accesskit_node().is_focused());
    focused
        .and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn tab_to(desk: &mut Desk, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..150 {
        if focused(desk).starts_with(name) {
            return;
        }
        seen.push(focused(desk));
        desk.key(Key::Tab);
    }
    seen.truncate(40);
    panic!("no {name} in reach of Tab but {seen:?}");
}

/// Walks the panel at the right and types into fields of the requirements card.
fn fill_in(desk: &mut Desk, answers: &[(&str, &str)], choices: &[(&str, &str)]) {
    desk.key(Key::F6);
    tab_to(desk, "Requirements");
    desk.key(Key::Space);
    for (field, answer) in choices {
        tab_to(desk, field);
        desk.key(Key::Space);
        tab_to(desk, answer);
        desk.key(Key::Space);
    }
    for (field, answer) in answers {
        tab_to(desk, field);
        desk.type_text(answer);
        desk.key(Key::Tab);
    }
    desk.key(Key::Escape);
}

fn follow(desk: &mut Desk, way: Key) {
    desk.window.key_press_modifiers(Modifiers::ALT, way);
    desk.run();
}

#[test]
fn a_serving_path_is_built_checked_and_exported_by_keyboard_alone() {
    let mut desk = Desk::start();
    desk.wait("the start screen", |desk| desk.sees("Empty board"));
    desk.key(Key::Enter);
    desk.add_by_search("client");
    grow(&mut desk, Key::ArrowRight, "gateway");
    grow(&mut desk, Key::ArrowRight, "candidate generator");
    grow(&mut desk, Key::ArrowRight, "policy");
    connect(&mut desk, "api gateway");
    // The connection is selected now and leads on to the gateway. The answers to the client and from the fallback come
    // with their requests.
    follow(&mut desk, Key::ArrowRight);
    assert!(said(&desk).starts_with("API gateway"), "{}", said(&desk));
    grow(&mut desk, Key::ArrowRight, "fallback");

    let diagram = desk.document().diagram();
    assert_eq!(
        (diagram.n_nodes(), diagram.n_edges()),
        (5, 7),
        "{:#?}",
        read(&desk)
    );
    // Once out of the picker, once to put the selection down.
    desk.key(Key::Escape);
    desk.key(Key::Escape);
    let answers = [
        ("Daily active", "2M users"),
        ("Items in", "1M"),
        ("p99", "300 ms"),
    ];
    fill_in(&mut desk, &answers, &[("Task", "Ret")]);
    desk.key(Key::F7);
    let problems = desk.editor().problems();
    let problems: Vec<&str> = problems.map(|found| found.message.as_str()).collect();
    assert!(problems.is_empty(), "{problems:#?}\n{:#?}", read(&desk));

    let path = desk.folder.path().join("path.png");
    desk.window
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.run();
    desk.key(Key::Enter);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    desk.wait("the picture", |desk| desk.sees("Exported"));
    let picture = image::open(&path).expect("a picture").into_rgba8();
    assert!(picture.width() > 400, "{:?}", picture.dimensions());
}
