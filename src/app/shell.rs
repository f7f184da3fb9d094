//! The window's own state, and one frame: read answers, show, act, do what was asked.

use std::path::PathBuf;

use eframe::egui::{Context, Event, ThemePreference, Ui, ViewportCommand};

use crate::app::canvas::{Canvas, Wishes};
use crate::app::desk::{Desk, Next, Purpose};
use crate::app::dialogs::{Dialog, ExportForm};
use crate::app::export_job::Export;
use crate::app::find_bar::FindBar;
use crate::app::jobs::{Answer, Jobs};
use crate::app::minimap::Minimap;
use crate::app::motion::MotionChoice;
use crate::app::panels::palette::Palette;
use crate::app::panels::problems::Problems;
use crate::app::prompts::Prompts;
use crate::app::recovery::{self, Keeper};
use crate::app::settings::{Settings, ThemeChoice};
use crate::app::start::Start;
use crate::app::toasts::Toasts;
use crate::app::widgets::Drafts;
use crate::app::{keys, look};
use crate::editor::{Action, Camera, Chord, Editor, Effect, Group, Key, Panel, ToastKind};
use crate::geom::Rect;
use crate::model::Document;

/// How the window is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The board to open.
    pub file: Option<PathBuf>,
    /// Where settings and recovery copies are kept.
    pub config: PathBuf,
    /// Asks for paths in the window itself and never in the desktop's dialogs.
    pub own_dialogs: bool,
}

/// The most time, in seconds, that the camera moves on by in one frame.
const LONGEST_STEP: f64 = 1.0 / 30.0;

/// What fills the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Start,
    Board,
}

/// The window.
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct Shell {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) options: Options,
    pub(in crate::app) settings: Settings,
    pub(in crate::app) jobs: Jobs,
    pub(in crate::app) desk: Desk,
    pub(in crate::app) keeper: Keeper,
    pub(in crate::app) n_boards: u32,
    pub(in crate::app) screen: Screen,
    /// Whether there is a board to come back to from the start screen.
    pub(in crate::app) has_board: bool,
    pub(in crate::app) dialog: Option<Dialog>,
    pub(in crate::app) export: Option<Export>,
    pub(in crate::app) start: Start,
    pub(in crate::app) canvas: Canvas,
    pub(in crate::app) palette: Palette,
    pub(in crate::app) problems: Problems,
    pub(in crate::app) prompts: Prompts,
    pub(in crate::app) find_bar: FindBar,
    pub(in crate::app) minimap: Minimap,
    pub(in crate::app) drafts: Drafts,
    pub(in crate::app) toasts: Toasts,
    /// The whole board is to be shown when the canvas is next drawn.
    pub(in crate::app) wants_fit: bool,
    /// The view as it was fitted, and for which canvas: it stays fitted until the person looks elsewhere.
    fitted: Option<(Camera, Rect)>,
    pub(in crate::app) is_closing: bool,
    /// Only the canvas shows.
    pub(in crate::app) is_focused: bool,
    /// What the desktop says about motion; nothing until it answers.
    pub(in crate::app) desktop_motion: MotionChoice,
}

impl Shell {
    pub fn new(ctx: &Context, options: Options) -> Self {
        look::install(ctx);
        let settings = Settings::load(&options.config);
        ctx.set_theme(ThemePreference::from(settings.theme));
        let mut shell = Self {
            editor: Editor::new(Document::default(), look::theme_of(ctx)),
            jobs: Jobs::new(ctx),
            settings,
            desk: Desk::default(),
            keeper: Keeper::default(),
            n_boards: 0,
            screen: Screen::Start,
            has_board: false,
            dialog: None,
            export: None,
            start: Start::default(),
            canvas: Canvas::default(),
            palette: Palette::default(),
            problems: Problems::default(),
            prompts: Prompts::default(),
            find_bar: FindBar::default(),
            minimap: Minimap::default(),
            drafts: Drafts::default(),
            toasts: Toasts::default(),
            wants_fit: true,
            fitted: None,
            is_closing: false,
            is_focused: false,
            desktop_motion: MotionChoice::System,
            options,
        };
        shell.apply_motion(ctx);
        shell.ask_motion();
        shell.start.recovered = recovery::store(&shell.options.config).list();
        shell.start.enter();
        if let Some(file) = shell.options.file.clone() {
            shell.proceed(ctx, Next::Open(file));
        }
        shell
    }

    /// The board on the desk.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Takes what is being typed in a panel as it is.
    pub(in crate::app) fn flush(&mut self) {
        if let Some(action) = self.drafts.flush() {
            let effects = self.editor.act(action);
            self.toast_all(effects);
        }
    }

    fn toast_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Toast { text, kind } = effect {
                self.toasts.add(text, kind);
            }
        }
    }

    pub(in crate::app) fn act(&mut self, ctx: &Context, wishes: Wishes) {
        let mut effects = self.editor.act_all(wishes.actions);
        for input in wishes.inputs {
            effects.extend(self.editor.input(input));
        }
        self.perform_all(ctx, effects);
        if self.editor.is_flying() {
            ctx.request_repaint();
        }
    }

    pub(in crate::app) fn perform_all(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            self.perform(ctx, effect);
        }
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::New => {
                self.flush();
                self.start.enter();
                self.screen = Screen::Start;
            }
            Effect::Open => self.request(ctx, Next::PickFile),
            Effect::OpenPath(path) => self.request(ctx, Next::Open(path)),
            Effect::Save => self.save(None),
            Effect::SaveAs => self.save_as(None),
            Effect::Export => {
                self.dialog = Some(Dialog::Export(Box::new(ExportForm::new(&self.editor))));
            }
            Effect::Quit => self.request(ctx, Next::Close),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::Toast { text, kind } => self.toasts.add(text, kind),
            Effect::Announce(text) => self.toasts.announce(text),
            Effect::FocusSearch => {
                self.settings.palette = true;
                self.palette.focus();
            }
            Effect::ShowFind => self.find_bar.focus(),
            Effect::ToggleFocus => self.is_focused = !self.is_focused,
            Effect::TogglePanel(panel) => self.toggle(panel),
            Effect::ThemeChanged => {
                let dark = self.editor.theme().dark;
                self.settings.theme = if dark {
                    ThemeChoice::Dark
                } else {
                    ThemeChoice::Light
                };
                ctx.set_theme(ThemePreference::from(self.settings.theme));
            }
            Effect::ShowShortcuts => self.dialog = Some(Dialog::Shortcuts(String::new())),
            Effect::ShowCommands => self.dialog = Some(Dialog::Commands(Box::default())),
        }
    }

    fn toggle(&mut self, panel: Panel) {
        let open = match panel {
            Panel::Palette => &mut self.settings.palette,
            Panel::Inspector => &mut self.settings.inspector,
            Panel::Problems => &mut self.settings.problems,
            Panel::Minimap => &mut self.settings.minimap,
        };
        *open = !*open;
    }

    fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Picked {
                purpose,
                path,
                asked,
            } => {
                self.desk.is_picking = false;
                match path {
                    Some(path) => self.picked(ctx, purpose, path),
                    None if asked => {}
                    None => self.no_portal(purpose),
                }
            }
            Answer::Opened { path, result } => self.opened(ctx, path, *result),
            Answer::Saved {
                path,
                state,
                then,
                result,
            } => self.saved(ctx, path, state, then, result),
            Answer::Exported { path, result } => self.exported(&path, result),
            Answer::Recovered { key, path, result } => self.recovered(ctx, &key, path, *result),
            Answer::NotKept(error) => {
                self.toasts.add(
                    format!("No recovery copy could be kept: {error}"),
                    ToastKind::Warning,
                );
            }
            Answer::Changed(path) => {
                if self.desk.path.as_ref() == Some(&path) && self.dialog.is_none() {
                    self.dialog = Some(Dialog::Elsewhere(path));
                }
            }
            Answer::Listed { folder, entries } => {
                if let Some(Dialog::Path(entry)) = &mut self.dialog {
                    entry.list(folder, entries);
                }
            }
            Answer::Card(card) => self.start.add(*card),
            Answer::Gone(path) => self.settings.forget(&path),
            Answer::Failed(reason) => {
                self.desk.is_saving = false;
                self.desk.is_picking = false;
                self.export = None;
                let words = format!(
                    "Something in mlboard failed: {reason}. Your board is still open; save it."
                );
                self.toasts.add(words, ToastKind::Error);
            }
            Answer::Motion(choice) => {
                self.desktop_motion = choice;
                self.apply_motion(ctx);
            }
            Answer::Done => {}
        }
    }

    /// No desktop dialog can be shown, so paths are asked for in the window from now on.
    fn no_portal(&mut self, purpose: Purpose) {
        self.options.own_dialogs = true;
        self.ask_path(purpose);
    }

    /// Shows the whole board when it is new, and keeps it whole while the window changes size, until the
    /// person looks elsewhere.
    pub(in crate::app) fn keep_fitted(&mut self) {
        let viewport = self.editor.viewport();
        let still_fitted = self
            .fitted
            .is_some_and(|(camera, seen)| camera == self.editor.camera() && seen != viewport);
        if std::mem::take(&mut self.wants_fit) || still_fitted {
            let effects = self.editor.act(Action::Run("view.fit_all"));
            self.editor.land();
            self.toast_all(effects);
            self.fitted = Some((self.editor.camera(), viewport));
        }
    }

    pub(in crate::app) fn has_dialog(&self) -> bool {
        self.dialog.is_some()
    }

    pub(in crate::app) fn file_name(&self) -> Option<String> {
        let name = self.desk.path.as_ref()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    pub(in crate::app) fn is_saving(&self) -> bool {
        self.desk.is_saving
    }

    /// Shortcuts that work wherever the keyboard is: those of files, panels, checks and help.
    fn global_keys(&mut self, ctx: &Context) {
        let board_has_keys = self.screen == Screen::Board && self.canvas_has_keys(ctx);
        if board_has_keys || self.dialog.is_some() {
            return;
        }
        let chords: Vec<Chord> = ctx.input(|input| {
            let held = input.modifiers;
            let events = input.events.iter();
            events
                .filter_map(|event| keys::chord_from_event(event, held, self.editor.keymap()))
                .collect()
        });
        for chord in chords {
            let types_nothing = chord.ctrl || chord.alt || matches!(chord.key, Key::F(_));
            let Some(command) = self.editor.command_for(chord).filter(|_| types_nothing) else {
                continue;
            };
            let everywhere = command.group == Group::File
                || command.id == "help.shortcuts"
                || command.id == "view.theme";
            let on_board =
                self.screen == Screen::Board && matches!(command.group, Group::View | Group::Check);
            if everywhere && !needs_board(command.id)
                || self.screen == Screen::Board && (everywhere || on_board)
            {
                let effects = self.editor.act(Action::Run(command.id));
                self.perform_all(ctx, effects);
            }
        }
    }

    fn window_events(&mut self, ctx: &Context) {
        let (close, back, dropped) = ctx.input(|input| {
            let back = input
                .events
                .iter()
                .any(|event| matches!(event, Event::WindowFocused(true)));
            let dropped = input
                .raw
                .dropped_files
                .first()
                .map(|file| file.path().to_owned());
            (input.viewport().close_requested(), back, dropped)
        });
        if back {
            self.look_at_disk();
        }
        if let Some(path) = dropped {
            self.request(ctx, Next::Open(path));
        }
        self.flush_if_closing(ctx, close);
    }

    fn flush_if_closing(&mut self, ctx: &Context, close: bool) {
        if !close || self.is_closing {
            return;
        }
        self.flush();
        if self.editor.is_modified() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.request(ctx, Next::Close);
        } else {
            self.forget_recovery();
        }
    }
}

/// Whether a file command makes no sense on the start screen.
fn needs_board(id: &str) -> bool {
    matches!(id, "file.save" | "file.save_as" | "file.export")
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if let Some(action) = self.drafts.settle(ui) {
            let effects = self.editor.act(action);
            self.perform_all(ui, effects);
        }
        for answer in self.jobs.answers() {
            self.answer(ui, answer);
        }
        self.window_events(ui);
        let passed = ui.input(|input| f64::from(input.stable_dt));
        // A frame that took long must not make the board jump.
        if self.editor.animate(passed.min(LONGEST_STEP)) {
            ui.request_repaint();
        }
        let theme = look::theme_of(ui);
        if self.editor.theme() != theme {
            self.editor.set_theme(theme);
        }
        self.global_keys(ui);
        match self.screen {
            Screen::Start => {
                self.start_ui(ui);
                let all = ui.max_rect();
                self.toasts.show(ui, all);
            }
            Screen::Board => {
                let wishes = self.board_ui(ui);
                self.act(ui, wishes);
                self.keep_copy(ui);
            }
        }
        self.dialog_ui(ui);
        self.export_ui(ui);
        self.settings.window = {
            let size = ui.ctx().content_rect().size();
            (size.x, size.y)
        };
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Settings that cannot be kept are no reason to hold up the end.
        let _ = self.settings.save(&self.options.config);
    }
}
