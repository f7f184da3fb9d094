//! The whole window with its panels and lists, without a screen: one frame of it while the board is panned.

use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect,
    TouchPhase, pos2, vec2,
};
use eframe::{App as _, Frame};
use mlboard::app::{App, LaunchOptions};
use mlboard::file;
use mlboard::model::Document;

const FRAMES: usize = 200;
/// The board opens, comes to rest, and is shown at 100 %.
const BEFORE: usize = 60;

/// Milliseconds of one frame, run and tessellate: the median.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
pub fn run(document: &Document) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    std::fs::write(&path, file::write(document)).expect("a temporary file");
    let mut window = Window::new(folder.path(), &path);
    let n_nodes = |window: &Window| window.shell.editor().document().diagram().n_nodes();
    while n_nodes(&window) < document.diagram().n_nodes() {
        std::thread::sleep(Duration::from_millis(20));
        window.frame(Vec::new());
    }
    window.frame(vec![Event::PointerMoved(pos2(640.0, 400.0))]);
    for pressed in [true, false] {
        window.frame(vec![key(pressed)]);
    }
    for _ in 0..BEFORE {
        window.frame(Vec::new());
    }
    let zoom = window.shell.editor().camera().zoom;
    assert!(
        (zoom - 1.0).abs() < 1e-9,
        "the key for 100 % was heard, not {zoom}"
    );
    let times = (0..FRAMES).map(|_| {
        let begin = Instant::now();
        window.frame(vec![wheel()]);
        begin.elapsed().as_secs_f64() * 1e3
    });
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

struct Window {
    ctx: Context,
    shell: App,
    frame: Frame,
    time: f64,
}

impl Window {
    fn new(folder: &Path, board: &Path) -> Self {
        let options = LaunchOptions {
            file: Some(board.to_owned()),
            config: folder.join("config"),
            own_dialogs: true,
        };
        let ctx = Context::default();
        Self {
            shell: App::new(&ctx, options),
            ctx,
            frame: Frame::_new_kittest(),
            time: 0.0,
        }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let mut output = self
            .ctx
            .run_ui(input, |ui| self.shell.ui(ui, &mut self.frame));
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
    }
}

/// Ctrl+0, which shows the board at 100 %.
fn key(pressed: bool) -> Event {
    Event::Key {
        key: Key::Num0,
        physical_key: Some(Key::Num0),
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND | Modifiers::CTRL,
    }
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(-3.0, -2.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Unknown,
    }
}
