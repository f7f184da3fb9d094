//! The legend over the canvas: colours, signs and line styles of the board's connections.

use std::sync::Arc;

use eframe::egui::{Align2, Context, Id, Rect, Role, Sense, WidgetInfo, vec2};

use crate::app::minimap;
use crate::app::paint::{MeshCache, ViewTransform};
use crate::app::user_files::UserSettings;
use crate::app::widgets::FloatingPanel;
use crate::editor::{Camera, Editor};
use crate::geom::{Point, Vec2};
use crate::scene::{LegendEntry, LegendPlace, Scene, Theme, legend_entries, legend_item};

/// Height of the letters, in points.
const SIZE: f64 = 11.0;
/// So narrow that each entry has a row of its own, in points.
const ROOM: f64 = 1.0;

/// The legend as it was drawn last.
#[derive(Default)]
pub struct Legend {
    meshes: MeshCache,
    drawn: Option<(u64, &'static str, Scene, String)>,
}

impl Legend {
    /// Shows it in the lower right corner, above the minimap where there is one; nothing on a board that has no
    /// connections.
    pub fn show(&mut self, ctx: &Context, canvas: Rect, editor: &Editor, settings: &UserSettings) {
        let up = if settings.minimap {
            minimap::SIZE.y + 12.0
        } else {
            0.0
        };
        let at = canvas.right_bottom() - vec2(14.0, 14.0 + up);
        self.draw(editor);
        let Some((_, _, scene, words)) = &self.drawn else {
            return;
        };
        if scene.is_empty() {
            return;
        }
        let (meshes, bounds) = (&mut self.meshes, scene.bounds());
        FloatingPanel::new(Id::unique("legend"), "Legend")
            .at(Align2::RIGHT_BOTTOM, at)
            .padded(10)
            .panel_ui(ctx, |ui| {
                let size = vec2(bounds.width() as f32, bounds.height() as f32);
                let (place, response) = ui.allocate_exact_size(size, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
                let corner = Vec2::new(f64::from(place.min.x), f64::from(place.min.y));
                let look = ViewTransform {
                    camera: Camera {
                        pan: corner - bounds.origin().to_vec2(),
                        zoom: 1.0,
                    },
                    is_zooming: false,
                };
                let painter = ui.painter_at(place.expand(4.0));
                meshes.show(&painter, look, scene, &Scene::default(), |_| false);
            });
    }

    /// Draws it anew after the board or the theme changed.
    fn draw(&mut self, editor: &Editor) {
        let (revision, theme) = (editor.history().revision(), editor.theme());
        let is_drawn =
            |(of, id, ..): &(u64, &str, Scene, String)| *of == revision && *id == theme.id;
        if self.drawn.as_ref().is_some_and(is_drawn) {
            return;
        }
        let entries = legend_entries(editor.document(), editor.catalog());
        let titles: Vec<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
        let words = format!("Legend: {}", titles.join(", "));
        let scene = scene(&entries, theme);
        self.drawn = Some((revision, &theme.id, scene, words));
    }
}

fn scene(entries: &[LegendEntry], theme: &Theme) -> Scene {
    let place = LegendPlace {
        corner: Point::ZERO,
        room: ROOM,
        size: SIZE,
    };
    let item = legend_item(entries, place, theme);
    Scene::new(item.into_iter().map(Arc::new).collect())
}
