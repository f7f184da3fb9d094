//! What a frame costs is what changed since the last one: every item keeps its triangles, in points at the zoom they
//! were made for. Panning moves them; zooming scales them until the zoom rests, and then a few at a time are made
//! anew at the exact size, so that no single frame pays for a whole board.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Color32, Galley, Mesh, Painter};

use crate::app::paint::{MeshBatch, MeshPen, world_rect};
use crate::app::style::font;
use crate::editor::Camera;
use crate::geom::Vec2;
use crate::scene::{CLOSE_ZOOM, CloseDetails, Detail, Item, Scene, Typeface};

/// While the zoom changes, triangles may be scaled by as much before they are made anew.
const MOST_SCALED: f64 = 1.25;
/// Vertices made anew in one frame for items that have triangles already: about two milliseconds.
const RENEWED_A_FRAME: usize = 30_000;
/// Vertices kept, about 40 MB of them: all of a board of 10,000 components from afar several times over.
const MOST_KEPT: usize = 1_500_000;

/// The triangles of the items of a scene. They stay while the item is the very same [`Arc`].
#[derive(Default)]
pub struct MeshCache {
    pieces: Vec<CachedMesh>,
    /// Where an item's piece is, by the item's address: a piece keeps its item alive, so no other can have it.
    by_item: BTreeMap<usize, usize>,
    /// What the last frame showed, in order. The next one mostly shows the same.
    shown: Vec<usize>,
    n_vertices: usize,
    /// So many pieces or more are worth looking through for ones nobody needs.
    sweep_at: usize,
    frame: u64,
    batch: MeshBatch,
    /// Laid out anew when the glyph atlas was, and with it every text must be.
    witness: Option<Arc<Galley>>,
}

/// An item's triangles.
struct CachedMesh {
    item: Arc<Item>,
    /// Whether it shows more when it is looked at closely.
    has_more: bool,
    mesh: Mesh,
    /// The zoom they were made for; 0 before.
    zoom: f64,
    details: CloseDetails,
    /// They show two steps of a title, which only a zoom under way may.
    is_fading: bool,
    /// Where the mesh's own origin is, in points at its zoom: near the item, so that `f32` is exact everywhere, and
    /// on a whole pixel, so that text is sharp.
    anchor: Vec2,
    /// The frame that last showed it.
    used: u64,
}

/// What one frame shows, in order.
enum MeshPart {
    Kept(usize),
    /// On the screen already.
    Once(Mesh),
}

/// How a scene is looked at.
#[derive(Clone, Copy, Debug)]
pub struct ViewTransform {
    pub camera: Camera,
    /// The zoom is changing right now.
    pub is_zooming: bool,
}

impl MeshCache {
    /// Draws what is in view, with `overlay` above it. `is_close` says which items show their close details below the
    /// zoom at which all do. Returns whether another frame would look better.
    pub fn show(
        &mut self,
        painter: &Painter,
        look: ViewTransform,
        scene: &Scene,
        overlay: &Scene,
        is_close: impl Fn(&Item) -> bool,
    ) -> bool {
        self.begin(painter);
        let mut parts = Vec::with_capacity(self.shown.len() + 8);
        let is_late = self.collect(painter, look, scene, is_close, &mut parts);
        let camera = snapped(painter, look);
        self.collect_overlay(painter, camera, overlay, &mut parts);
        self.draw(painter, camera, &parts);
        self.shown.clear();
        self.shown
            .extend(parts.iter().filter_map(|part| match part {
                MeshPart::Kept(index) => Some(*index),
                MeshPart::Once(_) => None,
            }));
        self.sweep();
        is_late
    }

    /// Forgets everything when the glyph atlas began anew.
    fn begin(&mut self, painter: &Painter) {
        self.frame += 1;
        let font = font(Typeface::Regular, 11.0);
        let witness = painter.layout_no_wrap("mlboard".to_owned(), font, Color32::WHITE);
        let is_same = |known: &Arc<Galley>| Arc::ptr_eq(known, &witness);
        if !self.witness.as_ref().is_some_and(is_same) {
            self.pieces.clear();
            self.by_item.clear();
            self.shown.clear();
            self.n_vertices = 0;
        }
        self.witness = Some(witness);
    }

    /// Finds or makes the triangles of what is in view. Returns whether some of them are not exact.
    fn collect(
        &mut self,
        painter: &Painter,
        look: ViewTransform,
        scene: &Scene,
        is_close: impl Fn(&Item) -> bool,
        parts: &mut Vec<MeshPart>,
    ) -> bool {
        let zoom = look.camera.zoom;
        let detail = Detail::at(zoom);
        let made_at = if look.is_zooming {
            Detail::at(look.camera.text_zoom())
        } else {
            Detail::still(zoom)
        };
        let mut pen = MeshPen::new(painter, made_at);
        let mut left = RENEWED_A_FRAME;
        let mut is_late = look.is_zooming;
        let mut guess = 0;
        let seen = look.camera.visible(world_rect(painter.clip_rect()));
        // Where most of the board is in view, drawing all of it costs less than finding out what is not.
        let is_most = 2.0 * seen.intersect(scene.bounds()).area() > scene.bounds().area();
        let all = scene.items().take(if is_most { usize::MAX } else { 0 });
        let near = (!is_most).then(|| scene.near(seen));
        for item in all.chain(near.into_iter().flatten()) {
            let index = match self.find(item, &mut guess) {
                Some(index) => index,
                None => self.insert(item),
            };
            // Most pieces are right as they are, and then their items are not even looked at.
            let piece = &mut self.pieces[index];
            piece.used = self.frame;
            parts.push(MeshPart::Kept(index));
            let has_close = piece.has_more
                && detail.block < 1.0
                && (zoom >= CLOSE_ZOOM || is_close(&piece.item));
            let details = if has_close {
                CloseDetails::Shown
            } else {
                CloseDetails::Hidden
            };
            let scaled = piece.scaled(zoom);
            let is_exact =
                (scaled <= 1.0 && !piece.is_fading) || (look.is_zooming && scaled <= MOST_SCALED);
            if piece.details == details && is_exact {
                continue;
            }
            if left == 0 && piece.details == details && piece.is_made() {
                is_late = true;
                continue;
            }
            let is_new = !piece.is_made();
            self.n_vertices -= piece.mesh.vertices.len();
            piece.make(&mut pen, details);
            self.n_vertices += piece.mesh.vertices.len();
            if !is_new {
                left = left.saturating_sub(piece.mesh.vertices.len().max(1));
            }
        }
        is_late
    }

    /// The piece of an item: mostly the one after the last found, as in the frame before.
    fn find(&self, item: &Arc<Item>, guess: &mut usize) -> Option<usize> {
        let ahead = self.shown.iter().skip(*guess).take(4).enumerate();
        for (step, index) in ahead {
            if Arc::ptr_eq(&self.pieces[*index].item, item) {
                *guess += step + 1;
                return Some(*index);
            }
        }
        let found = self.by_item.get(&address(item)).copied()?;
        // Once out of step, look where this item was shown, or every further guess would fail.
        if let Some(at) = self.shown.iter().skip(*guess).position(|i| *i == found) {
            *guess += at + 1;
        }
        Some(found)
    }

    /// A piece without triangles yet.
    fn insert(&mut self, item: &Arc<Item>) -> usize {
        let index = self.pieces.len();
        self.by_item.insert(address(item), index);
        self.pieces.push(CachedMesh {
            item: Arc::clone(item),
            has_more: !item.close.is_empty() || item.fine_from < item.shapes.len(),
            mesh: Mesh::default(),
            zoom: 0.0,
            details: CloseDetails::Hidden,
            is_fading: false,
            anchor: Vec2::ZERO,
            used: self.frame,
        });
        index
    }

    /// What is above the board is made anew each frame, but for items of the board that are shown once more.
    fn collect_overlay(
        &self,
        painter: &Painter,
        camera: Camera,
        overlay: &Scene,
        parts: &mut Vec<MeshPart>,
    ) {
        let mut pen = MeshPen::new(painter, Detail::still(camera.zoom));
        pen.move_to(camera.pan);
        let seen = camera.visible(world_rect(painter.clip_rect()));
        for item in overlay.near(seen) {
            if let Some(index) = self.by_item.get(&address(item)) {
                parts.push(MeshPart::Kept(*index));
            } else {
                pen.overlay(item, seen);
                parts.push(MeshPart::Once(pen.take()));
            }
        }
    }

    fn draw(&mut self, painter: &Painter, camera: Camera, parts: &[MeshPart]) {
        self.batch.begin(painter);
        for part in parts {
            match part {
                MeshPart::Kept(index) => {
                    let piece = &self.pieces[*index];
                    if piece.mesh.vertices.is_empty() {
                        continue;
                    }
                    let scale = camera.zoom / piece.zoom;
                    let shift = piece.anchor * scale + camera.pan;
                    let shift = eframe::egui::vec2(shift.x as f32, shift.y as f32);
                    self.batch.add(&piece.mesh, scale as f32, shift);
                }
                MeshPart::Once(mesh) => self.batch.add(mesh, 1.0, eframe::egui::Vec2::ZERO),
            }
        }
        self.batch.show(painter);
    }

    /// Lets go of items that left the board, and of what is out of view when there is too much of it.
    fn sweep(&mut self) {
        let is_full = self.n_vertices > MOST_KEPT;
        if self.pieces.len() < self.sweep_at && !is_full {
            return;
        }
        let frame = self.frame;
        self.pieces.retain(|piece| {
            piece.used == frame || (!is_full && Arc::strong_count(&piece.item) > 1)
        });
        let addresses = self.pieces.iter().enumerate();
        self.by_item = addresses
            .map(|(index, piece)| (address(&piece.item), index))
            .collect();
        let vertices = self.pieces.iter().map(|piece| piece.mesh.vertices.len());
        self.n_vertices = vertices.sum();
        self.sweep_at = self.pieces.len() * 2 + 1024;
        self.shown.clear();
    }
}

impl CachedMesh {
    fn make(&mut self, pen: &mut MeshPen, details: CloseDetails) {
        let (anchor, zoom) = pen.anchor(self.item.bounds);
        pen.move_to(-anchor);
        pen.item(&self.item, details);
        self.mesh = pen.take();
        self.mesh.vertices.shrink_to_fit();
        self.mesh.indices.shrink_to_fit();
        self.anchor = anchor;
        self.zoom = zoom;
        self.details = details;
        self.is_fading = pen.is_fading(&self.item);
    }

    fn is_made(&self) -> bool {
        self.zoom > 0.0
    }

    /// How much larger or smaller than made it would be drawn; 1 is exact.
    fn scaled(&self, zoom: f64) -> f64 {
        (zoom / self.zoom).max(self.zoom / zoom)
    }
}

/// The board on whole pixels, which keeps text and hairlines as sharp as in a still picture; not while it is zoomed,
/// which would make it tremble.
fn snapped(painter: &Painter, look: ViewTransform) -> Camera {
    if look.is_zooming {
        return look.camera;
    }
    let scale = f64::from(painter.pixels_per_point());
    let pan = (look.camera.pan * scale).round() / scale;
    Camera { pan, ..look.camera }
}

fn address(item: &Arc<Item>) -> usize {
    Arc::as_ptr(item).addr()
}
