//! Frames of the canvas without a window: what moves, and what each frame costs.

use std::hint::black_box;
use std::time::Instant;

use eframe::egui::{
    CentralPanel, Context, Event, FullOutput, Modifiers, Pos2, RawInput, Rect, epaint::Primitive,
    pos2, vec2,
};
use mlboard::app::{Canvas, KeysFor, install};
use mlboard::editor::{Action, Camera, Editor, TargetSet, ViewAction};
use mlboard::geom::{self, Vec2};

pub const SIZE: [f32; 2] = [1280.0, 800.0];
const WARM_UP: u32 = 40;
const FRAMES: u32 = 300;
/// A slow motion is cut short after as many milliseconds, but never before [`LEAST_FRAMES`].
const LONG: f64 = 6_000.0;
const LEAST_FRAMES: usize = 15;

/// What changes from frame to frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Pan,
    /// The pointer moves over the board and is answered.
    Hover,
    PanAtHalf,
    PanAtQuarter,
    PanAtTenth,
    /// Everything visible; the board moves and its zoom changes every frame.
    PanAndZoomWhole,
    /// Everything visible; the board only moves.
    PanWhole,
    /// Everything selected.
    PanSelected,
    PanWholeSelected,
}

impl Motion {
    pub const ALL: [Self; 9] = [
        Self::Pan,
        Self::Hover,
        Self::PanAtHalf,
        Self::PanAtQuarter,
        Self::PanAtTenth,
        Self::PanAndZoomWhole,
        Self::PanWhole,
        Self::PanSelected,
        Self::PanWholeSelected,
    ];

    /// Whether everything is selected meanwhile.
    pub fn is_selected(self) -> bool {
        matches!(self, Self::PanSelected | Self::PanWholeSelected)
    }

    /// The same motion with nothing selected.
    pub fn without_selection(self) -> Option<Self> {
        match self {
            Self::PanSelected => Some(Self::Pan),
            Self::PanWholeSelected => Some(Self::PanWhole),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Pan => "100 %, panning",
            Self::Hover => "100 %, pointer moving",
            Self::PanAtHalf => "50 %, panning",
            Self::PanAtQuarter => "25 %, panning",
            Self::PanAtTenth => "10 %, panning",
            Self::PanAndZoomWhole => "everything, panning and zooming",
            Self::PanWhole => "everything, panning",
            Self::PanSelected => "100 %, panning, all selected",
            Self::PanWholeSelected => "everything, panning, all selected",
        }
    }

    /// The camera of a frame on a board of this extent.
    pub fn camera(self, frame: u32, board: geom::Rect) -> Camera {
        let viewport = geom::Rect::new(0.0, 0.0, f64::from(SIZE[0]), f64::from(SIZE[1]));
        let t = f64::from(frame);
        let at = |zoom: f64| {
            Camera {
                zoom,
                pan: Vec2::ZERO,
            }
            .centred(board.center(), viewport)
        };
        let shaken = Vec2::new((t * 0.2).sin() * 60.0, (t * 0.13).cos() * 60.0);
        match self {
            Self::Pan | Self::PanSelected => at(1.0).panned(Vec2::new(-3.0 * t, -2.0 * t)),
            Self::Hover => at(1.0),
            Self::PanAtHalf => at(0.5).panned(Vec2::new(-3.0 * t, -2.0 * t)),
            Self::PanAtQuarter => at(0.25).panned(Vec2::new(-3.0 * t, -2.0 * t)),
            Self::PanAtTenth => at(0.1).panned(Vec2::new(-3.0 * t, -2.0 * t)),
            Self::PanAndZoomWhole => {
                let whole = Camera::fit(board, viewport, 0.0);
                let zoom = whole.zoom * (0.85 + 0.15 * (t * 0.05).cos());
                whole
                    .zoomed_to(zoom, viewport.center())
                    .panned(shaken * 0.2)
            }
            Self::PanWhole | Self::PanWholeSelected => {
                Camera::fit(board, viewport, 0.0).panned(shaken)
            }
        }
    }
}

/// What the frames of one motion cost, in milliseconds.
pub struct Row {
    pub median: f64,
    pub worst: f64,
    /// In the last frame.
    pub n_vertices: usize,
}

/// Calls `frame` with the number of the frame, again and again; it says how many vertices it drew.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
pub fn timed(mut frame: impl FnMut(u32) -> usize) -> Row {
    let mut times = Vec::new();
    let mut n_vertices = 0;
    let start = Instant::now();
    for number in 0..WARM_UP + FRAMES {
        let begin = Instant::now();
        n_vertices = frame(number);
        times.push(begin.elapsed().as_secs_f64() * 1e3);
        if times.len() >= LEAST_FRAMES && start.elapsed().as_secs_f64() * 1e3 > LONG {
            break;
        }
    }
    let skipped = (times.len() / 4).min(WARM_UP as usize);
    let mut times = times.split_off(skipped);
    times.sort_by(f64::total_cmp);
    Row {
        median: times[times.len() / 2],
        worst: times[times.len() - 1],
        n_vertices,
    }
}

/// One board in a canvas of a fixed size.
pub struct Bench {
    editor: Editor,
}

impl Bench {
    pub fn new(mut editor: Editor) -> Self {
        let [width, height] = SIZE.map(f64::from);
        editor.set_viewport(geom::Rect::new(0.0, 0.0, width, height));
        Self { editor }
    }

    pub fn n_nodes(&self) -> usize {
        self.editor.document().diagram().n_nodes()
    }

    pub fn n_edges(&self) -> usize {
        self.editor.document().diagram().n_edges()
    }

    /// The extent of all that is drawn.
    pub fn board(&self) -> geom::Rect {
        self.editor.derived().scene.bounds()
    }

    pub fn run(&mut self, motion: Motion) -> Row {
        let ctx = Context::default();
        install(&ctx);
        let mut canvas = Canvas::default();
        let board = self.board();
        let selected = if motion.is_selected() {
            self.editor.board().all()
        } else {
            TargetSet::new()
        };
        self.editor.act(Action::View(ViewAction::Select(selected)));
        timed(|frame| {
            self.editor.act(Action::View(ViewAction::SetCamera(
                motion.camera(frame, board),
            )));
            self.frame(&ctx, &mut canvas, input(motion, frame))
        })
    }

    /// One frame as the window does it: run, act, tessellate.
    fn frame(&mut self, ctx: &Context, canvas: &mut Canvas, input: RawInput) -> usize {
        let editor = &self.editor;
        let mut wishes = None;
        let mut output: FullOutput = ctx.run_ui(input, |ui| {
            CentralPanel::no_frame().show(ui, |ui| {
                wishes = Some(canvas.show(ui, editor, KeysFor::Canvas));
            });
        });
        if let Some(wishes) = wishes {
            self.editor.act_all(wishes.actions);
            for input in wishes.inputs {
                self.editor.input(input);
            }
        }
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = black_box(ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
        let meshes = primitives
            .iter()
            .map(|primitive| match &primitive.primitive {
                Primitive::Mesh(mesh) => mesh.vertices.len(),
                Primitive::Callback(_) => 0,
            });
        meshes.sum()
    }
}

fn input(motion: Motion, frame: u32) -> RawInput {
    let at = match motion {
        Motion::Hover => wandering(frame),
        _ => pos2(-10.0, -10.0),
    };
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0], SIZE[1]))),
        time: Some(f64::from(frame) / 60.0),
        events: vec![
            Event::PointerMoved(at),
            Event::ModifiersChanged(Modifiers::NONE),
        ],
        ..RawInput::default()
    }
}

#[expect(clippy::cast_precision_loss, reason = "frames are counted in hundreds")]
fn wandering(frame: u32) -> Pos2 {
    let t = frame as f32 * 0.07;
    pos2(
        SIZE[0] * (0.5 + 0.4 * t.cos()),
        SIZE[1] * (0.5 + 0.4 * (1.3 * t).sin()),
    )
}
