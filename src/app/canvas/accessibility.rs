//! The board for those who do not see it: components, connections, frames, notes and drawings are named elements
//! of the accessibility tree, in reading order, and clicking one there selects it.

use std::collections::BTreeMap;

use eframe::egui::accesskit;
use eframe::egui::{Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::app::canvas::{canvas_id, on_screen, seen};
use crate::editor::{Action, Editor, TargetSet, ViewAction};
use crate::geom;
use crate::model::{NodeId, SketchKind, Target};

/// An edge is a thin thing: this much of the screen around its middle stands for it.
const EDGE_SPOT: f64 = 12.0;
/// Boards of up to this many elements are published whole; of larger ones what is in view and what is selected.
/// Walking by keyboard reaches everything in any case.
const MOST_WHOLE: usize = 600;

/// The order elements are read in, made anew when the board has changed.
#[derive(Default)]
pub struct ReadingOrder {
    picture: Option<(u64, u64)>,
    order: Vec<Target>,
    /// Components by their place among all components, from 1.
    places: BTreeMap<NodeId, usize>,
}

impl ReadingOrder {
    /// Publishes the board. Without assistive technology there is nobody to publish it to.
    pub fn publish(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let is_listening = ui.accesskit_node_builder(canvas_id(), |_| ()).is_some();
        if !is_listening {
            return;
        }
        self.refresh(editor);
        let builder = UiBuilder::new()
            .max_rect(ui.max_rect())
            .accessibility_parent(canvas_id());
        let ui = ui.new_child(builder);
        let seen = seen(&ui, editor);
        let is_whole = self.order.len() <= MOST_WHOLE;
        let mut n_left = MOST_WHOLE;
        for target in &self.order {
            let Some(place) = bounds(editor, target) else {
                continue;
            };
            let in_view = geom::touch(place, seen) && n_left > 0;
            if !is_whole && !in_view && !editor.selection().contains(target) {
                continue;
            }
            n_left = n_left.saturating_sub(1);
            self.one(&ui, editor, target, place, actions);
        }
    }

    fn refresh(&mut self, editor: &Editor) {
        let picture = editor.board().shown_picture();
        // While something is dragged, the order of the start is good enough.
        let is_stale = self.picture != Some(picture) && !editor.history().is_previewing();
        if !is_stale && self.picture.is_some() {
            return;
        }
        self.picture = Some(picture);
        self.order = editor.walk_order();
        let nodes = self.order.iter().filter_map(|target| match target {
            Target::Node(id) => Some(id.clone()),
            _ => None,
        });
        self.places = nodes.enumerate().map(|(i, id)| (id, i + 1)).collect();
    }

    fn one(
        &self,
        ui: &Ui,
        editor: &Editor,
        target: &Target,
        place: geom::Rect,
        actions: &mut Vec<Action>,
    ) {
        let on_screen = on_screen(editor, place);
        let shown = on_screen.intersect(ui.max_rect());
        // What is out of view takes no room where something else is.
        let rect = if shown.is_positive() {
            shown
        } else {
            Rect::from_min_size(ui.max_rect().min, eframe::egui::Vec2::ZERO)
        };
        let id = canvas_id().with(format!("{target:?}"));
        let is_on = editor.selection().contains(target);
        // The pointer is read from raw events; this answers assistive technology alone.
        let response = ui.interact(rect, id, Sense::CLICK);
        let mut name = editor.spoken(target);
        let at = match target {
            Target::Node(id) => self.places.get(id).copied(),
            _ => None,
        };
        if let Some(at) = at {
            name += &Editor::place_in_words(at, self.places.len());
        }
        let role = role(editor, target);
        response.widget_info(|| WidgetInfo::labeled(role, true, &name));
        ui.accesskit_node_builder(id, |node| {
            node.set_selected(is_on);
            node.set_bounds(accesskit::Rect {
                x0: on_screen.min.x.into(),
                y0: on_screen.min.y.into(),
                x1: on_screen.max.x.into(),
                y1: on_screen.max.y.into(),
            });
            if let Some(at) = at {
                node.set_position_in_set(at);
                node.set_size_of_set(self.places.len());
            }
        });
        if response.clicked() && !ui.input(|input| input.pointer.any_released()) {
            actions.push(Action::View(ViewAction::Select(TargetSet::from([
                target.clone()
            ]))));
        }
    }
}

/// The part of the board that stands for a thing.
fn bounds(editor: &Editor, target: &Target) -> Option<geom::Rect> {
    match target {
        Target::Node(_) => editor.board().bounds(target),
        Target::Edge(id) => {
            let route = editor.derived().line_of(id)?;
            let spot = EDGE_SPOT / editor.camera().zoom;
            Some(geom::Rect::from_center_size(route.label_at, (spot, spot)))
        }
        Target::Sketch(id) => {
            let item = editor.document().sketch().get(id)?;
            let mut rect = item.rect;
            if item.is_open_frame() {
                rect.y1 = rect.y0 + rect.height().min(28.0);
            }
            Some(rect)
        }
    }
}

fn role(editor: &Editor, target: &Target) -> Role {
    match target {
        Target::Node(_) => Role::ListItem,
        Target::Edge(_) => Role::GraphicsSymbol,
        Target::Sketch(id) => {
            let item = editor.document().sketch().get(id);
            match item.map(|item| &item.form) {
                Some(SketchKind::Frame { .. }) => Role::Group,
                Some(SketchKind::Note { .. }) => Role::Note,
                _ => Role::GraphicsObject,
            }
        }
    }
}
