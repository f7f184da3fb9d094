//! The handles around what is selected: where they are, which one is under the pointer, and the box that
//! pulling one makes.

use crate::editor::{BoardState, CursorShape, TargetSet};
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{SketchKind, Target};

/// Side of a handle on the screen, in points.
pub const SIDE: f64 = 8.0;
/// How far from the middle of a handle, in screen points, the pointer still takes it.
const REACH: f64 = 6.5;
/// How far outside the box handles stand, in screen points, so that small things can still be moved.
pub const OUTSIDE: f64 = 7.0;
/// Boxes shorter than this on the screen show no handles in the middle of their sides, and much shorter
/// ones only the last corner.
const ROOM: f64 = 44.0;
const LITTLE_ROOM: f64 = 18.0;

/// Which side of a box a handle pulls on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandlePull {
    Low,
    None,
    High,
}

/// One of eight handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle {
    /// The upright side that it pulls.
    pub x: HandlePull,
    /// The level side that it pulls.
    pub y: HandlePull,
}

/// What a resize keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResizeConstraint {
    /// Width to height.
    pub ratio: bool,
    /// The middle.
    pub center: bool,
}

impl Handle {
    pub const ALL: [Self; 8] = [
        Self::new(HandlePull::High, HandlePull::High),
        Self::new(HandlePull::Low, HandlePull::Low),
        Self::new(HandlePull::High, HandlePull::Low),
        Self::new(HandlePull::Low, HandlePull::High),
        Self::new(HandlePull::High, HandlePull::None),
        Self::new(HandlePull::None, HandlePull::High),
        Self::new(HandlePull::Low, HandlePull::None),
        Self::new(HandlePull::None, HandlePull::Low),
    ];

    pub const fn new(x: HandlePull, y: HandlePull) -> Self {
        Self { x, y }
    }

    /// Its point of the compass.
    pub fn name(self) -> &'static str {
        match (self.x, self.y) {
            (HandlePull::Low, HandlePull::Low) => "nw",
            (HandlePull::None, HandlePull::Low) => "n",
            (HandlePull::High, HandlePull::Low) => "ne",
            (HandlePull::High, HandlePull::None) => "e",
            (HandlePull::High, HandlePull::High) => "se",
            (HandlePull::None, HandlePull::High) => "s",
            (HandlePull::Low, HandlePull::High) => "sw",
            (HandlePull::Low, HandlePull::None) => "w",
            (HandlePull::None, HandlePull::None) => "",
        }
    }

    pub fn cursor(self) -> CursorShape {
        match (self.x, self.y) {
            (HandlePull::None, _) => CursorShape::ResizeDown,
            (_, HandlePull::None) => CursorShape::ResizeAcross,
            (HandlePull::Low, HandlePull::Low) | (HandlePull::High, HandlePull::High) => {
                CursorShape::ResizeFalling
            }
            (HandlePull::Low, HandlePull::High) | (HandlePull::High, HandlePull::Low) => {
                CursorShape::ResizeRising
            }
        }
    }

    /// The box after pulling the handle by `by`: never smaller than `least`, never turned over.
    pub fn pulled(self, rect: Rect, by: Vec2, least: Size, keeps: ResizeConstraint) -> Rect {
        let twice = if keeps.center { 2.0 } else { 1.0 };
        let grown = |pull: HandlePull, by: f64| match pull {
            HandlePull::Low => -by * twice,
            HandlePull::None => 0.0,
            HandlePull::High => by * twice,
        };
        let mut size = Size::new(
            (rect.width() + grown(self.x, by.x)).max(least.width),
            (rect.height() + grown(self.y, by.y)).max(least.height),
        );
        if keeps.ratio {
            size = self.in_ratio(rect, size, least);
        }
        let place = |pull: HandlePull, low: f64, high: f64, length: f64| match pull {
            _ if keeps.center => f64::midpoint(low, high) - length / 2.0,
            HandlePull::Low => high - length,
            // A side pulled in ratio grows the other axis about its middle.
            HandlePull::None => f64::midpoint(low, high) - length / 2.0,
            HandlePull::High => low,
        };
        let corner = Point::new(
            place(self.x, rect.x0, rect.x1, size.width),
            place(self.y, rect.y0, rect.y1, size.height),
        );
        Rect::from_origin_size(corner, size)
    }

    /// The larger of the two changes decides, and both sides follow.
    fn in_ratio(self, rect: Rect, size: Size, least: Size) -> Size {
        let factor = |new: f64, old: f64| if old > 1e-9 { new / old } else { 1.0 };
        let (x, y) = (
            factor(size.width, rect.width()),
            factor(size.height, rect.height()),
        );
        let wanted = match (self.x, self.y) {
            (HandlePull::None, _) => y,
            (_, HandlePull::None) => x,
            (HandlePull::Low | HandlePull::High, HandlePull::Low | HandlePull::High) => x.max(y),
        };
        let needed = factor(least.width, rect.width()).max(factor(least.height, rect.height()));
        let needed = if needed.is_finite() {
            needed.min(1.0)
        } else {
            0.0
        };
        rect.size() * wanted.max(needed)
    }
}

/// What can be resized of the selection: components and drawn things that are not locked.
pub fn resizable(board: &BoardState) -> TargetSet {
    if board.read_only().is_some() {
        return TargetSet::new();
    }
    let mut free = board.unlocked(board.selection());
    free.retain(|target| !matches!(target, Target::Edge(_)));
    // A single line is reshaped by its points.
    if free.len() == 1 && is_line(board, free.first()) {
        free.clear();
    }
    free
}

fn is_line(board: &BoardState, target: Option<&Target>) -> bool {
    let Some(Target::Sketch(id)) = target else {
        return false;
    };
    let item = board.document().sketch().get(id);
    item.is_some_and(|item| matches!(item.form, SketchKind::Line(_)))
}

/// The box around what can be resized, and its handles where they are drawn.
pub fn handles(board: &BoardState) -> Option<(Rect, Vec<(Handle, Point)>)> {
    let selected = board.selection_summary();
    let rect = selected.resizable?;
    let sole = selected.sole.as_ref();
    let has_badge = sole.is_some_and(|target| has_badge(board, target));
    let out = board.world(OUTSIDE);
    let around = rect.inflate(out, out);
    let shown = Handle::ALL
        .into_iter()
        .filter(|handle| has_room(board, rect, *handle))
        // The count of findings stands in that corner, to be pointed at.
        .filter(|handle| !(has_badge && *handle == Handle::new(HandlePull::High, HandlePull::Low)));
    let placed = shown.filter_map(|handle| {
        let at = corner(around, handle);
        match sole {
            Some(Target::Node(_)) if handle.y == HandlePull::None => {
                let y = beside_ports(board, sole?, rect, handle)?;
                Some((handle, Point::new(at.x, y)))
            }
            Some(Target::Node(_) | Target::Edge(_) | Target::Sketch(_)) | None => {
                Some((handle, at))
            }
        }
    });
    Some((rect, placed.collect()))
}

fn has_badge(board: &BoardState, target: &Target) -> bool {
    match target {
        Target::Node(id) => board.derived().shown.of_node(id).n > 0,
        Target::Edge(_) | Target::Sketch(_) => false,
    }
}

fn has_room(board: &BoardState, rect: Rect, handle: Handle) -> bool {
    let (width, height) = (
        rect.width() / board.world(1.0),
        rect.height() / board.world(1.0),
    );
    let is_last = handle == Handle::ALL[0];
    match (handle.x, handle.y) {
        (HandlePull::None, _) => width >= ROOM,
        (_, HandlePull::None) => height >= ROOM,
        (HandlePull::Low | HandlePull::High, HandlePull::Low | HandlePull::High) => {
            is_last || width.max(height) >= LITTLE_ROOM
        }
    }
}

fn corner(rect: Rect, handle: Handle) -> Point {
    let on = |pull: HandlePull, low: f64, high: f64| match pull {
        HandlePull::Low => low,
        HandlePull::None => f64::midpoint(low, high),
        HandlePull::High => high,
    };
    Point::new(
        on(handle.x, rect.x0, rect.x1),
        on(handle.y, rect.y0, rect.y1),
    )
}

/// The height of a side handle of a component, clear of its ports; `None` where they leave no room.
fn beside_ports(board: &BoardState, target: &Target, rect: Rect, handle: Handle) -> Option<f64> {
    let Target::Node(id) = target else {
        return None;
    };
    let ports = &board.derived().boxes.get(id)?.ports;
    let side = if handle.x == HandlePull::Low {
        rect.x0
    } else {
        rect.x1
    };
    let on_side = ports.iter().filter(|port| (port.at.x - side).abs() < 1.0);
    let top = on_side.map(|port| port.at.y).min_by(f64::total_cmp);
    match top {
        None => Some(rect.center().y),
        Some(top) if top - rect.y0 >= board.world(ROOM / 2.0) => Some(f64::midpoint(rect.y0, top)),
        Some(_) => None,
    }
}

/// The handle at a point.
pub fn at(board: &BoardState, at: Point) -> Option<Handle> {
    let (_, handles) = handles(board)?;
    let reach = board.world(REACH);
    let distance = |place: Point| (place.x - at.x).abs().max((place.y - at.y).abs());
    let near = handles
        .into_iter()
        .filter(|(_, place)| distance(*place) <= reach);
    near.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
        .map(|(handle, _)| handle)
}

#[cfg(test)]
mod tests {
    use super::{Handle, HandlePull, ResizeConstraint};
    use crate::geom::{Rect, Size, Vec2};

    const RECT: Rect = Rect::new(100.0, 100.0, 200.0, 150.0);
    const LEAST: Size = Size::new(20.0, 20.0);

    const FREE: ResizeConstraint = ResizeConstraint {
        ratio: false,
        center: false,
    };
    const RATIO: ResizeConstraint = ResizeConstraint {
        ratio: true,
        ..FREE
    };
    const CENTER: ResizeConstraint = ResizeConstraint {
        center: true,
        ..FREE
    };
    const BOTH: ResizeConstraint = ResizeConstraint {
        ratio: true,
        center: true,
    };

    fn pulled(x: HandlePull, y: HandlePull, by: (f64, f64), keeps: ResizeConstraint) -> Rect {
        Handle::new(x, y).pulled(RECT, Vec2::from(by), LEAST, keeps)
    }

    #[test]
    fn the_other_side_stays() {
        let east = pulled(HandlePull::High, HandlePull::None, (30.0, 99.0), FREE);
        assert_eq!(east, Rect::new(100.0, 100.0, 230.0, 150.0));
        let north_west = pulled(HandlePull::Low, HandlePull::Low, (10.0, 10.0), FREE);
        assert_eq!(north_west, Rect::new(110.0, 110.0, 200.0, 150.0));
    }

    #[test]
    fn nothing_is_turned_over() {
        let tiny = pulled(HandlePull::Low, HandlePull::Low, (500.0, 500.0), FREE);
        assert_eq!(tiny, Rect::new(180.0, 130.0, 200.0, 150.0));
        let tiny = pulled(HandlePull::High, HandlePull::High, (-500.0, -500.0), BOTH);
        assert_eq!(tiny, Rect::from_center_size((150.0, 125.0), (40.0, 20.0)));
    }

    #[test]
    fn the_middle_and_the_shape_can_be_kept() {
        let center = pulled(HandlePull::High, HandlePull::None, (10.0, 0.0), CENTER);
        assert_eq!(center, Rect::new(90.0, 100.0, 210.0, 150.0));
        let ratio = pulled(HandlePull::High, HandlePull::High, (100.0, 0.0), RATIO);
        assert_eq!(ratio, Rect::new(100.0, 100.0, 300.0, 200.0));
        let side = pulled(HandlePull::High, HandlePull::None, (100.0, 0.0), RATIO);
        assert_eq!(side, Rect::new(100.0, 75.0, 300.0, 175.0));
    }
}
