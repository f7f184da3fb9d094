//! What a user can mean. Edits are the vocabulary of tools, commands, panels, quick fixes and scripts;
//! applying them gives the patch that undoes them.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::bends::{self, MovedEnds};
use crate::model::{
    Brief, Course, Document, Edge, EdgeId, End, FindingKey, Form, GroupId, Header, KindId, Node,
    NodeId, Patch, PayloadId, SketchId, SketchItem, Style, Target, Tx, Value,
};

/// One change a user asks for. Edits on things that have vanished do nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    SetTitle(String),
    SetNotes(String),
    SetBrief(Brief),
    /// Whether shapes, lines and boxes look drawn by hand.
    SetHandDrawn(bool),
    /// How edges run that do not say so themselves.
    SetBoardCourse(Option<Course>),
    /// How these edges run; `None` as the board says.
    SetCourses {
        edges: BTreeSet<EdgeId>,
        course: Option<Course>,
    },
    AddNode(Node),
    AddEdge(Edge),
    AddSketch(Box<SketchItem>),
    /// Removes the targets; edges go with their nodes, the members of a frame stay.
    Remove(BTreeSet<Target>),
    /// Moves the targets and the members of frames among them; bends of edges follow.
    Move {
        targets: BTreeSet<Target>,
        by: Vec2,
    },
    /// Puts top-left corners somewhere.
    Place(BTreeMap<Target, Point>),
    Resize {
        target: Target,
        rect: Rect,
    },
    /// Names a node, an edge or a frame, or sets the text of a note, text or shape.
    SetLabel {
        target: Target,
        text: String,
    },
    SetKind {
        node: NodeId,
        kind: KindId,
    },
    /// Sets a property, or with `None` gives it back to the kind's default.
    SetProperty {
        node: NodeId,
        name: String,
        value: Option<Value>,
    },
    SetPayload {
        edge: EdgeId,
        payload: Option<PayloadId>,
    },
    Reconnect {
        edge: EdgeId,
        from: End,
        to: End,
    },
    SetVia {
        edge: EdgeId,
        via: Vec<Point>,
    },
    /// Puts the label of an edge somewhere along it, 0 to 1, or back where there is most room.
    SetLabelPlace {
        edge: EdgeId,
        at: Option<f64>,
    },
    /// Gives a drawn item another form and box, such as a line its points.
    SetForm {
        item: SketchId,
        rect: Rect,
        form: Form,
    },
    SetStyles(BTreeMap<SketchId, Style>),
    /// Stacking order of nodes and sketch items.
    SetZ(BTreeMap<Target, i64>),
    /// The groups of nodes and sketch items, the outermost first.
    SetGroups(BTreeMap<Target, Vec<GroupId>>),
    SetLocked {
        targets: BTreeSet<Target>,
        locked: bool,
    },
    /// Puts the targets into a frame, or out of any.
    SetFrame {
        targets: BTreeSet<Target>,
        frame: Option<SketchId>,
    },
    /// Accepts a finding with a written reason, or takes that back.
    Acknowledge {
        finding: FindingKey,
        reason: Option<String>,
    },
}

impl Edit {
    /// Adds the item.
    pub fn add_sketch(item: SketchItem) -> Self {
        Self::AddSketch(Box::new(item))
    }
}

/// Applies the edits in order and returns what changed.
pub fn apply(document: &mut Document, edits: &[Edit]) -> Patch {
    let mut tx = Tx::new(document);
    for edit in edits {
        apply_one(&mut tx, edit);
    }
    tx.finish()
}

fn apply_one(tx: &mut Tx, edit: &Edit) {
    match edit {
        Edit::SetTitle(title) => tx.set_header(Header {
            title: title.clone(),
            ..tx.document().header().clone()
        }),
        Edit::SetNotes(notes) => tx.set_header(Header {
            notes: notes.clone(),
            ..tx.document().header().clone()
        }),
        Edit::SetBrief(brief) => tx.set_brief(brief.clone()),
        Edit::SetHandDrawn(hand_drawn) => tx.set_header(Header {
            hand_drawn: *hand_drawn,
            ..tx.document().header().clone()
        }),
        Edit::AddNode(node) => tx.put_node(node.clone()),
        Edit::AddEdge(edge) => tx.put_edge(edge.clone()),
        Edit::AddSketch(item) => tx.put_sketch(SketchItem::clone(item)),
        Edit::Remove(targets) => targets.iter().for_each(|target| tx.remove(target)),
        Edit::Move { targets, by } => shift(tx, targets, *by),
        Edit::Place(places) => places
            .iter()
            .for_each(|(target, at)| place(tx, target, *at)),
        Edit::Resize { target, rect } => resize(tx, target, *rect),
        Edit::SetLabel { target, text } => set_label(tx, target, text),
        Edit::SetKind { node, kind } => change_node(tx, node, |node| node.kind = kind.clone()),
        Edit::SetProperty { node, name, value } => change_node(tx, node, |node| match value {
            Some(value) => drop(node.properties.insert(name.clone(), value.clone())),
            None => drop(node.properties.remove(name)),
        }),
        Edit::SetPayload { edge, payload } => {
            change_edge(tx, edge, |edge| edge.payload.clone_from(payload));
        }
        Edit::Reconnect { edge, from, to } => change_edge(tx, edge, |edge| {
            edge.from = from.clone();
            edge.to = to.clone();
        }),
        Edit::SetVia { edge, via } => change_edge(tx, edge, |edge| edge.via.clone_from(via)),
        Edit::SetLabelPlace { edge, at } => change_edge(tx, edge, |edge| edge.label_at = *at),
        Edit::SetFrame { targets, frame } => targets
            .iter()
            .for_each(|target| set_frame(tx, target, frame.as_ref())),
        Edit::Acknowledge { finding, reason } => {
            tx.set_acknowledged(finding.clone(), reason.clone());
        }
        drawn => apply_drawn(tx, drawn),
    }
}

/// Edits about how things are drawn and stacked.
fn apply_drawn(tx: &mut Tx, edit: &Edit) {
    match edit {
        Edit::SetForm { item, rect, form } => change_sketch(tx, item, |item| {
            item.rect = *rect;
            item.form = form.clone();
        }),
        Edit::SetStyles(styles) => {
            for (id, style) in styles {
                change_sketch(tx, id, |item| item.style.clone_from(style));
            }
        }
        Edit::SetZ(orders) => {
            for (target, z) in orders {
                change_either(tx, target, |node| node.z = *z, |item| item.z = *z);
            }
        }
        Edit::SetGroups(all) => {
            for (target, groups) in all {
                let of_node = |node: &mut Node| node.groups.clone_from(groups);
                let of_item = |item: &mut SketchItem| item.groups.clone_from(groups);
                change_either(tx, target, of_node, of_item);
            }
        }
        Edit::SetLocked { targets, locked } => {
            for target in targets {
                let of_node = |node: &mut Node| node.locked = *locked;
                let of_item = |item: &mut SketchItem| item.locked = *locked;
                change_either(tx, target, of_node, of_item);
            }
        }
        Edit::SetBoardCourse(course) => tx.set_header(Header {
            edge_course: *course,
            ..tx.document().header().clone()
        }),
        Edit::SetCourses { edges, course } => {
            for edge in edges {
                change_edge(tx, edge, |edge| edge.course = *course);
            }
        }
        _ => {}
    }
}

fn change_either(
    tx: &mut Tx,
    target: &Target,
    of_node: impl FnOnce(&mut Node),
    of_item: impl FnOnce(&mut SketchItem),
) {
    match target {
        Target::Node(id) => change_node(tx, id, of_node),
        Target::Sketch(id) => change_sketch(tx, id, of_item),
        Target::Edge(_) => {}
    }
}
fn change_node(tx: &mut Tx, id: &NodeId, change: impl FnOnce(&mut Node)) {
    if let Some(mut node) = tx.document().diagram().node(id).cloned() {
        change(&mut node);
        tx.put_node(node);
    }
}

fn change_edge(tx: &mut Tx, id: &EdgeId, change: impl FnOnce(&mut Edge)) {
    if let Some(mut edge) = tx.document().diagram().edge(id).cloned() {
        change(&mut edge);
        tx.put_edge(edge);
    }
}

fn change_sketch(tx: &mut Tx, id: &SketchId, change: impl FnOnce(&mut SketchItem)) {
    if let Some(mut item) = tx.document().sketch().get(id).cloned() {
        change(&mut item);
        tx.put_sketch(item);
    }
}

fn shift(tx: &mut Tx, targets: &BTreeSet<Target>, by: Vec2) {
    let mut all = targets.clone();
    for target in targets {
        if let Target::Sketch(id) = target
            && tx
                .document()
                .sketch()
                .get(id)
                .is_some_and(SketchItem::is_frame)
        {
            all.extend(tx.document().members(id));
        }
    }
    let bent = bent_edges(tx.document(), &all);
    for target in &all {
        match target {
            Target::Node(id) => change_node(tx, id, |node| node.at = node.at.map(|at| at + by)),
            Target::Sketch(id) => change_sketch(tx, id, |item| item.rect = item.rect + by),
            Target::Edge(_) => {}
        }
    }
    for (id, ends) in bent {
        change_edge(tx, &id, |edge| {
            edge.via = bends::follow(&edge.via, ends, by);
        });
    }
}

/// Edges with bends at moved nodes, and which of their ends are moved.
fn bent_edges(document: &Document, moved: &BTreeSet<Target>) -> BTreeMap<EdgeId, MovedEnds> {
    let is_moved = |id: &NodeId| moved.contains(&Target::Node(id.clone()));
    let nodes = moved.iter().filter_map(|target| match target {
        Target::Node(id) => Some(id),
        _ => None,
    });
    let diagram = document.diagram();
    let at_them = nodes.flat_map(|id| diagram.outgoing(id).into_iter().chain(diagram.incoming(id)));
    let bent = at_them.filter(|edge| !edge.via.is_empty());
    let ends = |edge: &Edge| MovedEnds {
        from: is_moved(&edge.from.node),
        to: is_moved(&edge.to.node),
    };
    bent.map(|edge| (edge.id.clone(), ends(edge))).collect()
}

fn place(tx: &mut Tx, target: &Target, at: Point) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| node.at = Some(at)),
        Target::Sketch(id) => change_sketch(tx, id, |item| item.rect = item.rect.with_origin(at)),
        Target::Edge(_) => {}
    }
}

fn resize(tx: &mut Tx, target: &Target, rect: Rect) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| {
            node.at = Some(rect.origin());
            node.size = Some(Size::new(rect.width(), rect.height()));
        }),
        Target::Sketch(id) => change_sketch(tx, id, |item| item.rect = rect),
        Target::Edge(_) => {}
    }
}

fn set_label(tx: &mut Tx, target: &Target, new: &str) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| new.clone_into(&mut node.label)),
        Target::Edge(id) => change_edge(tx, id, |edge| new.clone_into(&mut edge.label)),
        Target::Sketch(id) => change_sketch(tx, id, |item| match &mut item.form {
            Form::Frame { title: text }
            | Form::Note { text }
            | Form::Text { text }
            | Form::Shape { text, .. } => new.clone_into(text),
            Form::Line(line) => new.clone_into(&mut line.text),
            Form::Ink { .. } | Form::Unknown(_) => {}
        }),
    }
}

fn set_frame(tx: &mut Tx, target: &Target, frame: Option<&SketchId>) {
    match target {
        Target::Node(id) => change_node(tx, id, |node| node.frame = frame.cloned()),
        Target::Sketch(id) if frame != Some(id) => {
            change_sketch(tx, id, |item| item.frame = frame.cloned());
        }
        Target::Sketch(_) | Target::Edge(_) => {}
    }
}
