//! The bends of an edge as hands see them: where they are drawn, which one is under the pointer, and how the
//! others follow so that square ways stay square.

use crate::editor::{BendRef, BoardState, Editor, Effect, text::display_names};
use crate::geom::{BezPath, ParamCurve, PathEl, Point, Vec2, point_along, share_along};
use crate::model::{Edge, EdgeId, Edit, LineRouting, Target};

/// How far from a bend, in screen points, the pointer still takes it.
const REACH: f64 = 7.0;
/// Coordinates that differ by less are on one line.
const SAME: f64 = 0.5;

/// An edge with its ends and bends where they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnRoute {
    /// Where it leaves its first component, in world units.
    pub from: Point,
    /// From the first component to the last, in world units.
    pub bends: Vec<Point>,
    /// Where it arrives, in world units.
    pub to: Point,
}

/// Which bends of an edge are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bends {
    /// Those a person or the layout gave it.
    Own,
    /// Also the corners of a route that goes around by itself.
    Shown,
}

/// What a drag along an edge moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeGrab {
    One(usize),
    /// The straight stretch between a bend and the next.
    Stretch(usize),
}

impl DrawnRoute {
    /// The edge with the bends a person or the layout gave it. With [`Bends::CardResponse`], the corners of a
    /// route that goes around by itself are bends too.
    pub fn new(board: &BoardState, edge: &EdgeId, bends: Bends) -> Option<Self> {
        let path = &board.derived().routes.get(edge)?.path;
        let record = board.document().diagram().edge(edge)?;
        let via = &record.via;
        let corners = corners(path);
        let finds_its_way =
            via.is_empty() || board.document().routing(record) != LineRouting::Straight;
        let is_routed = bends == Bends::Shown && finds_its_way && !corners.is_empty();
        let bends = if corners.len() == via.len() || is_routed {
            corners
        } else {
            via.clone()
        };
        let mut segments = path.segments();
        let from = segments.next()?.start();
        let to = path.segments().last()?.end();
        Some(Self { from, bends, to })
    }

    fn all(&self) -> Vec<Point> {
        let ends = (std::iter::once(self.from), std::iter::once(self.to));
        ends.0
            .chain(self.bends.iter().copied())
            .chain(ends.1)
            .collect()
    }

    /// Whether all stretches are level or upright.
    pub fn is_square(&self) -> bool {
        let all = self.all();
        let mut pairs = all.windows(2);
        !self.bends.is_empty()
            && pairs.all(|pair| is_level(pair[0], pair[1]) || is_upright(pair[0], pair[1]))
    }

    /// What a drag that begins at `at` moves, with a new bend there when it is on no stretch between two bends
    /// of a square way.
    pub fn grab(&mut self, path: &BezPath, at: Point) -> EdgeGrab {
        let share = share_along(path, at);
        let before = |bend: &&Point| share_along(path, **bend) < share;
        let index = self.bends.iter().filter(before).count();
        if self.is_square() && index > 0 && index < self.bends.len() {
            return EdgeGrab::Stretch(index - 1);
        }
        self.bends.insert(index, at);
        EdgeGrab::One(index)
    }

    /// The bends after a drag.
    pub fn dragged(&self, grab: EdgeGrab, by: Vec2) -> Vec<Point> {
        match grab {
            EdgeGrab::One(index) => self.moved(index, self.bends[index] + by),
            EdgeGrab::Stretch(index) => {
                let mut bends = self.bends.clone();
                let across = if is_upright(bends[index], bends[index + 1]) {
                    Vec2::new(by.x, 0.0)
                } else {
                    Vec2::new(0.0, by.y)
                };
                bends[index] += across;
                bends[index + 1] += across;
                bends
            }
        }
    }

    /// The bends with one of them elsewhere. On a square way its neighbours follow, and stretches at the ports
    /// stay level.
    pub fn moved(&self, index: usize, mut to: Point) -> Vec<Point> {
        let mut bends = self.bends.clone();
        if !self.is_square() || bends.len() < 2 {
            bends[index] = to;
            return bends;
        }
        let old = bends[index];
        let last = bends.len() - 1;
        if index == 0 && is_level(self.from, old) {
            to.y = old.y;
        }
        if index == last && is_level(self.to, old) {
            to.y = old.y;
        }
        let around = [index.checked_sub(1), Some(index + 1).filter(|i| *i <= last)];
        for neighbour in around.into_iter().flatten() {
            if is_upright(bends[neighbour], old) {
                bends[neighbour].x = to.x;
            } else {
                bends[neighbour].y = to.y;
            }
        }
        bends[index] = to;
        bends
    }
}

fn is_upright(a: Point, b: Point) -> bool {
    (a.x - b.x).abs() < SAME
}

fn is_level(a: Point, b: Point) -> bool {
    (a.y - b.y).abs() < SAME
}

/// The corners that a way of straight stretches rounds off.
fn corners(path: &BezPath) -> Vec<Point> {
    let elements = path.elements().iter();
    let rounded = elements.filter_map(|element| match element {
        PathEl::QuadTo(corner, _) => Some(*corner),
        _ => None,
    });
    rounded.collect()
}

/// The edge whose bends show: the one that is selected alone.
pub fn shown(board: &BoardState) -> Option<&EdgeId> {
    match board.selected_one()? {
        // A line at a folded frame has none of the bends that it has when the frame is unfolded.
        Target::Edge(id) if board.derived().folds.bundle(id).is_some() => None,
        Target::Edge(id) if board.read_only().is_none() => Some(id),
        Target::Node(_) | Target::Edge(_) | Target::Sketch(_) => None,
    }
}

/// The bend at a point.
pub fn at(board: &BoardState, at: Point) -> Option<BendRef> {
    let edge = shown(board)?;
    let bends = DrawnRoute::new(board, edge, Bends::Own)?.bends;
    let near = bends.iter().map(|bend| bend.distance(at)).enumerate();
    let (index, _) = near
        .filter(|(_, distance)| *distance <= board.world(REACH))
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(BendRef {
        edge: edge.clone(),
        index,
    })
}

/// The edit that takes a bend away.
pub fn without(board: &BoardState, bend: &BendRef) -> Option<Edit> {
    let mut via = DrawnRoute::new(board, &bend.edge, Bends::Own)?.bends;
    (bend.index < via.len()).then(|| {
        via.remove(bend.index);
        Edit::SetVia {
            edge: bend.edge.clone(),
            via,
        }
    })
}

/// What a step that changes the bends of an edge is called.
pub fn label(board: &BoardState, edge: &EdgeId) -> String {
    let target = Target::Edge(edge.clone());
    let name = display_names::target_name(board.document(), board.catalog(), &target);
    format!("Bend {name}")
}

/// Puts a bend into the middle of the selected edge and chooses it, so that the arrow keys move it; chooses the
/// next bend when there are some.
pub fn next(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let Some(Target::Edge(edge)) = board.selected_one().cloned() else {
        return vec![Effect::info("Select one connection first")];
    };
    let n_bends = board
        .document()
        .diagram()
        .edge(&edge)
        .map_or(0, |edge| edge.via.len());
    let (chosen, n) = match board.bend() {
        _ if n_bends == 0 => return add(editor, edge),
        Some(bend) => ((bend.index + 1) % n_bends, n_bends),
        None => (0, n_bends),
    };
    editor.board.selection.bend = Some(BendRef {
        edge,
        index: chosen,
    });
    vec![Effect::Announce(format!("Bend {} of {n}", chosen + 1))]
}

/// Puts another bend behind the chosen one, or into the middle.
pub fn add(editor: &mut Editor, edge: EdgeId) -> Vec<Effect> {
    let board = editor.board();
    let (Some(mut bent), Some(route)) = (
        DrawnRoute::new(board, &edge, Bends::Own),
        board.derived().routes.get(&edge),
    ) else {
        return Vec::new();
    };
    let index = board
        .bend()
        .map_or(bent.bends.len() / 2, |bend| bend.index + 1);
    let index = index.min(bent.bends.len());
    let all = bent.all();
    let shares = [all[index], all[index + 1]].map(|at| share_along(&route.path, at));
    let at = point_along(&route.path, f64::midpoint(shares[0], shares[1]));
    bent.bends.insert(index, at);
    let edit = Edit::SetVia {
        edge: edge.clone(),
        via: bent.bends,
    };
    let effects = editor.commit_announced(label(board, &edge), &[edit], "Bend added".to_owned());
    editor.act(crate::editor::Action::View(
        crate::editor::ViewAction::ChooseBend(Some(BendRef { edge, index })),
    ));
    effects
}

/// Takes all bends of the selected edges away, or without any of all, and puts their labels where there is most room.
pub fn straighten(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let diagram = board.document().diagram();
    let selected = board.selection().iter().filter_map(|target| match target {
        Target::Edge(id) => diagram.edge(id),
        Target::Node(_) | Target::Sketch(_) => None,
    });
    let mut selected: Vec<&Edge> = selected.collect();
    let is_all = selected.is_empty();
    if is_all {
        selected.extend(diagram.edges());
    }
    let mut edits = Vec::new();
    for edge in selected {
        if !edge.via.is_empty() {
            edits.push(Edit::SetVia {
                edge: edge.id.clone(),
                via: Vec::new(),
            });
        }
        if edge.label_at.is_some() {
            edits.push(Edit::SetLabelPlace {
                edge: edge.id.clone(),
                at: None,
            });
        }
    }
    if edits.is_empty() {
        let whose = if is_all { "No" } else { "No selected" };
        return vec![Effect::info(format!(
            "{whose} connection has bends or a moved label"
        ))];
    }
    let done = if is_all {
        "All connections reset"
    } else {
        "Connections reset"
    };
    editor.commit_announced("Reset connections".to_owned(), &edits, done.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{DrawnRoute, EdgeGrab};
    use crate::geom::{BezPath, Point, Vec2};

    fn square() -> DrawnRoute {
        let point = |x: f64, y: f64| Point::new(x, y);
        DrawnRoute {
            from: point(0.0, 0.0),
            bends: vec![
                point(50.0, 0.0),
                point(50.0, 100.0),
                point(200.0, 100.0),
                point(200.0, 40.0),
            ],
            to: point(300.0, 40.0),
        }
    }

    fn path(bent: &DrawnRoute) -> BezPath {
        let mut path = BezPath::new();
        let all = bent.all();
        path.move_to(all[0]);
        all[1..].iter().for_each(|point| path.line_to(*point));
        path
    }

    #[test]
    fn a_stretch_between_bends_moves_across_itself() {
        let mut bent = square();
        let grab = bent.grab(&path(&bent), Point::new(120.0, 101.0));
        assert_eq!(grab, EdgeGrab::Stretch(1));
        let after = bent.dragged(grab, Vec2::new(7.0, 30.0));
        assert_eq!(after[1], Point::new(50.0, 130.0));
        assert_eq!(after[2], Point::new(200.0, 130.0));
    }

    #[test]
    fn a_corner_takes_its_neighbours_along_and_ports_stay_level() {
        let bent = square();
        let after = bent.dragged(EdgeGrab::One(0), Vec2::new(20.0, 15.0));
        assert_eq!(after[0], Point::new(70.0, 0.0));
        assert_eq!(after[1], Point::new(70.0, 100.0));
        let after = bent.dragged(EdgeGrab::One(2), Vec2::new(10.0, 10.0));
        assert_eq!(after[1], Point::new(50.0, 110.0));
        assert_eq!(after[3], Point::new(210.0, 40.0));
    }

    #[test]
    fn elsewhere_a_drag_makes_a_bend() {
        let mut bent = square();
        let grab = bent.grab(&path(&bent), Point::new(20.0, 0.0));
        assert_eq!(grab, EdgeGrab::One(0));
        assert_eq!(bent.bends.len(), 5);
    }
}
