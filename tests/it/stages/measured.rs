//! Every stage of every case, laid out for a canvas: clear, in reading order, and large enough to be read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use mlboard::catalog::{Catalog, Role};
use mlboard::geom::{Point, Rect, Size, union};
use mlboard::model::{Document, Edit, Node, NodeId, Target, apply};
use mlboard::pipeline::stage::{StageContent, bounds, stage_document};
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{Detail, Item, SceneStyle, TITLE_SIZE, Theme};
use mlboard::templates;

/// The canvas on which the stages were planned, and that of a window of 1024 × 700 with the case beside it.
const WIDE: Size = Size::new(1200.0, 560.0);
const SMALL: Size = Size::new(724.0, 470.0);
/// Around the picture.
const MARGIN: f64 = 24.0;

struct Pictured {
    what: String,
    content: StageContent,
    document: Document,
    derived: Derived,
}

fn pictured(what: String, board: &Document, content: StageContent, canvas: Size) -> Pictured {
    let document = stage_document(board, Catalog::builtin(), &content, canvas);
    let style = SceneStyle {
        edge_labels: false,
        ..SceneStyle::new(Theme::light())
    };
    Pictured {
        what,
        content,
        derived: derive(&document, Catalog::builtin(), &style),
        document,
    }
}

fn each_stage(canvas: Size, mut test: impl FnMut(&str, usize, &Pictured)) {
    for template in templates::all() {
        let board = template.document();
        for (n, stage) in board.walkthrough().stages.iter().enumerate() {
            let what = format!("{} {}", template.id, n + 1);
            let picture = pictured(what, &board, StageContent::from(stage), canvas);
            test(template.id, n, &picture);
        }
    }
}

fn each_figure(canvas: Size, mut test: impl FnMut(&Pictured)) {
    for template in templates::all() {
        let board = template.document();
        let figure = board.walkthrough().figure.as_ref().expect("a figure");
        let content = StageContent::from(figure);
        test(&pictured(template.id.to_owned(), &board, content, canvas));
    }
}

/// How large the picture is drawn on the canvas.
fn zoom(picture: &Pictured, canvas: Size) -> f64 {
    let all = bounds(&picture.document, Catalog::builtin());
    let across = (canvas.width - 2.0 * MARGIN) / all.width();
    let down = (canvas.height - 2.0 * MARGIN) / all.height();
    across.min(down).min(1.5)
}

/// How high the titles of a picture are on the canvas, in points, as they are drawn there; the least first.
fn titles(picture: &Pictured, canvas: Size) -> Vec<f64> {
    let zoom = zoom(picture, canvas);
    let step = Detail::still(zoom).title_step().expect("one step at rest");
    let items = picture.derived.scene.items();
    let nodes = items.filter(|item| matches!(item.owner, Some(Target::Node(_))));
    let high = |item: &Arc<Item>| match step {
        0 => TITLE_SIZE * zoom,
        step => {
            let title = item
                .distant
                .as_ref()
                .and_then(|distant| distant.title(step));
            title.map_or(0.0, |(size, _)| size * zoom)
        }
    };
    let mut all: Vec<f64> = nodes.map(high).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// The least height of a title.
fn title(picture: &Pictured, canvas: Size) -> f64 {
    titles(picture, canvas).first().copied().unwrap_or_default()
}

fn rects(picture: &Pictured) -> BTreeMap<&NodeId, Rect> {
    let boxes = picture.derived.boxes.iter();
    boxes.map(|(id, at)| (id, at.rect)).collect()
}

fn is_clear(picture: &Pictured) {
    let what = &picture.what;
    let rects = rects(picture);
    for (a, one) in &rects {
        for (b, other) in &rects {
            let apart = a == b || one.intersect(*other).area() == 0.0;
            assert!(apart, "{what}: {a} lies on {b}");
        }
    }
    for (id, route) in &picture.derived.routes {
        let edge = picture.document.diagram().edge(id).expect("an edge");
        assert!(!route.is_lost, "{what}: no way for {id}");
        let way = mlboard::layout::EdgePath::Curve(route.path.clone());
        let points: Vec<Point> = way.flattened(0.5);
        for pair in points.windows(2) {
            for (node, rect) in &rects {
                let own = **node == edge.from.node || **node == edge.to.node;
                let inner = rect.inflate(-2.0, -2.0);
                let box_of = Rect::from_points(pair[0], pair[1]);
                let apart = box_of.x1 < inner.x0
                    || box_of.x0 > inner.x1
                    || box_of.y1 < inner.y0
                    || box_of.y0 > inner.y1;
                assert!(own || apart, "{what}: {id} runs through {node}");
            }
        }
    }
}

fn asker_is_leftmost(picture: &Pictured) {
    let rects = rects(picture);
    let with = |role: Role| {
        let nodes = picture.document.diagram().nodes();
        let of = nodes.filter(move |node| {
            let kind = Catalog::builtin().kind(node.kind.as_str());
            kind.is_some_and(|kind| kind.has_role(role))
        });
        of.map(|node| rects[&node.id].center().x)
            .collect::<Vec<f64>>()
    };
    let mut askers = with(Role::Client);
    if askers.is_empty() {
        askers = with(Role::Gateway);
    }
    let left = rects.values().map(|rect| rect.x0).fold(f64::MAX, f64::min);
    for at in askers {
        let before = rects
            .values()
            .filter(|rect| rect.x1 < at - 1.0 && rect.x0 < at - 120.0);
        assert_eq!(
            before.count(),
            0,
            "{}: the asker is not at the left, {left}",
            picture.what
        );
    }
}

#[test]
fn no_box_lies_on_another_no_line_runs_through_a_box_and_the_asker_is_leftmost() {
    for canvas in [WIDE, SMALL] {
        each_stage(canvas, |_, _, picture| {
            assert_eq!(picture.derived.boxes.len(), picture.content.lit.len());
            is_clear(picture);
            asker_is_leftmost(picture);
        });
        each_figure(canvas, is_clear);
    }
}

#[test]
fn titles_can_be_read() {
    for (canvas, median, least) in [(WIDE, 12.0, 9.0), (SMALL, 12.0, 9.0)] {
        let mut table = String::new();
        let mut all: Vec<f64> = Vec::new();
        let mut row = (String::new(), Vec::new());
        each_stage(canvas, |id, _, picture| {
            if row.0 != id {
                let _ = writeln!(table, "{} {:?}", row.0, row.1);
                row = (id.to_owned(), Vec::new());
            }
            let high = title(picture, canvas);
            row.1.push((high * 10.0).round() / 10.0);
            all.extend(titles(picture, canvas));
        });
        let _ = writeln!(table, "{} {:?}", row.0, row.1);
        all.sort_by(f64::total_cmp);
        let (middle, tenth) = (all[all.len() / 2], all[all.len() / 10]);
        let summary = format!(
            "{canvas:?}: median {middle:.1}, worst tenth {tenth:.1}, least {:.1}",
            all[0]
        );
        println!("{table}{summary}");
        assert!(middle >= median, "{summary}\n{table}");
        assert!(all[0] >= least, "{summary}\n{table}");
    }
}

#[test]
fn the_one_figure_can_be_read() {
    let canvas = Size::new(1280.0, 720.0);
    let mut table = String::new();
    let mut least = f64::MAX;
    each_figure(canvas, |picture| {
        let high = title(picture, canvas);
        let _ = writeln!(table, "{}: {high:.1}", picture.what);
        least = least.min(high);
    });
    println!("{table}");
    assert!(least >= 11.0, "{table}");
}

#[test]
fn a_stage_is_the_same_every_time_and_at_once() {
    each_stage(WIDE, |id, n, picture| {
        let board = templates::find(id).expect("it ships").document();
        let stage = &board.walkthrough().stages[n];
        let again = stage_document(&board, Catalog::builtin(), &StageContent::from(stage), WIDE);
        assert_eq!(again, picture.document);
    });
}

#[test]
fn what_is_not_there_is_passed_over() {
    let board = templates::find("visual_search")
        .expect("it ships")
        .document();
    let mut content = StageContent::from(&board.walkthrough().stages[0]);
    content.lit.push("gone".into());
    content.lit.push("client".into());
    content
        .bridges
        .push(mlboard::model::Bridge::new("client", "gone"));
    let picture = pictured("gone".to_owned(), &board, content, WIDE);
    assert_eq!(picture.derived.boxes.len(), 5);
    assert!(union(rects(&picture).into_values()).is_some());
    let nothing = StageContent::default();
    let empty = stage_document(&board, Catalog::builtin(), &nothing, WIDE);
    assert!(empty.is_blank());
}

#[test]
fn a_crowd_stays_where_it_lies() {
    let mut board = Document::default();
    let node = |n: u32| {
        let mut node = Node::new(format!("n{n}").into(), "trainer".into());
        node.at = Some(Point::new(
            f64::from(n % 50) * 300.0,
            f64::from(n / 50) * 90.0,
        ));
        Edit::AddNode(node)
    };
    let edits: Vec<Edit> = (0..3_000).map(node).collect();
    apply(&mut board, &edits);
    let lit = board.diagram().nodes().map(|node| node.id.clone());
    let content = StageContent {
        lit: lit.collect(),
        ..StageContent::default()
    };
    let stage = stage_document(&board, Catalog::builtin(), &content, WIDE);
    assert_eq!(stage.diagram().n_nodes(), 3_000);
    for node in stage.diagram().nodes() {
        let before = board.diagram().node(&node.id).expect("a component");
        assert_eq!(node.at, before.at);
    }
}
