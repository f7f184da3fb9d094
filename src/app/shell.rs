//! The window's own state, and one frame: read, show, act, do what was asked.

use std::path::PathBuf;

use eframe::egui::{Context, Ui};

use crate::app::canvas::{Canvas, Wishes};
use crate::app::look;
use crate::app::panels::palette::Palette;
use crate::app::panels::problems::Problems;
use crate::app::prompts::Prompts;
use crate::app::settings::{Settings, ThemeChoice};
use crate::app::toasts::Toasts;
use crate::app::widgets::Drafts;
use crate::editor::{Action, Editor, Effect, Panel};
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

/// The window.
pub struct Shell {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) options: Options,
    pub(in crate::app) settings: Settings,
    pub(in crate::app) canvas: Canvas,
    pub(in crate::app) palette: Palette,
    pub(in crate::app) problems: Problems,
    pub(in crate::app) prompts: Prompts,
    pub(in crate::app) drafts: Drafts,
    pub(in crate::app) toasts: Toasts,
    /// The board is fitted into the canvas when its place is first known.
    pub(in crate::app) wants_fit: bool,
}

impl Shell {
    pub fn new(ctx: &Context, options: Options) -> Self {
        look::install(ctx);
        let settings = Settings::load(&options.config);
        ctx.set_theme(eframe::egui::ThemePreference::from(settings.theme));
        if settings.reduced_motion {
            ctx.all_styles_mut(|style| style.animation_time = 0.0);
        }
        Self {
            editor: Editor::new(temp(&options), look::theme_of(ctx)),
            options,
            settings,
            canvas: Canvas::default(),
            palette: Palette::default(),
            problems: Problems::default(),
            prompts: Prompts::default(),
            drafts: Drafts::default(),
            toasts: Toasts::default(),
            wants_fit: true,
        }
    }

    /// What is on the desk, for tests.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    fn act(&mut self, ctx: &Context, wishes: Wishes) {
        let mut effects = self.editor.act_all(wishes.actions);
        for input in wishes.inputs {
            effects.extend(self.editor.input(input));
        }
        for effect in effects {
            self.perform(ctx, effect);
        }
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::RequestPaste => ctx.send_viewport_cmd(eframe::egui::ViewportCommand::RequestPaste),
            Effect::Toast { text, kind } => self.toasts.add(text, kind),
            Effect::FocusSearch => {
                self.settings.palette = true;
                self.palette.focus();
            }
            Effect::TogglePanel(Panel::Palette) => self.settings.palette ^= true,
            Effect::TogglePanel(Panel::Inspector) => self.settings.inspector ^= true,
            Effect::TogglePanel(Panel::Problems) => self.settings.problems ^= true,
            Effect::ThemeChanged => {
                let dark = self.editor.theme().dark;
                self.settings.theme = if dark { ThemeChoice::Dark } else { ThemeChoice::Light };
                ctx.set_theme(eframe::egui::ThemePreference::from(self.settings.theme));
            }
            _ => {}
        }
    }

    pub(in crate::app) fn fit_once(&mut self) {
        if std::mem::take(&mut self.wants_fit) {
            let _ = self.editor.act(Action::Run("view.fit_all"));
        }
    }

    pub(in crate::app) fn has_dialog(&self) -> bool {
        false
    }

    pub(in crate::app) fn file_name(&self) -> Option<String> {
        None
    }

    pub(in crate::app) fn is_saving(&self) -> bool {
        false
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if let Some(action) = self.drafts.settle(ui) {
            let _ = self.editor.act(action);
        }
        let theme = look::theme_of(ui);
        if self.editor.theme() != theme {
            self.editor.set_theme(theme);
        }
        let wishes = self.board_ui(ui);
        self.act(ui, wishes);
    }
}

fn temp(options: &Options) -> Document {
    let Some(path) = &options.file else { return Document::default() };
    let mut d = crate::file::read(&std::fs::read_to_string(path).unwrap()).unwrap().document;
    crate::pipeline::complete(&mut d, crate::catalog::Catalog::builtin());
    d
}
