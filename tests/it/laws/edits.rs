//! Edits made from a seed, and the laws of patches.

use fastrand::Rng;
use mlboard::catalog::Catalog;
use mlboard::geom::{Point, Rect, Size, Vec2};
use mlboard::model::{
    Arrowhead, Binding, Bridge, Document, DrawnLine, Edge, EdgeEnd, EdgeId, Edit, FindingKey,
    FreshIds, GroupId, KindId, LineRouting, Node, NodeId, PayloadId, Rationale, RationaleSource,
    SketchId, SketchItem, SketchKind, Stage, StageEdges, Target, Value, Walkthrough, apply,
};

use super::{assert_whole, board, text};

const SEEDS: u64 = 300;

/// One to four edits, some of them on things that are not there.
pub fn edits(random: &mut Rng, document: &Document) -> Vec<Edit> {
    let n = random.usize(1..5);
    (0..n).map(|_| edit(random, document)).collect()
}

fn edit(random: &mut Rng, document: &Document) -> Edit {
    match random.u8(0..24) {
        0 | 1 => Edit::AddNode(new_node(random, document)),
        2 | 3 => Edit::AddEdge(new_edge(random, document)),
        4 => Edit::Remove(targets(random, document)),
        5 => Edit::Move {
            targets: targets(random, document),
            by: point(random).to_vec2(),
        },
        6 => Edit::Place(
            targets(random, document)
                .into_iter()
                .map(|target| (target, point(random)))
                .collect(),
        ),
        7 if random.bool() => fold_frames(random, document),
        7 => Edit::Resize {
            target: target(random, document),
            rect: Rect::from_points(point(random), point(random)),
        },
        8 => Edit::SetLabel {
            target: target(random, document),
            text: word(random),
        },
        9 => Edit::SetProperty {
            node: node(random, document),
            name: word(random),
            value: random.bool().then(|| Value::Int(random.i64(..))),
        },
        10 => Edit::SetPayload {
            edge: edge(random, document),
            payload: random.bool().then(|| PayloadId::from(word(random))),
        },
        11 => Edit::Reconnect {
            edge: edge(random, document),
            from: end(random, document),
            to: end(random, document),
        },
        12 => Edit::SetFrame {
            targets: targets(random, document),
            frame: random.bool().then(|| sketch(random, document)),
        },
        13 => Edit::Acknowledge {
            finding: FindingKey {
                rule: word(random),
                nodes: [node(random, document)].into(),
                edges: [].into(),
            },
            reason: random.bool().then(|| word(random)),
        },
        14 => Edit::SetTitle(word(random)),
        15 => set_because(random, document),
        16 => {
            let mut brief = document.brief().clone();
            brief.assumptions = (0..random.usize(0..4)).map(|_| word(random)).collect();
            Edit::SetBrief(brief)
        }
        _ => drawn_edit(random, document),
    }
}

fn set_because(random: &mut Rng, document: &Document) -> Edit {
    Edit::SetBecause {
        node: node(random, document),
        because: (0..random.usize(0..3))
            .map(|_| Rationale::new(RationaleSource::Assumption(word(random))))
            .collect(),
    }
}

fn fold_frames(random: &mut Rng, document: &Document) -> Edit {
    Edit::FoldFrames(
        (0..random.usize(1..3))
            .map(|_| (sketch(random, document), fold_size(random)))
            .collect(),
    )
}

fn drawn_edit(random: &mut Rng, document: &Document) -> Edit {
    match random.u8(0..7) {
        0 if random.bool() => Edit::SetWalkthrough(stages(random, document)),
        0 => Edit::SetHandDrawn(random.bool()),
        1 => Edit::SetLabelPlace {
            edge: edge(random, document),
            at: random.bool().then(|| random.f64()),
        },
        2 => Edit::SetZ(
            targets(random, document)
                .into_iter()
                .map(|target| (target, random.i64(-2..3)))
                .collect(),
        ),
        3 => Edit::SetGroups(
            targets(random, document)
                .into_iter()
                .map(|target| (target, vec![GroupId::from(word(random))]))
                .collect(),
        ),
        4 => Edit::SetLocked {
            targets: targets(random, document),
            locked: random.bool(),
        },
        5 => Edit::SetForm {
            item: sketch(random, document),
            rect: Rect::from_points(point(random), point(random)),
            form: line(random, document),
        },
        _ => Edit::add_sketch(drawn_line(random, document)),
    }
}

/// A folded box, or with `None` the whole frame.
pub fn fold_size(random: &mut Rng) -> Option<Size> {
    let side = |random: &mut Rng| f64::from(random.i32(20..200));
    (random.u8(0..3) > 0).then(|| Size::new(side(random), side(random)))
}

/// Stages about components that are there, and some that are not.
pub fn stages(random: &mut Rng, document: &Document) -> Walkthrough {
    let stage = |random: &mut Rng| Stage {
        title: word(random),
        new: vec![node(random, document)],
        lit: (0..4).map(|_| node(random, document)).collect(),
        edges: StageEdges::Only(vec![edge(random, document)]),
        bridges: vec![Bridge::new(node(random, document), node(random, document))],
        folded: vec![sketch(random, document)],
        ..Stage::default()
    };
    Walkthrough {
        stages: (0..random.usize(..4)).map(|_| stage(random)).collect(),
        aside: vec![node(random, document)],
        figure: None,
    }
}

fn drawn_line(random: &mut Rng, document: &Document) -> SketchItem {
    let rect = Rect::from_points(point(random), point(random));
    let id = FreshIds::new(document).sketch("line");
    SketchItem::new(id, rect, line(random, document))
}

fn line(random: &mut Rng, document: &Document) -> SketchKind {
    let mut stick = || {
        let target = Some(target(random, document));
        let target = target.filter(|target| !matches!(target, Target::Edge(_)))?;
        Some(Binding { target, at: None })
    };
    let (start, end) = (stick(), stick());
    SketchKind::Line(Box::new(DrawnLine {
        points: vec![Point::ZERO, point(random)],
        routing: [LineRouting::Straight, LineRouting::Elbow][random.usize(..2)],
        end_head: Arrowhead::Arrow,
        start,
        end,
        ..DrawnLine::default()
    }))
}

fn new_node(random: &mut Rng, document: &Document) -> Node {
    let kinds: Vec<KindId> = Catalog::builtin()
        .kinds_in_order()
        .map(|kind| kind.id.clone())
        .collect();
    let kind = kinds[random.usize(..kinds.len())].clone();
    let id = FreshIds::new(document).node(kind.as_str());
    Node {
        at: random.bool().then(|| point(random)),
        ..Node::new(id, kind)
    }
}

fn new_edge(random: &mut Rng, document: &Document) -> Edge {
    let id = if random.bool() {
        FreshIds::new(document).edge()
    } else {
        edge(random, document)
    };
    Edge::new(id, end(random, document), end(random, document), None)
}

fn end(random: &mut Rng, document: &Document) -> EdgeEnd {
    EdgeEnd::new(node(random, document), word(random))
}

pub fn point(random: &mut Rng) -> Point {
    let mut axis = || f64::from(random.i32(-800..1600));
    Point::new(axis(), axis())
}

fn word(random: &mut Rng) -> String {
    let words = ["", "model", "input", "a b", "ü", "model_artifact"];
    words[random.usize(..words.len())].to_owned()
}

pub fn node(random: &mut Rng, document: &Document) -> NodeId {
    let ids = document.diagram().nodes().map(|node| node.id.clone());
    pick(random, ids).unwrap_or_else(|| NodeId::from("nothing"))
}

pub fn edge(random: &mut Rng, document: &Document) -> EdgeId {
    let ids = document.diagram().edges().map(|edge| edge.id.clone());
    pick(random, ids).unwrap_or_else(|| EdgeId::from("nothing"))
}

pub fn sketch(random: &mut Rng, document: &Document) -> SketchId {
    let ids = document.sketch().keys().cloned();
    pick(random, ids).unwrap_or_else(|| SketchId::from("nothing"))
}

pub fn pick<T>(random: &mut Rng, all: impl Iterator<Item = T>) -> Option<T> {
    let mut all: Vec<T> = all.collect();
    let index = random.usize(..all.len().max(1));
    (index < all.len()).then(|| all.swap_remove(index))
}

pub fn target(random: &mut Rng, document: &Document) -> Target {
    match random.u8(0..3) {
        0 => Target::Node(node(random, document)),
        1 => Target::Edge(edge(random, document)),
        _ => Target::Sketch(sketch(random, document)),
    }
}

pub fn targets(random: &mut Rng, document: &Document) -> std::collections::BTreeSet<Target> {
    (0..random.usize(..4))
        .map(|_| target(random, document))
        .collect()
}

#[test]
fn a_patch_and_its_inverse_cancel_out() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut document = board(seed);
        for step in 0..8 {
            let context = format!("seed {seed}, step {step}");
            let before = text(&document);
            let edits = edits(random, &document);
            let patch = apply(&mut document, &edits);
            assert_whole(&document, &context);
            let after = text(&document);
            assert!(!patch.is_empty() || before == after, "{context}: {edits:?}");
            patch.inverse().apply(&mut document);
            assert_whole(&document, &context);
            assert_eq!(text(&document), before, "{context}: {edits:?}");
            patch.apply(&mut document);
            assert_eq!(text(&document), after, "{context}: {edits:?}");
        }
    }
}

#[test]
fn two_patches_as_one_do_the_same_and_go_back_the_same() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let start = board(seed);
        let mut document = start.clone();
        let first = edits(random, &document);
        let first = apply(&mut document, &first);
        let second = edits(random, &document);
        let second = apply(&mut document, &second);
        let both = first.then(second);
        let mut again = start.clone();
        both.apply(&mut again);
        assert_eq!(text(&again), text(&document), "seed {seed}");
        both.inverse().apply(&mut again);
        assert_whole(&again, &format!("seed {seed}"));
        assert_eq!(text(&again), text(&start), "seed {seed}");
    }
}

#[test]
fn moving_away_and_back_changes_nothing() {
    let by = Vec2::new(64.0, -32.0);
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut document = board(seed);
        let before = text(&document);
        let targets = targets(random, &document);
        let away = Edit::Move {
            targets: targets.clone(),
            by,
        };
        let patch = apply(&mut document, std::slice::from_ref(&away));
        patch.inverse().apply(&mut document);
        assert_eq!(text(&document), before, "seed {seed}");
        apply(&mut document, &[away]);
        assert_eq!(
            apply(
                &mut document,
                &[Edit::Move {
                    targets,
                    by: Vec2::ZERO
                }]
            ),
            mlboard::model::Patch::default()
        );
    }
}

#[test]
fn lines_let_go_of_what_is_removed() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let mut document = board(seed);
        for _ in 0..6 {
            let line = drawn_line(random, &document);
            apply(&mut document, &[Edit::add_sketch(line)]);
        }
        let mut gone = targets(random, &document);
        gone.retain(|target| document.contains(target));
        apply(&mut document, &[Edit::Remove(gone.clone())]);
        for item in document.sketch().values() {
            let held = item.sticks().find(|stick| gone.contains(&stick.target));
            assert_eq!(held, None, "seed {seed}, {}", item.id);
        }
    }
}
