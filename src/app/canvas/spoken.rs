//! The board for those who do not see it: every visible component, connection and frame is a named element
//! of the accessibility tree, and clicking it there selects it.

use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo};

use crate::app::canvas::{canvas_id, on_screen, seen};
use crate::editor::{Action, Editor, Targets};
use crate::geom;
use crate::model::Target;

/// An edge is a thin thing: this much of the screen around its middle stands for it.
const EDGE_SPOT: f64 = 12.0;

/// Publishes what is in view. Without assistive technology there is nobody to publish it to.
pub fn publish(ui: &Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let is_listening = ui.accesskit_node_builder(canvas_id(), |_| ()).is_some();
    if !is_listening {
        return;
    }
    let seen = seen(ui, editor);
    let document = editor.document();
    for (id, item) in document.sketch() {
        if item.is_frame() && geom::touch(item.rect, seen) {
            let mut head = item.rect;
            head.y1 = head.y0 + head.height().min(28.0);
            one(ui, editor, Target::Sketch(id.clone()), head, actions);
        }
    }
    let derived = editor.derived();
    for (id, route) in &derived.routes {
        let spot = EDGE_SPOT / editor.camera().zoom;
        let around = geom::Rect::from_center_size(route.label_at, (spot, spot));
        if geom::touch(around, seen) {
            one(ui, editor, Target::Edge(id.clone()), around, actions);
        }
    }
    for (id, node) in &derived.boxes {
        if geom::touch(node.rect, seen) {
            one(ui, editor, Target::Node(id.clone()), node.rect, actions);
        }
    }
}

fn one(ui: &Ui, editor: &Editor, target: Target, place: geom::Rect, actions: &mut Vec<Action>) {
    let rect: Rect = on_screen(editor, place).intersect(ui.max_rect());
    if !rect.is_positive() {
        return;
    }
    let id = canvas_id().with(format!("{target:?}"));
    let is_on = editor.selection().contains(&target);
    // The pointer is read from raw events; this answers assistive technology alone.
    let response = ui.interact(rect, id, Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_on, editor.spoken(&target)));
    if response.clicked() && !ui.input(|input| input.pointer.any_released()) {
        actions.push(Action::Select(Targets::from([target])));
    }
}
