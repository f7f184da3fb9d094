//! What part of the board the canvas shows, where that is on the screen, and what it shows beside the elements.

use crate::editor::Camera;
use crate::geom::Rect;

/// The canvas, as it shows the board. Never saved and never in a patch.
#[derive(Clone, Copy, Debug)]
pub(in crate::editor) struct CanvasView {
    /// From world units to screen points.
    pub camera: Camera,
    /// Where the canvas is on the screen, in screen points.
    pub viewport: Rect,
    /// The part of the viewport that nothing floats over, in screen points.
    pub clear: Rect,
    /// What shows beside the elements.
    pub view: ViewOptions,
}

impl Default for CanvasView {
    fn default() -> Self {
        let screen = Rect::new(0.0, 0.0, 1280.0, 800.0);
        Self {
            camera: Camera::default(),
            viewport: screen,
            clear: screen,
            view: ViewOptions::default(),
        }
    }
}

impl CanvasView {
    /// The canvas below what always floats over its upper edge, in screen points.
    pub fn content_area(&self) -> Rect {
        Rect {
            y0: self.clear.y0,
            ..self.viewport
        }
    }

    /// Screen points as world units.
    pub fn world(&self, screen: f64) -> f64 {
        screen / self.camera.zoom
    }
}

/// What the canvas shows beside the elements themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct ViewOptions {
    /// Whether the data types of all connections are written on them.
    pub edge_labels: bool,
    /// Whether figures stand on components and flows, and the critical path is lit.
    pub figures: bool,
    /// Whether components that are known to fail are marked.
    pub failures: bool,
    /// Whether the grid shows.
    pub grid: bool,
    /// Whether dragging keeps to the grid.
    pub snap: bool,
    /// Whether dragging keeps in line with what is near.
    pub guides: bool,
    /// Whether the rest fades while a person points at a thing or has selected it.
    pub attention: bool,
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self {
            edge_labels: false,
            figures: false,
            failures: false,
            grid: true,
            snap: false,
            guides: true,
            attention: true,
        }
    }
}
