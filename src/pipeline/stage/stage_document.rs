//! The board that a stage is: its components at their own places, the ways of its lines, what marks it.

use crate::catalog::Catalog;
use crate::geom::Size;
use crate::model::{Document, Edge, Header, LineRouting, Node, Tx};
use crate::pipeline::boxes;
use crate::pipeline::folded_document::folded_document;
use crate::pipeline::stage::content::StageContent;
use crate::pipeline::stage::lit_graph::LitGraph;
use crate::pipeline::stage::{folded_frames, frames, lines, marks, places};

/// A stage of more components than this is no picture that anybody could read: they stay where they lie.
const MOST_LAID_OUT: usize = 80;

/// A stage of the board, laid out for a canvas of that size, as a board of its own.
pub fn stage_document(
    document: &Document,
    catalog: &Catalog,
    content: &StageContent,
    canvas: Size,
) -> Document {
    let content = content.on(document);
    if content.lit.len() > MOST_LAID_OUT {
        return in_crowd(document, catalog, &content);
    }
    let content = content.with_members(document);
    let whole = folded_frames::fold(bare(document, &content), document, catalog, &content.folded);
    let content = content.in_boxes(&whole);
    let mut stage = folded_document(&whole).into_owned();
    let sizes = boxes(&stage, catalog);
    let graph = LitGraph::new(&stage, &content, catalog, &sizes);
    let places = places::arrange(&graph, canvas);
    let mut tx = Tx::new(&mut stage);
    for (id, at) in content.lit.iter().zip(places) {
        if let Some(node) = tx.document().diagram().node(id).cloned() {
            let at = Some(at);
            tx.put_node(Node { at, ..node });
        }
    }
    tx.finish();
    lines::draw(&mut stage, catalog, &content.bridges);
    if content.new.len() < content.lit.len() {
        marks::mark(&mut stage, catalog, &content.new);
    }
    frames::draw(&mut stage, document, catalog);
    folded_frames::put_back(&mut stage, &whole);
    stage
}

/// The lit components and their connections as they are on the board.
fn in_crowd(document: &Document, catalog: &Catalog, content: &StageContent) -> Document {
    let mut stage = Document::default();
    let mut tx = Tx::new(&mut stage);
    tx.set_header(Header {
        title: document.title().to_owned(),
        hand_drawn: document.header().hand_drawn,
        edge_routing: document.header().edge_routing,
        ..Header::default()
    });
    tx.set_brief(document.brief().clone());
    let nodes = content.lit.iter();
    for node in nodes.filter_map(|id| document.diagram().node(id)) {
        tx.put_node(Node {
            frame: None,
            ..node.clone()
        });
    }
    for edge in content.shown_edges(document) {
        tx.put_edge(edge.clone());
    }
    tx.finish();
    if content.new.len() < content.lit.len() {
        marks::mark(&mut stage, catalog, &content.new);
    }
    stage
}

/// The lit components and their connections, without places.
fn bare(document: &Document, content: &StageContent) -> Document {
    let mut stage = Document::default();
    let mut tx = Tx::new(&mut stage);
    tx.set_header(Header {
        title: document.title().to_owned(),
        hand_drawn: document.header().hand_drawn,
        edge_routing: Some(LineRouting::Elbow),
        ..Header::default()
    });
    tx.set_brief(document.brief().clone());
    for node in content
        .lit
        .iter()
        .filter_map(|id| document.diagram().node(id))
    {
        tx.put_node(Node {
            at: None,
            size: None,
            frame: None,
            groups: Vec::new(),
            ..node.clone()
        });
    }
    for edge in content.shown_edges(document) {
        tx.put_edge(Edge {
            via: Vec::new(),
            // A figure is small enough for a line.
            jump: false,
            label_at: None,
            routing: None,
            ..edge.clone()
        });
    }
    tx.finish();
    stage
}
