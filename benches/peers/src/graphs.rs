//! The board in `egui_graphs`: the same components at the same places, as circles.

use std::collections::BTreeMap;

use egui_graphs::{DefaultGraphView, Graph, MetadataFrame, SettingsNavigation};
use egui_peers::{CentralPanel, Context, pos2, vec2};
use mlboard::geom;
use mlboard::model::Document;

use crate::frames::{Motion, Row, timed};
use crate::snarl::{input, n_vertices};

/// Measures the motion.
pub fn run(document: &Document, board: geom::Rect, motion: Motion) -> Row {
    let mut graph = graph(document);
    let ctx = Context::default();
    let navigation = SettingsNavigation::new()
        .with_fit_to_screen_enabled(false)
        .with_zoom_and_pan_enabled(false);
    timed(|frame| {
        if frame == 1 {
            // Its layout scatters all nodes once, in the first frame.
            place(&mut graph, document);
        }
        let camera = motion.camera(frame, board);
        let mut output = ctx.run_ui(input(frame), |ui| {
            let mut view = MetadataFrame::new(None).load(ui);
            view.zoom = camera.zoom as f32;
            view.pan = vec2(camera.pan.x as f32, camera.pan.y as f32);
            view.save(ui);
            CentralPanel::no_frame().show(ui, |ui| {
                let view = DefaultGraphView::new().with_navigations(&navigation);
                view.show(ui, &mut graph);
            });
        });
        let shapes = std::mem::take(&mut output.shapes);
        n_vertices(&ctx.tessellate(shapes, output.pixels_per_point))
    })
}

fn graph(document: &Document) -> Graph {
    let mut graph = Graph::new();
    let mut known = BTreeMap::new();
    for node in document.diagram().nodes() {
        known.insert(
            node.id.clone(),
            graph.add_node_with_label((), node.id.to_string()),
        );
    }
    for edge in document.diagram().edges() {
        graph.add_edge(known[&edge.from.node], known[&edge.to.node], ());
    }
    graph
}

/// Nodes are in the order of the document's, as they were added.
fn place(graph: &mut Graph, document: &Document) {
    let nodes = graph.g_mut().node_weights_mut();
    for (node, placed) in nodes.zip(document.diagram().nodes()) {
        let at = placed.at.expect("a place");
        node.set_location(pos2(at.x as f32, at.y as f32));
    }
}
