//! Ports without a connection, on a rim that grows below a component while somebody points at it. It lies over the
//! board and moves nothing.

use std::collections::BTreeSet;

use crate::geom::{Point, Rect};
use crate::model::{NodeId, Target};
use crate::rules::Report;
use crate::scene::node::port::{port_label, port_shapes};
use crate::scene::{
    Background, FindingsFilter, Item, NODE_RADIUS, NodeBox, PORT_RADIUS, PORT_STEP, PortBox,
    SceneStyle, Shape, ShapeStroke,
};

/// Below the last port.
const RIM_MARGIN: f64 = 14.0;
/// Of more components than this that are selected, none shows its free ports: they would hide the board.
const MOST_SELECTED: usize = 8;
/// How far a rim can reach below its component.
pub(in crate::scene) const MOST_RIM: f64 = 12.0 * PORT_STEP;

/// Which components show their ports without a connection.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenRims<'a> {
    /// The component under the pointer.
    pub pointed: Option<&'a NodeId>,
    /// What is selected.
    pub selected: Option<&'a BTreeSet<Target>>,
    /// A connection is being drawn, which may end at any component.
    pub all: bool,
}

impl OpenRims<'_> {
    /// Whether the component's free ports can be seen and taken hold of.
    pub fn is_open(&self, node: &NodeId) -> bool {
        let is_selected = |selected: &BTreeSet<Target>| {
            selected.len() <= MOST_SELECTED && selected.contains(&Target::Node(node.clone()))
        };
        self.all || self.pointed == Some(node) || self.selected.is_some_and(is_selected)
    }

    /// The components of whom that holds in any case.
    pub fn nodes(&self) -> BTreeSet<&NodeId> {
        let selected = self
            .selected
            .filter(|selected| selected.len() <= MOST_SELECTED);
        let selected = selected
            .into_iter()
            .flatten()
            .filter_map(|target| match target {
                Target::Node(id) => Some(id),
                Target::Edge(_) | Target::Sketch(_) => None,
            });
        selected.chain(self.pointed).collect()
    }
}

impl NodeBox {
    /// The box with its rim.
    pub fn with_rim(&self) -> Rect {
        let free = self.ports.iter().filter(|port| !port.connected);
        let lowest = free.map(|port| port.at.y + RIM_MARGIN);
        let y1 = lowest.fold(self.rect.y1, f64::max);
        Rect { y1, ..self.rect }
    }

    /// Whether the point is on the box or so near that it means one of its ports.
    pub(in crate::scene) fn is_near(&self, at: Point) -> bool {
        self.rect.inflate(PORT_RADIUS + 2.0, 0.0).contains(at)
    }
}

/// The rim itself, to be drawn below the component; `None` where its free ports have room on the box.
pub fn rim_item(at: &NodeBox, style: &SceneStyle) -> Option<Item> {
    let rect = at.with_rim();
    if rect.y1 <= at.rect.y1 {
        return None;
    }
    let tokens = &style.theme.tokens;
    let shape = Shape::Rect {
        rect,
        radius: NODE_RADIUS,
        fill: Some(tokens.panel),
        stroke: Some(ShapeStroke::solid(1.0, tokens.card_border)),
    };
    Item::new(None, vec![shape], Vec::new())
}

/// The free ports with their names, to be drawn above the component.
pub fn free_ports_item<'a>(
    node: &NodeId,
    free: impl Iterator<Item = &'a PortBox>,
    background: &Background,
    report: &Report,
    style: &SceneStyle,
) -> Option<Item> {
    let is_marked = style.findings != FindingsFilter::None;
    let shapes = free.flat_map(|port| {
        let worst = report.of_port(node, &port.name, port.side).worst;
        let mut shapes = port_shapes(port, worst.filter(|_| is_marked), style.theme);
        shapes.extend(port_label(port, background, style.theme).shapes);
        shapes
    });
    Item::new(None, shapes.collect(), Vec::new())
}
