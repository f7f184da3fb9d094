//! The dialog that is open, and what its answer leads to.

use std::path::PathBuf;

use eframe::egui::{Context, ThemePreference};

use crate::app::dialogs::{
    CommandPalette, DialogState, ExportForm, FormOutcome, OpenDialog, PaletteChoice,
    PaletteOutcome, PaletteSources, PathEntry, PathOutcome, QuestionReply, SettingsOutcome,
    changed_ui, elsewhere_ui, rules_ui, settings_ui, shortcuts_ui, unsaved_ui,
};
use crate::app::request::{PathPurpose, PendingAction, SaveOver};
use crate::app::user_files::UserSettings;
use crate::app::window::practice::ask_practice;
use crate::app::window::{App, focus_canvas};
use crate::editor::{Action, BoardAction, ToastKind};

impl App {
    pub(in crate::app::window) fn dialog_ui(&mut self, ctx: &Context) {
        let Some(dialog) = self.dialog.take() else {
            return;
        };
        // Whatever the dialog does may open another one, which then wins.
        let left = match dialog {
            OpenDialog::Unsaved(next) => self.ask_unsaved(ctx, next),
            OpenDialog::Changed { path, then } => self.ask_changed(ctx, path, then),
            OpenDialog::Elsewhere(path) => self.ask_elsewhere(ctx, path),
            OpenDialog::Path(entry) => self.ask_for_path(ctx, entry),
            OpenDialog::Export(form) => self.ask_export(ctx, form),
            OpenDialog::Shortcuts(mut query) => {
                let state = shortcuts_ui(ctx, &mut query, &self.user.keys);
                (state == DialogState::Open).then_some(OpenDialog::Shortcuts(query))
            }
            OpenDialog::Rules(query) => self.ask_rules(ctx, query),
            OpenDialog::Settings => self.ask_settings(ctx),
            OpenDialog::Commands(palette) => self.ask_command(ctx, palette),
            OpenDialog::Practise(form) => ask_practice(self, ctx, form),
        };
        if self.dialog.is_none() {
            self.dialog = left;
        }
    }

    fn ask_unsaved(&mut self, ctx: &Context, next: PendingAction) -> Option<OpenDialog> {
        let front = &mut self.documents.front;
        match unsaved_ui(ctx, front.editor.document().title()) {
            None => return Some(OpenDialog::Unsaved(next)),
            Some(QuestionReply::First) => self.save(Some(next)),
            Some(QuestionReply::Second) if next == PendingAction::Close => {
                front.is_given_up = true;
                self.request(ctx, next);
            }
            Some(QuestionReply::Second) => self.proceed(ctx, next),
            Some(QuestionReply::Cancel) => self.documents.keep_all(),
        }
        None
    }

    fn ask_changed(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        then: Option<PendingAction>,
    ) -> Option<OpenDialog> {
        match changed_ui(ctx, &path) {
            None => return Some(OpenDialog::Changed { path, then }),
            Some(QuestionReply::First) => self.save_as(then),
            Some(QuestionReply::Second) => self.save_to(path, SaveOver::Anything, then),
            Some(QuestionReply::Cancel) => {}
        }
        None
    }

    fn ask_elsewhere(&mut self, ctx: &Context, path: PathBuf) -> Option<OpenDialog> {
        let front = &mut self.documents.front;
        match elsewhere_ui(ctx, &path, &front.editor) {
            None => return Some(OpenDialog::Elsewhere(path)),
            Some(QuestionReply::First) => self.proceed(ctx, PendingAction::Reload(path)),
            Some(QuestionReply::Second | QuestionReply::Cancel) => {
                front.origin.knows_changed = true;
            }
        }
        None
    }

    fn ask_for_path(&mut self, ctx: &Context, mut entry: Box<PathEntry>) -> Option<OpenDialog> {
        match entry.path_ui(ctx, &self.jobs) {
            PathOutcome::Open => Some(OpenDialog::Path(entry)),
            PathOutcome::Cancelled => None,
            PathOutcome::Done(path) => {
                self.path_chosen(ctx, entry.into_purpose(), path);
                None
            }
        }
    }

    fn ask_export(&mut self, ctx: &Context, mut form: Box<ExportForm>) -> Option<OpenDialog> {
        match form.form_ui(ctx, &self.documents.front.editor) {
            FormOutcome::Open => Some(OpenDialog::Export(form)),
            FormOutcome::Cancelled => None,
            FormOutcome::Confirmed(picture) => {
                self.pick(PathPurpose::Export(picture));
                None
            }
        }
    }

    fn ask_rules(&mut self, ctx: &Context, mut query: String) -> Option<OpenDialog> {
        let mut severities = self.user.settings.severities();
        let before = severities.clone();
        let beside = &self.documents.front.origin.severities;
        let state = rules_ui(ctx, &mut query, beside, &mut severities);
        if severities != before {
            self.user.settings.set_severities(&severities);
        }
        (state == DialogState::Open).then_some(OpenDialog::Rules(query))
    }

    fn ask_settings(&mut self, ctx: &Context) -> Option<OpenDialog> {
        let before = self.user.settings.clone();
        let outcome = settings_ui(ctx, &mut self.user.settings, &self.user.keys);
        self.settled(ctx, &before);
        match outcome {
            SettingsOutcome::Open => Some(OpenDialog::Settings),
            SettingsOutcome::Closed => None,
            SettingsOutcome::ShowKeys => Some(OpenDialog::Shortcuts(String::new())),
            SettingsOutcome::ShowRules => Some(OpenDialog::Rules(String::new())),
            SettingsOutcome::BeginKeys => {
                if let Err(words) = self.user.keys.begin_file() {
                    self.toasts.add(words, ToastKind::Error);
                }
                self.read_keys();
                Some(OpenDialog::Settings)
            }
        }
    }

    /// Makes what was changed hold.
    fn settled(&mut self, ctx: &Context, before: &UserSettings) {
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

    fn ask_command(
        &mut self,
        ctx: &Context,
        mut palette: Box<CommandPalette>,
    ) -> Option<OpenDialog> {
        let known = PaletteSources {
            editor: &self.documents.front.editor,
            recent_files: &self.user.settings.recent,
            recent_commands: &self.user.settings.recent_commands,
        };
        match palette.palette_ui(ctx, &known) {
            PaletteOutcome::Open => Some(OpenDialog::Commands(palette)),
            PaletteOutcome::Closed => None,
            PaletteOutcome::Chosen(choice) => {
                self.choose(ctx, choice);
                None
            }
        }
    }

    fn choose(&mut self, ctx: &Context, choice: PaletteChoice) {
        focus_canvas(ctx);
        let editor = &mut self.documents.front.editor;
        match choice {
            PaletteChoice::Command(command) => {
                self.user.settings.used(command.id);
                let effects = editor.act(Action::Run(command.id));
                self.perform_all(ctx, effects);
            }
            PaletteChoice::Kind(kind) => {
                let effects = editor.act(Action::Board(BoardAction::AddKind { kind, at: None }));
                self.perform_all(ctx, effects);
            }
            PaletteChoice::Case(id) => self.request(ctx, PendingAction::Load(id)),
            PaletteChoice::Draw(id) => self.request(ctx, PendingAction::Draw(id)),
            PaletteChoice::File(path) => self.request(ctx, PendingAction::Open(path)),
        }
    }
}
