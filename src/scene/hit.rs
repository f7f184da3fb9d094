//! What lies under a point, the topmost first, and what a marquee takes.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::PortSide;
use crate::geom::{BezPath, ParamCurve, ParamCurveNearest, PathSeg, Point, Rect, Shape};
use crate::layout::Route;
use crate::model::{
    Document, EdgeId, Node, NodeId, PortName, SketchId, SketchItem, SketchKind, Target,
};
use crate::rules::Report;
use crate::scene::background::sketch_rank;
use crate::scene::bounds::BoundsIndex;
use crate::scene::edge::pair_lines::ASIDE;
use crate::scene::node::rim::MOST_RIM;
use crate::scene::sketch::ink::through;
use crate::scene::sketch::{frame_title, is_filled};
use crate::scene::{EdgePairs, FrameBundles, PairHalf, half_at, outline_path};
use crate::scene::{
    FoldedFrames, NodeBox, OpenRims, PORT_RADIUS, PORT_STEP, PortBox, badge_rect, bound_lines,
};

/// What a pointer can be on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    Port {
        node: NodeId,
        port: PortName,
        side: PortSide,
    },
    /// The count of findings of a component.
    Badge(NodeId),
    Node(NodeId),
    /// The last stretch of an edge before a port, where it can be taken off.
    EdgeEnd {
        edge: EdgeId,
        side: PortSide,
    },
    Edge(EdgeId),
    /// Of a frame only its title and its border, so that a marquee can begin inside.
    Sketch(SketchId),
}

impl Hit {
    /// The element that is hit.
    pub fn target(&self) -> Target {
        match self {
            Self::Port { node, .. } | Self::Badge(node) | Self::Node(node) => {
                Target::Node(node.clone())
            }
            Self::EdgeEnd { edge, .. } | Self::Edge(edge) => Target::Edge(edge.clone()),
            Self::Sketch(id) => Target::Sketch(id.clone()),
        }
    }
}

/// A board with its measured components and routed edges.
#[derive(Clone, Copy)]
pub struct HitScene<'a> {
    /// What is on the board.
    pub document: &'a Document,
    /// Measured components, in world units.
    pub boxes: &'a BTreeMap<NodeId, NodeBox>,
    /// Paths of edges, in world units.
    pub routes: &'a BTreeMap<EdgeId, Route>,
    /// Findings, whose badges can be hit.
    pub report: &'a Report,
    /// What lies near a place, so that few things are asked.
    pub places: &'a BoundsIndex,
    /// Components whose ports without a connection can be taken hold of; of the others those can be that lie on the
    /// box, where pointing at it shows them.
    pub rims: OpenRims<'a>,
    /// What is folded: lines at a folded frame are not taken off it.
    pub folds: &'a FoldedFrames,
    /// Requests and answers that run as one line.
    pub pairs: &'a EdgePairs,
    /// Whether those are two lines now.
    pub is_apart: bool,
    /// Lines between the same two frames.
    pub bundles: &'a FrameBundles,
    /// Whether those are one line now.
    pub is_far: bool,
}

/// Whether locked things count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Locked {
    LeftOut,
    Too,
}

impl Locked {
    fn allows(self, is_locked: bool) -> bool {
        self == Self::Too || !is_locked
    }
}

/// How much of an edge counts as its end, at most.
const END: f64 = 16.0;
/// How far around a component its ports and its count of findings can be.
const AROUND_NODE: f64 = 2.0 * PORT_STEP;

impl HitScene<'_> {
    /// What is at the point, locked things left out. `reach` is how far beside a thin thing still counts, in
    /// world units.
    pub fn hit(&self, at: Point, reach: f64) -> Option<Hit> {
        self.hit_among(at, reach, Locked::LeftOut)
    }

    /// What is at the point, locked or not.
    pub fn hit_any(&self, at: Point, reach: f64) -> Option<Hit> {
        self.hit_among(at, reach, Locked::Too)
    }

    /// The edge at the point, whatever lies above it.
    pub fn edge_at(&self, at: Point, reach: f64) -> Option<EdgeId> {
        match self.hit_edge(&self.near(at, reach).edges, at, reach)? {
            Hit::EdgeEnd { edge, .. } | Hit::Edge(edge) => Some(edge),
            _ => None,
        }
    }

    /// The nearest of some edges at the point.
    pub fn edge_among(routes: &BTreeMap<EdgeId, Route>, at: Point, reach: f64) -> Option<EdgeId> {
        let (edge, _) = nearest_edge(routes, at, reach)?;
        Some(edge.clone())
    }

    /// Everything at the point, locked things left out.
    pub fn all_at(&self, at: Point, reach: f64) -> BTreeSet<Target> {
        let near = self.near(at, reach);
        let mut found = BTreeSet::new();
        for item in near.sketch {
            if !item.locked && self.is_on(item, at, reach) {
                found.insert(Target::Sketch(item.id.clone()));
            }
        }
        for (node, placed) in near.nodes {
            if !node.locked && placed.rect.contains(at) {
                found.insert(Target::Node(node.id.clone()));
            }
        }
        for (id, route) in near.edges {
            if distance(&route.path, at, reach).is_some() {
                found.insert(Target::Edge(id.clone()));
            }
        }
        found
    }

    fn hit_among(&self, at: Point, reach: f64, locked: Locked) -> Option<Hit> {
        let near = self.near(at, reach);
        let drawn = |item: &&&SketchItem| locked.allows(item.locked) && self.is_on(item, at, reach);
        let sketched = |item: &&SketchItem| Hit::Sketch(item.id.clone());
        let (above, beneath): (Vec<_>, Vec<_>) = near
            .sketch
            .iter()
            .rev()
            .partition(|item| item.is_folded() || (!item.is_frame() && item.z >= 0));
        let hit_node = || {
            let mut nodes = near.nodes.iter().rev();
            nodes.find_map(|(node, placed)| {
                let hit = self.hit_one_node(node, placed, at, reach)?;
                // What is locked can still be connected.
                let is_port = matches!(hit, Hit::Port { .. });
                (is_port || locked.allows(node.locked)).then_some(hit)
            })
        };
        above
            .iter()
            .find(drawn)
            .map(sketched)
            .or_else(hit_node)
            .or_else(|| {
                near.nodes
                    .iter()
                    .rev()
                    .find_map(|(_, placed)| hit_caption(placed, at))
            })
            .or_else(|| self.hit_edge(&near.edges, at, reach))
            .or_else(|| beneath.iter().find(drawn).map(sketched))
    }

    /// What may be at the point, from the lowest to the topmost; edges by id.
    fn near(&self, at: Point, reach: f64) -> Near<'_> {
        let around = reach.max(AROUND_NODE);
        let mut area = Rect::from_points(at, at).inflate(around, around);
        area.y0 -= MOST_RIM;
        let mut near = Near::default();
        let (document, diagram) = (self.document, self.document.diagram());
        for target in self.places.near(area) {
            match target {
                Target::Node(id) => {
                    let found = diagram.node(id).zip(self.boxes.get(id));
                    near.nodes.extend(found);
                }
                Target::Edge(id) => near.edges.extend(self.routes.get_key_value(id)),
                Target::Sketch(id) => near.sketch.extend(document.sketch().get(id)),
            }
        }
        // A rim lies over the board, but not over the components of others while a connection is drawn.
        let is_above = |id| !self.rims.all && self.rims.is_open(id);
        near.nodes
            .sort_by_key(|(node, _)| (is_above(&node.id), node.z, &node.id));
        near.edges.sort_by_key(|(id, _)| *id);
        near.sketch
            .sort_by_cached_key(|item| (sketch_rank(document, item), item.id.clone()));
        near
    }

    fn hit_one_node(&self, node: &Node, placed: &NodeBox, at: Point, reach: f64) -> Option<Hit> {
        let id = &node.id;
        let is_open = self.rims.is_open(id);
        let whole = if is_open {
            placed.with_rim()
        } else {
            placed.rect
        };
        if !whole.inflate(AROUND_NODE, AROUND_NODE).contains(at) {
            return None;
        }
        if badge_rect(placed).contains(at) && self.report.of_node(id).n > 0 {
            return Some(Hit::Badge(id.clone()));
        }
        let is_seen = |port: &PortBox| port.connected || is_open || placed.is_near(at);
        if let Some((port, side)) = hit_port(placed, at, reach, is_seen) {
            let node = id.clone();
            return Some(Hit::Port { node, port, side });
        }
        let is_inside = whole.contains(at);
        is_inside.then(|| Hit::Node(id.clone()))
    }

    /// What a marquee takes: components it touches, edges between two of them, other things it holds whole.
    /// Locked things it leaves.
    pub fn inside(&self, area: Rect) -> BTreeSet<Target> {
        let area = area.abs();
        let is_touched = |id: &NodeId| {
            let placed = self.boxes.get(id);
            placed.is_some_and(|placed| placed.rect.overlaps(area))
        };
        let diagram = self.document.diagram();
        let mut found = BTreeSet::new();
        for target in self.places.near(area) {
            match target {
                Target::Node(id) if is_touched(id) => {
                    let edges = diagram.outgoing(id).into_iter();
                    let between = edges.filter(|edge| is_touched(&edge.to.node));
                    found.extend(between.map(|edge| Target::Edge(edge.id.clone())));
                    let is_free = diagram.node(id).is_some_and(|node| !node.locked);
                    found.extend(is_free.then(|| target.clone()));
                }
                Target::Sketch(id) => {
                    let item = self.document.sketch().get(id);
                    let whole =
                        item.filter(|item| !item.locked && area.contains_rect(self.extent(item)));
                    found.extend(whole.map(|_| target.clone()));
                }
                Target::Node(_) | Target::Edge(_) => {}
            }
        }
        found
    }
}

#[derive(Default)]
struct Near<'a> {
    nodes: Vec<(&'a Node, &'a NodeBox)>,
    edges: Vec<(&'a EdgeId, &'a Route)>,
    sketch: Vec<&'a SketchItem>,
}

fn nearest_edge<'r>(
    routes: impl IntoIterator<Item = (&'r EdgeId, &'r Route)>,
    at: Point,
    reach: f64,
) -> Option<(&'r EdgeId, &'r Route)> {
    let within = routes
        .into_iter()
        .filter_map(|(id, route)| Some((distance(&route.path, at, reach)?, id, route)));
    let (_, edge, route) = within.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((edge, route))
}

/// The jump that a caption below a component names at the point.
fn hit_caption(placed: &NodeBox, at: Point) -> Option<Hit> {
    let mut captions = placed.jumps.iter();
    let edge = captions.find_map(|caption| caption.edge_at(placed.rect, at))?;
    Some(Hit::Edge(edge.clone()))
}

/// The nearest port in reach. Inside the box the reach is short, so that the box itself can be taken.
fn hit_port(
    placed: &NodeBox,
    at: Point,
    reach: f64,
    is_seen: impl Fn(&PortBox) -> bool,
) -> Option<(PortName, PortSide)> {
    let most = if placed.with_rim().contains(at) {
        PORT_RADIUS + 2.0
    } else {
        reach.clamp(PORT_RADIUS + 2.0, PORT_STEP)
    };
    let seen = placed.ports.iter().filter(|port| is_seen(port));
    let near = seen.map(|port| (port.at.distance(at), port));
    let (_, port) = near
        .filter(|(distance, _)| *distance <= most)
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((port.name.clone(), port.side))
}

/// The distance to the path, if it is within reach.
fn distance(path: &BezPath, at: Point, reach: f64) -> Option<f64> {
    if !path.control_box().inflate(reach, reach).contains(at) {
        return None;
    }
    let near = |segment: &PathSeg| {
        let around = segment.bounding_box().inflate(reach, reach);
        around.contains(at)
    };
    let squared = path
        .segments()
        .filter(near)
        .map(|segment| segment.nearest(at, 0.1).distance_sq)
        .min_by(f64::total_cmp)?;
    (squared <= reach * reach).then(|| squared.sqrt())
}

/// Which end of its edge the point is at, if any.
fn end(route: &Route, at: Point) -> Option<PortSide> {
    let start = route.path.segments().next()?.start();
    let length = start.distance(route.tip);
    let near = END.min(length / 3.0);
    if route.tip.distance(at) <= near {
        Some(PortSide::Input)
    } else {
        (start.distance(at) <= near).then_some(PortSide::Output)
    }
}

impl HitScene<'_> {
    fn hit_edge(&self, near: &[(&EdgeId, &Route)], at: Point, reach: f64) -> Option<Hit> {
        let bundle = |id| self.bundles.bundle(id).filter(|_| self.is_far);
        let alone = near.iter().copied().filter(|(id, _)| bundle(id).is_none());
        let all = self
            .bundles
            .all()
            .take(if self.is_far { usize::MAX } else { 0 });
        let bundles = all.filter_map(|(_, middle)| self.routes.get_key_value(middle));
        // Two lines that are drawn apart lie beside the one that is kept of them.
        let beside = if self.is_apart { ASIDE } else { 0.0 };
        let (edge, route) = nearest_edge(alone.chain(bundles), at, reach + beside)?;
        let is_folded = self.folds.bundle(edge).is_some() || bundle(edge).is_some();
        let pair = self.pairs.pair(edge).filter(|_| self.is_apart);
        let answer = pair.filter(|_| half_at(&route.path, at) == PairHalf::Answer);
        let edge = answer.map_or(edge, |pair| &pair.answer).clone();
        Some(match end(route, at).filter(|_| !is_folded) {
            // The answer begins where its request ends.
            Some(side) if answer.is_some() => Hit::EdgeEnd {
                edge,
                side: match side {
                    PortSide::Input => PortSide::Output,
                    PortSide::Output => PortSide::Input,
                },
            },
            Some(side) => Hit::EdgeEnd { edge, side },
            None => Hit::Edge(edge),
        })
    }

    fn is_on(&self, item: &SketchItem, at: Point, reach: f64) -> bool {
        let near = |path: &BezPath| distance(path, at, reach).is_some();
        match &item.form {
            SketchKind::Frame { .. } if item.is_folded() => item.rect.contains(at),
            SketchKind::Frame { .. } => {
                let (title, _) = frame_title(item);
                title.inflate(4.0, 4.0).contains(at) || near(&item.rect.to_path(0.1))
            }
            SketchKind::Note { .. } | SketchKind::Text { .. } | SketchKind::Unknown(_) => {
                item.rect.contains(at)
            }
            SketchKind::Shape { outline, text } => {
                let path = outline_path(*outline, item.rect);
                let has_inside = is_filled(item) || !text.is_empty();
                near(&path) || (has_inside && path.contains(at))
            }
            SketchKind::Line(_) => {
                let words = bound_lines::words(self.document, self.boxes, item);
                words.is_some_and(|words| words.contains(at))
                    || near(&bound_lines::drawn_path(self.document, self.boxes, item))
            }
            SketchKind::Ink { .. } => {
                let points = bound_lines::ends(self.document, self.boxes, item);
                match points[..] {
                    [dot] => dot.distance(at) <= reach,
                    _ => near(&through(&points)),
                }
            }
        }
    }

    /// The box of an item as it is drawn.
    fn extent(&self, item: &SketchItem) -> Rect {
        bound_lines::extent(self.document, self.boxes, item)
    }
}
