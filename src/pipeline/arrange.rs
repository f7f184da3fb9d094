//! A board as the layout engine sees it, and what the engine decided as edits of the board.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Phase, PortSide, Role};
use crate::geom::{BezPath, Point, Rect, Size, Vec2, union};
use crate::layout::graph::{
    Block, BoxSide, LayoutEdge, LayoutEnd, LayoutGraph, LayoutGroup, LayoutOptions, LayoutPort,
};
use crate::layout::incremental::PreviousLayout;
use crate::layout::route::{RouteEnds, route};
use crate::layout::router::{ObstacleMap, is_clear};
use crate::layout::{EdgePath, LayoutResult};
use crate::model::{self, Document, Edit, LineRouting, NodeId, SketchId, SketchItem, Target};
use crate::pipeline::boxes;
use crate::pipeline::folded_document::{fold_box, fold_moves, folded_document};
use crate::scene::{self, EdgePair, NodeBox};

/// Height that the title of a frame takes inside it.
const FRAME_TITLE: f64 = 20.0;
/// What stands before and behind the words of a label, and its height.
const LABEL_PADDING: f64 = 4.0;
const LABEL_HEIGHT: f64 = 14.0;
const LABEL_WIDTH: f64 = 140.0;
/// Fewer components than that stand in one row of layers whatever their phases.
const FEWEST_FOR_LANES: usize = 8;
/// Nearer to a foreign box than this, a curve seems to touch it.
const CLEARANCE: f64 = 8.0;

/// What a board should look like: no more air than what runs through it needs.
pub fn options() -> LayoutOptions {
    LayoutOptions {
        box_gap: 20.0,
        layer_gap: 48.0,
        edge_gap: 8.0,
        group_pad: 16.0,
        ..LayoutOptions::default()
    }
}

/// The components, frames and edges of a board. Frames that together hold every component become lanes:
/// what works offline on top, what people wait for at the bottom.
pub fn graph(document: &Document, catalog: &Catalog) -> LayoutGraph {
    let clients = folded_clients(document, catalog);
    let document = &*folded_document(document);
    let boxes = boxes(document, catalog);
    let diagram = document.diagram();
    let lanes = lanes(document, catalog);
    let phases = phases(document, catalog);
    let blocks = diagram.nodes().map(|node| {
        let kind = catalog.kind(node.kind.as_str());
        let block = Block {
            size: boxes[&node.id].rect.size(),
            group: node.frame.clone().or_else(|| phases.get(&node.id).cloned()),
            at: node.at,
            pinned: node.locked,
            first: kind.is_some_and(|kind| kind.has_role(Role::Client))
                || clients.contains(&node.id),
            below: below(&boxes[&node.id]),
        };
        (node.id.clone(), block)
    });
    let frames = document.sketch().values().filter(|item| item.is_frame());
    let groups = frames.map(|frame| {
        let group = LayoutGroup {
            parent: frame.frame.clone(),
            lane: lanes.get(&frame.id).copied(),
            title: FRAME_TITLE,
        };
        (frame.id.clone(), group)
    });
    let mut groups: BTreeMap<SketchId, LayoutGroup> = groups.collect();
    let bands: BTreeSet<&SketchId> = phases.values().collect();
    groups.extend(bands.into_iter().zip(0..).map(|(id, lane)| {
        let group = LayoutGroup {
            lane: Some(lane),
            ..LayoutGroup::default()
        };
        (id.clone(), group)
    }));
    let edges = diagram.edges().filter(|edge| !edge.jump);
    // A request and its answer are one line.
    let edges = edges.filter(|edge| !EdgePair::is_answer(document, catalog, edge));
    let edges = edges.map(|edge| {
        let drawn = LayoutEdge {
            from: end(&boxes, &edge.from, PortSide::Output),
            to: end(&boxes, &edge.to, PortSide::Input),
            label: label(edge),
            feedback: is_released(document, edge, catalog),
            far: None,
        };
        (edge.id.clone(), drawn)
    });
    LayoutGraph {
        blocks: blocks.collect(),
        groups,
        edges: edges.collect(),
    }
}

/// The boxes of folded frames from which requests come.
fn folded_clients(document: &Document, catalog: &Catalog) -> BTreeSet<NodeId> {
    let is_client = |node: &&model::Node| {
        let kind = catalog.kind(node.kind.as_str());
        kind.is_some_and(|kind| kind.has_role(Role::Client))
    };
    let clients = document.diagram().nodes().filter(is_client);
    let around = clients.filter_map(|node| document.fold_of(&Target::Node(node.id.clone())));
    around.map(fold_box).collect()
}

/// The room for the names of jumps.
fn below(at: &NodeBox) -> f64 {
    if at.jumps.is_empty() {
        0.0
    } else {
        scene::CAPTION_HEIGHT
    }
}

/// Whether a released model goes back to work along an edge: where that closes a cycle, it is the way back.
pub(in crate::pipeline) fn is_released(
    document: &Document,
    edge: &model::Edge,
    catalog: &Catalog,
) -> bool {
    let kind = |id: &NodeId| catalog.kind(document.diagram().node(id)?.kind.as_str());
    let releases = kind(&edge.from.node).is_some_and(|kind| {
        kind.has_role(Role::RegistersModels) || kind.has_role(Role::ControlsRollout)
    });
    let port = kind(&edge.to.node).and_then(|kind| kind.input(edge.to.port.as_str()));
    releases && port.is_some_and(|port| port.latched)
}

/// How a board is drawn now: bends of edges and areas of frames.
pub fn old(document: &Document, catalog: &Catalog) -> PreviousLayout {
    let document = &*folded_document(document);
    let boxes = boxes(document, catalog);
    let ways = document.diagram().edges().filter_map(|edge| {
        let (from, to) = (boxes.get(&edge.from.node)?, boxes.get(&edge.to.node)?);
        let mut way = vec![from.attachment(&edge.from.port, PortSide::Output)];
        way.extend(&edge.via);
        way.push(to.attachment(&edge.to.port, PortSide::Input));
        Some((edge.id.clone(), way))
    });
    let frames = document.sketch().values().filter(|item| item.is_frame());
    PreviousLayout {
        ways: ways.collect(),
        groups: frames.map(|frame| (frame.id.clone(), frame.rect)).collect(),
    }
}

fn end(boxes: &BTreeMap<NodeId, NodeBox>, end: &model::EdgeEnd, side: PortSide) -> LayoutEnd {
    let port = boxes.get(&end.node).map(|at| LayoutPort {
        face: match side {
            PortSide::Input => BoxSide::Left,
            PortSide::Output => BoxSide::Right,
        },
        offset: at.attachment(&end.port, side).y - at.rect.y0,
    });
    LayoutEnd {
        node: end.node.clone(),
        port,
    }
}

/// The room for what a person wrote on an edge. The names of data types are put where there is room.
fn label(edge: &model::Edge) -> Option<Size> {
    let text = scene::text::line(
        edge.label.trim(),
        scene::Typeface::Medium,
        scene::SUBTITLE_SIZE,
        LABEL_WIDTH,
    );
    (text.size.width > 0.0).then(|| Size::new(text.size.width + 2.0 * LABEL_PADDING, LABEL_HEIGHT))
}

/// On a board without frames that is not small: a lane for each phase, as if there were a frame around what works
/// offline, nearline and online.
fn phases(document: &Document, catalog: &Catalog) -> BTreeMap<NodeId, SketchId> {
    let diagram = document.diagram();
    let has_frames = document.sketch().values().any(SketchItem::is_frame);
    if has_frames || diagram.n_nodes() < FEWEST_FOR_LANES {
        return BTreeMap::new();
    }
    let phase = |kind: &str| catalog.kind(kind).map_or(Phase::Online, |kind| kind.phase);
    // No id that a person or a file gives begins like that.
    let band = |phase: Phase| SketchId::from(format!("\0{}", phase as u8));
    let nodes = diagram.nodes();
    let found: BTreeMap<NodeId, SketchId> = nodes
        .map(|node| (node.id.clone(), band(phase(node.kind.as_str()))))
        .collect();
    let n_bands = found.values().collect::<BTreeSet<_>>().len();
    if n_bands > 1 { found } else { BTreeMap::new() }
}

/// The order of frames as lanes, by the phase most of their components work in; empty unless every
/// component is in a frame.
fn lanes(document: &Document, catalog: &Catalog) -> BTreeMap<SketchId, u32> {
    let sketch = document.sketch();
    let mut votes: BTreeMap<SketchId, BTreeMap<Phase, usize>> = BTreeMap::new();
    for node in document.diagram().nodes() {
        let Some(frame) = node
            .frame
            .as_ref()
            .and_then(|frame| outermost(sketch, frame))
        else {
            return BTreeMap::new();
        };
        let kind = catalog.kind(node.kind.as_str());
        let phase = kind.map_or(Phase::Online, |kind| kind.phase);
        *votes.entry(frame).or_default().entry(phase).or_default() += 1;
    }
    if votes.len() < 2 {
        return BTreeMap::new();
    }
    let most = |votes: &BTreeMap<Phase, usize>| {
        let most = votes
            .iter()
            .max_by_key(|(phase, n)| (**n, std::cmp::Reverse(**phase)));
        most.map(|(phase, _)| *phase)
    };
    let mut frames: Vec<(Option<Phase>, SketchId)> = votes
        .iter()
        .map(|(frame, votes)| (most(votes), frame.clone()))
        .collect();
    frames.sort();
    frames
        .into_iter()
        .map(|(_, frame)| frame)
        .zip(0..)
        .collect()
}

/// The frame around all other frames of one; `None` when it is unknown.
fn outermost(sketch: &BTreeMap<SketchId, SketchItem>, frame: &SketchId) -> Option<SketchId> {
    let mut seen = BTreeSet::new();
    let mut at = sketch.get(frame)?;
    while let Some(outer) = at.frame.as_ref().and_then(|frame| sketch.get(frame)) {
        if !seen.insert(&at.id) {
            break;
        }
        at = outer;
    }
    Some(at.id.clone())
}

/// The edits that give a board the places of an arrangement, with its upper left corner where the board's
/// was. What else lies in a frame moves with the frame.
pub fn edits(document: &Document, arrangement: &LayoutResult) -> Vec<Edit> {
    let whole = document;
    let document = &*folded_document(document);
    // A new drawing begins where the old one did; what is kept is where it was.
    let is_kept = keeps_any(document, arrangement);
    let by = if is_kept {
        Vec2::ZERO
    } else {
        corner(document) - corner_of(arrangement)
    };
    let field = ObstacleMap::new(arrangement.blocks.values().copied());
    let moved = moved_boxes(document, arrangement, by);
    let mut edits = jump_edits(arrangement);
    edits.extend(frame_edits(document, arrangement, by));
    edits.extend(fold_moves(whole, &arrangement.blocks, by));
    let is_node = |id: &NodeId| whole.diagram().node(id).is_some();
    let places = arrangement.blocks.iter().filter(|(id, _)| is_node(id));
    let places = places.map(|(id, rect)| (Target::Node(id.clone()), rect.origin() + by));
    edits.push(Edit::Place(places.collect()));
    for (id, way) in &arrangement.ways {
        let edge = document.diagram().edge(id);
        let own = edge.filter(|edge| is_node(&edge.from.node) && is_node(&edge.to.node));
        let Some(edge) = own else {
            continue;
        };
        let stays = [&edge.from.node, &edge.to.node].map(|id| !moved.contains(id));
        if stays == [true, true] && is_clear_of(&field, way, &edge.via, edge, arrangement) {
            continue;
        }
        let is_clear = |via: &[Point]| is_clear_of(&field, way, via, edge, arrangement);
        let inner = match document.routing(edge) {
            // On a drawing that people know, a straight line bends where it would run behind a box.
            LineRouting::Straight if is_kept && !is_clear(&[]) => inner_corners(way),
            LineRouting::Straight => &[],
            // What found its way by itself goes on doing so where most of the drawing stays.
            LineRouting::Elbow | LineRouting::Curved if is_kept && edge.via.is_empty() => &[],
            LineRouting::Curved => bends(edge, way, arrangement, &field),
            LineRouting::Elbow => inner_corners(way),
        };
        let via: Vec<Point> = inner.iter().map(|corner| *corner + by).collect();
        if edge.via != via {
            edits.push(Edit::SetVia {
                edge: id.clone(),
                via,
            });
        }
    }
    edits
}

/// Frames where the arrangement has them, with what is drawn in them.
fn frame_edits(document: &Document, arrangement: &LayoutResult, by: Vec2) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, rect) in &arrangement.groups {
        let Some(frame) = document.sketch().get(id) else {
            continue;
        };
        let rect = *rect + by;
        let inside = document
            .sketch()
            .values()
            .filter(|item| item.frame.as_ref() == Some(id) && !item.is_frame());
        let targets: BTreeSet<Target> =
            inside.map(|item| Target::Sketch(item.id.clone())).collect();
        let shift = rect.origin() - frame.rect.origin();
        if !targets.is_empty() && shift != Vec2::ZERO {
            edits.push(Edit::Move { targets, by: shift });
        }
        let target = Target::Sketch(id.clone());
        edits.push(Edit::Resize { target, rect });
    }
    edits
}

/// Whether a component stays where it is.
fn keeps_any(document: &Document, arrangement: &LayoutResult) -> bool {
    document.diagram().nodes().any(|node| {
        let now = arrangement.blocks.get(&node.id).map(Rect::origin);
        node.at.is_some() && node.at == now
    })
}

/// What makes jumps of the edges that are better drawn so.
fn jump_edits(arrangement: &LayoutResult) -> Vec<Edit> {
    if arrangement.jumps.is_empty() {
        return Vec::new();
    }
    vec![Edit::SetJumps {
        edges: arrangement.jumps.clone(),
        jump: true,
    }]
}

/// The corners of a way without its ends.
fn inner_corners(way: &EdgePath) -> &[Point] {
    match way {
        EdgePath::Corners(corners) => match corners.as_slice() {
            [_, inner @ .., _] => inner,
            _ => &[],
        },
        EdgePath::Curve(_) => &[],
    }
}

/// The boxes that are moved.
fn moved_boxes<'a>(
    document: &Document,
    arrangement: &'a LayoutResult,
    by: Vec2,
) -> BTreeSet<&'a NodeId> {
    let place = |id: &NodeId| document.diagram().node(id)?.at;
    let blocks = arrangement.blocks.iter();
    let moved =
        blocks.filter(|(id, rect)| place(id) != Some(rect.origin() + by) || by != Vec2::ZERO);
    moved.map(|(id, _)| id).collect()
}

/// Whether an edge that leads straight from bend to bend runs through no box.
fn is_clear_of(
    field: &ObstacleMap,
    way: &EdgePath,
    via: &[Point],
    edge: &model::Edge,
    arrangement: &LayoutResult,
) -> bool {
    let EdgePath::Corners(corners) = way else {
        return false;
    };
    let mut now = BezPath::new();
    now.move_to(corners.first().copied().unwrap_or_default());
    for bend in via {
        now.line_to(*bend);
    }
    now.line_to(corners.last().copied().unwrap_or_default());
    let boxes = [&edge.from.node, &edge.to.node].map(|id| arrangement.blocks.get(id));
    let own = boxes.map(|rect| rect.copied().unwrap_or_default());
    is_clear(field, &now, own, 0.0)
}

/// The bends an edge needs: none where a plain curve does as well, so that it follows when its ends are moved.
fn bends<'a>(
    edge: &model::Edge,
    way: &'a EdgePath,
    arrangement: &LayoutResult,
    field: &ObstacleMap,
) -> &'a [Point] {
    let inner = inner_corners(way);
    let (EdgePath::Corners(corners), [_, ..]) = (way, inner) else {
        return &[];
    };
    let (from, to) = (corners[0], corners[corners.len() - 1]);
    let boxes = [&edge.from.node, &edge.to.node].map(|id| arrangement.blocks.get(id));
    let [Some(from_box), Some(to_box)] = boxes else {
        return inner;
    };
    let plain = route(&RouteEnds {
        from,
        to,
        from_box: *from_box,
        to_box: *to_box,
        via: &[],
        course: LineRouting::Curved,
    });
    let is_simple = inner.len() <= 2 && !plain.feedback;
    if is_simple && is_clear(field, &plain.path, [*from_box, *to_box], CLEARANCE) {
        &[]
    } else {
        inner
    }
}

/// The upper left corner of what has a place.
fn corner(document: &Document) -> Point {
    let frames = document.sketch().values().filter(|item| item.is_frame());
    let places = document.diagram().nodes().filter_map(|node| node.at);
    let all = frames
        .map(|item| item.rect)
        .chain(places.map(|at| Rect::from_origin_size(at, (0.0, 0.0))));
    union(all).map_or(Point::ZERO, |all| all.origin())
}

fn corner_of(arrangement: &LayoutResult) -> Point {
    let all = arrangement
        .blocks
        .values()
        .chain(arrangement.groups.values())
        .copied();
    union(all).map_or(Point::ZERO, |all| all.origin())
}
