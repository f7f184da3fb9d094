//! The connections of a component, as two lists.

use eframe::egui::{Align, Layout, Sense, Ui};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{payload_sign, row, section, words};
use crate::catalog::{PortSide, display_name};
use crate::editor::{Action, Editor, ViewAction};
use crate::model::{Edge, NodeId, Target};
use crate::scene::Typeface;

pub fn show(ui: &mut Ui, editor: &Editor, id: &NodeId, actions: &mut Vec<Action>) {
    let diagram = editor.document().diagram();
    let lists = [
        (texts::INPUTS, diagram.incoming(id), PortSide::Input),
        (texts::OUTPUTS, diagram.outgoing(id), PortSide::Output),
    ];
    for (title, edges, side) in lists {
        if edges.is_empty() {
            continue;
        }
        section(ui, title);
        for edge in edges {
            edge_row(ui, editor, edge, side, actions);
        }
    }
}

fn edge_row(ui: &mut Ui, editor: &Editor, edge: &Edge, side: PortSide, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let catalog = editor.catalog();
    let (own, other, way) = match side {
        PortSide::Input => (&edge.to, &edge.from, "from"),
        PortSide::Output => (&edge.from, &edge.to, "to"),
    };
    let payload = edge.payload.as_ref().map_or("", |payload| payload.as_str());
    let title = catalog
        .payload(payload)
        .map_or(payload, |known| &known.title);
    let name = node_name(editor, &other.node);
    let spoken = format!("{title} {way} {name}, port {}", own.port);
    let response = row(ui, &spoken, 30.0, false.into(), Sense::click(), |ui| {
        payload_sign(ui, catalog, payload);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let port = text(
                own.port.as_str().replace('_', " "),
                Typeface::Regular,
                SMALL,
                tokens.muted,
            );
            words(ui, port);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = text(&name, Typeface::Regular, BODY, tokens.text);
                words(ui, name);
            });
        });
    });
    let target = Target::Edge(edge.id.clone());
    if response.hovered() {
        actions.push(Action::View(ViewAction::Hover(Some(target.clone()))));
    }
    if response.clicked() {
        actions.push(Action::View(ViewAction::Reveal(vec![target])));
    }
    response.on_hover_text(title);
}

/// What a component is called on the board.
pub fn node_name(editor: &Editor, id: &NodeId) -> String {
    let Some(node) = editor.document().diagram().node(id) else {
        return id.to_string();
    };
    display_name(node, editor.board().kind_of(id)).to_owned()
}
