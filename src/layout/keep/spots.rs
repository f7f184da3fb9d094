//! Places for new boxes: where their neighbours pull them, or the nearest room to that.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Vec2, union};
use crate::layout::engine::{Cancelled, Direction, Graph, Options, Work};
use crate::layout::router::Field;
use crate::model::NodeId;

/// How far from the wished place room is looked for before others are asked to make some.
const FARTHEST: f64 = 480.0;
const STEP: f64 = 20.0;

/// Boxes a box is joined to: those before it in the flow, those behind it.
type Neighbours<'a> = BTreeMap<&'a NodeId, [Vec<&'a NodeId>; 2]>;

/// Places every box that has no place, those next to placed ones first.
pub(super) fn insert(
    graph: &Graph,
    boxes: &mut BTreeMap<NodeId, Rect>,
    options: &Options,
    work: &mut Work,
) -> Result<(), Cancelled> {
    let mut joined: Neighbours = BTreeMap::new();
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
        let field = Field::new(boxes.values().copied());
        work.spend(boxes.len() * 4)?;
        let spot = free_spot(&field, rect, options, work)?;
        boxes.insert(next.clone(), spot.unwrap_or(rect));
    }
    Ok(())
}

/// Between what feeds a box and what it feeds, at their mean height.
fn wish(
    sides: &[Vec<Rect>; 2],
    size: Vec2,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &Options,
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
    let n = f64::from(u32::try_from(all.len()).unwrap_or(u32::MAX));
    let middle = all
        .iter()
        .map(|rect| rect.center().to_vec2())
        .fold(Vec2::ZERO, |a, b| a + b)
        / n;
    let turned = options.direction == Direction::TopToBottom;
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

/// The nearest place with room for a box; along the flow a way counts more than across it.
fn free_spot(
    field: &Field,
    rect: Rect,
    options: &Options,
    work: &mut Work,
) -> Result<Option<Rect>, Cancelled> {
    let turned = options.direction == Direction::TopToBottom;
    let room = options.box_gap / 2.0;
    let mut best: Option<(f64, Rect)> = None;
    let steps = (FARTHEST / STEP) as i32;
    for along in -steps / 2..=steps / 2 {
        for across in -steps..=steps {
            let (along, across) = (f64::from(along) * STEP, f64::from(across) * STEP);
            let cost = 1.5 * along.abs() + across.abs();
            if cost > FARTHEST || best.is_some_and(|(least, _)| least <= cost) {
                continue;
            }
            let by = if turned {
                Vec2::new(across, along)
            } else {
                Vec2::new(along, across)
            };
            work.spend(16)?;
            if !field.meets(rect + by, room) {
                best = Some((cost, rect + by));
            }
        }
    }
    Ok(best.map(|(_, rect)| rect))
}
