//! Completing a board that was written by hand or pasted: ports and data types nobody named, places
//! nobody chose. What stands in the document already is never changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Attempt, Catalog, Kind, Phase, Role, Side};
use crate::geom::Point;
use crate::layout::{self, Input, Item, Link, Placed};
use crate::model::{
    Document, Edge, EdgeId, Edit, End, Node, NodeId, PayloadId, PortName, SketchId, Target, apply,
};
use crate::pipeline;

/// Fills the gaps and says, in a sentence each, what was filled.
pub fn complete(document: &mut Document, catalog: &Catalog) -> Vec<String> {
    let mut said = join(document, catalog);
    said.extend(place(document, catalog));
    said
}

/// Chooses ports and data types of edges that lack them, as the editor does when an edge is drawn.
fn join(document: &mut Document, catalog: &Catalog) -> Vec<String> {
    let open = |edge: &&Edge| {
        edge.from.port.as_str().is_empty()
            || edge.to.port.as_str().is_empty()
            || edge.payload.is_none()
    };
    let edges: Vec<Edge> = document.diagram().edges().filter(open).cloned().collect();
    let mut said = Vec::new();
    for edge in edges {
        let Some((output, input, payload)) = choose(document, catalog, &edge) else {
            said.push(format!("Edge {}: no port could be chosen, because a kind at its ends is unknown or has none on that side.", edge.id));
            continue;
        };
        said.push(format!(
            "Edge {}: joined {}.{output} to {}.{input} as {payload}.",
            edge.id, edge.from.node, edge.to.node
        ));
        let from = End {
            port: output,
            ..edge.from
        };
        let to = End {
            port: input,
            ..edge.to
        };
        let edits = [
            Edit::Reconnect {
                edge: edge.id.clone(),
                from,
                to,
            },
            Edit::SetPayload {
                edge: edge.id,
                payload: Some(payload),
            },
        ];
        apply(document, &edits);
    }
    said
}

fn choose(
    document: &Document,
    catalog: &Catalog,
    edge: &Edge,
) -> Option<(PortName, PortName, PayloadId)> {
    let kind = |id: &NodeId| catalog.kind(document.diagram().node(id)?.kind.as_str());
    let named = |port: &PortName| (!port.as_str().is_empty()).then(|| port.as_str().to_owned());
    let (output, input) = (named(&edge.from.port), named(&edge.to.port));
    let arriving: BTreeSet<PayloadId> = document
        .diagram()
        .incoming(&edge.from.node)
        .into_iter()
        .filter_map(|edge| edge.payload.clone())
        .collect();
    let attempt = Attempt {
        source: kind(&edge.from.node)?,
        output: output.as_deref(),
        arriving: &arriving,
        target: kind(&edge.to.node)?,
        input: input.as_deref(),
        payload: edge.payload.as_ref().map(PayloadId::as_str),
    };
    let choices = catalog.choices(&attempt);
    let best = choices.best().map(|best| {
        (
            best.output.clone(),
            best.input.clone(),
            best.payload.clone(),
        )
    });
    best.or_else(|| {
        catalog
            .clash(&attempt)
            .map(|clash| (clash.output, clash.input, clash.payload))
    })
}

/// Gives a place to every component that has none, and an area to frames that were never drawn.
fn place(document: &mut Document, catalog: &Catalog) -> Vec<String> {
    let n_unplaced = document
        .diagram()
        .nodes()
        .filter(|node| node.at.is_none())
        .count();
    if n_unplaced == 0 {
        return Vec::new();
    }
    let lanes = Lanes::new(document, catalog);
    let placed = layout::place(&input(document, catalog, &lanes));
    apply(document, &edits(document, &lanes, placed));
    let what = if n_unplaced == 1 {
        "component"
    } else {
        "components"
    };
    vec![format!("Placed {n_unplaced} {what} that had no place.")]
}

fn edits(document: &Document, lanes: &Lanes, placed: Placed) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (lane, rect) in placed.lanes {
        if let Some(frame) = lanes.frame(lane) {
            edits.push(Edit::Resize {
                target: Target::Sketch(frame),
                rect,
            });
        }
    }
    let at = placed.at.into_iter().map(|(id, at)| (Target::Node(id), at));
    edits.push(Edit::Place(at.collect::<BTreeMap<Target, Point>>()));
    let bare = |id: &EdgeId| {
        document
            .diagram()
            .edge(id)
            .is_some_and(|edge| edge.via.is_empty())
    };
    let via = placed.via.into_iter().filter(|(id, _)| bare(id));
    edits.extend(via.map(|(edge, via)| Edit::SetVia { edge, via }));
    edits
}

fn input(document: &Document, catalog: &Catalog, lanes: &Lanes) -> Input {
    let boxes = pipeline::boxes(document, catalog);
    let diagram = document.diagram();
    let items = diagram.nodes().map(|node| Item {
        id: node.id.clone(),
        size: boxes[&node.id].rect.size(),
        lane: lanes.of(node, catalog),
        at: node.at,
        first: kind_of(node, catalog).is_some_and(|kind| kind.has_role(Role::Client)),
    });
    let height = |end: &End, side| {
        let at = &boxes[&end.node];
        at.attachment(&end.port, side).y - at.rect.y0
    };
    let links = diagram.edges().map(|edge| Link {
        id: edge.id.clone(),
        from: edge.from.node.clone(),
        to: edge.to.node.clone(),
        from_dy: height(&edge.from, Side::Output),
        to_dy: height(&edge.to, Side::Input),
    });
    Input {
        items: items.collect(),
        links: links.collect(),
    }
}

fn kind_of<'a>(node: &Node, catalog: &'a Catalog) -> Option<&'a Kind> {
    catalog.kind(node.kind.as_str())
}

fn phase_of(node: &Node, catalog: &Catalog) -> Phase {
    kind_of(node, catalog).map_or(Phase::Online, |kind| kind.phase)
}

/// Bands from top to bottom: frames where the board has them, phases otherwise; what works offline on top.
struct Lanes {
    order: Vec<(Phase, Option<SketchId>)>,
    phase_of_frame: BTreeMap<SketchId, Phase>,
}

impl Lanes {
    fn new(document: &Document, catalog: &Catalog) -> Self {
        let mut votes: BTreeMap<SketchId, BTreeMap<Phase, usize>> = BTreeMap::new();
        for node in document.diagram().nodes() {
            if let Some(frame) = &node.frame {
                *votes
                    .entry(frame.clone())
                    .or_default()
                    .entry(phase_of(node, catalog))
                    .or_default() += 1;
            }
        }
        let most = |votes: BTreeMap<Phase, usize>| {
            votes
                .into_iter()
                .max_by_key(|(phase, n)| (*n, std::cmp::Reverse(*phase)))
                .map_or(Phase::Online, |(phase, _)| phase)
        };
        let phase_of_frame: BTreeMap<SketchId, Phase> = votes
            .into_iter()
            .map(|(frame, votes)| (frame, most(votes)))
            .collect();
        let mut lanes = Self {
            order: Vec::new(),
            phase_of_frame,
        };
        let keys: BTreeSet<_> = document
            .diagram()
            .nodes()
            .map(|node| lanes.key(node, catalog))
            .collect();
        lanes.order = keys.into_iter().collect();
        lanes
    }

    fn key(&self, node: &Node, catalog: &Catalog) -> (Phase, Option<SketchId>) {
        let phase = node
            .frame
            .as_ref()
            .and_then(|frame| self.phase_of_frame.get(frame).copied());
        (
            phase.unwrap_or_else(|| phase_of(node, catalog)),
            node.frame.clone(),
        )
    }

    fn of(&self, node: &Node, catalog: &Catalog) -> usize {
        let key = self.key(node, catalog);
        self.order.partition_point(|lane| *lane < key)
    }

    fn frame(&self, lane: usize) -> Option<SketchId> {
        self.order.get(lane)?.1.clone()
    }
}
