//! What one step of a hand costs: the same gesture on boards of 100 and of 10,000 components, at 1:1 zoom. An edit
//! should cost what it touches, so the ratio should be near one.

use std::time::Duration;

use mlboard::editor::{
    Action, BoardAction, Camera, CanvasInput, Editor, Modifiers, MouseButton, ViewAction,
};
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, Target, Value};
use mlboard::scene::Theme;

use crate::time;

/// How often each gesture is done on each component; the fastest counts.
const ROUNDS: i32 = 5;

/// A gesture: what it is called, how it begins, and the step that is timed.
type Gesture = (
    &'static str,
    fn(&mut Editor, &NodeId),
    fn(&mut Editor, &NodeId, i32),
);

const GESTURES: [Gesture; 10] = [
    ("drag one component, one step", take_up, drag),
    ("undo a move", move_it, undo),
    ("redo a move", move_and_undo, redo),
    ("add a component", nothing, add),
    ("undo adding it", add_first, undo),
    ("connect two components", nothing, connect),
    ("undo connecting them", connect_first, undo),
    ("delete a component", nothing, delete),
    ("rename a component", nothing, rename),
    ("set a property", nothing, set),
];

/// Prints a row for each gesture with the word in its name.
pub fn measure(small: &Document, large: &Document, word: &str) {
    println!(
        "what                         | {} | {} | ratio",
        size(small),
        size(large)
    );
    println!("---------------------------- | --------- | --------- | -----");
    for gesture in GESTURES
        .into_iter()
        .filter(|(name, ..)| name.contains(word))
    {
        let [small, large] = [small, large].map(|document| mean(document, gesture));
        println!(
            "{:<28} | {:>6.0} µs | {:>6.0} µs | {:>5.2}",
            gesture.0,
            small.as_secs_f64() * 1e6,
            large.as_secs_f64() * 1e6,
            large.as_secs_f64() / small.as_secs_f64()
        );
    }
}

fn size(document: &Document) -> String {
    format!("{:>9}", document.diagram().n_nodes())
}

/// The mean over the components of one copy of the case in the middle of the board.
fn mean(document: &Document, (_, begin, step): Gesture) -> Duration {
    let mut editor = Editor::new(document.clone(), Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1600.0, 1000.0));
    editor.derived();
    let nodes = in_the_middle(document);
    let mut sum = Duration::ZERO;
    for id in &nodes {
        look_at(&mut editor, id);
        let times = (0..ROUNDS).map(|round| {
            begin(&mut editor, id);
            show(&editor);
            let (took, ()) = time(|| {
                step(&mut editor, id, round);
                show(&editor);
            });
            back_to_start(&mut editor);
            took
        });
        sum += times.min().unwrap_or_default();
    }
    sum / u32::try_from(nodes.len()).unwrap_or(1)
}

fn in_the_middle(document: &Document) -> Vec<NodeId> {
    let copies = document.diagram().n_nodes() / 36;
    let suffix = format!("_{}", copies / 2);
    let ids = document.diagram().nodes().map(|node| node.id.clone());
    ids.filter(|id| id.as_str().ends_with(&suffix)).collect()
}

fn look_at(editor: &mut Editor, id: &NodeId) {
    let middle = middle(editor, id);
    let pan = Vec2::new(800.0, 500.0) - middle.to_vec2();
    editor.act(Action::View(ViewAction::SetCamera(Camera {
        pan,
        zoom: 1.0,
    })));
}

/// What a frame needs of the board.
fn show(editor: &Editor) {
    let seen = editor.camera().visible(editor.viewport());
    std::hint::black_box(editor.derived().scene.near(seen).count());
    std::hint::black_box(editor.overlay());
}

fn back_to_start(editor: &mut Editor) {
    editor.input(CanvasInput::Cancel);
    while editor.history().undo_label().is_some() {
        editor.act(Action::Run("edit.undo"));
    }
    show(editor);
}

fn middle(editor: &Editor, id: &NodeId) -> Point {
    editor.derived().boxes[id].rect.center()
}

fn nothing(_: &mut Editor, _: &NodeId) {}

fn take_up(editor: &mut Editor, id: &NodeId) {
    let at = middle(editor, id);
    editor.input(CanvasInput::Down {
        at,
        button: MouseButton::Primary,
        modifiers: Modifiers::default(),
        clicks: 1,
    });
    move_to(editor, at + Vec2::new(12.0, 0.0));
}

fn drag(editor: &mut Editor, id: &NodeId, round: i32) {
    let at = middle(editor, id) + Vec2::new(7.0 + f64::from(round), 3.0);
    move_to(editor, at);
}

fn move_to(editor: &mut Editor, at: Point) {
    editor.input(CanvasInput::Move {
        at,
        modifiers: Modifiers::default(),
    });
}

fn move_it(editor: &mut Editor, id: &NodeId) {
    let edit = Edit::Move {
        targets: [Target::Node(id.clone())].into(),
        by: Vec2::new(24.0, 8.0),
    };
    commit(editor, edit);
}

fn commit(editor: &mut Editor, edit: Edit) {
    editor.act(Action::Board(BoardAction::Commit(
        "do it".to_owned(),
        vec![edit],
    )));
}

fn move_and_undo(editor: &mut Editor, id: &NodeId) {
    move_it(editor, id);
    undo(editor, id, 0);
}

fn undo(editor: &mut Editor, _: &NodeId, _: i32) {
    editor.act(Action::Run("edit.undo"));
}

fn redo(editor: &mut Editor, _: &NodeId, _: i32) {
    editor.act(Action::Run("edit.redo"));
}

fn add(editor: &mut Editor, id: &NodeId, _: i32) {
    let at = middle(editor, id) + Vec2::new(0.0, 60.0);
    let kind = editor
        .document()
        .diagram()
        .node(id)
        .map(|node| node.kind.clone());
    let node = Node {
        at: Some(at),
        ..Node::new("one_more".into(), kind.unwrap_or_else(|| "note".into()))
    };
    commit(editor, Edit::AddNode(node));
}

fn add_first(editor: &mut Editor, id: &NodeId) {
    add(editor, id, 0);
}

fn connect(editor: &mut Editor, id: &NodeId, _: i32) {
    let nodes = in_the_middle(editor.document());
    let other = nodes.iter().position(|other| other == id).unwrap_or(0) + 1;
    let (from, to) = (
        EdgeEnd::new(id.clone(), "odd"),
        nodes[other % nodes.len()].clone(),
    );
    let edge = Edge::new("one_more".into(), from, EdgeEnd::new(to, "odd"), None);
    commit(editor, Edit::AddEdge(edge));
}

fn connect_first(editor: &mut Editor, id: &NodeId) {
    connect(editor, id, 0);
}

fn delete(editor: &mut Editor, id: &NodeId, _: i32) {
    commit(editor, Edit::Remove([Target::Node(id.clone())].into()));
}

fn rename(editor: &mut Editor, id: &NodeId, round: i32) {
    let edit = Edit::SetLabel {
        target: Target::Node(id.clone()),
        text: format!("Another name {round}"),
    };
    commit(editor, edit);
}

fn set(editor: &mut Editor, id: &NodeId, round: i32) {
    let edit = Edit::SetProperty {
        node: id.clone(),
        name: "replicas".to_owned(),
        value: Some(Value::Int(i64::from(round) + 2)),
    };
    commit(editor, edit);
}
