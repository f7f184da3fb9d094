//! The display list: text stays in its box, ports sit on the sides, edges end at ports, labels are clear.

use std::collections::BTreeSet;
use std::path::Path;

use mlboard::catalog::{Catalog, PortSide};
use mlboard::file;
use mlboard::geom::{ParamCurve, Point, Rect, Size};
use mlboard::layout::Route;
use mlboard::model::{Document, Edit, Node, Target, apply};
use mlboard::pipeline::{Derived, complete, derive};
use mlboard::scene::{
    Item, NodeBox, PORT_STEP, Scene, SceneStyle, Shape, Theme, Typeface, free_ports_item,
    measure_size, node_box,
};

use crate::board_text::board;

const LABELS: [&str; 7] = [
    "",
    "Ranker",
    "A title that is long enough to need two lines at least, and then some more",
    "Supercalifragilisticexpialidocious_unbreakable_service",
    "画像検索システムの特徴量ストアと順位付け",
    "two\nlines",
    "🎉 e\u{301}\u{202e}\t\u{0}",
];

fn templates() -> Vec<(String, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("templates").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a readable template");
        let mut document = file::read(&text).expect("a template").document;
        complete(&mut document, Catalog::builtin());
        found.push((entry.file_name().to_string_lossy().into_owned(), document));
    }
    assert!(found.len() >= 3);
    found
}

fn derived(document: &Document) -> Derived {
    derive(
        document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    )
}

fn placed(text: &str) -> (Document, Derived) {
    let mut document = board(text);
    complete(&mut document, Catalog::builtin());
    let derived = derived(&document);
    (document, derived)
}

/// All kinds with all labels in several sizes, measured.
fn all_boxes() -> Vec<(String, NodeBox)> {
    let catalog = Catalog::builtin();
    let sizes = [
        None,
        Some(Size::new(1.0, 1.0)),
        Some(Size::new(400.0, 300.0)),
    ];
    let mut boxes = Vec::new();
    let kinds = catalog.kinds_in_order().map(|kind| kind.id.clone());
    for kind in kinds.chain(["no_such_kind".into()]) {
        for label in LABELS {
            for size in sizes {
                let mut node = Node::new("n".into(), kind.clone());
                label.clone_into(&mut node.label);
                node.size = size;
                let mut document = Document::default();
                apply(&mut document, &[Edit::AddNode(node.clone())]);
                let at = node_box(&document, &node, Point::new(-7.5, 1000.25), catalog);
                let measured = measure_size(&document, &node, catalog);
                assert!(
                    (at.rect.size() - measured).to_vec2().hypot() < 1e-9,
                    "{kind} {label:?}"
                );
                boxes.push((format!("{kind} {label:?} {size:?}"), at));
            }
        }
    }
    boxes
}

#[test]
fn text_never_leaves_its_box() {
    for (what, at) in all_boxes() {
        let (title, subtitle) = at.text_corners();
        for (corner, block) in [(title, &at.title), (subtitle, &at.subtitle)] {
            let area = Rect::from_origin_size(corner, block.size);
            assert!(
                at.rect.inset(-6.0).contains_rect(area),
                "{what}: {area} in {}",
                at.rect
            );
            assert!(at.tile().intersect(area).is_zero_area(), "{what}");
        }
        assert!(!at.title.lines.is_empty(), "{what}");
        assert!(at.rect.contains_rect(at.tile()), "{what}");
    }
}

#[test]
fn boxes_without_a_size_of_their_own_are_of_even_width() {
    for (what, at) in all_boxes()
        .iter()
        .filter(|(what, _)| what.ends_with("None"))
    {
        let width = at.rect.width();
        assert!(
            (152.0..=220.0).contains(&width) && width % 4.0 == 0.0,
            "{what}: {width}"
        );
        assert!(
            at.rect.height() % 4.0 == 0.0 && at.rect.height() >= 56.0,
            "{what}"
        );
    }
}

#[test]
fn ports_sit_on_the_sides_in_catalogue_order() {
    let catalog = Catalog::builtin();
    for (what, at) in all_boxes() {
        for side in [PortSide::Input, PortSide::Output] {
            let ports: Vec<_> = at.ports.iter().filter(|port| port.side == side).collect();
            let x = if side == PortSide::Input {
                at.rect.x0
            } else {
                at.rect.x1
            };
            for port in &ports {
                assert!((port.at.x - x).abs() < 1e-9, "{what}");
                assert!(
                    port.at.y >= at.rect.y0 + 16.0 && port.at.y <= at.with_rim().y1 - 14.0,
                    "{what}"
                );
                // Those with a connection are on the box itself.
                assert!(!port.connected || port.at.y <= at.rect.y1 - 16.0, "{what}");
            }
            for pair in ports.windows(2) {
                assert!(
                    (pair[1].at.y - pair[0].at.y - PORT_STEP).abs() < 1e-9,
                    "{what}"
                );
            }
            let id = what.split(' ').next().expect("a kind");
            let names: Vec<_> = ports.iter().map(|port| port.name.clone()).collect();
            let expected = catalog.kind(id).map_or(Vec::new(), |kind| match side {
                PortSide::Input => {
                    let shown = kind.inputs.iter().filter(|port| !port.on_use);
                    shown.map(|port| port.name.clone()).collect()
                }
                PortSide::Output => {
                    let shown = kind.outputs.iter().filter(|port| !port.on_use);
                    shown.map(|port| port.name.clone()).collect()
                }
            });
            assert_eq!(names, expected, "{what}");
        }
    }
}

#[test]
fn unknown_kinds_and_ports_show_what_their_edges_use() {
    let (document, derived) = placed(
        "q = quantum_oracle
         t = trainer
         q.answers > t.no_such_input: training_set
         t.model > q.questions: model_artifact",
    );
    let names = |id: &str, side: PortSide| -> Vec<String> {
        let ports = derived.boxes[&id.into()].ports.iter();
        let ports = ports.filter(|port| port.side == side);
        ports.map(|port| port.name.to_string()).collect()
    };
    assert_eq!(names("q", PortSide::Input), ["questions"]);
    assert_eq!(names("q", PortSide::Output), ["answers"]);
    assert!(names("t", PortSide::Input).contains(&"no_such_input".to_owned()));
    let placed = &derived.boxes[&"q".into()];
    assert_eq!(placed.family, None);
    assert_eq!(placed.ports[0].family.as_deref(), Some("models"));
    assert_eq!(document.diagram().n_edges(), derived.routes.len());
}

#[test]
fn edges_begin_and_end_exactly_at_their_ports() {
    for (name, document) in templates() {
        let derived = derived(&document);
        for edge in document.diagram().edges() {
            // An answer comes back along the line of its request.
            let Some(Route { path, .. }) = derived.routes.get(&edge.id) else {
                assert!(derived.pairs.is_answer(&edge.id), "{name} {}", edge.id);
                continue;
            };
            let port = |end: &mlboard::model::EdgeEnd, side| {
                let ports = derived.boxes[&end.node].port(&end.port, side);
                ports.unwrap_or_else(|| panic!("{name} {}", edge.id)).at
            };
            let first = path.segments().next().expect("a path").start();
            let last = path.segments().last().expect("a path").end();
            assert!(
                first.distance(port(&edge.from, PortSide::Output)) < 1e-9,
                "{name} {}",
                edge.id
            );
            assert!(
                last.distance(port(&edge.to, PortSide::Input)) < 1e-9,
                "{name} {}",
                edge.id
            );
        }
    }
}

/// Labels of edges: items of edges that hold text.
fn edge_labels(scene: &Scene) -> Vec<&Item> {
    let is_text = |shape: &Shape| matches!(shape, Shape::Text { .. });
    let items = scene.items().map(|item| &**item);
    items
        .filter(|item| {
            matches!(item.owner, Some(Target::Edge(_))) && item.shapes.iter().any(is_text)
        })
        .collect()
}

#[test]
fn labels_keep_clear_of_components_and_of_each_other() {
    for (name, document) in templates() {
        let derived = derived(&document);
        let labels = edge_labels(&derived.scene);
        // A jump names its ends instead.
        let lines = document.diagram().edges().filter(|edge| !edge.jump);
        assert!(
            labels.len() * 10 >= lines.count() * 9,
            "{name}: most edges say what flows"
        );
        let patch = |item: &Item| item.shapes[0].bounds();
        for (i, label) in labels.iter().enumerate() {
            let clear = |other: Rect| patch(label).intersect(other).is_zero_area();
            let is_clear_of = |at: &NodeBox| {
                clear(at.rect) && at.jumps.iter().all(|jumps| clear(jumps.rect(at.rect)))
            };
            assert!(
                derived.boxes.values().all(is_clear_of),
                "{name} {:?}",
                label.owner
            );
            assert!(
                labels[i + 1..].iter().all(|other| clear(patch(other))),
                "{name} {:?}",
                label.owner
            );
        }
    }
}

#[test]
fn the_same_board_gives_the_same_scene() {
    for (_, document) in templates() {
        let first = derived(&document).scene;
        let other_thread = std::thread::scope(|scope| {
            let derived = scope.spawn(|| derived(&document));
            derived.join().expect("no panic").scene
        });
        assert_eq!(first, other_thread);
        assert_eq!(first, derived(&document).scene);
    }
}

#[test]
fn every_element_is_drawn_inside_the_bounds_of_the_scene() {
    for (name, document) in templates() {
        let scene = derived(&document).scene;
        let mut owners = BTreeSet::new();
        for item in scene.items() {
            owners.extend(item.owner.clone());
            for shape in item.shapes.iter().chain(&item.close) {
                assert!(item.bounds.contains_rect(shape.bounds()), "{name}");
            }
            assert!(scene.bounds().contains_rect(item.bounds), "{name}");
        }
        let diagram = document.diagram();
        assert!(
            diagram
                .nodes()
                .all(|node| owners.contains(&Target::Node(node.id.clone())))
        );
        assert!(
            diagram
                .edges()
                .all(|edge| owners.contains(&Target::Edge(edge.id.clone())))
        );
        assert!(
            document
                .sketch()
                .keys()
                .all(|id| owners.contains(&Target::Sketch(id.clone())))
        );
    }
}

fn shapes_of<'a>(scene: &'a Scene, owner: &Target) -> Vec<&'a Shape> {
    let items = scene
        .items()
        .filter(|item| item.owner.as_ref() == Some(owner));
    items.flat_map(|item| &item.shapes).collect()
}

#[test]
fn wrong_edges_and_missing_inputs_are_drawn_in_the_colour_of_errors() {
    let (_, derived) = placed(
        "s = query_encoder
         t = trainer
         s.embedding > t.train: embeddings",
    );
    let error = Theme::light().tokens.error;
    let edge = Target::Edge("e1".into());
    let line = shapes_of(&derived.scene, &edge)
        .into_iter()
        .find_map(|shape| match shape {
            Shape::Path { stroke, .. } => *stroke,
            _ => None,
        });
    let line = line.expect("a line");
    assert_eq!(line.color, error);
    assert!(line.dash.is_some());
    let store = Target::Node("s".into());
    let port = derived.boxes[&"s".into()].port(&"query".into(), PortSide::Input);
    let port = port.expect("a port");
    let missing = Theme::light().tokens.warning;
    let beside = port.at - (10.0, 0.0);
    let has_dot = |shape: &Shape| match shape {
        Shape::Rect { rect, fill, .. } => rect.contains(beside) && *fill == Some(missing),
        _ => false,
    };
    let at_rest = shapes_of(&derived.scene, &store);
    assert!(!at_rest.into_iter().any(has_dot), "free ports rest");
    let (style, free) = (SceneStyle::new(Theme::light()), std::iter::once(port));
    let background = derived.background();
    let pointed = free_ports_item(&"s".into(), free, background, &derived.report, &style);
    let pointed = pointed.expect("the free port");
    assert!(
        pointed.shapes.iter().any(has_dot),
        "the missing input is marked"
    );
    let counts = shapes_of(&derived.scene, &store)
        .into_iter()
        .filter_map(|shape| match shape {
            Shape::Text {
                text,
                face: Typeface::SemiBold,
                size,
                ..
            } if *size < 13.0 => Some(text.to_string()),
            _ => None,
        });
    assert_eq!(
        counts.collect::<Vec<_>>(),
        [derived.report.of_node(&"s".into()).n.to_string()]
    );
}

#[test]
fn a_port_for_special_use_shows_while_an_edge_is_there() {
    let cache = "r = result_cache\nc = consent_manager";
    let ports = |text: &str| {
        let (_, derived) = placed(text);
        let at = &derived.boxes[&"r".into()];
        let mut names = at.ports.iter().map(|port| port.name.as_str());
        (names.any(|name| name == "erasure"), at.rect.height())
    };
    let (before, low) = ports(cache);
    let (joined, high) = ports(&format!("{cache}\nc.control > r.erasure: control"));
    assert!(!before && joined && high >= low);
}
