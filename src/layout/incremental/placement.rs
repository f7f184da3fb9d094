//! Places for new boxes: where their neighbours pull them, or the nearest room to that.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Vec2, union};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions};
use crate::layout::incremental::terminals::{ConnectionEnd, open_side, port_at};
use crate::layout::router::{CrossingIndex, ObstacleMap};
use crate::model::NodeId;

/// How far from the wished place room is looked for before others are asked to make some.
const FARTHEST: f64 = 480.0;
const STEP: f64 = 20.0;
/// A crossing of its edges is worth that much of way.
const CROSSING: f64 = 60.0;
/// Of more new boxes than that, none looks at what its edges cross.
const MOST_MINDFUL: usize = 24;
/// A box with more neighbours crosses something wherever it goes.
const MOST_NEIGHBOURS: usize = 8;

/// Boxes a box is joined to: those before it in the flow, those behind it.
type FlowNeighbours<'a> = BTreeMap<&'a NodeId, [Vec<&'a NodeId>; 2]>;

/// Places every box that has no place, those next to placed ones first. `lines` are the ways that are there.
pub(super) fn insert(
    graph: &LayoutGraph,
    boxes: &mut BTreeMap<NodeId, Rect>,
    lines: &CrossingIndex,
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<(), CancelledError> {
    let mut joined: FlowNeighbours = BTreeMap::new();
    for edge in graph.edges.values() {
        let (from, to) = (&edge.from.node, &edge.to.node);
        if from != to && graph.blocks.contains_key(from) && graph.blocks.contains_key(to) {
            joined.entry(to).or_default()[0].push(from);
            joined.entry(from).or_default()[1].push(to);
        }
    }
    let mut waiting: BTreeSet<&NodeId> = graph
        .blocks
        .keys()
        .filter(|id| !boxes.contains_key(*id))
        .collect();
    let nothing = CrossingIndex::default();
    let lines = if waiting.len() <= MOST_MINDFUL {
        lines
    } else {
        &nothing
    };
    // Boxes next to placed ones come first, so that each wish follows from something; those that nothing joins come
    // last, in the order of their ids.
    while let Some(first) = waiting.first().copied() {
        let n_placed = |id: &NodeId| {
            let near = joined.get(id).into_iter().flatten().flatten();
            near.filter(|other| boxes.contains_key(**other)).count()
        };
        work.spend(waiting.len() * 8)?;
        let next = waiting
            .iter()
            .copied()
            .max_by_key(|id| (n_placed(id) > 0, std::cmp::Reverse(*id)));
        let next = next.unwrap_or(first);
        waiting.remove(next);
        let size = graph.blocks[next].size;
        let near = joined.get(next);
        let sides = [0, 1].map(|side| {
            let all = near
                .into_iter()
                .flat_map(move |near: &[Vec<&NodeId>; 2]| near[side].iter());
            all.filter_map(|id| boxes.get(*id))
                .copied()
                .collect::<Vec<Rect>>()
        });
        let wish = wish(&sides, size.to_vec2(), boxes, options);
        let rect = Rect::from_origin_size(wish, size);
        let field = ObstacleMap::new(boxes.values().copied());
        work.spend(boxes.len() * 4)?;
        let seat = UnplacedBox {
            rect,
            joints: joints(graph, next, boxes, options),
            lines,
        };
        let place = free_place(&field, &seat, options, work)?;
        boxes.insert(next.clone(), place.unwrap_or(rect));
    }
    Ok(())
}

/// Between what feeds a box and what it feeds, at their mean height.
fn wish(
    sides: &[Vec<Rect>; 2],
    size: Vec2,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
) -> Point {
    let [before, behind] = sides.each_ref().map(|side| union(side.iter().copied()));
    let all: Vec<Rect> = sides.concat();
    if all.is_empty() {
        // Below everything, at the left.
        let all = union(boxes.values().copied());
        return all.map_or(Point::ZERO, |all| {
            Point::new(all.x0, all.y1 + 2.0 * options.box_gap)
        });
    }
    let n = real(all.len());
    let middle = all
        .iter()
        .map(|rect| rect.center().to_vec2())
        .fold(Vec2::ZERO, |a, b| a + b)
        / n;
    let turned = options.direction == FlowDirection::TopToBottom;
    let along = |rect: Rect| {
        if turned {
            (rect.y0, rect.y1)
        } else {
            (rect.x0, rect.x1)
        }
    };
    let length = if turned { size.y } else { size.x };
    let begin = match (before.map(along), behind.map(along)) {
        (Some(before), Some(behind)) if before.1 < behind.0 => {
            f64::midpoint(before.1, behind.0) - length / 2.0
        }
        (Some(before), _) => before.1 + options.layer_gap,
        (None, Some(behind)) => behind.0 - options.layer_gap - length,
        (None, None) => 0.0,
    };
    let wished = if turned {
        Vec2::new(middle.x - size.x / 2.0, begin)
    } else {
        Vec2::new(begin, middle.y - size.y / 2.0)
    };
    wished.to_point()
}

/// An edge between a box that is placed and one that looks for a place.
#[derive(Clone, Copy, Debug)]
struct IncidentEdge {
    there: Point,
    /// The own port, from the corner of the box.
    here: Vec2,
    /// Which end of the edge the new box is.
    end: ConnectionEnd,
}

/// The edges that join a new box to placed ones.
fn joints(
    graph: &LayoutGraph,
    id: &NodeId,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
) -> Vec<IncidentEdge> {
    let own = Rect::from_origin_size(Point::ZERO, graph.blocks[id].size);
    let edges = graph.edges.values();
    let joints = edges.filter_map(|edge| {
        let (end, other) = if edge.to.node == *id {
            (ConnectionEnd::Target, ConnectionEnd::Source)
        } else {
            (ConnectionEnd::Source, ConnectionEnd::Target)
        };
        let (here, there) = match end {
            ConnectionEnd::Target => (&edge.to, &edge.from),
            ConnectionEnd::Source => (&edge.from, &edge.to),
        };
        let rect = *boxes.get(&there.node).filter(|_| here.node == *id)?;
        Some(IncidentEdge {
            there: port_at(there, rect, open_side(options, other)).1,
            here: port_at(here, own, open_side(options, end)).1.to_vec2(),
            end,
        })
    });
    joints.collect()
}

/// A box that looks for a place.
struct UnplacedBox<'a> {
    /// Where it would rather be.
    rect: Rect,
    /// Its edges to boxes that are placed.
    joints: Vec<IncidentEdge>,
    /// Ways that are there.
    lines: &'a CrossingIndex,
}

impl UnplacedBox<'_> {
    /// The ways that the box or its edges can meet within a distance.
    fn nearby(&self) -> CrossingIndex {
        let reach = self.rect.inflate(FARTHEST, FARTHEST);
        let joints = self.joints.iter();
        self.lines
            .near(joints.fold(reach, |all, candidate| all.union_pt(candidate.there)))
    }

    /// What the edges of the box at a place cross, and what runs through the box. Edges are taken to turn halfway.
    fn crossings(&self, rect: Rect, lines: &CrossingIndex, direction: FlowDirection) -> usize {
        let edges = self.joints.iter().map(|candidate| {
            let here = rect.origin() + candidate.here;
            let (from, to) = match candidate.end {
                ConnectionEnd::Target => (candidate.there, here),
                ConnectionEnd::Source => (here, candidate.there),
            };
            let middle = from.midpoint(to);
            let corners = match direction {
                FlowDirection::TopToBottom => {
                    [Point::new(from.x, middle.y), Point::new(to.x, middle.y)]
                }
                FlowDirection::LeftToRight => {
                    [Point::new(middle.x, from.y), Point::new(middle.x, to.y)]
                }
            };
            lines.crossings(&[from, corners[0], corners[1], to])
        });
        edges.sum::<usize>() + 2 * lines.through(rect)
    }
}

/// The nearest place with room for a box, where its edges cross little; along the flow a way counts more than across
/// it.
fn free_place(
    field: &ObstacleMap,
    seat: &UnplacedBox<'_>,
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<Option<Rect>, CancelledError> {
    let turned = options.direction == FlowDirection::TopToBottom;
    let room = options.box_gap / 2.0;
    work.spend(seat.lines.len())?;
    let lines = seat.nearby();
    let mut best: Option<(f64, Rect)> = None;
    let steps = (FARTHEST / STEP) as i32;
    for along in -steps / 2..=steps / 2 {
        for across in -steps..=steps {
            let (along, across) = (f64::from(along) * STEP, f64::from(across) * STEP);
            let far = 1.5 * along.abs() + across.abs();
            if far > FARTHEST || best.is_some_and(|(least, _)| least <= far) {
                continue;
            }
            let by = if turned {
                Vec2::new(across, along)
            } else {
                Vec2::new(along, across)
            };
            work.spend(16)?;
            let rect = seat.rect + by;
            if field.meets(rect, room) {
                continue;
            }
            let mut cost = far;
            if seat.joints.len() <= MOST_NEIGHBOURS {
                work.spend(lines.len() * (3 * seat.joints.len() + 2))?;
                cost += CROSSING * real(seat.crossings(rect, &lines, options.direction));
            }
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
    }
    Ok(best.map(|(_, rect)| rect))
}
