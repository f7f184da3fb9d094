//! Building a board as a person does: picking up kinds, putting them down, dragging from port to port.

use mlboard::catalog::PortSide;
use mlboard::editor::{
    Action, CanvasInput, Editor, Modifiers, MouseButton, Prompt, PromptAnswer, ViewAction,
};
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::model::{Document, NodeId, PortName};
use mlboard::scene::Theme;

pub fn empty() -> Editor {
    let mut editor = Editor::new(Document::default(), Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 2000.0, 1400.0));
    editor
}

fn down(editor: &mut Editor, at: Point) {
    editor.input(CanvasInput::Down {
        at,
        button: MouseButton::Primary,
        modifiers: Modifiers::NONE,
        clicks: 1,
    });
}

fn go(editor: &mut Editor, at: Point) {
    let modifiers = Modifiers::NONE;
    editor.input(CanvasInput::Move { at, modifiers });
}

fn up(editor: &mut Editor, at: Point) {
    editor.input(CanvasInput::Up {
        at,
        button: MouseButton::Primary,
        modifiers: Modifiers::NONE,
    });
}

/// Puts a new component down with its middle there.
pub fn put(editor: &mut Editor, kind: &str, at: Point) -> NodeId {
    let before: Vec<NodeId> = ids(editor);
    editor.act(Action::PickUpKind(kind.into()));
    go(editor, at);
    down(editor, at);
    up(editor, at);
    editor.act(Action::Cancel);
    let new = ids(editor).into_iter().find(|id| !before.contains(id));
    new.unwrap_or_else(|| panic!("no {kind} was put down"))
}

fn ids(editor: &Editor) -> Vec<NodeId> {
    let nodes = editor.document().diagram().nodes();
    nodes.map(|node| node.id.clone()).collect()
}

/// Drags from an output to an input, or to the component where no input is named. What came with its request is there.
pub fn join(editor: &mut Editor, (from, output): (&NodeId, &str), (to, input): (&NodeId, &str)) {
    let joined = |editor: &Editor| {
        let edges = editor.document().diagram().edges_between(from, to);
        let is_it = |end: &PortName, port: &str| port.is_empty() || end.as_str() == port;
        let edges = edges.into_iter();
        let edges =
            edges.filter(|edge| is_it(&edge.from.port, output) && is_it(&edge.to.port, input));
        edges.count()
    };
    let before = joined(editor);
    if before > 0 && is_answer(editor, from, to) {
        return;
    }
    // The ends of a selected connection are handles that take it elsewhere.
    editor.act(Action::View(ViewAction::Select([].into())));
    let start = editor.derived().boxes[from].attachment(&output.into(), PortSide::Output);
    down(editor, start);
    go(editor, start + Vec2::new(30.0, 8.0));
    let there = &editor.derived().boxes[to];
    let end = if input.is_empty() {
        there.rect.center()
    } else {
        there.attachment(&input.into(), PortSide::Input)
    };
    go(editor, end);
    up(editor, end);
    if matches!(editor.prompt(), Some(Prompt::Connect { .. })) {
        let choice = editor.join_choices("").into_iter().next();
        let choice = choice.expect("a way to join them");
        editor.act(Action::Answer(PromptAnswer::Join {
            from: choice.from,
            to: choice.to,
        }));
    }
    editor.act(Action::Cancel);
    assert_eq!(
        joined(editor),
        before + 1,
        "{from}.{output} to {to}.{input} was not joined"
    );
}

fn is_answer(editor: &Editor, from: &NodeId, to: &NodeId) -> bool {
    let edges = editor.document().diagram().edges_between(from, to);
    edges
        .into_iter()
        .any(|edge| editor.derived().pairs.is_answer(&edge.id))
}

/// Drags a component by its middle.
pub fn drag(editor: &mut Editor, id: &NodeId, by: Vec2) {
    let at = editor.derived().boxes[id].rect.center();
    editor.act(Action::View(ViewAction::Select([].into())));
    down(editor, at);
    for step in 1..=3 {
        go(editor, at + by * (f64::from(step) / 3.0));
    }
    up(editor, at + by);
    let now = editor.derived().boxes[id].rect.center();
    assert!(now.distance(at + by) < 24.0, "{id} is where it was dragged");
}
