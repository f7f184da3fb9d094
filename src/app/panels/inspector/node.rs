//! A component: its name, what it is, its properties, and what flows in and out.

use eframe::egui::{Id, Ui};

use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::{connections, figures, findings, property, reasons, study};
use crate::app::panels::palette::kind_tooltip;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{FieldDrafts, FieldLook, icon_tile, section};
use crate::catalog::{Kind, Phase};
use crate::editor::{Action, BoardAction, Editor};
use crate::model::{Node, NodeId, Target};
use crate::scene::Typeface;

pub fn show(
    ui: &mut Ui,
    editor: &Editor,
    id: &NodeId,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let Some(node) = editor.document().diagram().node(id) else {
        return;
    };
    let kind = editor.board().kind_of(id);
    head_ui(ui, editor, node, kind, drafts);
    let failures_first = editor.view().failures;
    if failures_first {
        study::of_component_ui(ui, editor, id, drafts, actions);
    }
    findings::show(ui, editor, &Target::Node(id.clone()), actions);
    if let Some(kind) = kind {
        ui.add_space(6.0);
        let tokens = style::tokens(ui);
        ui.label(text(&kind.summary, Typeface::Regular, BODY, tokens.muted));
        if !kind.properties.is_empty() {
            section(ui, texts::PROPERTIES);
        }
        for spec in &kind.properties {
            property::show(ui, editor, node, spec, drafts, actions);
        }
    } else {
        unknown_ui(ui, node);
    }
    reasons::show(ui, editor, node, actions);
    if !editor.board().hides_figures() {
        figures::component_ui(ui, editor, id, actions);
    }
    connections::show(ui, editor, id, actions);
    if !failures_first {
        study::of_component_ui(ui, editor, id, drafts, actions);
    }
}

fn head_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &Node,
    kind: Option<&'static Kind>,
    drafts: &mut FieldDrafts,
) {
    let tokens = style::tokens(ui);
    ui.horizontal(|ui| {
        icon_tile(ui, editor.catalog(), kind, 40.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let target = Target::Node(node.id.clone());
            let look = FieldLook {
                name: texts::NAME,
                hint: kind.map_or(node.kind.as_str(), |kind| &kind.name),
                unit: "",
                width: ui.available_width() - 2.0,
                rows: 1,
                align_right: false,
            };
            let id = Id::unique(("node name", &node.id));
            drafts.field(ui, id, &node.label, &look, move |text| {
                Action::Board(BoardAction::Rename {
                    target: target.clone(),
                    text: text.trim().to_owned(),
                })
            });
            let line = kind.map_or_else(
                || node.kind.to_string(),
                |kind| format!("{} · {}", kind.name, phase(kind.phase)),
            );
            let label = ui.label(text(line, Typeface::Regular, SMALL, tokens.muted));
            if let Some(kind) = kind {
                label.on_hover_ui(|ui| kind_tooltip(ui, kind));
            }
        });
    });
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Offline => "offline",
        Phase::Nearline => "nearline",
        Phase::Online => "online",
    }
}

fn unknown_ui(ui: &mut Ui, node: &Node) {
    let tokens = style::tokens(ui);
    ui.add_space(6.0);
    let line = texts::unknown_kind(&node.kind);
    ui.label(text(line, Typeface::Regular, BODY, tokens.warning));
    if !node.properties.is_empty() {
        section(ui, texts::PROPERTIES);
    }
    for (name, value) in &node.properties {
        super::fact(ui, name, &crate::app::numbers::shown(value));
    }
}
