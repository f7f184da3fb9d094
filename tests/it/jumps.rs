//! Jumps: connections drawn as two stubs. What is drawn, said, kept in files, proposed, and taken back.

use mlboard::catalog::Catalog;
use mlboard::editor::{Action, CanvasInput, Editor, Modifiers, MouseButton, ViewAction};
use mlboard::geom::{Rect, Shape as _};
use mlboard::layout::graph::FlowDirection;
use mlboard::layout::incremental::LayoutScope;
use mlboard::model::{Document, EdgeId, Edit, Target, apply};
use mlboard::pipeline::{LayoutRequest, arrange};
use mlboard::scene::{CloseDetails, Detail, SceneStyle, Shape, Theme};
use mlboard::{file, pipeline, templates};

use crate::board_text::board;

fn two() -> Document {
    let text = "a = trainer \"Far trainer\"\nb = model_registry\na.model > b.model: model_artifact";
    let mut document = board(text);
    let at = [("a", (0.0, 0.0)), ("b", (3_000.0, 900.0))];
    let at = at.map(|(id, at)| (Target::Node(id.into()), at.into()));
    let edges = [EdgeId::from("e1")].into();
    apply(
        &mut document,
        &[Edit::Place(at.into()), Edit::SetJumps { edges, jump: true }],
    );
    document
}

fn words(document: &Document) -> String {
    let derived = pipeline::derive(
        document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    );
    let shapes = derived.scene.items().flat_map(|item| item.shapes.iter());
    let texts = shapes.filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.to_string()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("|")
}

#[test]
fn a_jump_is_two_stubs_that_name_the_other_end() {
    let document = two();
    let boxes = pipeline::boxes(&document, Catalog::builtin());
    let route = &pipeline::routes(&document, &boxes, Catalog::builtin())[&EdgeId::from("e1")];
    let stubs: Vec<Rect> = route
        .path
        .segments()
        .map(|piece| piece.bounding_box())
        .collect();
    assert_eq!(stubs.len(), 2);
    assert!(
        stubs
            .iter()
            .all(|stub| stub.width() < 40.0 && stub.height() < 1.0),
        "{stubs:?}"
    );
    let shown = words(&document);
    assert!(shown.contains("→ Model registry"), "{shown}");
    assert!(shown.contains("Far trainer →"), "{shown}");
}

#[test]
fn it_is_said_kept_and_keeps_what_other_programs_wrote() {
    let document = two();
    let text = file::write(&document);
    assert!(text.contains("jump: true"), "{text}");
    let text = text.replace("jump: true", "jump: true, colour_of_stub: \"blue\"");
    let opened = file::read(&text).expect("a board");
    assert_eq!(file::write(&opened.document), text, "unknown fields stay");
    let mut editor = Editor::new(document, Theme::light());
    let edge = Target::Edge("e1".into());
    let said = editor.spoken(&edge);
    assert!(said.contains("drawn as a jump"), "{said}");
    editor.act(Action::View(ViewAction::Select([edge].into())));
    editor.act(Action::Run("arrange.jump"));
    assert!(!file::write(editor.document()).contains("jump"));
}

#[test]
fn going_to_the_other_end_brings_it_into_view() {
    let mut editor = Editor::new(two(), Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 800.0, 600.0));
    editor.act(Action::View(ViewAction::SetCamera(
        mlboard::editor::Camera::default(),
    )));
    editor.act(Action::View(ViewAction::Select(
        [Target::Edge("e1".into())].into(),
    )));
    assert!(leads_on(&editor), "a dashed line shows where it leads");
    editor.act(Action::Run("arrange.follow_jump"));
    while editor.animate(0.1) {}
    let far = Rect::new(3_000.0, 900.0, 3_001.0, 901.0);
    let seen = editor
        .board()
        .camera()
        .visible(Rect::new(0.0, 0.0, 800.0, 600.0));
    assert!(seen.overlaps(far), "{seen:?}");
    editor.act(Action::View(ViewAction::Select([].into())));
    assert!(!leads_on(&editor));
}

#[test]
fn a_click_on_a_caption_goes_to_the_component_it_names() {
    let mut editor = Editor::new(two(), Theme::light());
    let screen = Rect::new(0.0, 0.0, 800.0, 600.0);
    editor.set_viewport(screen);
    let camera = mlboard::editor::Camera::default();
    editor.act(Action::View(ViewAction::SetCamera(camera)));
    let near = editor.derived().boxes[&"a".into()].rect;
    let at = mlboard::geom::Point::new(near.x1 - 20.0, near.y1 + 8.0);
    let at = editor.camera().to_screen(at);
    let modifiers = Modifiers::NONE;
    editor.input(CanvasInput::Move { at, modifiers });
    assert!(leads_on(&editor), "pointing at it shows where it leads");
    let button = MouseButton::Primary;
    editor.input(CanvasInput::Down {
        at,
        button,
        modifiers,
        clicks: 1,
    });
    editor.input(CanvasInput::Up {
        at,
        button,
        modifiers,
    });
    assert_eq!(
        editor.board().selected_one(),
        Some(&Target::Edge("e1".into()))
    );
    while editor.animate(0.1) {}
    let far = editor.derived().boxes[&"b".into()].rect;
    let seen = editor.camera().visible(screen);
    assert!(seen.overlaps(far), "{seen:?}");
}

#[test]
fn captions_can_be_read_from_afar_as_far_as_there_is_room() {
    let document = two();
    let derived = pipeline::derive(
        &document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    );
    let node = Target::Node("a".into());
    let item = derived.scene.of(&node).next().expect("a component");
    let seen = |zoom: f64| {
        let layers = item.layers(&Detail::still(zoom), CloseDetails::Hidden);
        let shapes = layers.iter().flat_map(|(_, shapes)| shapes.iter());
        let mut captions = shapes.filter_map(|shape| match shape {
            Shape::Text { text, size, .. } if text.contains('→') => Some(size * zoom),
            _ => None,
        });
        captions.next()
    };
    assert!(seen(1.0).is_some_and(|size| size >= 10.0));
    assert!(
        seen(0.7).is_some_and(|size| size >= 10.0),
        "{:?}",
        seen(0.7)
    );
    assert!(seen(0.5).is_some_and(|size| size >= 7.0), "{:?}", seen(0.5));
    assert_eq!(seen(0.3), None, "too small to be read");
    let reach = item.reach();
    for zoom in [1.0, 0.8, 0.6, 0.45] {
        let layers = item.layers(&Detail::still(zoom), CloseDetails::Hidden);
        let shapes = layers.iter().flat_map(|(_, shapes)| shapes.iter());
        let captions =
            shapes.filter(|shape| matches!(shape, Shape::Text { text, .. } if text.contains('→')));
        for caption in captions {
            let bounds = caption.bounds();
            assert_eq!(reach.union(bounds), reach, "{zoom}: {bounds:?}");
        }
    }
}

/// Whether a dashed line lies over the board.
fn leads_on(editor: &Editor) -> bool {
    let overlay = editor.overlay();
    let mut shapes = overlay.items().flat_map(|item| item.shapes.clone());
    shapes.any(|shape| match shape {
        Shape::Path { stroke, .. } => stroke.is_some_and(|stroke| stroke.dash.is_some()),
        _ => false,
    })
}

#[test]
fn the_layout_proposes_few_jumps_and_none_on_the_main_line() {
    let template = templates::find("eta_prediction").expect("it ships");
    let mut document = template.document();
    let edges = document.diagram().edges();
    let edges = edges.map(|edge| edge.id.clone()).collect();
    apply(&mut document, &[Edit::SetJumps { edges, jump: false }]);
    let request = LayoutRequest::new(
        &document,
        Catalog::builtin(),
        LayoutScope::All,
        FlowDirection::LeftToRight,
    );
    let plain = request.clone().run(&|_| true).expect("nobody stops it");
    assert!(plain.jumps.is_empty());
    let request = request.with_jumps(&document, Catalog::builtin());
    let drawn = request.run(&|_| true).expect("nobody stops it");
    let n_edges = document.diagram().edges().count();
    let n = drawn.jumps.len();
    assert!(n > 0 && n * 3 < n_edges, "{n} of {n_edges}");
    for id in &drawn.jumps {
        let edge = document
            .diagram()
            .edge(id)
            .expect("a connection of the board");
        let request = edge.payload.as_ref().map(ToString::to_string);
        assert_ne!(
            request.as_deref(),
            Some("request"),
            "{id} is on the main line"
        );
    }
    let mut after = document.clone();
    apply(&mut after, &arrange::edits(&document, &drawn));
    let jumps = after.diagram().edges().filter(|edge| edge.jump);
    assert_eq!(jumps.count(), n);
}
