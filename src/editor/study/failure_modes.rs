//! Failure modes on the board: a mark on every component that is known to fail, while somebody looks for that.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::editor::{BoardState, Editor, Effect, FailureField, study::brief, text::display_names};
use crate::geom::{Point, Rect};
use crate::model::{FailureMode, NodeId, Target};
use crate::scene::{Shape, ShapeStroke, Typeface, text};

/// Height of a mark, in units of the board.
const HEIGHT: f64 = 20.0;
const ICON: f64 = 13.0;
const NUMBER: f64 = 11.0;
/// Between the icon and the number.
const GAP: f64 = 3.0;
const PADDING: f64 = 4.0;
/// Below this zoom marks keep their size on the screen.
const SEEN: f64 = 0.75;

/// Shows the marks, or hides them. Where there is nothing to mark, says so.
pub(in crate::editor) fn toggle(editor: &mut Editor) -> Vec<Effect> {
    let is_on = !editor.view().failures;
    editor.board.canvas.view.failures = is_on;
    if is_on && counted(&editor.board).is_empty() {
        let words = "No failure modes are recorded yet: select a component and add one.";
        return vec![Effect::info(words)];
    }
    if is_on {
        let n = counted(&editor.board).len();
        let said = format!(
            "Failure modes: {} marked; point at one to read them",
            crate::text::counted(n, "component")
        );
        return vec![Effect::Announce(said)];
    }
    Vec::new()
}

/// How the component under the pointer fails, in words beside the pointer, while the marks show.
pub fn failure_hint(editor: &Editor) -> Option<String> {
    let Some(Target::Node(id)) = editor.hovered().filter(|_| editor.view().failures) else {
        return None;
    };
    let failures = editor.document().brief().failures.iter();
    let here = failures.filter(|failure| failure.node.as_ref() == Some(&id));
    let titles: Vec<&str> = here.map(|failure| failure.title.as_str()).collect();
    (!titles.is_empty()).then(|| format!("Fails by: {}", titles.join("; ")))
}

/// Says a part of the failure mode with that number; a number beyond the last adds one to the component.
pub(in crate::editor) fn set(
    editor: &mut Editor,
    at: usize,
    node: &NodeId,
    part: FailureField,
    text: &str,
) -> Vec<Effect> {
    let (document, text) = (editor.board.document(), text.trim());
    let is_new = at >= document.brief().failures.len();
    if is_new && text.is_empty() {
        return Vec::new();
    }
    let name = display_names::node_name(document, editor.board.catalog, node);
    let verb = if is_new { "Add" } else { "Change" };
    brief::change(editor, format!("{verb} failure mode of {name}"), |brief| {
        if is_new {
            brief.failures.push(FailureMode {
                node: Some(node.clone()),
                ..FailureMode::default()
            });
        }
        let last = brief.failures.len() - 1;
        let failure = &mut brief.failures[at.min(last)];
        let said = match part {
            FailureField::Title => &mut failure.title,
            FailureField::Effect => &mut failure.effect,
            FailureField::Mitigation => &mut failure.mitigation,
        };
        text.clone_into(said);
    })
}

pub(in crate::editor) fn remove(editor: &mut Editor, at: usize) -> Vec<Effect> {
    if at >= editor.board.document().brief().failures.len() {
        return Vec::new();
    }
    brief::change(editor, "Remove failure mode", |brief| {
        brief.failures.remove(at);
    })
}

/// How many ways to fail each component has that is on the board.
fn counted(board: &BoardState) -> BTreeMap<&NodeId, usize> {
    let document = board.document();
    let mut counted = BTreeMap::new();
    let nodes = document.brief().failures.iter();
    for node in nodes.filter_map(|failure| failure.node.as_ref()) {
        if document.diagram().node(node).is_some() {
            *counted.entry(node).or_default() += 1;
        }
    }
    counted
}

/// A mark at the upper left of every component that fails; findings have the upper right.
pub(in crate::editor) fn marks(board: &BoardState, shapes: &mut Vec<Shape>) {
    if !board.view().failures {
        return;
    }
    let boxes = &board.derived().boxes;
    for (node, n) in counted(board) {
        if let Some(at) = boxes.get(node) {
            mark(board, at.rect.origin(), n, shapes);
        }
    }
}

fn mark(board: &BoardState, corner: Point, n: usize, shapes: &mut Vec<Shape>) {
    let Some(glyph) = Catalog::builtin().icon("ui.bug") else {
        return;
    };
    // From far away marks are what one looks for: they shrink less than the board does.
    let unit = (SEEN / board.camera().zoom).max(1.0);
    let tokens = &board.theme().tokens;
    let number = (n > 1).then(|| n.to_string());
    let face = Typeface::SemiBold;
    let wide = |number: &String| GAP + text::width(number, face, NUMBER);
    let inside = unit * (ICON + number.as_ref().map_or(0.0, wide));
    let height = unit * HEIGHT;
    let width = (inside + 2.0 * unit * PADDING).max(height);
    let pill = Rect::from_origin_size(corner - (0.4 * height, 0.5 * height), (width, height));
    shapes.push(Shape::Rect {
        rect: pill,
        radius: height / 2.0,
        fill: Some(tokens.text),
        stroke: Some(ShapeStroke::solid(2.0 * unit, tokens.canvas)),
    });
    let middle = pill.center();
    let left = middle.x - inside / 2.0;
    let icon = Point::new(left + unit * ICON / 2.0, middle.y);
    shapes.push(Shape::icon(
        icon,
        glyph,
        Typeface::Icon,
        unit * ICON,
        tokens.canvas,
    ));
    if let Some(number) = number {
        let size = unit * NUMBER;
        let down = face.metrics().cap_height * size / 2.0;
        shapes.push(Shape::Text {
            at: Point::new(left + unit * (ICON + GAP), middle.y + down),
            text: number.into(),
            face,
            size,
            color: tokens.canvas,
        });
    }
}
