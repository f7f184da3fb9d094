//! Growing drawn flowcharts by keyboard: one more shape beside the selected one with an arrow to it, and walking
//! along arrows from shape to shape.

use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::tools::{line_box::boxed, top};
use crate::editor::{BoardState, Editor, Effect, ToolId, arrange::frames, text::display_names};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{
    Binding, DrawnLine, Edit, FreshIds, LineRouting, SketchItem, SketchKind, Target,
};

/// Space between a shape and the one grown from it, wide enough for a few words on the arrow.
const STRIDE: f64 = 96.0;
/// Space between shapes grown from the same one.
const GAP: f64 = 40.0;
/// So many places beside the first are tried.
const MOST_TRIED: u32 = 40;

/// The shape or note that is selected alone: what flowcharts grow from.
pub fn source_shape(board: &BoardState) -> Option<&SketchItem> {
    let Some(Target::Sketch(id)) = board.selected_one() else {
        return None;
    };
    let item = board.document().sketch().get(id)?;
    matches!(
        item.form,
        SketchKind::Shape { .. } | SketchKind::Note { .. }
    )
    .then_some(item)
}

/// Draws one more shape that way, with an arrow to it, as one step.
pub fn add_connected(editor: &mut Editor, way: ArrowDirection) -> Vec<Effect> {
    let board = &editor.board;
    let Some(stem) = source_shape(board).cloned() else {
        return vec![Effect::info("Select one shape or note first")];
    };
    let rect = free_place(board, stem.rect, way);
    let mut fresh = FreshIds::new(board.document());
    let base = display_names::form_name(&stem.form);
    let mut shape = SketchItem::new(fresh.sketch(base), rect, bare(&stem.form));
    shape.style = stem.style.clone();
    shape.z = top(board);
    shape.frame = frames::frame_around(board.document(), rect, &shape.id, &shape.form);
    let mut arrow = arrow(board, &stem, &shape, way);
    arrow.id = fresh.sketch("arrow");
    arrow.z = shape.z.saturating_add(1);
    let target = Target::Sketch(shape.id.clone());
    let edits = [shape, arrow].map(|item| Edit::AddSketch(Box::new(item)));
    let mut effects = editor.commit(format!("Grow {base}"), &edits);
    if editor.document().contains(&target) {
        effects.extend(editor.reveal(vec![target]));
        effects.push(Effect::Announce(format!(
            "Added {base} with an arrow to it"
        )));
    }
    effects
}

fn bare(form: &SketchKind) -> SketchKind {
    let mut form = form.clone();
    if let SketchKind::Shape { text, .. } | SketchKind::Note { text, .. } = &mut form {
        text.clear();
    }
    form
}

/// Straight that way, or the nearest place beside it where nothing is yet.
fn free_place(board: &BoardState, from: Rect, way: ArrowDirection) -> Rect {
    let along = way.unit();
    let (width, height) = (from.width(), from.height());
    let ahead = Vec2::new(along.x * (width + STRIDE), along.y * (height + STRIDE));
    let aside = Vec2::new(
        along.y.abs() * (width + GAP),
        along.x.abs() * (height + GAP),
    );
    let steps = (0..MOST_TRIED).map(|i| {
        let far = f64::from(i.div_ceil(2));
        if i % 2 == 0 { far } else { -far }
    });
    let mut places = steps.map(|step| from + ahead + aside * step);
    let is_free = |place: &Rect| {
        let near = board.near(*place).into_iter();
        let mut things =
            near.filter(|target| match target {
                Target::Edge(_) => false,
                Target::Node(_) => true,
                Target::Sketch(id) => board.document().sketch().get(id).is_some_and(|item| {
                    !item.is_frame() && !matches!(item.form, SketchKind::Line(_))
                }),
            });
        !things.any(|target| {
            let bounds = board.bounds(&target);
            bounds.is_some_and(|bounds| bounds.overlaps(*place))
        })
    };
    places.find(is_free).unwrap_or(from + ahead)
}

/// An arrow from the middle of the side that faces that way to the middle of the opposite one.
fn arrow(
    board: &BoardState,
    from: &SketchItem,
    to: &SketchItem,
    way: ArrowDirection,
) -> SketchItem {
    let pen = board.pen(ToolId::Arrow);
    let out = way.unit() / 2.0;
    let middle = Point::new(0.5, 0.5);
    let stick = |item: &SketchItem, at: Point| Binding {
        target: Target::Sketch(item.id.clone()),
        at: Some(at),
    };
    let (start, end) = (stick(from, middle + out), stick(to, middle - out));
    let on =
        |rect: Rect, by: Vec2| rect.center() + Vec2::new(by.x * rect.width(), by.y * rect.height());
    let (rect, points) = boxed(&[on(from.rect, out), on(to.rect, -out)]);
    let line = DrawnLine {
        points,
        routing: LineRouting::Elbow,
        start_head: pen.start_head,
        end_head: pen.end_head,
        start: Some(start),
        end: Some(end),
        text: String::new(),
    };
    let mut arrow = SketchItem::new(from.id.clone(), rect, SketchKind::Line(Box::new(line)));
    arrow.style = pen.style;
    arrow.frame = from.frame.clone().filter(|_| from.frame == to.frame);
    arrow
}

/// The thing that an arrow leads to that way from the drawn thing that is selected alone.
pub fn walked(board: &BoardState, way: ArrowDirection) -> Option<Target> {
    let target = board.selected_one()?;
    let sketch = board.document().sketch();
    let Target::Sketch(id) = target else {
        return None;
    };
    let item = sketch.get(id)?;
    if let SketchKind::Line(line) = &item.form {
        let end = match way {
            ArrowDirection::Right | ArrowDirection::Down => &line.end,
            ArrowDirection::Left | ArrowDirection::Up => &line.start,
        };
        return end.as_ref().map(|stick| stick.target.clone());
    }
    let here = board.bounds(target)?.center();
    let lines = sketch.values().filter_map(|item| match &item.form {
        SketchKind::Line(line) => Some((&line.start.as_ref()?.target, &line.end.as_ref()?.target)),
        SketchKind::Shape { .. }
        | SketchKind::Text { .. }
        | SketchKind::Note { .. }
        | SketchKind::Frame { .. }
        | SketchKind::Ink { .. }
        | SketchKind::Unknown(_) => None,
    });
    let others = lines.filter_map(|(start, end)| {
        if start == target {
            Some(end)
        } else {
            (end == target).then_some(start)
        }
    });
    let placed = others.filter_map(|other| Some((board.bounds(other)?.center() - here, other)));
    let ahead = placed.filter(|(away, _)| away.dot(way.unit()) > 0.3 * away.hypot());
    let nearest = ahead.min_by(|a, b| a.0.hypot().total_cmp(&b.0.hypot()));
    nearest.map(|(_, other)| other.clone())
}
