//! Building a board with the pointer and with keys.

use eframe::egui::{Key, pos2};
use mlboard::catalog::PortSide;

use crate::desk::Desk;

/// A client and a gateway side by side.
fn two() -> Desk {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Batch feature pipeline", pos2(900.0, 300.0));
    desk
}

#[test]
fn a_component_dragged_from_the_palette_lands_under_the_pointer() {
    let desk = two();
    let diagram = desk.document().diagram();
    let kinds: Vec<&str> = diagram.nodes().map(|node| node.kind.as_str()).collect();
    assert_eq!(kinds, ["app_database", "batch_feature_pipeline"]);
    let shown = &desk.editor().derived().boxes[&"app_database".into()];
    let middle = desk.screen(shown.rect.center());
    assert!(middle.distance(pos2(500.0, 300.0)) < 2.0, "{middle:?}");
}

#[test]
fn dragging_from_port_to_port_connects_and_undo_takes_it_back() {
    let mut desk = two();
    let from = desk.port("app_database", "records", PortSide::Output);
    let to = desk.port("batch_feature_pipeline", "data", PortSide::Input);
    desk.drag(from, to);
    let edges: Vec<_> = desk.document().diagram().edges().cloned().collect();
    assert_eq!(edges.len(), 1, "{edges:?}");
    assert_eq!(edges[0].from.node.as_str(), "app_database");
    assert_eq!(edges[0].to.node.as_str(), "batch_feature_pipeline");
    assert!(edges[0].payload.is_some());
    desk.ctrl(Key::Z);
    assert_eq!(desk.document().diagram().n_edges(), 0);
    desk.ctrl(Key::Y);
    assert_eq!(desk.document().diagram().n_edges(), 1);
}

#[test]
fn a_click_in_the_palette_and_a_click_on_the_board_add_a_component() {
    let mut desk = Desk::blank();
    desk.click("Event stream");
    desk.window.hover_at(pos2(700.0, 400.0));
    desk.window.run();
    desk.drag(pos2(700.0, 400.0), pos2(700.0, 400.0));
    assert_eq!(desk.document().diagram().n_nodes(), 1);
}

#[test]
fn the_keyboard_alone_finds_adds_names_and_connects() {
    let mut desk = Desk::blank();
    desk.add_by_search("client app");
    desk.add_by_search("gateway");
    assert_eq!(desk.document().diagram().n_nodes(), 2);
    desk.key(Key::Enter);
    assert!(desk.sees("New name"));
    desk.type_text("Front door");
    desk.key(Key::Enter);
    let named = desk
        .document()
        .diagram()
        .nodes()
        .any(|node| node.label == "Front door");
    assert!(named, "{:?}", desk.document());
    desk.key(Key::C);
    assert!(desk.sees("Connect Front door"));
    desk.key(Key::Enter);
    assert_eq!(desk.document().diagram().n_edges(), 1);
}

#[test]
fn letters_typed_into_a_field_are_not_shortcuts() {
    let mut desk = Desk::blank();
    desk.add_by_search("client app");
    desk.key(Key::Slash);
    desk.type_text("v");
    desk.key(Key::Backspace);
    desk.key(Key::Delete);
    assert_eq!(
        desk.document().diagram().n_nodes(),
        1,
        "Delete edited the search, not the board"
    );
}

#[test]
fn a_connection_dropped_on_empty_canvas_asks_what_comes_next() {
    let mut desk = two();
    let from = desk.port("app_database", "records", PortSide::Output);
    desk.drag(from, pos2(600.0, 520.0));
    assert!(desk.sees("Add component"));
    desk.key(Key::Enter);
    let diagram = desk.document().diagram();
    assert_eq!((diagram.n_nodes(), diagram.n_edges()), (3, 1));
    desk.ctrl(Key::Z);
    let diagram = desk.document().diagram();
    assert_eq!((diagram.n_nodes(), diagram.n_edges()), (2, 0), "one step");
}

#[test]
fn double_click_renames_in_place_and_escape_gives_up() {
    let mut desk = two();
    let at = desk.middle("Application database, online");
    for _ in 0..2 {
        desk.window.drag_at(at);
        desk.window.drop_at(at);
        desk.window.run_steps(1);
    }
    desk.run();
    assert!(desk.sees("New name"));
    desk.type_text("Orders");
    desk.key(Key::Escape);
    assert!(!desk.sees("New name"));
    assert!(
        desk.document()
            .diagram()
            .nodes()
            .all(|node| node.label.is_empty())
    );
}

#[test]
fn a_component_carried_over_a_connection_says_what_a_drop_would_do_and_does_it() {
    let mut desk = two();
    let from = desk.port("app_database", "records", PortSide::Output);
    let to = desk.port("batch_feature_pipeline", "data", PortSide::Input);
    desk.drag(from, to);
    desk.scroll_to("Data validator");
    let row = desk.middle("Data validator");
    let edge = from + (to - from) / 2.0;
    desk.window.drag_at(row);
    desk.window.run_steps(1);
    for step in 1..=4_u8 {
        desk.window
            .hover_at(row + (edge - row) * (f32::from(step) / 4.0));
        desk.window.run_steps(1);
    }
    let hint = desk.editor().pointer_hint().unwrap_or_default();
    assert!(hint.starts_with("Between Application database"), "{hint}");
    desk.window.drop_at(edge);
    desk.run();
    let diagram = desk.document().diagram();
    let ends: Vec<_> = diagram
        .edges()
        .map(|edge| (edge.from.node.as_str(), edge.to.node.as_str()))
        .collect();
    assert_eq!(
        ends,
        [
            ("app_database", "data_validator"),
            ("data_validator", "batch_feature_pipeline"),
        ]
    );
    desk.ctrl(Key::Z);
    assert_eq!(desk.document().diagram().n_edges(), 1);
}
