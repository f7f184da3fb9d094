//! A request and its answer between the same two components are one line with two heads, and two edges in the file.

use fastrand::Rng;
use mlboard::catalog::{Catalog, PortSide};
use mlboard::editor::{
    Action, Answering, BoardAction, Camera, CanvasInput, Editor, Effect, Modifiers, MouseButton,
    Prompt, PromptAnswer, TargetSet, ViewAction,
};
use mlboard::geom::{ParamCurve, Point, Rect, Size, Vec2};
use mlboard::model::{
    Document, Edge, EdgeEnd, EdgeId, Edit, FreshIds, NodeId, SketchItem, SketchKind, Target, apply,
};
use mlboard::pipeline::stage::{StageContent, stage_document};
use mlboard::pipeline::{arrange, derive};
use mlboard::scene::{CloseDetails, Detail, SceneStyle, Shape, Theme};
use mlboard::{file, pipeline};

use crate::board_text::board;

/// A client and a gateway that talk to each other, a fallback that answers, and a server that answers elsewhere.
fn talking() -> Document {
    let mut document = board(
        "c = client_app
         g = api_gateway
         f = fallback_responder
         s = model_server
         c.request > g.request: request
         g.response > c.response: response
         g.request > f.request: request
         f.fallback > g.fallback: ranked_list
         g.request > s.input: request
         s.predictions > c.response: predictions",
    );
    let places = [
        ("c", 0.0, 100.0),
        ("g", 400.0, 100.0),
        ("f", 800.0, 0.0),
        ("s", 800.0, 240.0),
    ];
    let places = places.map(|(id, x, y)| (Target::Node(id.into()), Point::new(x, y)));
    apply(&mut document, &[Edit::Place(places.into())]);
    document
}

fn editor(document: Document) -> Editor {
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1200.0, 800.0));
    editor.act(Action::View(ViewAction::SetCamera(Camera::default())));
    editor
}

fn edges(ids: &[&str]) -> TargetSet {
    ids.iter()
        .map(|id| Target::Edge(EdgeId::from(*id)))
        .collect()
}

fn drawn(editor: &Editor) -> Vec<&str> {
    editor.derived().routes.keys().map(EdgeId::as_str).collect()
}

/// Clicks on the line of an edge, at a share of its way.
fn click(editor: &mut Editor, edge: &str, share: f64, modifiers: Modifiers) {
    let path = &editor.derived().line_of(&edge.into()).expect("a line").path;
    let at = mlboard::geom::point_along(path, share);
    let button = MouseButton::Primary;
    editor.input(CanvasInput::Move { at, modifiers });
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
}

/// How many filled arrowheads an item shows at a zoom.
fn n_heads(editor: &Editor, edge: &str, zoom: f64) -> usize {
    let target = Target::Edge(edge.into());
    let items = editor.derived().scene.of(&target);
    let shapes = items.flat_map(|item| {
        let layers = item.layers(&Detail::still(zoom), CloseDetails::Hidden);
        let shapes = layers
            .into_iter()
            .flat_map(|(_, shapes)| shapes.into_owned());
        shapes.collect::<Vec<_>>()
    });
    let is_head = |shape: &Shape| matches!(shape, Shape::Path { fill: Some(_), .. });
    shapes.filter(is_head).count()
}

#[test]
fn request_and_answer_are_one_line_with_two_heads_and_apart_close_up() {
    let editor = editor(talking());
    assert_eq!(drawn(&editor), ["e1", "e3", "e5", "e6"]);
    assert_eq!(n_heads(&editor, "e1", 1.0), 2);
    assert_eq!(n_heads(&editor, "e2", 1.0), 0);
    assert_eq!(n_heads(&editor, "e5", 1.0), 1, "its answer goes elsewhere");
    for edge in ["e1", "e2", "e3", "e4"] {
        assert_eq!(n_heads(&editor, edge, 2.5), 1, "{edge}");
    }
    let said = editor.spoken(&Target::Edge("e1".into()));
    for words in [
        "from Client to API gateway and back",
        "Request",
        "Response back",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let order = editor.walk_order();
    assert!(!order.contains(&Target::Edge("e2".into())), "walked once");
}

#[test]
fn the_lines_close_up_keep_apart_and_end_where_the_line_does() {
    let editor = editor(talking());
    let path = &editor.derived().routes[&EdgeId::from("e1")].path;
    let [there, back] = [
        mlboard::scene::PairHalf::Request,
        mlboard::scene::PairHalf::Answer,
    ]
    .map(|half| mlboard::scene::beside(path, half));
    let ends = |path: &mlboard::geom::BezPath| {
        let mut pieces = path.segments();
        let first = pieces.next().expect("a line");
        (first.start(), pieces.last().unwrap_or(first).end())
    };
    let (from, to) = ends(path);
    for (line, at) in [(&there, (from, to)), (&back, (to, from))] {
        let found = ends(line);
        assert!(
            found.0.distance(at.0) < 4.0 && found.1.distance(at.1) < 4.0,
            "{found:?} {at:?}"
        );
    }
    for piece in there.segments() {
        let near = back.segments().map(|other| {
            mlboard::geom::ParamCurveNearest::nearest(&other, piece.eval(0.5), 0.1).distance_sq
        });
        let near = near.fold(f64::INFINITY, f64::min).sqrt();
        assert!(near > 4.0, "{near}");
    }
}

#[test]
fn a_click_takes_both_and_ctrl_the_one_whose_head_is_nearer() {
    let mut editor = editor(talking());
    click(&mut editor, "e1", 0.5, Modifiers::NONE);
    assert_eq!(*editor.selection(), edges(&["e1", "e2"]));
    assert_eq!(
        editor.board().selected_one(),
        Some(&Target::Edge("e1".into()))
    );
    assert!(editor.spoken_selection().contains("and back"));
    let ctrl = Modifiers {
        ctrl: true,
        ..Modifiers::NONE
    };
    click(&mut editor, "e1", 0.3, ctrl);
    assert_eq!(*editor.selection(), edges(&["e2"]));
    click(&mut editor, "e1", 0.7, ctrl);
    assert_eq!(*editor.selection(), edges(&["e1"]));
    assert!(!editor.spoken_selection().contains("and back"));
    click(&mut editor, "e1", 0.5, Modifiers::NONE);
    editor.act(Action::Run("edit.delete"));
    assert_eq!(editor.document().diagram().n_edges(), 4);
    editor.act(Action::Run("edit.undo"));
    assert_eq!(editor.document().diagram().n_edges(), 6, "one step");
    assert_eq!(drawn(&editor), ["e1", "e3", "e5", "e6"]);
}

#[test]
fn close_up_each_is_taken_by_itself() {
    let mut editor = editor(talking());
    let path = &editor.derived().routes[&EdgeId::from("e1")].path;
    let middle = mlboard::geom::point_along(path, 0.5);
    let camera = Camera::default().centred(middle, editor.viewport());
    let camera = camera.zoomed_to(2.5, editor.viewport().center());
    editor.act(Action::View(ViewAction::SetCamera(camera)));
    for (half, edge) in [
        (mlboard::scene::PairHalf::Request, "e1"),
        (mlboard::scene::PairHalf::Answer, "e2"),
    ] {
        let path = &editor.derived().routes[&EdgeId::from("e1")].path;
        let line = mlboard::scene::beside(path, half);
        // Clear of the label that the one selected before shows on their middle.
        let at = mlboard::geom::point_along(&line, 0.2);
        let (button, modifiers) = (MouseButton::Primary, Modifiers::NONE);
        editor.input(CanvasInput::Move { at, modifiers });
        for input in [
            CanvasInput::Down {
                at,
                button,
                modifiers,
                clicks: 1,
            },
            CanvasInput::Up {
                at,
                button,
                modifiers,
            },
        ] {
            editor.input(input);
        }
        assert_eq!(*editor.selection(), edges(&[edge]));
    }
}

/// Client and gateway, not joined yet.
fn apart() -> Editor {
    let mut document = board("c = client_app\n g = api_gateway\n k = candidate_generator");
    let places = [("c", 0.0), ("g", 400.0), ("k", 800.0)];
    let places = places.map(|(id, x)| (Target::Node(id.into()), Point::new(x, 0.0)));
    apply(&mut document, &[Edit::Place(places.into())]);
    editor(document)
}

fn connect(
    editor: &mut Editor,
    from: (&str, &str),
    to: (&str, &str),
    answering: Answering,
) -> Vec<Effect> {
    editor.act(Action::Board(BoardAction::Connect {
        from: EdgeEnd::new(from.0, from.1),
        to: EdgeEnd::new(to.0, to.1),
        answering,
    }))
}

#[test]
fn one_gesture_makes_request_and_answer_in_one_step() {
    let mut editor = apart();
    let effects = connect(
        &mut editor,
        ("c", "request"),
        ("g", "request"),
        Answering::WithAnswer,
    );
    let made: Vec<String> = editor
        .document()
        .diagram()
        .edges()
        .map(|edge| {
            format!(
                "{}.{} {}.{}",
                edge.from.node, edge.from.port, edge.to.node, edge.to.port
            )
        })
        .collect();
    assert_eq!(made, ["c.request g.request", "g.response c.response"]);
    assert_eq!(*editor.selection(), edges(&["e1", "e2"]));
    let said = effects.iter().any(
        |effect| matches!(effect, Effect::Toast { text, .. } if text.contains("comes back from")),
    );
    assert!(said, "{effects:?}");
    editor.act(Action::Run("edit.undo"));
    assert_eq!(editor.document().diagram().n_edges(), 0);
    connect(
        &mut editor,
        ("c", "request"),
        ("g", "request"),
        Answering::OneWay,
    );
    assert_eq!(editor.document().diagram().n_edges(), 1);
    // An answer that is there already is not made again.
    connect(
        &mut editor,
        ("g", "response"),
        ("c", "response"),
        Answering::WithAnswer,
    );
    assert_eq!(editor.document().diagram().n_edges(), 2);
    assert_eq!(drawn(&editor), ["e1"]);
    // What goes on from there answers nobody.
    connect(
        &mut editor,
        ("g", "request"),
        ("k", "request"),
        Answering::WithAnswer,
    );
    assert_eq!(editor.document().diagram().n_edges(), 3);
}

#[test]
fn alt_while_dropping_makes_one_way() {
    let mut editor = apart();
    let port = |editor: &Editor, node: &str, port: &str, side| {
        let at = editor.derived().boxes[&NodeId::from(node)].attachment(&port.into(), side);
        editor.camera().to_screen(at)
    };
    let alt = Modifiers {
        alt: true,
        ..Modifiers::NONE
    };
    for (modifiers, n) in [(alt, 1), (Modifiers::NONE, 2)] {
        let from = port(&editor, "c", "request", PortSide::Output);
        let to = port(&editor, "g", "request", PortSide::Input);
        let button = MouseButton::Primary;
        editor.input(CanvasInput::Down {
            at: from,
            button,
            modifiers: Modifiers::NONE,
            clicks: 1,
        });
        editor.input(CanvasInput::Move {
            at: from + Vec2::new(30.0, 0.0),
            modifiers,
        });
        editor.input(CanvasInput::Move { at: to, modifiers });
        editor.input(CanvasInput::Up {
            at: to,
            button,
            modifiers,
        });
        assert_eq!(editor.document().diagram().n_edges(), n);
        editor.act(Action::Run("edit.undo"));
        assert_eq!(editor.document().diagram().n_edges(), 0);
    }
}

#[test]
fn a_request_that_goes_elsewhere_takes_its_answer_along() {
    let mut document = talking();
    let node = mlboard::model::Node::new("h".into(), "api_gateway".into());
    apply(&mut document, &[Edit::AddNode(node)]);
    let mut editor = editor(document);
    click(&mut editor, "e1", 0.5, Modifiers::NONE);
    editor.act(Action::Prompt(Some(Prompt::Reconnect {
        edge: "e1".into(),
    })));
    editor.act(Action::Answer(PromptAnswer::Join {
        from: EdgeEnd::new("c", "request"),
        to: EdgeEnd::new("h", "request"),
    }));
    let diagram = editor.document().diagram();
    assert_eq!(
        diagram.edge(&"e1".into()).expect("there").to.node.as_str(),
        "h"
    );
    assert_eq!(
        diagram
            .edge(&"e2".into())
            .expect("there")
            .from
            .node
            .as_str(),
        "h"
    );
}

#[test]
fn the_file_holds_two_edges_and_nothing_of_the_pair() {
    let document = talking();
    let text = file::write(&document);
    let opened = file::read(&text).expect("a board");
    assert_eq!(opened.document, document);
    assert_eq!(file::write(&opened.document), text);
    assert_eq!(text.matches("(id: \"e").count(), 6, "{text}");
}

#[test]
fn the_layout_counts_a_pair_once_and_a_stage_draws_one_line() {
    let document = talking();
    let catalog = Catalog::builtin();
    let graph = arrange::graph(&document, catalog);
    let drawn: Vec<&str> = graph.edges.keys().map(EdgeId::as_str).collect();
    assert_eq!(drawn, ["e1", "e3", "e5", "e6"]);
    let content = StageContent {
        lit: ["c", "g", "f"].map(NodeId::from).into(),
        ..StageContent::default()
    };
    let stage = stage_document(&document, catalog, &content, Size::new(1200.0, 560.0));
    let derived = derive(&stage, catalog, &SceneStyle::new(Theme::light()));
    let drawn: Vec<&str> = derived.routes.keys().map(EdgeId::as_str).collect();
    assert_eq!(drawn, ["e1", "e3"]);
}

#[test]
fn jumps_are_a_pair_where_both_are_and_folding_takes_pairs_apart() {
    let mut editor = editor(talking());
    let jump = |edges: &[&str]| Edit::SetJumps {
        edges: edges.iter().map(|id| EdgeId::from(*id)).collect(),
        jump: true,
    };
    editor.act(Action::Board(BoardAction::Commit(
        "jump".into(),
        vec![jump(&["e2"])],
    )));
    assert_eq!(drawn(&editor), ["e1", "e2", "e3", "e5", "e6"]);
    editor.act(Action::Board(BoardAction::Commit(
        "jump".into(),
        vec![jump(&["e1"])],
    )));
    assert_eq!(drawn(&editor), ["e1", "e3", "e5", "e6"]);
    let client = &editor.derived().boxes[&NodeId::from("c")];
    assert_eq!(
        client.jumps.len(),
        1,
        "it names the gateway once: {:?}",
        client.jumps
    );
    editor.act(Action::Run("edit.undo"));
    editor.act(Action::Run("edit.undo"));
    let form = SketchKind::Frame {
        title: "Inside".to_owned(),
        unfolded: None,
    };
    let frame = SketchItem::new(
        "inside".into(),
        Rect::new(380.0, -40.0, 1100.0, 400.0),
        form,
    );
    let inside = ["g", "f", "s"].map(|id| Target::Node(id.into()));
    let edits = vec![
        Edit::add_sketch(frame),
        Edit::SetFrame {
            targets: inside.into(),
            frame: Some("inside".into()),
        },
    ];
    editor.act(Action::Board(BoardAction::Commit("frame".into(), edits)));
    let select = TargetSet::from([Target::Sketch("inside".into())]);
    editor.act(Action::View(ViewAction::Select(select)));
    editor.act(Action::Run("arrange.fold"));
    assert!(editor.derived().pairs.pair(&"e1".into()).is_none());
    assert_eq!(drawn(&editor), ["e1", "e2"], "a line there and a line back");
    editor.act(Action::Run("arrange.fold"));
    assert_eq!(drawn(&editor), ["e1", "e3", "e5", "e6"]);
}

/// Components that ask and answer one another, as near as they come to being pairs.
const NODES: [&str; 5] = ["c", "g", "f", "s", "k"];
const FLOWS: [[&str; 5]; 10] = [
    ["c", "request", "g", "request", "request"],
    ["g", "response", "c", "response", "response"],
    ["g", "response", "c", "messages", "response"],
    ["g", "request", "f", "request", "request"],
    ["f", "fallback", "g", "fallback", "ranked_list"],
    ["g", "request", "k", "lookup", "request"],
    ["k", "hit", "g", "result", "scores"],
    ["g", "request", "s", "input", "request"],
    ["s", "predictions", "g", "result", "predictions"],
    ["g", "telemetry", "s", "input", "metrics"],
];

fn change(random: &mut Rng, document: &Document) -> Edit {
    let node = |random: &mut Rng| NodeId::from(NODES[random.usize(..NODES.len())]);
    let all: Vec<EdgeId> = document
        .diagram()
        .edges()
        .map(|edge| edge.id.clone())
        .collect();
    let some = |random: &mut Rng| random.choice(&all).cloned().unwrap_or_else(|| "e1".into());
    let [asker, out, asked, into, payload] = FLOWS[random.usize(..FLOWS.len())];
    let (from, to) = (EdgeEnd::new(asker, out), EdgeEnd::new(asked, into));
    let (x, y) = (random.i32(-60..60), random.i32(-40..40));
    match random.u8(0..14) {
        0..5 => {
            let id = FreshIds::new(document).edge();
            Edit::AddEdge(Edge::new(id, from, to, Some(payload.into())))
        }
        5 => Edit::Remove([Target::Edge(some(random))].into()),
        6 => Edit::Reconnect {
            edge: some(random),
            from,
            to,
        },
        7 => Edit::SetPayload {
            edge: some(random),
            payload: Some(payload.into()),
        },
        8 => Edit::SetJumps {
            edges: [some(random)].into(),
            jump: random.bool(),
        },
        9 => Edit::SetKind {
            node: node(random),
            kind: ["client_app", "api_gateway", "result_cache"][random.usize(..3)].into(),
        },
        10 => Edit::SetLabel {
            target: Target::Edge(some(random)),
            text: ["", "thirty a second"][random.usize(..2)].to_owned(),
        },
        11 => Edit::SetFrame {
            targets: [Target::Node(node(random))].into(),
            frame: random.bool().then(|| "frame".into()),
        },
        12 => {
            let is_folded = document.sketch()[&"frame".into()].is_folded();
            let size = (!is_folded).then(|| Size::new(180.0, 80.0));
            Edit::FoldFrames([("frame".into(), size)].into())
        }
        _ => Edit::Move {
            targets: [Target::Node(node(random))].into(),
            by: Vec2::new(f64::from(x), f64::from(y)),
        },
    }
}

#[test]
fn pairs_follow_any_change_and_undo_brings_them_back() {
    let catalog = Catalog::builtin();
    let style = SceneStyle {
        edge_labels: true,
        ..SceneStyle::new(Theme::light())
    };
    let mut n_pairs = 0;
    for seed in 0..24 {
        let mut random = Rng::with_seed(seed);
        let mut document = board(
            "c = client_app\n g = api_gateway\n f = fallback_responder\n s = model_server\n k = result_cache",
        );
        let form = SketchKind::Frame {
            title: String::new(),
            unfolded: None,
        };
        let frame = SketchItem::new("frame".into(), Rect::new(300.0, -50.0, 700.0, 300.0), form);
        let places = ["c", "g", "f", "s", "k"]
            .into_iter()
            .zip([0.0, 300.0, 600.0, 900.0, 1200.0]);
        let places = places.map(|(id, x)| (Target::Node(id.into()), Point::new(x, x / 8.0)));
        apply(
            &mut document,
            &[Edit::add_sketch(frame), Edit::Place(places.collect())],
        );
        let mut derived = derive(&document, catalog, &style);
        let mut undo = Vec::new();
        for step in 0..40 {
            let edit = change(&mut random, &document);
            let patch = apply(&mut document, std::slice::from_ref(&edit));
            derived.update(&document, catalog, &style, &patch);
            let fresh = derive(&document, catalog, &style);
            let same = [
                derived.boxes == fresh.boxes,
                derived.folds == fresh.folds,
                derived.pairs == fresh.pairs,
                derived.routes == fresh.routes,
                derived.bundles == fresh.bundles,
                derived.scene == fresh.scene,
            ];
            assert!(
                derived == fresh,
                "seed {seed}, step {step}: {edit:?} {same:?}"
            );
            n_pairs += document
                .diagram()
                .edges()
                .filter(|edge| fresh.pairs.is_answer(&edge.id))
                .count();
            undo.push(patch.inverse());
        }
        for patch in undo.into_iter().rev() {
            patch.apply(&mut document);
            derived.update(&document, catalog, &style, &patch);
        }
        assert!(
            derived == derive(&document, catalog, &style),
            "seed {seed}, undone"
        );
    }
    assert!(n_pairs > 200, "{n_pairs} pairs were there to be followed");
}

#[test]
fn references_draw_their_answers_on_the_lines_of_their_requests() {
    let (mut n_pairs, mut n_loose) = (0, 0);
    for template in mlboard::templates::all() {
        let document = template.document();
        let derived = pipeline::derive(
            &document,
            Catalog::builtin(),
            &SceneStyle::new(Theme::light()),
        );
        for edge in document.diagram().edges() {
            let (asked, asker) = (&edge.from.node, &edge.to.node);
            let mut requests = document.diagram().edges_between(asker, asked).into_iter();
            let is_asked = requests.any(|edge| Catalog::builtin().asks(edge));
            let is_response = is_asked && edge.from.port.as_str() == "response";
            let pair = derived.pairs.pair(&edge.id);
            n_pairs += usize::from(derived.pairs.is_answer(&edge.id));
            n_loose += usize::from(is_response && pair.is_none());
        }
    }
    assert!(n_pairs >= 30, "{n_pairs}");
    assert_eq!(n_loose, 0);
}
