//! What a way to mend would make of the board, drawn over the board as it is.

use std::sync::Arc;

use crate::editor::fixes::{offer::FixId, task::AT_ONCE};
use crate::editor::overlay::draw::{FADED, GHOST, line, thin};
use crate::editor::{BoardState, arrange::frames, arrange::placement};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{Document, Edit, Node, NodeId, Patch, Target, Value, apply};
use crate::pipeline::{self, Derived};
use crate::rules::Fix;
use crate::scene::{Item, NODE_RADIUS, Shape, ShapeStroke, Theme, Typeface, lift_shadow, text};

/// Size of what is written beside a changed component, in screen points.
const WORDS: f64 = 12.0;
/// The longest line written there, in screen points.
const LONGEST: f64 = 320.0;
/// Space between a new component and what it is joined to, in world units.
const BESIDE: f64 = 72.0;

/// A way to mend, carried out beside the board.
pub(in crate::editor) struct FixPreview {
    /// The fix that it shows.
    pub offer: FixId,
    /// What the fix does, as a sentence without a full stop.
    pub does: String,
    /// Everything it does, with places for what is new.
    pub edits: Vec<Edit>,
    revision: u64,
    theme: &'static Theme,
    /// What would be gone, as it looks now.
    gone: Vec<Arc<Item>>,
    /// What would be new.
    lines: Vec<Arc<Item>>,
    boxes: Vec<(Rect, Vec<Arc<Item>>)>,
    changed: Vec<ChangedNode>,
}

/// A component that stays and would be otherwise.
struct ChangedNode {
    rect: Rect,
    items: Vec<Arc<Item>>,
    /// Such as `Zones: 1 → 3`.
    notes: Vec<String>,
}

/// The edits, and those that find places for what they add.
pub(in crate::editor) fn placed(board: &BoardState, edits: &[Edit]) -> Vec<Edit> {
    let mut document = board.document().clone();
    carry_out(board, &mut document, edits).0
}

/// Does the edits and finds places; returns everything done.
fn carry_out(board: &BoardState, document: &mut Document, edits: &[Edit]) -> (Vec<Edit>, Patch) {
    let mut all = edits.to_vec();
    let mut patch = apply(document, edits);
    let places = if is_large(document) {
        near_neighbours(board, document, &patch)
    } else {
        pipeline::places(document, board.catalog())
    };
    patch = patch.then(apply(document, &places));
    all.extend(places);
    let framed = into_frames(document, &patch, board);
    patch = patch.then(apply(document, &framed));
    all.extend(framed);
    (all, patch)
}

/// On so large a board the layout takes longer than a person pointing at something waits.
fn is_large(document: &Document) -> bool {
    document.diagram().n_nodes() + document.diagram().n_edges() > AT_ONCE
}

/// Places for new components beside what they are joined to, clear of others.
fn near_neighbours(board: &BoardState, document: &Document, patch: &Patch) -> Vec<Edit> {
    let diagram = document.diagram();
    let boxes = &board.derived().boxes;
    let mut placed: Vec<(NodeId, Rect)> = Vec::new();
    let new = patch.nodes.values().filter(|slot| slot.before.is_none());
    for node in new.filter_map(|slot| slot.after.as_ref()) {
        let before = diagram.incoming(&node.id).into_iter();
        let before = before.filter_map(|edge| boxes.get(&edge.from.node));
        let behind = diagram.outgoing(&node.id).into_iter();
        let behind = behind.filter_map(|edge| boxes.get(&edge.to.node));
        let size = placement::size_of(board, &node.kind);
        let right = before.map(|at| Point::new(at.rect.x1 + BESIDE, at.rect.y0));
        let left = behind.map(|at| Point::new(at.rect.x0 - BESIDE - size.width, at.rect.y0));
        let wish = right.chain(left).next();
        let wish = wish.unwrap_or_else(|| board.camera().visible(board.clear()).center());
        let mut corner = placement::clear_place(board, wish, size);
        let lies_on = |corner: Point| {
            let rect = Rect::from_origin_size(corner, size);
            let mut others = placed.iter();
            others.any(|(_, other)| other.intersect(rect).area() > 0.0)
        };
        while lies_on(corner) {
            let lower = Point::new(corner.x, corner.y + size.height + BESIDE);
            corner = placement::clear_place(board, lower, size);
        }
        placed.push((node.id.clone(), Rect::from_origin_size(corner, size)));
    }
    let places = placed
        .into_iter()
        .map(|(id, rect)| (Target::Node(id), rect.origin()));
    vec![Edit::Place(places.collect())]
}

/// New components belong to the frames they lie in.
fn into_frames(document: &Document, patch: &Patch, board: &BoardState) -> Vec<Edit> {
    let new = patch.nodes.values().filter(|slot| slot.before.is_none());
    let new = new.filter_map(|slot| document.diagram().node(&slot.after.as_ref()?.id));
    let framed = new.filter_map(|node| {
        let size = placement::size_of(board, &node.kind).to_vec2();
        let frame = frames::frame_at(document, node.at? + size / 2.0, &[].into())?;
        Some(Edit::SetFrame {
            targets: [Target::Node(node.id.clone())].into(),
            frame: Some(frame),
        })
    });
    framed.collect()
}

impl FixPreview {
    pub fn new(board: &BoardState, offer: FixId, fix: &Fix) -> Self {
        let mut document = board.document().clone();
        let (edits, patch) = carry_out(board, &mut document, &fix.edits);
        let mut derived = board.derived().clone();
        derived.update(&document, board.catalog(), &board.style(), &patch);
        let mut ghost = Self {
            offer,
            does: fix.does.clone(),
            edits,
            revision: board.history().revision(),
            theme: board.theme(),
            gone: Vec::new(),
            lines: Vec::new(),
            boxes: Vec::new(),
            changed: Vec::new(),
        };
        ghost.draw(board, &patch, &derived);
        ghost
    }

    /// Whether the board is still the one it was made for.
    pub fn holds(&self, board: &BoardState) -> bool {
        self.revision == board.history().revision() && std::ptr::eq(self.theme, board.theme())
    }

    fn draw(&mut self, board: &BoardState, patch: &Patch, derived: &Derived) {
        let items = |derived: &Derived, target: &Target| -> Vec<Arc<Item>> {
            derived.scene.of(target).cloned().collect()
        };
        for (id, slot) in &patch.edges {
            let target = Target::Edge(id.clone());
            if slot.before.is_some() {
                self.gone.extend(items(board.derived(), &target));
            }
            if slot.after.is_some() {
                self.lines.extend(items(derived, &target));
            }
        }
        for (id, slot) in &patch.nodes {
            let target = Target::Node(id.clone());
            let rect = |id: &NodeId| derived.boxes.get(id).map_or(Rect::ZERO, |at| at.rect);
            match (&slot.before, &slot.after) {
                (Some(before), Some(after)) => self.changed.push(ChangedNode {
                    rect: rect(id),
                    items: items(derived, &target),
                    notes: notes(board, before, after),
                }),
                (None, _) => self.boxes.push((rect(id), items(derived, &target))),
                (Some(_), None) => self.gone.extend(items(board.derived(), &target)),
            }
        }
    }

    /// What to draw over the board.
    pub fn shapes(&self, board: &BoardState) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let tokens = &board.theme().tokens;
        let cover = tokens.canvas.faded(1.0 - FADED);
        let gone = self.gone.iter().flat_map(|item| &item.shapes);
        shapes.extend(gone.map(|shape| shape.clone().painted(cover)));
        for item in &self.lines {
            Self::draw_line(board, item, &mut shapes);
        }
        let accent = ShapeStroke {
            dash: Some([board.world(6.0), board.world(4.0)]),
            ..ShapeStroke::solid(thin(board, 2.0), tokens.accent)
        };
        for (rect, items) in &self.boxes {
            shapes.push(lift_shadow(*rect, board.theme()));
            let drawn = items.iter().flat_map(|item| &item.shapes);
            shapes.extend(drawn.map(|shape| shape.clone().faded(GHOST)));
            shapes.push(outline(*rect, thin(board, 2.0), accent));
        }
        for changed in &self.changed {
            let drawn = changed.items.iter().flat_map(|item| &item.shapes);
            shapes.extend(drawn.cloned());
            let solid = ShapeStroke::solid(thin(board, 2.0), tokens.accent);
            shapes.push(outline(changed.rect, thin(board, 2.0), solid));
            write(board, changed, &mut shapes);
        }
        shapes
    }

    fn draw_line(board: &BoardState, item: &Item, shapes: &mut Vec<Shape>) {
        let accent = board.theme().tokens.accent;
        for shape in &item.shapes {
            if let Shape::Path {
                path, fill: None, ..
            } = shape
            {
                let halo = ShapeStroke::solid(thin(board, 7.0), accent.faded(0.25));
                shapes.push(line(path.clone(), halo));
            }
            shapes.push(shape.clone());
        }
    }
}

fn outline(rect: Rect, gap: f64, stroke: ShapeStroke) -> Shape {
    Shape::Path {
        path: crate::geom::Shape::to_path(
            &rect.inflate(gap, gap).to_rounded_rect(NODE_RADIUS + gap),
            0.1,
        ),
        fill: None,
        stroke: Some(stroke),
    }
}

/// What would be otherwise, on a patch below the component, as large on the screen at every zoom.
fn write(board: &BoardState, changed: &ChangedNode, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    let scale = board.world(1.0);
    let mut top = Point::new(changed.rect.x0, changed.rect.y1 + 8.0 * scale);
    for note in &changed.notes {
        let block = text::line(note, Typeface::Medium, WORDS, LONGEST);
        let size = block.size * scale;
        let patch = Rect::from_origin_size(top, size + crate::geom::Size::new(12.0, 6.0) * scale);
        shapes.push(Shape::Rect {
            rect: patch,
            radius: 5.0 * scale,
            fill: Some(tokens.accent),
            stroke: None,
        });
        for written in &block.lines {
            let at = top + Vec2::new(6.0, 3.0 + written.baseline_y) * scale;
            shapes.push(Shape::Text {
                at,
                text: written.text.clone(),
                face: Typeface::Medium,
                size: WORDS * scale,
                color: tokens.on_accent,
            });
        }
        top.y = patch.y1 + 4.0 * scale;
    }
}

/// Properties that would be otherwise, in words.
fn notes(board: &BoardState, before: &Node, after: &Node) -> Vec<String> {
    let kind = board.catalog().kind(after.kind.as_str());
    let names = before.properties.keys().chain(after.properties.keys());
    let names: std::collections::BTreeSet<&String> = names.collect();
    let mut notes = Vec::new();
    for name in names {
        let spec = kind.and_then(|kind| kind.property(name));
        let value = |node: &Node| {
            let set = node.properties.get(name).cloned();
            set.or_else(|| spec.map(crate::catalog::PropertySpec::default_value))
        };
        let (old, new) = (value(before), value(after));
        if old == new {
            continue;
        }
        let label = spec.map_or(name.as_str(), |spec| &spec.label);
        let unit = spec.map_or("", |spec| &spec.unit);
        let shown = |value: Option<Value>| value.map_or("unset".to_owned(), |value| shown(&value));
        let space = if unit.is_empty() { "" } else { "\u{2009}" };
        let (old, new) = (shown(old), shown(new));
        notes.push(format!("{label}: {old} → {new}{space}{unit}"));
    }
    notes
}

fn shown(value: &Value) -> String {
    match value {
        Value::Bool(on) => if *on { "yes" } else { "no" }.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) | Value::Raw(text) if text.is_empty() => "none".to_owned(),
        Value::Text(text) | Value::Raw(text) => text.replace('_', " "),
        Value::Set(some) if some.is_empty() => "none".to_owned(),
        Value::Set(some) => {
            let words: Vec<String> = some.iter().map(|word| word.replace('_', " ")).collect();
            words.join(", ")
        }
    }
}
