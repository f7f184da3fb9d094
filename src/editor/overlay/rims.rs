//! Ports without a connection of what is pointed at and selected, and of what takes the connection that is drawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::editor::Editor;
use crate::model::{NodeId, Target};
use crate::scene::{Item, PortBox, free_ports_item, rim_item};

/// Rims with their ports and the components above them, from below.
pub(in crate::editor) fn opened(editor: &Editor) -> Vec<Arc<Item>> {
    if editor.dragged().is_some() {
        return Vec::new();
    }
    let board = &editor.board;
    let rims = board.rims();
    match editor.connecting() {
        None => {
            let nodes = rims.nodes().into_iter();
            nodes
                .flat_map(|id| opened_at(editor, id, |_| true))
                .collect()
        }
        Some(connecting) => {
            let fits = connecting.fits();
            let seen = board.camera().visible(board.viewport());
            let in_view = |id: &&NodeId| {
                let at = board.derived().boxes.get(id);
                at.is_some_and(|at| at.with_rim().overlaps(seen))
            };
            let nodes: BTreeSet<&NodeId> = fits.keys().map(|(id, _)| id).collect();
            let nodes = nodes.into_iter().filter(in_view);
            let fitting =
                |id: &NodeId, port: &PortBox| fits.contains_key(&(id.clone(), port.name.clone()));
            let fixed = connecting.fixed();
            let held = opened_at(editor, &fixed.node, |port| port.name == fixed.port);
            let fitting = nodes.flat_map(|id| opened_at(editor, id, |port| fitting(id, port)));
            held.into_iter().chain(fitting).collect()
        }
    }
}

fn opened_at(editor: &Editor, id: &NodeId, shows: impl Fn(&PortBox) -> bool) -> Vec<Arc<Item>> {
    let board = &editor.board;
    let derived = board.derived();
    let Some(at) = derived.boxes.get(id) else {
        return Vec::new();
    };
    let free = at
        .ports
        .iter()
        .filter(|port| !port.connected && shows(port));
    let background = derived.background();
    let Some(ports) = free_ports_item(id, free, background, &derived.shown, &board.style()) else {
        return Vec::new();
    };
    let rim = rim_item(at, &board.style()).map(Arc::new);
    let node = Target::Node(id.clone());
    let mut items: Vec<Arc<Item>> = Vec::new();
    if let Some(rim) = rim {
        items.push(rim);
        items.extend(derived.scene.of(&node).cloned());
    }
    items.push(Arc::new(ports));
    items
}
