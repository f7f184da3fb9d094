//! What a component shows, taken from its kind, or from its edges where the kind is unknown.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Kind, PortShape, PortSide, display_name};
use crate::geom::Point;
use crate::model::{Document, Edge, Node, PayloadId, PortName};
use crate::scene::EdgePair;

/// A component before it is measured.
pub(in crate::scene) struct NodeContent {
    /// What a person called it, else the name of its kind.
    pub title: String,
    /// The name of the kind, else of the category.
    pub subtitle: String,
    /// A glyph of the icon faces.
    pub icon: char,
    /// Colour family of the icon tile; `None` for a kind nobody knows.
    pub family: Option<String>,
    /// Not placed yet.
    pub ports: Vec<PortBox>,
}

/// A port of a placed component.
#[derive(Clone, Debug, PartialEq)]
pub struct PortBox {
    /// As kinds and edges name it.
    pub name: PortName,
    /// Inputs on the left, outputs on the right.
    pub side: PortSide,
    /// On the left edge of the box for inputs, on the right edge for outputs.
    pub at: Point,
    /// Of the family of data that flows here.
    pub shape: PortShape,
    /// Colour family of what flows here; `None` while that is open or unknown.
    pub family: Option<String>,
    /// The component makes no sense without an edge here.
    pub required: bool,
    /// Whether an edge is attached.
    pub connected: bool,
    /// What flows here has the port's own name, and is written on the edge.
    pub is_named_by_edge: bool,
}

/// Drawn as the visible box of a character no font has.
const NO_ICON: char = '?';

pub(in crate::scene) fn node_content(
    document: &Document,
    node: &Node,
    catalog: &Catalog,
) -> NodeContent {
    let kind = catalog.kind(node.kind.as_str());
    let edges = Edges::at(document, node, catalog);
    let mut ports = kind.map_or_else(Vec::new, |kind| ports_of(kind, &edges, catalog));
    ports.extend(stray_ports(&ports, &edges, catalog));
    match kind {
        Some(kind) => of_kind(node, kind, ports, catalog),
        None => of_unknown(node, ports, catalog),
    }
}

fn of_kind(node: &Node, kind: &Kind, ports: Vec<PortBox>, catalog: &Catalog) -> NodeContent {
    let name = kind.short_name();
    let category = catalog.category(&kind.category);
    let shown = display_name(node, Some(kind));
    let (title, subtitle) = if shown.trim() == name {
        (name, category.map_or("", |category| &category.title))
    } else {
        (shown, name)
    };
    NodeContent {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        icon: catalog.icon(&kind.icon).unwrap_or(NO_ICON),
        family: category.map(|category| category.family.clone()),
        ports,
    }
}

fn of_unknown(node: &Node, ports: Vec<PortBox>, catalog: &Catalog) -> NodeContent {
    let kind = node.kind.as_str();
    let subtitle = if node.label.trim().is_empty() {
        "Unknown kind".to_owned()
    } else {
        format!("Unknown kind {kind}")
    };
    NodeContent {
        title: display_name(node, None).to_owned(),
        subtitle,
        icon: catalog.icon("question").unwrap_or(NO_ICON),
        family: None,
        ports,
    }
}

/// The edges at a component that are drawn at its ports, which decide what those look like: an answer comes and goes
/// with the line of its request.
struct Edges<'a> {
    incoming: Vec<&'a Edge>,
    outgoing: Vec<&'a Edge>,
}

impl<'a> Edges<'a> {
    fn at(document: &'a Document, node: &Node, catalog: &Catalog) -> Self {
        let diagram = document.diagram();
        let drawn = |mut edges: Vec<&'a Edge>| {
            edges.retain(|edge| !EdgePair::is_answer(document, catalog, edge));
            edges
        };
        Self {
            incoming: drawn(diagram.incoming(&node.id)),
            outgoing: drawn(diagram.outgoing(&node.id)),
        }
    }

    /// The ports in use on one side, each with what flows there.
    fn uses(&self, side: PortSide) -> impl Iterator<Item = (&'a PortName, Option<&'a PayloadId>)> {
        let edges = match side {
            PortSide::Input => &self.incoming,
            PortSide::Output => &self.outgoing,
        };
        edges.iter().map(move |edge| {
            let end = match side {
                PortSide::Input => &edge.to,
                PortSide::Output => &edge.from,
            };
            (&end.port, edge.payload.as_ref())
        })
    }
}

fn ports_of(kind: &Kind, edges: &Edges, catalog: &Catalog) -> Vec<PortBox> {
    let is_used = |name: &PortName, side| edges.uses(side).any(|(port, _)| port == name);
    let inputs = kind
        .inputs
        .iter()
        .filter(|port| !port.on_use || is_used(&port.name, PortSide::Input))
        .map(|port| (&port.name, PortSide::Input, &port.accepts, port.required));
    let outputs = kind
        .outputs
        .iter()
        .filter(|port| !port.on_use || is_used(&port.name, PortSide::Output))
        .map(|port| (&port.name, PortSide::Output, &port.emits, false));
    inputs
        .chain(outputs)
        .map(|(name, side, payloads, required)| {
            let flowing: Vec<&PayloadId> = edges
                .uses(side)
                .filter(|(port, _)| *port == name)
                .filter_map(|(_, payload)| payload)
                .collect();
            let connected = is_used(name, side);
            let is_named_by_edge = connected
                && flowing
                    .iter()
                    .all(|payload| payload.as_str() == name.as_str());
            let declared = one_family(payloads.iter(), catalog);
            let family = declared.or_else(|| one_family(flowing.into_iter(), catalog));
            PortBox {
                is_named_by_edge,
                ..port_box(name, side, family, required, connected)
            }
        })
        .collect()
}

/// Ports that only edges know: those of unknown kinds, misspelt ones, ends nobody has said the port of.
fn stray_ports(known: &[PortBox], edges: &Edges, catalog: &Catalog) -> Vec<PortBox> {
    let mut strays = Vec::new();
    for side in [PortSide::Input, PortSide::Output] {
        let is_known = |name: &PortName| {
            let mut ports = known.iter();
            ports.any(|port| port.side == side && port.name == *name)
        };
        let names: BTreeSet<&PortName> = edges.uses(side).map(|(name, _)| name).collect();
        for name in names.into_iter().filter(|name| !is_known(name)) {
            let flowing = edges.uses(side).filter(|(port, _)| *port == name);
            let family = one_family(flowing.filter_map(|(_, payload)| payload), catalog);
            strays.push(port_box(name, side, family, false, true));
        }
    }
    strays
}

/// The family of all the data types and its port shape; `None` when they are of several or unknown.
fn one_family<'a>(
    payloads: impl Iterator<Item = &'a PayloadId>,
    catalog: &Catalog,
) -> Option<(String, PortShape)> {
    let families: Option<BTreeSet<&str>> = payloads
        .map(|payload| Some(catalog.payload(payload.as_str())?.family.as_str()))
        .collect();
    let families = families?;
    let id = families.first().filter(|_| families.len() == 1)?;
    let family = catalog.family(id)?;
    Some((family.id.clone(), family.port))
}

fn port_box(
    name: &PortName,
    side: PortSide,
    family: Option<(String, PortShape)>,
    required: bool,
    connected: bool,
) -> PortBox {
    let (family, shape) = family.unzip();
    PortBox {
        name: name.clone(),
        side,
        at: Point::ZERO,
        shape: shape.unwrap_or(PortShape::Circle),
        family,
        required,
        connected,
        is_named_by_edge: false,
    }
}
