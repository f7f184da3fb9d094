//! The lines of connections in the display list, and what is written on them.

use std::collections::BTreeSet;

use crate::model::{Edge, EdgeId, Target};
use crate::scene::build::{SceneInput, SceneUpdate};
use crate::scene::display_list::{ItemKey, PaintLayer, PaintRank};
use crate::scene::edge::bundle_item::{BundleLook, bundle_item};
use crate::scene::edge::label::{LineWords, both_ways, line_words, place_label};
use crate::scene::edge::pair_lines::{apart_item, back_head};
use crate::scene::edge::{cross_rect, edge_item};
use crate::scene::fold::bundle_words;
use crate::scene::label_placement::Reservation;
use crate::scene::obstacles::{FixedObstacle, LabelSlot, RoomSearch, line_room};
use crate::scene::{Color, EdgeLook, FramePair, LabelVisibility, PairHalf, ShownZooms, label_item};

impl<'a> SceneInput<'a> {
    /// The colour of all that flows between two frames, where it is one.
    fn bundle_color(&self, members: &BTreeSet<EdgeId>) -> Color {
        let diagram = self.document.diagram();
        let edges = members.iter().filter_map(|id| diagram.edge(id));
        let mut colors = edges.map(|edge| self.own_look(edge).color);
        let first = colors.next();
        let one = first.filter(|first| colors.all(|color| color == *first));
        one.unwrap_or(self.style.theme.tokens.muted)
    }

    /// The answer that comes back along the line of a request.
    fn answer(&self, request: &EdgeId) -> Option<&'a Edge> {
        let pair = self.pairs.pair(request)?;
        self.document.diagram().edge(&pair.answer)
    }
}

impl SceneUpdate<'_> {
    /// Draws the line of an edge and notes where it is; its label follows in its turn.
    pub(super) fn edge(&mut self, id: &EdgeId) {
        let (slot, target) = (ItemKey::Line(id.clone()), Target::Edge(id.clone()));
        let Some((edge, route, look)) = self.source.look(id) else {
            self.answer(id);
            self.scene.remove(ItemKey::Apart(id.clone()));
            self.scene.remove(ItemKey::Label(id.clone()));
            self.fix(FixedObstacle::Cross(id.clone()), Vec::new());
            self.draft.places.remove(&target);
            let turn = LabelSlot::Label(id.clone());
            self.draft.turns.leave(turn, &mut self.draft.obstacles);
            return;
        };
        let rank = PaintRank::of(PaintLayer::Lines);
        let SceneInput { numbers, style, .. } = self.source;
        let answer = self
            .source
            .answer(id)
            .map(|answer| self.source.own_look(answer));
        let look = EdgeLook {
            illegal: look.illegal || answer.is_some_and(|answer| answer.illegal),
            ..look
        };
        let (item, apart) = match answer.filter(|_| !style.hand_drawn) {
            Some(_) => {
                let item = edge_item(edge, route, (look, answer), numbers, style);
                let item = item.map(|item| item.at_zooms(ShownZooms::Together));
                (item, apart_item(id, route, look, PairHalf::Request))
            }
            None => (edge_item(edge, route, (look, answer), numbers, style), None),
        };
        let is_bundled = self.source.bundles.bundle(id).is_some();
        let item = item.map(|item| {
            if is_bundled {
                item.with_fine_from(0)
            } else {
                item
            }
        });
        self.scene.put(slot, rank, item);
        self.scene.put(ItemKey::Apart(id.clone()), rank, apart);
        self.fix(FixedObstacle::Line(id.clone()), line_room(route));
        let cross = look.illegal.then(|| cross_rect(route));
        self.fix(
            FixedObstacle::Cross(id.clone()),
            cross.into_iter().collect(),
        );
        let around = crate::geom::Shape::bounding_box(&route.path);
        self.draft.places.put(target, around);
        self.draft.turns.call(LabelSlot::Label(id.clone()));
    }

    /// Draws what stands for the lines between two frames from afar.
    pub(super) fn bundle(&mut self, pair: &FramePair) {
        let SceneInput {
            bundles,
            pairs,
            routes,
            ..
        } = self.source;
        let middle = bundles.middle(pair);
        let line = middle.and_then(|middle| {
            let members = bundles.members(pair)?;
            let n_answers = members.iter().filter(|id| pairs.pair(id).is_some()).count();
            let leads = |along: bool| {
                let mut members = members.iter();
                members.any(|id| bundles.are_along(id, middle) == along || pairs.pair(id).is_some())
            };
            let route = routes.get(middle)?;
            let look = BundleLook {
                n: members.len() + n_answers,
                color: self.source.bundle_color(members),
                behind: self.draft.background.at(route.label_at),
                ways: [leads(true), leads(false)],
            };
            bundle_item(route, &look)
        });
        let rank = PaintRank::of(PaintLayer::Lines);
        self.scene.put(ItemKey::Bundle(pair.clone()), rank, line);
    }

    /// Draws the answer that comes back along the line of its request: its head is in the way of labels, and close up it
    /// has a line of its own.
    fn answer(&mut self, id: &EdgeId) {
        let SceneInput {
            document,
            pairs,
            routes,
            style,
            ..
        } = self.source;
        let pair = pairs.pair(id).filter(|pair| pair.answer == *id);
        let route = pair.and_then(|pair| routes.get(&pair.request));
        let edge = document.diagram().edge(id);
        let drawn = route.zip(edge).filter(|_| !style.hand_drawn);
        let item = drawn.and_then(|(route, edge)| {
            apart_item(id, route, self.source.own_look(edge), PairHalf::Answer)
        });
        let rank = PaintRank::of(PaintLayer::Lines);
        self.scene.put(ItemKey::Line(id.clone()), rank, item);
        let head = route.map(back_head);
        self.fix(FixedObstacle::Line(id.clone()), head.into_iter().collect());
    }

    /// What is written on the line of an edge.
    fn words(&self, edge: &Edge) -> LineWords {
        let SceneInput {
            document, catalog, ..
        } = self.source;
        let only = |long: String| LineWords {
            long,
            ..LineWords::default()
        };
        if let Some(together) = self.source.folds.together(&edge.id)
            && together.len() > 1
        {
            return only(bundle_words(document.diagram(), together, catalog));
        }
        match self.figures(&edge.id) {
            Some((long, short)) => LineWords {
                long,
                short,
                is_written: false,
            },
            None => line_words(edge, self.source.answer(&edge.id), catalog),
        }
    }

    /// How much flows along a line: both ways where they differ, and one where there is less room.
    fn figures(&self, id: &EdgeId) -> Option<(String, String)> {
        let flows = &self.source.numbers.flows;
        let back = |answer: &Edge| flows.get(&answer.id);
        match (flows.get(id), self.source.answer(id).and_then(back)) {
            (Some(there), Some(back)) if there != back => {
                Some((both_ways(there, back), there.clone()))
            }
            (there, back) => Some((there.or(back)?.clone(), String::new())),
        }
    }

    /// Looks for room for the label of an edge and draws it there.
    pub(super) fn label(&mut self, id: &EdgeId, turn: &LabelSlot) -> Option<Reservation> {
        let (edge, route, look) = self.source.look(id)?;
        let together = self.source.folds.together(id);
        let is_line = !edge.jump || together.is_some();
        let mut search = RoomSearch::new(&self.draft.obstacles, turn);
        // A jump is named by what stands at its ends.
        let words = if is_line {
            self.words(edge)
        } else {
            LineWords::default()
        };
        // Figures are switched on to be seen, and what a person wrote is there to be read.
        let is_shown = self.source.style.edge_labels
            || self.figures(id).is_some()
            || words.is_written
            || together.is_some_and(|together| together.len() > 1);
        let visibility = if is_shown {
            LabelVisibility::Always
        } else {
            LabelVisibility::CloseUp
        };
        let label = place_label(edge, route, look, words, &mut search);
        let asked = search.query();
        let item = label.as_ref().and_then(|label| {
            let behind = self.draft.background.at(label.rect.center());
            label_item(edge, label, behind, visibility)
        });
        let slot = ItemKey::Label(id.clone());
        self.scene
            .put(slot, PaintRank::of(PaintLayer::Labels), item);
        let taken = label.into_iter().map(|label| label.rect).collect();
        Some(Reservation {
            taken,
            queried: asked,
        })
    }
}
