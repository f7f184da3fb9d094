//! Ends of lines that stick to things: what lies under the pointer, and what becomes of a line when the
//! thing goes, or when the line is taken away from it.

use crate::editor::{BoardState, Modifiers, TargetSet};
use crate::geom::{Point, Rect};
use crate::model::{Binding, Edit, SketchItem, SketchKind, Target};
use crate::scene::{Anchor, bound_lines};

/// How far from a thing, in screen points, an end still sticks to it.
const REACH: f64 = 8.0;
/// This part of a thing around its middle stands for all of it, as a share of the way to the outline.
const INNER_SHARE: f64 = 0.6;

/// What an end put there would stick to: the smallest thing under the pointer. A frame only holds ends at
/// its border, because lines inside it are about what lies in it.
pub fn under(board: &BoardState, at: Point) -> Option<Target> {
    let (document, boxes) = (board.document(), &board.derived().boxes);
    let reach = board.world(REACH);
    let spot = Rect::from_points(at, at).inflate(reach, reach);
    let near = board.near(spot).into_iter().filter_map(|target| {
        if let Target::Sketch(id) = &target {
            let item = document.sketch().get(id);
            item.filter(|item| takes(item, at, reach))?;
        }
        let anchor = Anchor::new(document, boxes, &target)?;
        let is_near = anchor.is_near(at, reach);
        is_near.then(|| (anchor.rect.area(), target))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, target)| target)
}

/// What an end put there sticks to: near an outline to that point of it, with a pull towards the middles of the
/// sides, and inside to the thing as a whole. Ctrl keeps it free.
pub fn binding_at(board: &BoardState, at: Point, modifiers: Modifiers) -> Option<Binding> {
    if modifiers.ctrl {
        return None;
    }
    let target = under(board, at)?;
    let anchor = Anchor::new(board.document(), &board.derived().boxes, &target)?;
    let place = outline_place(board, anchor, at);
    Some(Binding { target, at: place })
}

fn outline_place(board: &BoardState, anchor: Anchor, at: Point) -> Option<Point> {
    let reach = board.world(REACH);
    let nearest = anchor.nearest(at);
    // Of a small thing every point is near the outline, but its middle is meant.
    let is_inside = nearest.distance(at) > reach || anchor.is_within(at, INNER_SHARE);
    if is_inside {
        return None;
    }
    let middles = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)].map(Point::from);
    let pulls = |share: &Point| anchor.point(*share).distance(nearest) <= reach;
    let pulled = middles.into_iter().find(pulls);
    Some(pulled.unwrap_or_else(|| anchor.share_at(nearest)))
}

/// Whether both ends hold to the same thing so that a straight line between them would have no course.
pub fn is_loop(start: Option<&Binding>, end: Option<&Binding>) -> bool {
    let (Some(start), Some(end)) = (start, end) else {
        return false;
    };
    start.target == end.target && (start.at.is_none() || end.at.is_none() || start.at == end.at)
}

fn takes(item: &SketchItem, at: Point, reach: f64) -> bool {
    match &item.form {
        SketchKind::Frame { .. } => !item.rect.inflate(-reach, -reach).contains(at),
        SketchKind::Text { text } => !text.is_empty(),
        SketchKind::Shape { .. }
        | SketchKind::Line(_)
        | SketchKind::Note { .. }
        | SketchKind::Ink { .. }
        | SketchKind::Unknown(_) => true,
    }
}

/// Edits that leave lines where they are drawn although what they stick to goes away.
pub fn staying(board: &BoardState, removed: &TargetSet) -> Vec<Edit> {
    freed(board, |item, binding| {
        removed.contains(binding) && !removed.contains(&Target::Sketch(item.id.clone()))
    })
}

/// Edits that take lines off what they stick to, when they are moved and it is not.
pub fn letting_go(board: &BoardState, moved: &TargetSet) -> Vec<Edit> {
    let moves = |target: &Target| moved.contains(target) || is_member(board, target, moved);
    freed(board, |item, binding| {
        moved.contains(&Target::Sketch(item.id.clone())) && !moves(binding)
    })
}

/// Whether the thing moves along with a frame.
fn is_member(board: &BoardState, target: &Target, moved: &TargetSet) -> bool {
    let document = board.document();
    let frame = match target {
        Target::Node(id) => document
            .diagram()
            .node(id)
            .and_then(|node| node.frame.clone()),
        Target::Sketch(id) => document
            .sketch()
            .get(id)
            .and_then(|item| item.frame.clone()),
        Target::Edge(_) => None,
    };
    let outer = |id: &crate::model::SketchId| document.sketch().get(id)?.frame.clone();
    let most = document.sketch().len();
    let mut frames = std::iter::successors(frame, outer).take(most);
    frames.any(|frame| moved.contains(&Target::Sketch(frame)))
}

/// Writes the drawn points of lines, and lets go of the ends that `goes` names.
fn freed(board: &BoardState, goes: impl Fn(&SketchItem, &Target) -> bool) -> Vec<Edit> {
    let document = board.document();
    let stuck = document.sketch().values();
    let stuck = stuck.filter(|item| item.sticks().any(|binding| goes(item, &binding.target)));
    let stuck: Vec<&SketchItem> = stuck.collect();
    if stuck.is_empty() {
        return Vec::new();
    }
    let boxes = &board.derived().boxes;
    let free = |item: &&SketchItem| {
        let mut drawn = bound_lines::resolved(document, boxes, item).into_owned();
        if let SketchKind::Line(line) = &mut drawn.form {
            for binding in [&mut line.start, &mut line.end] {
                if binding
                    .as_ref()
                    .is_some_and(|binding| goes(item, &binding.target))
                {
                    *binding = None;
                }
            }
        }
        Edit::SetForm {
            item: drawn.id,
            rect: drawn.rect,
            form: drawn.form,
        }
    };
    stuck.iter().map(free).collect()
}
