//! What follows from a board after a change is what follows from the board, and costs no more than it changes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use fastrand::Rng;
use mlboard::catalog::{Catalog, Kind, PortSide};
use mlboard::editor::History;
use mlboard::geom::{Point, Rect, Size, Vec2, touch};
use mlboard::model::{
    Arrowhead, Binding, Brief, Document, DrawnLine, Edge, EdgeEnd, Edit, FindingKey, FreshIds,
    LineRouting, Node, Patch, PayloadId, ShapeKind, SketchItem, SketchKind, Target, Value, apply,
};
use mlboard::pipeline::{Derived, derive};
use mlboard::rules::{Diagnostic, Report, Severities, Severity, SeverityLevel};
use mlboard::scene::{FindingsFilter, Item, SceneStyle, Theme};

use super::edits::{edge, edits, fold_size, node, pick, sketch, target, targets};

const SEEDS: u64 = 100;
const STEPS: usize = 100;

/// A crowded board: 5 to 40 components so close to each other that labels and names of ports are in each other's way.
fn crowded(random: &mut Rng) -> Document {
    let mut document = Document::default();
    let n_nodes = random.usize(5..41).min(random.usize(5..41));
    for _ in 0..n_nodes {
        let edit = new_node(random, &document);
        apply(&mut document, &[edit]);
    }
    for _ in 0..random.usize(0..=n_nodes + 5) {
        let edit = new_edge(random, &document);
        apply(&mut document, &edit.into_iter().collect::<Vec<_>>());
    }
    // Elbows on a crowded board take long to find; `arrange::live` has many more of them.
    if random.u8(0..16) == 0 {
        apply(
            &mut document,
            &[Edit::SetBoardCourse(Some(LineRouting::Elbow))],
        );
    }
    for _ in 0..random.usize(0..8) {
        let edit = new_sketch(random, &document);
        apply(&mut document, &[edit]);
    }
    document
}

fn change(random: &mut Rng, document: &Document, report: &Report) -> Vec<Edit> {
    let by = Vec2::new(
        f64::from(random.i32(-60..60)),
        f64::from(random.i32(-40..40)),
    );
    let edit = match random.u8(0..23) {
        21 => folded(random, document),
        22 => Edit::SetFrame {
            targets: targets(random, document),
            frame: pick(random, document.sketch().keys().cloned()),
        },
        0 | 1 => new_node(random, document),
        2..5 => return new_edge(random, document).into_iter().collect(),
        5 => new_sketch(random, document),
        6..10 => Edit::Move {
            targets: targets(random, document),
            by,
        },
        10 => return accept(random, report),
        11 => Edit::SetVia {
            edge: edge(random, document),
            via: (0..random.usize(0..4)).map(|_| place(random)).collect(),
        },
        12 => Edit::SetKind {
            node: node(random, document),
            kind: kind(random).map_or_else(|| "nobody_knows".into(), |kind| kind.id.clone()),
        },
        13 => return restacked(random, document),
        14 => return property(random, document),
        15 => Edit::SetPayload {
            edge: edge(random, document),
            payload: payload(random),
        },
        16 => Edit::SetLabel {
            target: target(random, document),
            text: ["", "a much longer name than before", "x"][random.usize(..3)].to_owned(),
        },
        17 => Edit::Resize {
            target: target(random, document),
            rect: rect(random),
        },
        18 => Edit::SetBrief(Brief {
            requirements: [("languages".to_owned(), Value::Int(random.i64(-1..5)))].into(),
            constants: constants(random),
            ..document.brief().clone()
        }),
        19 => return relined(random, document),
        _ => return edits(random, document),
    };
    vec![edit]
}

/// What a board says of constants: some of it impossible.
fn constants(random: &mut Rng) -> BTreeMap<String, Value> {
    let names = [
        "hop_p99_ms",
        "instance_availability",
        "usd_per_h_l4",
        "no_such",
    ];
    let names = names.into_iter().filter(|_| random.bool());
    let said: Vec<String> = names.map(str::to_owned).collect();
    let value = |random: &mut Rng| Value::Float(f64::from(random.i8(-1..30)) / 4.0);
    said.into_iter().map(|name| (name, value(random))).collect()
}

fn place(random: &mut Rng) -> Point {
    Point::new(f64::from(random.i32(0..900)), f64::from(random.i32(0..600)))
}

fn rect(random: &mut Rng) -> Rect {
    Rect::from_points(place(random), place(random))
}

fn kind(random: &mut Rng) -> Option<&'static Kind> {
    let kinds: Vec<&Kind> = Catalog::builtin().kinds_in_order().collect();
    kinds.get(random.usize(..kinds.len() + 2)).copied()
}

fn payload(random: &mut Rng) -> Option<PayloadId> {
    let all = Catalog::builtin().payloads();
    let chosen = all.get(random.usize(..=all.len()));
    chosen.map(|payload| payload.id.clone())
}

fn new_node(random: &mut Rng, document: &Document) -> Edit {
    let kind = kind(random).map_or_else(|| "nobody_knows".into(), |kind| kind.id.clone());
    let sized = random.u8(0..6) == 0;
    Edit::AddNode(Node {
        at: Some(place(random)),
        z: random.i64(-1..2),
        size: sized.then(|| Size::new(f64::from(random.i32(50..300)), 90.0)),
        frame: pick(random, document.sketch().keys().cloned()),
        ..Node::new(FreshIds::new(document).node(kind.as_str()), kind)
    })
}

/// Between ports the kinds have, mostly; of a type that fits, sometimes.
fn new_edge(random: &mut Rng, document: &Document) -> Option<Edit> {
    let from = end(random, document, PortSide::Output)?;
    let to = end(random, document, PortSide::Input)?;
    let payload = match random.u8(0..3) {
        0 => payload(random),
        _ => emitted(document, &from),
    };
    let id = FreshIds::new(document).edge();
    Some(Edit::AddEdge(Edge::new(id, from, to, payload)))
}

fn end(random: &mut Rng, document: &Document, side: PortSide) -> Option<EdgeEnd> {
    let id = node(random, document);
    let kind = document.diagram().node(&id)?.kind.clone();
    let kind = Catalog::builtin().kind(kind.as_str());
    let ports: Vec<_> = match (kind, side) {
        (Some(kind), PortSide::Input) => kind.inputs.iter().map(|port| port.name.clone()).collect(),
        (Some(kind), PortSide::Output) => {
            kind.outputs.iter().map(|port| port.name.clone()).collect()
        }
        (None, _) => vec!["odd".into(), "".into()],
    };
    let port = pick(random, ports.into_iter()).unwrap_or_else(|| "odd".into());
    Some(EdgeEnd { node: id, port })
}

fn emitted(document: &Document, from: &EdgeEnd) -> Option<PayloadId> {
    let kind = &document.diagram().node(&from.node)?.kind;
    let output = Catalog::builtin()
        .kind(kind.as_str())?
        .output(from.port.as_str())?;
    output.emits.first().cloned()
}

fn relined(random: &mut Rng, document: &Document) -> Vec<Edit> {
    let any = |random: &mut Rng| {
        [
            LineRouting::Curved,
            LineRouting::Elbow,
            LineRouting::Straight,
        ][random.usize(0..3)]
    };
    if random.u8(0..8) == 0 {
        return vec![Edit::SetBoardCourse(Some(any(random)))];
    }
    let edges = document.diagram().edges();
    let edges = edges.filter(|_| random.u8(0..3) == 0);
    let edges = edges.map(|edge| edge.id.clone()).collect();
    if random.u8(0..3) == 0 {
        let jump = random.bool();
        return vec![Edit::SetJumps { edges, jump }];
    }
    let course = random.bool().then(|| any(random));
    vec![Edit::SetCourses { edges, course }]
}

fn new_sketch(random: &mut Rng, document: &Document) -> Edit {
    let text = "Written on the board".to_owned();
    let form = match random.u8(0..7) {
        0..3 => SketchKind::Frame {
            title: text,
            unfolded: None,
        },
        3 => SketchKind::note(text),
        4 => SketchKind::Text { text },
        5 => SketchKind::Line(Box::new(DrawnLine {
            points: (0..random.usize(0..4)).map(|_| place(random)).collect(),
            routing: [
                LineRouting::Straight,
                LineRouting::Curved,
                LineRouting::Elbow,
            ][random.usize(0..3)],
            start_head: Arrowhead::Arrow,
            start: stick(random, document),
            end: stick(random, document),
            text,
            ..DrawnLine::default()
        })),
        _ => SketchKind::Shape {
            outline: ShapeKind::Ellipse,
            text: String::new(),
        },
    };
    Edit::add_sketch(sketched(random, document, form))
}

fn sketched(random: &mut Rng, document: &Document, form: SketchKind) -> SketchItem {
    let id = if random.u8(0..4) == 0 {
        sketch(random, document)
    } else {
        FreshIds::new(document).sketch("drawn")
    };
    SketchItem {
        z: random.i64(-2..3),
        frame: pick(random, document.sketch().keys().cloned()),
        style: mlboard::model::SketchStyle {
            fill: random.bool().then(|| "note_yellow".to_owned()),
            ..mlboard::model::SketchStyle::default()
        },
        ..SketchItem::new(id, rect(random), form)
    }
}

fn stick(random: &mut Rng, document: &Document) -> Option<Binding> {
    let target = target(random, document);
    let at = random.bool().then(|| Point::new(0.25, 1.0));
    random.bool().then_some(Binding { target, at })
}

/// Folds frames, most often, and sometimes what is no frame.
fn folded(random: &mut Rng, document: &Document) -> Edit {
    let items = document.sketch().values();
    let frames = items.filter(|item| item.is_frame() || random.u8(0..8) == 0);
    let frames: Vec<_> = frames.map(|item| item.id.clone()).collect();
    let chosen = frames.into_iter().filter(|_| random.bool());
    let chosen: Vec<_> = chosen.collect();
    let folds = chosen.into_iter().map(|id| (id, fold_size(random)));
    Edit::FoldFrames(folds.collect())
}

fn restacked(random: &mut Rng, document: &Document) -> Vec<Edit> {
    let z = random.i64(-2..3);
    let id = node(random, document);
    let node = document.diagram().node(&id);
    let node = node.map(|node| Edit::AddNode(Node { z, ..node.clone() }));
    let id = sketch(random, document);
    let item = document.sketch().get(&id);
    let item = item.map(|item| Edit::add_sketch(SketchItem { z, ..item.clone() }));
    node.into_iter().chain(item).collect()
}

fn property(random: &mut Rng, document: &Document) -> Vec<Edit> {
    let id = node(random, document);
    let kind = document.diagram().node(&id).map(|node| node.kind.clone());
    let kind = kind.and_then(|kind| Catalog::builtin().kind(kind.as_str()));
    let names = kind.into_iter().flat_map(|kind| &kind.properties);
    let name = pick(random, names.map(|property| property.name.clone()));
    let value = random.bool().then(|| Value::Int(random.i64(-3..40)));
    let set = name.map(|name| Edit::SetProperty {
        node: id,
        name,
        value,
    });
    set.into_iter().collect()
}

fn accept(random: &mut Rng, report: &Report) -> Vec<Edit> {
    let one = pick(random, report.diagnostics().map(Diagnostic::key));
    let finding = one.map(|key| {
        if random.bool() {
            return key;
        }
        FindingKey {
            nodes: [].into(),
            edges: [].into(),
            ..key
        }
    });
    let accepted = finding.map(|finding| Edit::Acknowledge {
        finding,
        reason: random.bool().then(|| "we know".to_owned()),
    });
    accepted.into_iter().collect()
}

/// One thing a person does, and what it changed on the board.
fn step(random: &mut Rng, history: &mut History, report: &Report) -> Patch {
    let document = history.document().clone();
    match random.u8(0..12) {
        0 | 1 => history.undo().unwrap_or_default(),
        2 => history.redo().unwrap_or_default(),
        3 => history.cancel(),
        4..7 => history.preview(&change(random, &document, report)),
        7 => history.commit_joining("again", "again", &change(random, &document, report)),
        _ => history.commit("anything", &change(random, &document, report)),
    }
}

fn style(random: &mut Rng) -> SceneStyle<'static> {
    let all = [
        FindingsFilter::None,
        FindingsFilter::WhileDrawing,
        FindingsFilter::WhenReady,
        FindingsFilter::All,
    ];
    SceneStyle {
        edge_labels: random.bool(),
        findings: all[random.usize(..all.len())],
        severities: random.bool().then_some(&*DECIDED),
        ..SceneStyle::new(Theme::light())
    }
}

/// Some rules count otherwise, and some not at all.
static DECIDED: LazyLock<Severities> = LazyLock::new(|| {
    let mut decided = Severities::default();
    decided.set("DF002", SeverityLevel::Count(Severity::Advice));
    decided.set("SV", SeverityLevel::Count(Severity::Error));
    decided.set("MN", SeverityLevel::Allow);
    decided
});

/// Panics with the first thing that differs.
fn assert_same(derived: &Derived, document: &Document, style: &SceneStyle, context: &str) {
    let full = derive(document, Catalog::builtin(), style);
    if *derived == full {
        return;
    }
    let lines = |derived: &Derived| -> Vec<String> {
        let boxes = derived.boxes.iter().map(|one| format!("{one:?}"));
        let routes = derived.routes.iter().map(|one| format!("{one:?}"));
        let found = derived.report.diagnostics();
        let found = found.map(|one| format!("{one:?}"));
        let items = derived.scene.items().map(|one| format!("{one:?}"));
        boxes.chain(routes).chain(found).chain(items).collect()
    };
    let (updated, new) = (lines(derived), lines(&full));
    let first = updated.iter().zip(&new).find(|(a, b)| a != b);
    panic!("{context}: {first:#?}");
}

/// Whoever has prepared an item for drawing need not do so again while it stays the same.
fn assert_shared(before: &Derived, after: &Derived, context: &str) {
    for item in after.scene.items() {
        let owner = item.owner.as_ref().expect("an owner");
        let mut old = before.scene.of(owner);
        let is_same = |old: &&Arc<Item>| ***old == **item;
        let same: Vec<_> = old.by_ref().filter(is_same).collect();
        let is_kept = same.iter().any(|old| Arc::ptr_eq(old, item));
        assert!(same.is_empty() || is_kept, "{context}: {owner:?}");
    }
}

fn follow(seeds: Range<u64>) {
    for seed in seeds {
        let random = &mut Rng::with_seed(seed);
        let style = style(random);
        let mut history = History::new(crowded(random));
        let mut derived = derive(history.document(), Catalog::builtin(), &style);
        for number in 0..STEPS {
            let context = format!("seed {seed}, step {number}");
            let mut patch = Patch::default();
            // Several changes may come before anybody asks.
            for _ in 0..random.usize(1..3) {
                patch = patch.then(step(random, &mut history, &derived.report));
            }
            let before = (number % 5 == 0).then(|| derived.clone());
            derived.update(history.document(), Catalog::builtin(), &style, &patch);
            assert_same(&derived, history.document(), &style, &context);
            if let Some(before) = before {
                assert_shared(&before, &derived, &context);
            }
        }
    }
}

// 10,000 steps in two halves, because tests run beside each other.

#[test]
fn following_a_change_gives_what_deriving_everything_gives() {
    follow(0..SEEDS / 2);
}

#[test]
fn following_other_changes_gives_what_deriving_everything_gives() {
    follow(SEEDS / 2..SEEDS);
}

#[test]
fn what_is_near_is_what_asking_each_would_find() {
    for seed in 0..SEEDS / 4 {
        let random = &mut Rng::with_seed(seed);
        let style = SceneStyle::new(Theme::light());
        let mut history = History::new(crowded(random));
        let mut derived = derive(history.document(), Catalog::builtin(), &style);
        for number in 0..20 {
            let patch = step(random, &mut history, &derived.report);
            derived.update(history.document(), Catalog::builtin(), &style, &patch);
            let area = rect(random);
            let near: Vec<_> = derived.scene.near(area).collect();
            let meets = |item: &&Arc<Item>| touch(item.reach(), area);
            let each: Vec<_> = derived.scene.items().filter(meets).collect();
            assert_eq!(near, each, "seed {seed}, step {number}");
            let board = derived.board(history.document());
            let placed = |id: &_| {
                let shown = derived.boxes.get(id);
                shown.is_some_and(|node| touch(node.rect, area))
            };
            for node in history.document().diagram().nodes() {
                let found = board
                    .places
                    .near(area)
                    .any(|t| *t == Target::Node(node.id.clone()));
                assert_eq!(found, placed(&node.id), "seed {seed}, step {number}");
            }
        }
    }
}
