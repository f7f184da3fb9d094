//! The dialog that is open, and what its answer leads to.

use std::path::PathBuf;

use eframe::egui::{Context, ThemePreference};

use crate::app::dialogs::{
    Choice, CommandPalette, Dialog, DialogState, ExportForm, FormOutcome, Known, PaletteOutcome,
    PathEntry, PathOutcome, Reply, SettingsOutcome, changed_ui, elsewhere_ui, rules_ui,
    settings_ui, shortcuts_ui, unsaved_ui,
};
use crate::app::request::{Next, Purpose};
use crate::app::user_files::Settings;
use crate::app::window::{Shell, focus_canvas};
use crate::editor::{Action, BoardAction, ToastKind};

impl Shell {
    pub(in crate::app::window) fn dialog_ui(&mut self, ctx: &Context) {
        let Some(dialog) = self.dialog.take() else {
            return;
        };
        // Whatever the dialog does may open another one, which then wins.
        let left = match dialog {
            Dialog::Unsaved(next) => self.ask_unsaved(ctx, next),
            Dialog::Changed { path, then } => self.ask_changed(ctx, path, then),
            Dialog::Elsewhere(path) => self.ask_elsewhere(ctx, path),
            Dialog::Path(entry) => self.ask_for_path(ctx, entry),
            Dialog::Export(form) => self.ask_export(ctx, form),
            Dialog::Shortcuts(mut query) => {
                let state = shortcuts_ui(ctx, &mut query, &self.user.keys);
                (state == DialogState::Open).then_some(Dialog::Shortcuts(query))
            }
            Dialog::Rules(query) => self.ask_rules(ctx, query),
            Dialog::Settings => self.ask_settings(ctx),
            Dialog::Commands(palette) => self.ask_command(ctx, palette),
        };
        if self.dialog.is_none() {
            self.dialog = left;
        }
    }

    fn ask_unsaved(&mut self, ctx: &Context, next: Next) -> Option<Dialog> {
        let front = &mut self.documents.front;
        match unsaved_ui(ctx, front.editor.document().title()) {
            None => return Some(Dialog::Unsaved(next)),
            Some(Reply::First) => self.save(Some(next)),
            Some(Reply::Second) if next == Next::Close => {
                front.is_given_up = true;
                self.request(ctx, next);
            }
            Some(Reply::Second) => self.proceed(ctx, next),
            Some(Reply::Cancel) => self.documents.keep_all(),
        }
        None
    }

    fn ask_changed(&mut self, ctx: &Context, path: PathBuf, then: Option<Next>) -> Option<Dialog> {
        match changed_ui(ctx, &path) {
            None => return Some(Dialog::Changed { path, then }),
            Some(Reply::First) => self.save_as(then),
            Some(Reply::Second) => self.save_to(path, None, then),
            Some(Reply::Cancel) => {}
        }
        None
    }

    fn ask_elsewhere(&mut self, ctx: &Context, path: PathBuf) -> Option<Dialog> {
        let front = &mut self.documents.front;
        match elsewhere_ui(ctx, &path, &front.editor) {
            None => return Some(Dialog::Elsewhere(path)),
            Some(Reply::First) => self.proceed(ctx, Next::Reload(path)),
            Some(Reply::Second | Reply::Cancel) => front.desk.knows_changed = true,
        }
        None
    }

    fn ask_for_path(&mut self, ctx: &Context, mut entry: Box<PathEntry>) -> Option<Dialog> {
        match entry.path_ui(ctx, &self.jobs) {
            PathOutcome::Open => Some(Dialog::Path(entry)),
            PathOutcome::Cancelled => None,
            PathOutcome::Done(path) => {
                self.picked(ctx, entry.into_purpose(), path);
                None
            }
        }
    }

    fn ask_export(&mut self, ctx: &Context, mut form: Box<ExportForm>) -> Option<Dialog> {
        match form.form_ui(ctx, &self.documents.front.editor) {
            FormOutcome::Open => Some(Dialog::Export(form)),
            FormOutcome::Cancelled => None,
            FormOutcome::Confirmed(picture) => {
                self.pick(Purpose::Export(picture));
                None
            }
        }
    }

    fn ask_rules(&mut self, ctx: &Context, mut query: String) -> Option<Dialog> {
        let mut severities = self.user.settings.severities();
        let before = severities.clone();
        let beside = &self.documents.front.desk.severities;
        let state = rules_ui(ctx, &mut query, beside, &mut severities);
        if severities != before {
            self.user.settings.set_severities(&severities);
        }
        (state == DialogState::Open).then_some(Dialog::Rules(query))
    }

    fn ask_settings(&mut self, ctx: &Context) -> Option<Dialog> {
        let before = self.user.settings.clone();
        let outcome = settings_ui(ctx, &mut self.user.settings, &self.user.keys);
        self.settled(ctx, &before);
        match outcome {
            SettingsOutcome::Open => Some(Dialog::Settings),
            SettingsOutcome::Closed => None,
            SettingsOutcome::ShowKeys => Some(Dialog::Shortcuts(String::new())),
            SettingsOutcome::ShowRules => Some(Dialog::Rules(String::new())),
            SettingsOutcome::BeginKeys => {
                if let Err(words) = self.user.keys.begin_file() {
                    self.toasts.add(words, ToastKind::Error);
                }
                self.read_keys();
                Some(Dialog::Settings)
            }
        }
    }

    /// Makes what was changed hold.
    fn settled(&mut self, ctx: &Context, before: &Settings) {
        let settings = &self.user.settings;
        if *settings == *before {
            return;
        }
        if settings.theme != before.theme {
            ctx.set_theme(ThemePreference::from(settings.theme));
        }
        let is_motion_changed = settings.motion != before.motion;
        self.documents.front.editor.set_view(settings.view());
        if is_motion_changed {
            self.apply_motion(ctx);
        }
    }

    fn ask_command(&mut self, ctx: &Context, mut palette: Box<CommandPalette>) -> Option<Dialog> {
        let known = Known {
            editor: &self.documents.front.editor,
            recent_files: &self.user.settings.recent,
            recent_commands: &self.user.settings.recent_commands,
        };
        match palette.palette_ui(ctx, &known) {
            PaletteOutcome::Open => Some(Dialog::Commands(palette)),
            PaletteOutcome::Closed => None,
            PaletteOutcome::Chosen(choice) => {
                self.choose(ctx, choice);
                None
            }
        }
    }

    fn choose(&mut self, ctx: &Context, choice: Choice) {
        focus_canvas(ctx);
        let editor = &mut self.documents.front.editor;
        match choice {
            Choice::Command(command) => {
                self.user.settings.used(command.id);
                let effects = editor.act(Action::Run(command.id));
                self.perform_all(ctx, effects);
            }
            Choice::Kind(kind) => {
                let effects = editor.act(Action::Board(BoardAction::AddKind { kind, at: None }));
                self.perform_all(ctx, effects);
            }
            Choice::Case(id) => self.request(ctx, Next::Load(id)),
            Choice::Draw(id) => self.request(ctx, Next::Draw(id)),
            Choice::File(path) => self.request(ctx, Next::Open(path)),
        }
    }
}
