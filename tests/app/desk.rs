//! A window on a desk of its own: settings in a temporary folder, and words for what a person does.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use mlboard::app::{App, LaunchOptions};
use mlboard::catalog::PortSide;
use mlboard::editor::Editor;
use mlboard::geom::Point;
use mlboard::model::Document;
use tempfile::TempDir;

pub struct Desk {
    pub window: Harness<'static, App>,
    pub folder: TempDir,
}

impl Desk {
    /// The start screen.
    pub fn start() -> Self {
        Self::open(tempfile::tempdir().expect("a folder"), None)
    }

    /// An empty board.
    pub fn blank() -> Self {
        let mut desk = Self::start();
        desk.click("Empty board: Start from scratch");
        desk
    }

    /// A window on a folder with settings, and maybe on a file.
    pub fn open(folder: TempDir, file: Option<&Path>) -> Self {
        let window = Self::window(&folder.path().join("config"), file);
        Self { window, folder }
    }

    /// A window on settings that stay when it is gone.
    pub fn on(config: &Path, file: Option<&Path>) -> Self {
        Self {
            window: Self::window(config, file),
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn window(config: &Path, file: Option<&Path>) -> Harness<'static, App> {
        let options = LaunchOptions {
            file: file.map(Path::to_owned),
            config: config.to_owned(),
            own_dialogs: true,
        };
        let mut window = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_max_steps(400)
            .with_step_dt(1.0 / 60.0)
            .build_eframe(move |cc| App::new(&cc.egui_ctx, options));
        window.run();
        window
    }

    /// The window is gone without a word; another one is opened in its place.
    pub fn crash(self) -> Self {
        self.crash_onto(None)
    }

    /// The same, with the next window opened on a file.
    pub fn crash_onto(self, file: Option<&Path>) -> Self {
        let folder = self.folder;
        drop(self.window);
        // The threads that write journals end after the window; where a program is killed, all of it ends at once.
        let journals = folder.path().join("config").join("journal");
        let is_free = |path: std::path::PathBuf| {
            let file = std::fs::File::open(path);
            file.is_ok_and(|file| file.try_lock().is_ok())
        };
        for _ in 0..500 {
            let files = std::fs::read_dir(&journals).into_iter().flatten().flatten();
            if files.map(|file| file.path()).all(is_free) {
                break;
            }
            sleep(Duration::from_millis(10));
        }
        Self::open(folder, file)
    }

    pub fn editor(&self) -> &Editor {
        self.window.state().editor()
    }

    pub fn document(&self) -> &Document {
        self.editor().document()
    }

    pub fn run(&mut self) {
        self.window.run();
    }

    /// Clicks the first thing of that name.
    pub fn click(&mut self, name: &str) {
        let found = self.window.query_all_by_label(name).next();
        found
            .unwrap_or_else(|| panic!("nothing is called {name:?}"))
            .click();
        self.window.run();
    }

    /// Leaves the stages of a case for its whole board.
    pub fn show_all(&mut self) {
        assert!(
            self.editor().board().stage_walk().is_some(),
            "a case opens on its first stage"
        );
        self.key(Key::Escape);
        assert!(self.editor().board().stage_walk().is_none());
    }

    /// Presses the first thing of that name as assistive technology does, whether it is in view or not.
    pub fn press(&mut self, name: &str) {
        let found = self.window.query_all_by_label(name).next();
        found
            .unwrap_or_else(|| panic!("nothing is called {name:?}"))
            .click_accesskit();
        self.window.run();
    }

    /// Gives the keyboard to the first thing of that name, whether it is in view or not.
    pub fn focus(&mut self, name: &str) {
        let found = self.window.query_all_by_label(name).next();
        found
            .unwrap_or_else(|| panic!("nothing is called {name:?}"))
            .focus();
        self.window.run();
    }

    pub fn sees(&self, name: &str) -> bool {
        self.window
            .query_all_by_label_contains(name)
            .next()
            .is_some()
    }

    /// Waits for a thread to bring it about.
    pub fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        for _ in 0..500 {
            self.window.step();
            if done(self) {
                self.window.run();
                return;
            }
            sleep(Duration::from_millis(20));
        }
        panic!("waited for {what} in vain");
    }

    pub fn type_text(&mut self, text: &str) {
        self.window
            .event(eframe::egui::Event::Text(text.to_owned()));
        self.window.run();
    }

    pub fn key(&mut self, key: Key) {
        self.window.key_press(key);
        self.window.run();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.window.key_press_modifiers(Modifiers::COMMAND, key);
        self.window.run();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.window.drag_at(from);
        self.window.run_steps(1);
        for share in [0.25, 0.5, 0.75, 1.0] {
            self.window.hover_at(from + (to - from) * share);
            self.window.run_steps(1);
        }
        self.window.drop_at(to);
        self.window.run();
    }

    /// The middle of a thing on the screen.
    pub fn middle(&self, name: &str) -> Pos2 {
        let found = self.window.query_all_by_label_contains(name).next();
        found
            .unwrap_or_else(|| panic!("nothing is called {name:?}"))
            .rect()
            .center()
    }

    /// Drags a kind from the palette to a place on the screen.
    pub fn add(&mut self, kind: &str, at: Pos2) {
        self.scroll_to(kind);
        let from = self.window.get_by_label(kind).rect().center();
        self.drag(from, at);
    }

    /// Brings what stands in a list into view.
    pub fn scroll_to(&mut self, name: &str) {
        self.window.get_by_label(name).scroll_to_me();
        self.window.run();
    }

    /// Adds a kind by search, as the keyboard does.
    pub fn add_by_search(&mut self, words: &str) {
        self.key(Key::Slash);
        self.type_text(words);
        self.key(Key::Enter);
    }

    /// A port's place on the screen.
    pub fn port(&self, node: &str, port: &str, side: PortSide) -> Pos2 {
        let editor = self.editor();
        let (_, shown) = editor
            .derived()
            .boxes
            .iter()
            .find(|(id, _)| id.as_str() == node)
            .unwrap_or_else(|| panic!("no component {node}"));
        self.screen(shown.attachment(&port.into(), side))
    }

    pub fn screen(&self, at: Point) -> Pos2 {
        let at = self.editor().camera().to_screen(at);
        #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
        Pos2::new(at.x as f32, at.y as f32)
    }
}
