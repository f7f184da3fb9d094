//! The window's own state, and one frame: read answers, show, act, do what was asked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, ThemePreference, Ui};

use crate::app::areas::{AreaId, Card};
use crate::app::canvas::Canvas;
use crate::app::desk::{Next, Purpose};
use crate::app::dialogs::Dialog;
use crate::app::find_bar::FindBar;
use crate::app::jobs::{Answer, Jobs};
use crate::app::look;
use crate::app::minimap::Minimap;
use crate::app::motion::MotionChoice;
use crate::app::own_pens;
use crate::app::panels::palette::Palette;
use crate::app::panels::problems::Problems;
use crate::app::progress::Progress;
use crate::app::prompts::Prompts;
use crate::app::recovery;
use crate::app::settings::Settings;
use crate::app::sheets::{Others, Sheet, SheetId};
use crate::app::start::Start;
use crate::app::toasts::Toasts;
use crate::app::widgets::Drafts;
use crate::editor::{Action, Editor, Effect, Hand, KeyFault, Keymap, Prompt, ToastKind};
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
pub struct Shell {
    /// The board in front.
    pub(in crate::app) front: Sheet,
    pub(in crate::app) others: Others,
    /// What the person draws with, on its way from one board to the next.
    pub(in crate::app) hand: Option<Hand>,
    pub(in crate::app) keymap: Arc<Keymap>,
    /// What is wrong with the person's own keys.
    pub(in crate::app) key_faults: Vec<KeyFault>,
    /// The file they were read from, if there is one.
    pub(in crate::app) keys_text: Option<String>,
    pub(in crate::app) options: Options,
    pub(in crate::app) settings: Settings,
    pub(in crate::app) jobs: Jobs,
    pub(in crate::app) n_boards: u32,
    pub(in crate::app) screen: Screen,
    pub(in crate::app) dialog: Option<Dialog>,
    pub(in crate::app) export: Option<Progress>,
    /// A large layout that is being made.
    pub(in crate::app) tidying: Option<Progress>,
    pub(in crate::app) start: Start,
    pub(in crate::app) canvas: Canvas,
    pub(in crate::app) palette: Palette,
    pub(in crate::app) problems: Problems,
    pub(in crate::app) prompts: Prompts,
    pub(in crate::app) find_bar: FindBar,
    pub(in crate::app) minimap: Minimap,
    pub(in crate::app) drafts: Drafts,
    pub(in crate::app) toasts: Toasts,
    pub(in crate::app) is_closing: bool,
    /// Why settings cannot be kept, as the person was told.
    settings_fault: Option<String>,
    /// A file dialog of the desktop is open.
    pub(in crate::app) is_picking: bool,
    /// Only the canvas shows.
    pub(in crate::app) is_focused: bool,
    /// The requirements card over the canvas of a narrow window.
    pub(in crate::app) card: Card,
    /// Where F6 took the keyboard last.
    pub(in crate::app) area: AreaId,
    /// What the desktop says about motion; nothing until it answers.
    pub(in crate::app) desktop_motion: MotionChoice,
}

impl Shell {
    pub fn new(ctx: &Context, options: Options) -> Self {
        look::install(ctx);
        let settings = Settings::load(&options.config);
        ctx.set_theme(ThemePreference::from(settings.theme));
        let mut shell = Self {
            front: Sheet::new(
                SheetId(0),
                Editor::new(Document::default(), look::theme_of(ctx)),
            ),
            others: Others::default(),
            hand: None,
            keymap: Arc::default(),
            key_faults: Vec::new(),
            keys_text: None,
            jobs: Jobs::new(ctx),
            settings,
            n_boards: 0,
            screen: Screen::Start,
            dialog: None,
            export: None,
            tidying: None,
            start: Start::default(),
            canvas: Canvas::default(),
            palette: Palette::default(),
            problems: Problems::default(),
            prompts: Prompts::default(),
            find_bar: FindBar::default(),
            minimap: Minimap::default(),
            drafts: Drafts::default(),
            toasts: Toasts::default(),
            is_closing: false,
            settings_fault: None,
            is_picking: false,
            is_focused: false,
            card: Card::Closed,
            area: AreaId::default(),
            desktop_motion: MotionChoice::System,
            options,
        };
        if let Some(fault) = Settings::put_aside_unreadable(&shell.options.config) {
            shell.toasts.add(fault, ToastKind::Error);
        }
        shell.front.editor.set_view(shell.settings.view());
        shell
            .front
            .editor
            .set_hand(own_pens::load(&shell.options.config));
        shell.read_keys();
        shell.apply_motion(ctx);
        shell.ask_motion();
        shell.start.last_open = shell.settings.open_files.clone();
        shell.start.last_front = shell.settings.front_file.clone();
        shell.start.recovered = recovery::store(&shell.options.config).list();
        shell.start.enter();
        if let Some(file) = shell.options.file.clone() {
            shell.proceed(ctx, Next::Open(file));
        }
        shell
    }

    /// The board on the desk.
    pub fn editor(&self) -> &Editor {
        &self.front.editor
    }

    /// Takes what is being typed in a panel or on the board as it is.
    pub(in crate::app) fn flush(&mut self) {
        if let Some(Prompt::Write { .. }) = self.front.editor.prompt() {
            let effects = self.front.editor.act(Action::Prompt(None));
            self.toast_all(effects);
        }
        if let Some(action) = self.drafts.flush() {
            let effects = self.front.editor.act(action);
            self.toast_all(effects);
        }
    }

    pub(in crate::app) fn toast_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Toast { text, kind } = effect {
                self.toasts.add(text, kind);
            }
        }
    }

    fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Picked {
                purpose,
                path,
                asked,
            } => {
                self.is_picking = false;
                match path {
                    Some(path) => self.picked(ctx, purpose, path),
                    None if asked => {}
                    None => self.no_portal(purpose),
                }
            }
            Answer::Opened {
                path,
                into,
                result,
                rules,
            } => self.opened(ctx, path, into, *result, rules),
            Answer::Saved(saved) => self.saved(ctx, saved),
            Answer::Exported { path, result } => self.exported(&path, result),
            Answer::Tidied { sheet, tidied } => self.tidied(ctx, sheet, tidied),
            Answer::Offered { sheet, offers } => self.offered(ctx, sheet, offers),
            Answer::Recovered { key, path, result } => self.recovered(ctx, &key, path, *result),
            Answer::NotKept(error) => {
                self.toasts.add(
                    format!("No recovery copy could be kept: {error}"),
                    ToastKind::Warning,
                );
            }
            Answer::SettingsNotKept(error) => self.tell_settings(&error),
            Answer::Changed(path) => {
                if self.front.desk.path.as_ref() == Some(&path) && self.dialog.is_none() {
                    self.dialog = Some(Dialog::Elsewhere(path));
                }
            }
            Answer::Listed { folder, entries } => {
                if let Some(Dialog::Path(entry)) = &mut self.dialog {
                    entry.list(folder, entries);
                }
            }
            Answer::Card(card) => self.start.add(*card),
            Answer::Drawn(drawn) => self.start.hang(ctx, *drawn),
            Answer::Gone(path) => self.settings.forget(&path),
            Answer::Failed(reason) => self.failed(&reason),
            Answer::Motion(choice) => {
                self.desktop_motion = choice;
                self.apply_motion(ctx);
            }
            Answer::Front(path) => self.bring_file(ctx, &path),
            Answer::Several(answers) => {
                for answer in answers {
                    self.answer(ctx, answer);
                }
            }
            Answer::Done => {}
        }
    }

    /// Lets findings count as the settings say, and before that as the file beside the board says.
    fn decide(&mut self) {
        let mut severities = self.settings.severities();
        severities.extend(self.front.desk.severities.clone());
        self.front.editor.set_severities(&severities);
    }

    /// A job failed, which is a fault of the program.
    fn failed(&mut self, reason: &str) {
        self.front.desk.is_saving = false;
        self.is_picking = false;
        self.export = None;
        self.tidying = None;
        let words =
            format!("Something in mlboard failed: {reason}. Your board is still open; save it.");
        self.toasts.add(words, ToastKind::Error);
    }

    /// No desktop dialog can be shown, so paths are asked for in the window from now on.
    fn no_portal(&mut self, purpose: Purpose) {
        self.options.own_dialogs = true;
        self.ask_path(purpose);
    }

    /// Shows the whole board when it is new, and keeps it whole while the window changes size, until the
    /// person looks elsewhere.
    pub(in crate::app) fn keep_fitted(&mut self) {
        let viewport = self.front.editor.viewport();
        let still_fitted = self
            .front
            .fitted
            .is_some_and(|(camera, seen)| camera == self.front.editor.camera() && seen != viewport);
        let still_fitted = still_fitted && self.front.editor.show().is_none();
        if std::mem::take(&mut self.front.wants_fit) || still_fitted {
            let effects = self.front.editor.act(Action::Run("view.fit_all"));
            self.front.editor.land();
            self.toast_all(effects);
            self.front.fitted = Some((self.front.editor.camera(), viewport));
        }
    }

    /// Says once that settings cannot be kept.
    fn tell_settings(&mut self, error: &str) {
        if self.settings_fault.as_deref() != Some(error) {
            let words = format!("Your settings cannot be kept for the next time: {error}");
            self.toasts.add(words, ToastKind::Warning);
            self.settings_fault = Some(error.to_owned());
        }
    }

    /// Writes the settings on a thread; the end of the program writes them again.
    pub(in crate::app) fn keep_settings(&self) {
        let (settings, config) = (self.settings.clone(), self.options.config.clone());
        let hand = self.front.editor.hand();
        let save = move |config: &Path| {
            settings.save(config)?;
            own_pens::save(config, &hand)
        };
        self.jobs.start(move || match save(&config) {
            Ok(()) => Answer::Done,
            Err(error) => Answer::SettingsNotKept(format!("{error} ({})", config.display())),
        });
    }

    pub(in crate::app) fn has_dialog(&self) -> bool {
        self.dialog.is_some()
    }

    pub(in crate::app) fn file_name(&self) -> Option<String> {
        let name = self.front.desk.path.as_ref()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    pub(in crate::app) fn is_saving(&self) -> bool {
        self.front.desk.is_saving
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if let Some(action) = self.drafts.settle(ui) {
            let effects = self.front.editor.act(action);
            self.perform_all(ui, effects);
        }
        for answer in self.jobs.answers() {
            self.answer(ui, answer);
        }
        self.window_events(ui);
        let passed = ui.input(|input| f64::from(input.stable_dt));
        // A frame that took long must not make the board jump.
        if self.front.editor.animate(passed.min(LONGEST_STEP)) {
            ui.request_repaint();
        }
        let theme = look::theme_of(ui);
        if self.front.editor.theme() != theme {
            self.front.editor.set_theme(theme);
        }
        self.decide();
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
        for job in [&self.export, &self.tidying].into_iter().flatten() {
            job.show(ui);
        }
        self.settings.set_view(self.front.editor.view());
        self.settings.window = {
            let size = ui.ctx().content_rect().size();
            (size.x, size.y)
        };
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Settings that cannot be kept are no reason to hold up the end.
        let config = &self.options.config;
        let _ = self.settings.save(config);
        let _ = own_pens::save(config, &self.front.editor.hand());
    }
}
