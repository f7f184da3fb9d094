//! Stretching things from one box into another, by handle or by key.

use crate::editor::arrange::follows;
use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect, Size};
use crate::model::{Edit, Node, SketchItem, SketchKind, Target};
use crate::scene;

/// The least side of a frame, and of anything else that has an inside.
const LEAST_FRAME: f64 = 48.0;
const LEAST_BOX: f64 = 16.0;

/// From one box to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// The box before, in world units.
    pub from: Rect,
    /// The box after, in world units.
    pub to: Rect,
}

impl Scaling {
    fn factors(&self) -> (f64, f64) {
        let factor = |from: f64, to: f64| if from.abs() > 1e-9 { to / from } else { 1.0 };
        (
            factor(self.from.width(), self.to.width()),
            factor(self.from.height(), self.to.height()),
        )
    }

    pub fn point(&self, at: Point) -> Point {
        let (x, y) = self.factors();
        Point::new(
            self.to.x0 + (at.x - self.from.x0) * x,
            self.to.y0 + (at.y - self.from.y0) * y,
        )
    }

    pub fn rect(&self, rect: Rect) -> Rect {
        let far = Point::new(rect.x1, rect.y1);
        Rect::from_points(self.point(rect.origin()), self.point(far))
    }
}

/// A thing as it was before it is stretched.
#[derive(Clone, Debug)]
pub struct StretchedItem {
    target: Target,
    rect: Rect,
    least: Size,
    item: Option<SketchItem>,
}

/// The targets as they are now.
pub fn elastic(board: &BoardState, targets: &TargetSet) -> Vec<StretchedItem> {
    let free = targets.iter().filter(|target| !follows(board, target));
    let taken = free.filter_map(|target| {
        Some(StretchedItem {
            target: target.clone(),
            rect: board.bounds(target)?,
            least: least_size(board, target),
            item: drawn(board, target).cloned(),
        })
    });
    taken.collect()
}

/// The smallest box that all of them together may be stretched into.
pub fn least_extent(things: &[StretchedItem], extent: Rect) -> Size {
    let share = |least: f64, length: f64| {
        if length > least {
            least / length
        } else if least > 0.0 {
            1.0
        } else {
            0.0
        }
    };
    let most = |of: fn(Size) -> f64| {
        let shares = things
            .iter()
            .map(|thing| share(of(thing.least), of(thing.rect.size())));
        of(extent.size()) * shares.fold(0.0, f64::max)
    };
    Size::new(most(|size| size.width), most(|size| size.height))
}

/// Edits that stretch the things; nothing becomes smaller than it may be.
pub fn scaled(things: &[StretchedItem], scaling: Scaling) -> Vec<Edit> {
    let edits = things.iter().filter_map(|thing| {
        let wanted = scaling.rect(thing.rect);
        let size = wanted.size().max(thing.least);
        let rect = Rect::from_center_size(wanted.center(), size);
        (rect != thing.rect).then(|| match &thing.item {
            Some(item) => stretched(item, rect),
            None => Edit::Resize {
                target: thing.target.clone(),
                rect,
            },
        })
    });
    edits.collect()
}

/// The smallest size a thing may be given.
fn least_size(board: &BoardState, target: &Target) -> Size {
    let document = board.document();
    match target {
        Target::Node(id) => document.diagram().node(id).map_or(Size::ZERO, |node| {
            scene::least_size(document, node, board.catalog())
        }),
        Target::Sketch(id) => match document.sketch().get(id).map(|item| &item.form) {
            Some(SketchKind::Frame { .. }) => Size::new(LEAST_FRAME, LEAST_FRAME),
            Some(SketchKind::Line(_) | SketchKind::Ink { .. }) | None => Size::ZERO,
            Some(_) => Size::new(LEAST_BOX, LEAST_BOX),
        },
        Target::Edge(_) => Size::ZERO,
    }
}

/// Edits that give components back the size that follows from what they show.
pub fn natural(board: &BoardState, targets: &TargetSet) -> Vec<Edit> {
    let diagram = board.document().diagram();
    let nodes = targets.iter().filter_map(|target| match target {
        Target::Node(id) => diagram.node(id),
        Target::Edge(_) | Target::Sketch(_) => None,
    });
    let sized = nodes.filter(|node| node.size.is_some());
    sized
        .map(|node| {
            Edit::AddNode(Node {
                size: None,
                ..node.clone()
            })
        })
        .collect()
}

fn drawn<'a>(board: &'a BoardState, target: &Target) -> Option<&'a SketchItem> {
    match target {
        Target::Sketch(id) => board.document().sketch().get(id),
        Target::Node(_) | Target::Edge(_) => None,
    }
}

/// The item in its new box, its points with it.
fn stretched(item: &SketchItem, rect: Rect) -> Edit {
    let own = Scaling {
        from: Rect::from_origin_size(Point::ZERO, item.rect.size()),
        to: Rect::from_origin_size(Point::ZERO, rect.size()),
    };
    let mut form = item.form.clone();
    let points = match &mut form {
        SketchKind::Line(line) => &mut line.points[..],
        SketchKind::Ink { points, .. } => &mut points[..],
        SketchKind::Shape { .. }
        | SketchKind::Text { .. }
        | SketchKind::Note { .. }
        | SketchKind::Frame { .. }
        | SketchKind::Unknown(_) => &mut [],
    };
    for at in points {
        *at = own.point(*at);
    }
    Edit::SetForm {
        item: item.id.clone(),
        rect,
        form,
    }
}
