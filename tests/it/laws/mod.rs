//! What holds for every edit, every gesture and every way back. Seeds are printed when a law breaks.

mod derived;
pub mod editor;
pub mod edits;
mod history;

use mlboard::file;
use mlboard::model::Document;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use crate::file::generate;

/// The whole document as text: equal texts are equal boards, byte for byte.
fn text(document: &Document) -> String {
    file::write(document)
}

/// A board with anything in it that a file can hold.
fn board(seed: u64) -> Document {
    let text = text(&generate::document(seed));
    file::read(&text)
        .expect("what was written can be read")
        .document
}

/// The graph and the index of ids say the same.
fn assert_whole(document: &Document, context: &str) {
    let diagram = document.diagram();
    let graph = diagram.graph();
    assert_eq!(graph.node_count(), diagram.n_nodes(), "{context}");
    assert_eq!(graph.edge_count(), diagram.n_edges(), "{context}");
    for node in diagram.nodes() {
        let index = diagram.index(&node.id).expect("an index");
        assert_eq!(graph[index].id, node.id, "{context}");
    }
    for edge in graph.edge_references() {
        let weight = edge.weight();
        assert_eq!(diagram.edge(&weight.id), Some(weight), "{context}");
        assert_eq!(graph[edge.source()].id, weight.from.node, "{context}");
        assert_eq!(graph[edge.target()].id, weight.to.node, "{context}");
    }
}
