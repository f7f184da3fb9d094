//! The whole board, small, in the lower right corner of the canvas, with what is in view marked: drag the mark
//! or click to go somewhere else.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Context, CornerRadius, Id, Mesh, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::paint::{world_point, world_rect};
use crate::app::style::color32;
use crate::app::widgets::{FloatingPanel, kind_color};
use crate::editor::{Action, Camera, Editor, ViewAction};
use crate::geom;
use crate::model::{SketchKind, Target};

/// Size of the map, in points.
pub const SIZE: Vec2 = vec2(208.0, 136.0);
/// Free around the board on its map, in points.
const MARGIN: f64 = 8.0;
/// Nothing on the map is smaller than this, in points.
const LEAST: f32 = 1.5;
/// With more components the map is not drawn anew at every step of a drag.
const MOST_AT_ONCE: usize = 300;

/// The map, drawn when the board or the map's place has changed. Another board needs another one.
#[derive(Default)]
pub struct Minimap {
    drawn: Option<(MinimapKey, Camera, Arc<Mesh>)>,
}

/// What the drawn map of one board depends on.
#[derive(Clone, Copy, PartialEq)]
struct MinimapKey {
    revision: u64,
    dark: bool,
    place: Rect,
}

impl Minimap {
    pub fn show(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        actions: &mut Vec<Action>,
    ) {
        let at = canvas.right_bottom() - vec2(14.0, 14.0);
        FloatingPanel::new(Id::unique("minimap"), "Minimap")
            .at(Align2::LEFT_TOP, at - SIZE)
            .rounded(10)
            .padded(1)
            .panel_ui(ctx, |ui| self.map_ui(ui, editor, actions));
    }

    fn map_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let (place, response) = ui.allocate_exact_size(SIZE, Sense::click_and_drag());
        let name = "Minimap: drag to move the view";
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        let (map, mesh) = self.drawn(editor, place);
        let painter = ui.painter_at(place);
        painter.add(Shape::mesh(mesh));
        view_ui(&painter, editor, place, map);
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let target = map.to_world(world_point(at));
        let there = editor.goal().centred(target, editor.viewport());
        if response.dragged() {
            actions.push(Action::View(ViewAction::SetCamera(there)));
        } else if response.clicked() {
            actions.push(Action::View(ViewAction::AnimateCamera(there)));
        }
    }

    /// The map as it was drawn last, as long as that is right. While something is dragged about on a large board, the
    /// map waits until it is let go.
    fn drawn(&mut self, editor: &Editor, place: Rect) -> (Camera, Arc<Mesh>) {
        let key = MinimapKey {
            revision: editor.history().revision(),
            dark: editor.theme().dark,
            place,
        };
        let waits = editor.history().is_previewing() && editor.derived().boxes.len() > MOST_AT_ONCE;
        let is_right = |drawn: &MinimapKey| {
            let revision = if waits { drawn.revision } else { key.revision };
            *drawn == MinimapKey { revision, ..key }
        };
        match &self.drawn {
            Some((drawn, map, mesh)) if is_right(drawn) => (*map, Arc::clone(mesh)),
            _ => {
                let map = camera(editor, place);
                let mesh = Arc::new(draw(editor, map));
                self.drawn = Some((key, map, Arc::clone(&mesh)));
                (map, mesh)
            }
        }
    }
}

/// Shows all of the board on the map.
fn camera(editor: &Editor, place: Rect) -> Camera {
    let board = editor.derived().scene.bounds();
    let room = world_rect(place).inset(-MARGIN);
    let zoom = (room.width() / board.width().max(1.0))
        .min(room.height() / board.height().max(1.0))
        .min(0.25);
    Camera {
        pan: room.center().to_vec2() - board.center().to_vec2() * zoom,
        zoom,
    }
}

fn draw(editor: &Editor, map: Camera) -> Mesh {
    let mut mesh = Mesh::default();
    let theme = editor.theme();
    let mut fill = |rect: geom::Rect, color: Color32| {
        let rect = map.rect_to_screen(rect);
        let size = vec2(rect.width() as f32, rect.height() as f32).max(Vec2::splat(LEAST));
        let corner = Pos2::new(rect.x0 as f32, rect.y0 as f32);
        mesh.add_colored_rect(Rect::from_min_size(corner, size), color);
    };
    let document = editor.document();
    for item in document.sketch().values() {
        if document.fold_of(&Target::Sketch(item.id.clone())).is_some() {
            continue;
        }
        let share = match item.form {
            SketchKind::Frame { .. } if item.is_folded() => 0.45,
            SketchKind::Frame { .. } => 0.1,
            SketchKind::Note { .. } => 0.45,
            _ => 0.2,
        };
        fill(item.rect, color32(theme.tokens.muted.faded(share)));
    }
    for (id, placed) in &editor.derived().boxes {
        let node = document.diagram().node(id);
        let kind = node.and_then(|node| editor.catalog().kind(node.kind.as_str()));
        let color = kind_color(theme, editor.catalog(), kind);
        fill(placed.rect, color32(color.faded(0.75)));
    }
    mesh
}

/// The mark of what is in view, kept on the map also where the view is beside the board.
fn view_ui(painter: &eframe::egui::Painter, editor: &Editor, place: Rect, map: Camera) {
    let tokens = &editor.theme().tokens;
    let seen = map.rect_to_screen(editor.camera().visible(editor.viewport()));
    let seen = crate::app::paint::screen_rect(seen);
    let limit = place.shrink(2.0);
    let least = Vec2::splat(6.0);
    let min = seen.min.clamp(limit.min, limit.max - least);
    let max = seen.max.clamp(min + least, limit.max.max(min + least));
    let mark = Rect::from_min_max(min, max);
    let radius = CornerRadius::same(4);
    painter.rect_filled(mark, radius, color32(tokens.accent.faded(0.08)));
    let stroke = Stroke::new(1.5, color32(tokens.accent));
    painter.rect_stroke(mark, radius, stroke, StrokeKind::Inside);
}
