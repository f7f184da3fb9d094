//! One pass: all stretches of one direction, those that are too near to each other pushed apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::router::nudge::route::{NudgedRoute, SegmentAxis};
use crate::layout::router::nudge::segment::{RouteSegment, SegmentId};
use crate::layout::router::nudge::spread;
use crate::layout::router::total_float::TotalFloat;
use crate::layout::router::{ObstacleMap, RouteSpacing};
use crate::model::EdgeId;

#[derive(Clone, Debug)]
pub(super) struct NudgePass {
    /// Which stretches it pushes.
    axis: SegmentAxis,
    /// Ways as they come in.
    pub routes: BTreeMap<EdgeId, NudgedRoute>,
    /// Their stretches by the line they lie on, with where they begin and end.
    lines: BTreeMap<TotalFloat, Vec<(SegmentId, f64, f64)>>,
}

impl NudgePass {
    pub(super) fn new(axis: SegmentAxis) -> Self {
        Self {
            axis,
            routes: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }

    /// Takes new ways in and returns all that go out otherwise than they may have before. Stretches of `again` are
    /// pushed anew even where they are the same; `before` is how ways went out until now.
    pub(super) fn follow(
        &mut self,
        field: &ObstacleMap,
        spacing: RouteSpacing,
        new: BTreeMap<EdgeId, Option<NudgedRoute>>,
        (again, before): (&BTreeSet<EdgeId>, &BTreeMap<EdgeId, NudgedRoute>),
        work: &mut Budget,
    ) -> Result<BTreeMap<EdgeId, Option<NudgedRoute>>, CancelledError> {
        let concerned: Vec<EdgeId> = new.keys().chain(again).cloned().collect();
        let mut gone_out = BTreeMap::new();
        let gone = self.put(new, &mut gone_out);
        let mut seeds: BTreeSet<SegmentId> = BTreeSet::new();
        for piece in gone {
            seeds.extend(self.near(&piece, spacing, work)?.map(|piece| piece.id));
        }
        for id in &concerned {
            if let Some(way) = self.routes.get(id) {
                seeds.extend(RouteSegment::all(id, way, self.axis).map(|piece| piece.id));
            }
        }
        let lines = self.push(field, spacing, seeds, work)?;
        for (id, _) in lines.keys() {
            gone_out
                .entry(id.clone())
                .or_insert_with(|| before.get(id).cloned());
        }
        for ((id, corner), line) in lines {
            let routing = gone_out.get_mut(&id).and_then(Option::as_mut);
            if let Some((routing, way)) = routing.zip(self.routes.get(&id)) {
                self.set(routing, way, corner, line);
            }
        }
        Ok(gone_out)
    }

    /// Takes ways in as they are, and returns the stretches of those they replace.
    fn put(
        &mut self,
        new: BTreeMap<EdgeId, Option<NudgedRoute>>,
        gone_out: &mut BTreeMap<EdgeId, Option<NudgedRoute>>,
    ) -> Vec<RouteSegment> {
        let mut gone = Vec::new();
        for (id, way) in new {
            if let Some(old) = self.routes.remove(&id) {
                for piece in RouteSegment::all(&id, &old, self.axis) {
                    self.take_out(&piece);
                    gone.push(piece);
                }
            }
            if let Some(way) = &way {
                for piece in RouteSegment::all(&id, way, self.axis) {
                    let list = self.lines.entry(TotalFloat(piece.line)).or_default();
                    list.push((piece.id, piece.from, piece.to));
                }
                self.routes.insert(id.clone(), way.clone());
            }
            gone_out.insert(id, way);
        }
        gone
    }

    fn take_out(&mut self, piece: &RouteSegment) {
        if let Some(list) = self.lines.get_mut(&TotalFloat(piece.line)) {
            list.retain(|(place, ..)| *place != piece.id);
            if list.is_empty() {
                self.lines.remove(&TotalFloat(piece.line));
            }
        }
    }

    fn piece(&self, place: &SegmentId) -> Option<RouteSegment> {
        RouteSegment::new(&place.0, self.routes.get(&place.0)?, place.1, self.axis)
    }

    /// Stretches so near to one that one of both must be pushed away.
    fn near<'a>(
        &'a self,
        piece: &'a RouteSegment,
        spacing: RouteSpacing,
        work: &mut Budget,
    ) -> Result<impl Iterator<Item = RouteSegment> + 'a, CancelledError> {
        let (aside, along) = (spacing.edge_gap * 0.9, spacing.edge_gap * 0.5);
        let lines = TotalFloat(piece.line - aside)..=TotalFloat(piece.line + aside);
        let lists = self.lines.range(lines).map(|(_, list)| list);
        work.spend(lists.clone().map(|list| 2 * list.len()).sum())?;
        let beside = move |from: f64, to: f64| from < piece.to + along && piece.from < to + along;
        let spots = lists
            .flatten()
            .filter(move |(_, from, to)| beside(*from, *to));
        let pieces = spots.filter_map(|(place, ..)| self.piece(place));
        Ok(pieces.filter(|other| other.disturbs(piece)))
    }

    /// Pushes apart what lies close to any of some stretches, directly or through others. Returns where all of those lie now;
    /// `None` for where they came in.
    fn push(
        &self,
        field: &ObstacleMap,
        spacing: RouteSpacing,
        mut seeds: BTreeSet<SegmentId>,
        work: &mut Budget,
    ) -> Result<BTreeMap<SegmentId, Option<f64>>, CancelledError> {
        let mut lines = BTreeMap::new();
        // Clusters are equivalence classes of nearness, so each seed belongs to exactly one and is taken out with it.
        while let Some(seed) = seeds.pop_first() {
            let Some(piece) = self.piece(&seed) else {
                continue;
            };
            let cluster = self.cluster(piece, spacing, work)?;
            let pushed = spread::spread(field, &cluster, self.axis, spacing, work)?;
            for (piece, line) in cluster.into_iter().zip(pushed) {
                seeds.remove(&piece.id);
                lines.insert(piece.id, line);
            }
        }
        Ok(lines)
    }

    /// Stretches that are too near to each other, by line.
    fn cluster(
        &self,
        first: RouteSegment,
        spacing: RouteSpacing,
        work: &mut Budget,
    ) -> Result<Vec<RouteSegment>, CancelledError> {
        let mut found = BTreeSet::from([first.id.clone()]);
        let mut cluster = vec![first];
        let mut k = 0;
        // Breadth first: what stands before `k` has had all that is near it added.
        while k < cluster.len() {
            let mut more: Vec<RouteSegment> = self.near(&cluster[k], spacing, work)?.collect();
            more.retain(|piece| found.insert(piece.id.clone()));
            cluster.extend(more);
            k += 1;
        }
        cluster.sort_by(|a, b| {
            let by_line = a.line.total_cmp(&b.line).then(a.from.total_cmp(&b.from));
            by_line
                .then(b.is_fixed.cmp(&a.is_fixed))
                .then(a.id.cmp(&b.id))
        });
        Ok(cluster)
    }

    /// Puts the stretch that begins at a corner on a line, or where it came in.
    fn set(
        &self,
        routing: &mut NudgedRoute,
        came_in: &NudgedRoute,
        corner: usize,
        line: Option<f64>,
    ) {
        for k in [corner, corner + 1] {
            let (now, then) = (routing.corners[k], came_in.corners[k]);
            let (now, to) = if self.axis == SegmentAxis::Upright {
                (now.x, line.unwrap_or(then.x))
            } else {
                (now.y, line.unwrap_or(then.y))
            };
            // Most stay where they are, and share their corners from pass to pass.
            #[expect(clippy::float_cmp, reason = "either it was put there or not")]
            if now == to {
                continue;
            }
            let at = &mut Arc::make_mut(&mut routing.corners)[k];
            if self.axis == SegmentAxis::Upright {
                at.x = to;
            } else {
                at.y = to;
            }
        }
    }
}
