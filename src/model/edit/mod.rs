//! What a user can mean. Edits are the vocabulary of tools, commands, panels, quick fixes and scripts;
//! applying them gives the patch that undoes them.

mod bends;
mod geometry;
mod records;

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{
    Brief, Document, Edge, EdgeEnd, EdgeId, EdgeTraffic, FindingKey, GroupId, KindId, LineRouting,
    Node, NodeId, Patch, PayloadId, Rationale, SketchId, SketchItem, SketchKind, SketchStyle,
    Target, Tx, Value, Walkthrough,
};
use geometry::{place, resize, shift};
use records::{change_edge, change_either, change_node, change_sketch};

/// One change a user asks for. Edits on things that have vanished do nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    // The board as a whole.
    SetTitle(String),
    SetNotes(String),
    SetBrief(Brief),
    SetWalkthrough(Walkthrough),
    /// Whether shapes, lines and boxes look drawn by hand.
    SetHandDrawn(bool),
    /// How edges run that do not say so themselves.
    SetBoardCourse(Option<LineRouting>),
    /// Accepts a finding with a written reason, or takes that back.
    Acknowledge {
        finding: FindingKey,
        reason: Option<String>,
    },

    // Components.
    AddNode(Node),
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
    /// Says what a component is there for.
    SetBecause {
        node: NodeId,
        because: Vec<Rationale>,
    },

    // Data flows.
    AddEdge(Edge),
    Reconnect {
        edge: EdgeId,
        from: EdgeEnd,
        to: EdgeEnd,
    },
    SetPayload {
        edge: EdgeId,
        payload: Option<PayloadId>,
    },
    /// States how much of the traffic takes a flow.
    SetTraffic {
        edge: EdgeId,
        traffic: EdgeTraffic,
    },
    /// Gives an edge these bends, from its start to its end, in world units.
    SetVia {
        edge: EdgeId,
        via: Vec<Point>,
    },
    /// Puts the label of an edge somewhere along it, 0 to 1, or back where there is most room.
    SetLabelPlace {
        edge: EdgeId,
        at: Option<f64>,
    },
    /// How these edges run; `None` as the board says.
    SetCourses {
        edges: BTreeSet<EdgeId>,
        course: Option<LineRouting>,
    },

    /// Draws these edges as jumps, or as lines again.
    SetJumps {
        edges: BTreeSet<EdgeId>,
        jump: bool,
    },

    // What is drawn freely.
    AddSketch(Box<SketchItem>),
    /// Gives a drawn item another form and box, such as a line its points.
    SetForm {
        item: SketchId,
        rect: Rect,
        form: SketchKind,
    },
    SetStyles(BTreeMap<SketchId, SketchStyle>),
    /// Folds frames into boxes of these sizes, in world units, or with `None` unfolds them.
    FoldFrames(BTreeMap<SketchId, Option<Size>>),

    // Anything that can be pointed at.
    /// Removes the targets; edges go with their nodes, the members of a frame stay.
    Remove(BTreeSet<Target>),
    /// Names a node, an edge or a frame, or sets the text of a note, text or shape.
    SetLabel {
        target: Target,
        text: String,
    },
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
    /// Puts the targets into a frame, or out of any.
    SetFrame {
        targets: BTreeSet<Target>,
        frame: Option<SketchId>,
    },
    /// Stacking order of nodes and sketch items.
    SetZ(BTreeMap<Target, i64>),
    /// The groups of nodes and sketch items, the outermost first.
    SetGroups(BTreeMap<Target, Vec<GroupId>>),
    SetLocked {
        targets: BTreeSet<Target>,
        locked: bool,
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

fn group(tx: &mut Tx, target: &Target, groups: &Vec<GroupId>) {
    let of_node = |node: &mut Node| node.groups.clone_from(groups);
    change_either(tx, target, of_node, |item| item.groups.clone_from(groups));
}

/// One arm for each edit: what touches many records is a loop of what touches one.
fn apply_one(tx: &mut Tx, edit: &Edit) {
    match edit {
        Edit::SetTitle(title) => tx.change_header(|header| header.title.clone_from(title)),
        Edit::SetNotes(notes) => tx.change_header(|header| header.notes.clone_from(notes)),
        Edit::SetBrief(brief) => tx.set_brief(brief.clone()),
        Edit::SetWalkthrough(walkthrough) => tx.set_walkthrough(walkthrough.clone()),
        Edit::SetHandDrawn(on) => tx.change_header(|header| header.hand_drawn = *on),
        Edit::SetBoardCourse(course) => tx.change_header(|header| header.edge_routing = *course),
        Edit::Acknowledge { finding, reason } => {
            tx.set_acknowledged(finding.clone(), reason.clone());
        }
        Edit::AddNode(node) => tx.put_node(node.clone()),
        Edit::SetKind { node, kind } => change_node(tx, node, |node| node.kind = kind.clone()),
        Edit::SetProperty { node, name, value } => {
            records::set_property(tx, node, name, value.as_ref());
        }
        Edit::SetBecause { node, because } => records::set_because(tx, node, because),
        Edit::AddEdge(edge) => tx.put_edge(edge.clone()),
        Edit::Reconnect { edge, from, to } => records::reconnect(tx, edge, from, to),
        Edit::SetPayload { edge, payload } => {
            change_edge(tx, edge, |edge| edge.payload.clone_from(payload));
        }
        Edit::SetTraffic { edge, traffic } => {
            change_edge(tx, edge, |edge| edge.traffic = *traffic);
        }
        Edit::SetVia { edge, via } => change_edge(tx, edge, |edge| edge.via.clone_from(via)),
        Edit::SetLabelPlace { edge, at } => change_edge(tx, edge, |edge| edge.label_at = *at),
        Edit::SetCourses { edges, course } => edges
            .iter()
            .for_each(|edge| change_edge(tx, edge, |edge| edge.routing = *course)),
        Edit::SetJumps { edges, jump } => edges
            .iter()
            .for_each(|edge| change_edge(tx, edge, |edge| edge.jump = *jump)),
        Edit::AddSketch(item) => tx.put_sketch(SketchItem::clone(item)),
        Edit::SetForm { item, rect, form } => records::set_form(tx, item, *rect, form),
        Edit::SetStyles(styles) => styles
            .iter()
            .for_each(|(id, style)| change_sketch(tx, id, |item| item.style.clone_from(style))),
        Edit::FoldFrames(folds) => folds
            .iter()
            .for_each(|(id, size)| records::fold(tx, id, *size)),
        Edit::Remove(targets) => targets.iter().for_each(|target| tx.remove(target)),
        Edit::SetLabel { target, text } => records::set_label(tx, target, text),
        Edit::Move { targets, by } => shift(tx, targets, *by),
        Edit::Place(all) => all.iter().for_each(|(target, at)| place(tx, target, *at)),
        Edit::Resize { target, rect } => resize(tx, target, *rect),
        Edit::SetFrame { targets, frame } => targets
            .iter()
            .for_each(|target| records::set_frame(tx, target, frame.as_ref())),
        Edit::SetZ(orders) => orders.iter().for_each(|(target, z)| {
            change_either(tx, target, |node| node.z = *z, |item| item.z = *z);
        }),
        Edit::SetGroups(all) => all
            .iter()
            .for_each(|(target, groups)| group(tx, target, groups)),
        Edit::SetLocked { targets, locked } => targets.iter().for_each(|target| {
            let of_node = |node: &mut Node| node.locked = *locked;
            change_either(tx, target, of_node, |item| item.locked = *locked);
        }),
    }
}
