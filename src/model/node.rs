//! A placed component.

use std::collections::BTreeMap;

use crate::geom::{Point, Size};
use crate::model::{Extra, GroupId, KindId, NodeId, Rationale, SketchId, Value};

/// A component on the board. It knows the name of its kind, not the kind: a board with kinds from a
/// newer catalogue still opens, shows and saves.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its identity while it lives.
    pub id: NodeId,
    /// The name of its kind in the catalogue.
    pub kind: KindId,
    /// What it is called on the board; empty means the kind's own name.
    pub label: String,
    /// Top-left corner; `None` until somebody or the layout has placed it.
    pub at: Option<Point>,
    /// Set only when a person resized it; otherwise the scene measures it.
    pub size: Option<Size>,
    /// The frame it belongs to and moves with.
    pub frame: Option<SketchId>,
    /// Stacking order among nodes, ties broken by id.
    pub z: i64,
    /// The groups it belongs to, the outermost first.
    pub groups: Vec<GroupId>,
    /// Clicks and marquees pass it by until somebody unlocks it.
    pub locked: bool,
    /// Only what differs from the kind's defaults need stand here.
    pub properties: BTreeMap<String, Value>,
    /// What it is there for, in the order it was said.
    pub because: Vec<Rationale>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Node {
    /// An unplaced node without a label or properties.
    pub fn new(id: NodeId, kind: KindId) -> Self {
        Self {
            id,
            kind,
            label: String::new(),
            at: None,
            size: None,
            frame: None,
            z: 0,
            groups: Vec::new(),
            locked: false,
            properties: BTreeMap::new(),
            because: Vec::new(),
            extra: Extra::new(),
        }
    }
}
