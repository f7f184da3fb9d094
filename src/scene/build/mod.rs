//! A document as a display list, of which only what changed is built again.
//!
//! In painter's order: frames, what was drawn beneath (negative z), lines of edges, titles of frames, components,
//! labels of edges, what was drawn on top.

mod lines;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::geom::{Point, Rect};
use crate::layout::Route;
use crate::model::{Document, Edge, EdgeId, Node, NodeId, SketchId, SketchItem, Target};
use crate::rules::Report;
use crate::scene::background::sketch_rank;
use crate::scene::bound_lines::followers::Followers;
use crate::scene::bounds::BoundsIndex;
use crate::scene::display_list::{ItemKey, PaintLayer, PaintRank};
use crate::scene::fold::{bundle_look, folded_item};
use crate::scene::label_placement::{LabelPlacement, Reservation};
use crate::scene::node::free_port_labels;
use crate::scene::obstacles::{FixedObstacle, LabelSlot, Obstacles, RoomSearch, box_room};
use crate::scene::{
    Annotations, Background, Color, EdgeLook, EdgePairs, FoldedFrames, FrameBundles, FramePair,
    Item, NodeBox, Scene, SceneStyle, bound_lines, edge_style, frame_title, frame_title_item,
    node_item, sketch_item,
};

/// What a scene is drawn from.
#[derive(Clone, Copy)]
pub struct SceneInput<'a> {
    /// What is drawn.
    pub document: &'a Document,
    /// Names what flows, and says how kinds look.
    pub catalog: &'a Catalog,
    /// Measured components, in world units.
    pub boxes: &'a BTreeMap<NodeId, NodeBox>,
    /// Paths of edges, in world units.
    pub routes: &'a BTreeMap<EdgeId, Route>,
    /// The findings to show.
    pub report: &'a Report,
    /// Theme, and what is shown.
    pub style: &'a SceneStyle<'a>,
    /// Figures to write on the board.
    pub numbers: &'a Annotations,
    /// What is folded into boxes.
    pub folds: &'a FoldedFrames,
    /// Requests and answers that run as one line.
    pub pairs: &'a EdgePairs,
    /// Lines between the same two frames.
    pub bundles: &'a FrameBundles,
}

impl<'a> SceneInput<'a> {
    /// An edge as it is drawn.
    pub(super) fn look(&self, id: &EdgeId) -> Option<(&'a Edge, &'a Route, EdgeLook)> {
        let diagram = self.document.diagram();
        let edge = diagram.edge(id)?;
        let route = self.routes.get(id)?;
        let look = match self.folds.together(id) {
            Some(together) => bundle_look(&self.looks(together), self.style.theme)?,
            None => self.own_look(edge),
        };
        Some((edge, route, look))
    }

    pub(super) fn own_look(&self, edge: &Edge) -> EdgeLook {
        let (diagram, theme) = (self.document.diagram(), self.style.theme);
        edge_style(diagram, edge, self.catalog, self.report, theme)
    }

    fn looks(&self, edges: &BTreeSet<EdgeId>) -> Vec<EdgeLook> {
        let diagram = self.document.diagram();
        let edges = edges.iter().filter_map(|id| diagram.edge(id));
        edges.map(|edge| self.own_look(edge)).collect()
    }

    /// The box of a folded frame with the ends of its lines.
    fn folded(&self, frame: &SketchItem) -> Option<Item> {
        let lines = self.folds.lines_at(&frame.id);
        let ends = lines.filter_map(|(at, _, edges)| {
            let look = bundle_look(&self.looks(edges), self.style.theme)?;
            Some((at, look.color))
        });
        let ends: Vec<(Point, Color)> = ends.collect();
        folded_item(frame, self.folds, &ends, self.catalog, self.style)
    }
}

/// What may look otherwise than before: what came, what went, and what has another box, route, order, content or
/// other findings.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Components by id.
    pub nodes: BTreeSet<NodeId>,
    /// Edges by id.
    pub edges: BTreeSet<EdgeId>,
    /// Drawn things by id.
    pub sketch: BTreeSet<SketchId>,
    /// Bundles of lines between frames.
    pub bundles: BTreeSet<FramePair>,
}

/// What a scene was decided by, kept so that the next state can be decided from it.
#[derive(Clone, Debug, Default)]
pub struct SceneBuilder {
    pub(super) background: Background,
    pub(super) obstacles: Obstacles,
    pub(super) turns: LabelPlacement,
    pub(super) places: BoundsIndex,
    followers: Followers,
}

impl SceneBuilder {
    /// Where things are, for whoever asks what is near a place.
    pub fn places(&self) -> &BoundsIndex {
        &self.places
    }

    /// What lies behind components.
    pub fn background(&self) -> &Background {
        &self.background
    }

    /// Brings the scene up to date. From an empty draft and an empty scene, with everything as a change, this draws
    /// the board; any other way to the same board gives the same scene.
    pub fn update(&mut self, scene: &mut Scene, source: SceneInput, changes: &Changes) {
        let style = &SceneStyle {
            hand_drawn: source.document.header().hand_drawn,
            ..*source.style
        };
        let source = SceneInput { style, ..source };
        let mut drawing = SceneUpdate {
            draft: self,
            scene,
            source,
        };
        drawing.sketch(changes);
        for id in &changes.nodes {
            drawing.place_node(id);
        }
        for id in &changes.edges {
            drawing.edge(id);
        }
        for pair in &changes.bundles {
            drawing.bundle(pair);
        }
        while let Some(turn) = drawing.draft.turns.next() {
            drawing.take_turn(turn);
        }
        scene.tighten();
    }
}

/// An update under way.
pub(super) struct SceneUpdate<'a> {
    pub(super) draft: &'a mut SceneBuilder,
    pub(super) scene: &'a mut Scene,
    pub(super) source: SceneInput<'a>,
}

impl SceneUpdate<'_> {
    fn sketch(&mut self, changes: &Changes) {
        let changed = self.draft.followers.with(&changes.sketch, &changes.nodes);
        if changed.is_empty() && self.draft.background.is_painted() {
            return;
        }
        let SceneInput {
            document, style, ..
        } = self.source;
        let ground = &mut self.draft.background;
        let (areas, moved) = ground.update(document, style.theme, changed.iter());
        let changed: BTreeSet<SketchId> = changed.union(&moved).cloned().collect();
        for id in &changed {
            self.sketch_item(id);
        }
        self.frame_titles(&changed, &areas);
        for area in areas {
            self.draft.turns.disturb(area, &LabelSlot::Fixed, |_| true);
        }
    }

    fn sketch_item(&mut self, id: &SketchId) {
        let (slot, title) = (ItemKey::Sketch(id.clone()), ItemKey::Title(id.clone()));
        let document = self.source.document;
        let is_hidden = document.fold_of(&Target::Sketch(id.clone())).is_some();
        let item = document.sketch().get(id).filter(|_| !is_hidden);
        self.draft.followers.note(id, item);
        let Some(item) = item else {
            self.scene.remove(slot);
            self.scene.remove(title);
            self.fix(FixedObstacle::Title(id.clone()), Vec::new());
            self.draft.places.remove(&Target::Sketch(id.clone()));
            return;
        };
        let rank = sketch_rank(self.source.document, item);
        let item = &bound_lines::resolved(self.source.document, self.source.boxes, item);
        let drawn = if item.is_folded() {
            self.source.folded(item)
        } else {
            sketch_item(item, self.source.style)
        };
        // Curves leave the box of their points.
        let seen = drawn.as_ref().map_or(item.rect, |drawn| drawn.bounds);
        let mut around = item.rect.abs().union(seen);
        self.scene.put(slot, rank, drawn);
        if item.is_open_frame() {
            let (title, _) = frame_title(item);
            around = around.union(title);
            self.fix(FixedObstacle::Title(id.clone()), vec![title]);
        } else if item.is_folded() {
            self.scene.remove(title);
            self.fix(FixedObstacle::Title(id.clone()), vec![seen]);
        } else {
            self.scene.remove(title);
            self.fix(FixedObstacle::Title(id.clone()), Vec::new());
        }
        let target = Target::Sketch(id.clone());
        self.draft.places.put(target, around);
    }

    /// Draws the titles of changed frames, and of those whose ground changed.
    fn frame_titles(&mut self, changed: &BTreeSet<SketchId>, areas: &[Rect]) {
        let document = self.source.document;
        let ground = &self.draft.background;
        for id in ground.frames() {
            let Some(frame) = document.sketch().get(id) else {
                continue;
            };
            let middle = frame_title(frame).0.center();
            if !changed.contains(id) && !areas.iter().any(|area| area.contains(middle)) {
                continue;
            }
            let rank = PaintRank {
                layer: PaintLayer::Titles,
                ..sketch_rank(document, frame)
            };
            let item = frame_title_item(frame, ground.at(middle), self.source.style);
            self.scene.put(ItemKey::Title(id.clone()), rank, item);
        }
    }

    /// Notes where the component is now; its item follows in its turn.
    fn place_node(&mut self, id: &NodeId) {
        let node = self.source.document.diagram().node(id);
        let at = self.source.boxes.get(id);
        let slot = ItemKey::Node(id.clone());
        let old = self.scene.rank(&slot);
        let is_seen_at = |z: i64| at.is_some() && node.is_some_and(|node| node.z == z);
        if let Some(old) = old.filter(|old| !is_seen_at(old.z)) {
            let turn = LabelSlot::Names(old.z, id.clone());
            self.draft.turns.leave(turn, &mut self.draft.obstacles);
        }
        let room = at.map(box_room).unwrap_or_default();
        self.fix(FixedObstacle::Box(id.clone()), room);
        let target = Target::Node(id.clone());
        let (Some(node), Some(at)) = (node, at) else {
            self.scene.remove(slot);
            self.draft.places.remove(&target);
            return;
        };
        self.draft.places.put(target, at.rect);
        self.draft.turns.call(LabelSlot::Names(node.z, id.clone()));
    }

    pub(super) fn fix(&mut self, what: FixedObstacle, rects: Vec<Rect>) {
        let is_line = matches!(what, FixedObstacle::Line(_));
        // Names of ports may lie on lines.
        let concerns = |turn: &LabelSlot| !is_line || matches!(turn, LabelSlot::Label(_));
        for area in self.draft.obstacles.fix(what, rects) {
            self.draft.turns.disturb(area, &LabelSlot::Fixed, concerns);
        }
    }

    fn take_turn(&mut self, turn: LabelSlot) {
        let room = match &turn {
            LabelSlot::Fixed => None,
            LabelSlot::Label(id) => self.label(id, &turn),
            LabelSlot::Names(_, id) => self.node(id, &turn),
        };
        let room = room.unwrap_or_default();
        self.draft
            .turns
            .settle(turn, room, &mut self.draft.obstacles);
    }

    /// Looks for room for the names of a component's ports and draws the component.
    fn node(&mut self, id: &NodeId, turn: &LabelSlot) -> Option<Reservation> {
        let SceneInput {
            document,
            boxes,
            report,
            style,
            numbers,
            ..
        } = self.source;
        let node = document.diagram().node(id)?;
        let at = boxes.get(id)?;
        let mut search = RoomSearch::new(&self.draft.obstacles, turn);
        let (taken, names) = free_port_labels(at, &self.draft.background, &mut search, style.theme);
        let asked = crate::geom::union(search.query());
        let item = node_item(node, at, names, report, numbers, style);
        let rank = PaintRank {
            z: node.z,
            ..PaintRank::of(PaintLayer::Nodes)
        };
        self.scene.put(ItemKey::Node(id.clone()), rank, item);
        Some(Reservation {
            taken,
            queried: asked.into_iter().collect(),
        })
    }
}

/// Components from the lowest to the topmost.
pub fn nodes_in_order(document: &Document) -> Vec<&Node> {
    let mut nodes: Vec<&Node> = document.diagram().nodes().collect();
    nodes.sort_by(|a, b| (a.z, &a.id).cmp(&(b.z, &b.id)));
    nodes
}
