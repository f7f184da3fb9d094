//! Doing what the canvas and the panels ask for, and then what the editor asks of the window.

use eframe::egui::{Context, ThemePreference, ViewportCommand};

use crate::app::canvas::CanvasOutput;
use crate::app::dialogs::{ExportForm, OpenDialog};
use crate::app::panels::inspector;
use crate::app::request::PendingAction;
use crate::app::user_files::ThemeChoice;
use crate::app::window::{App, Screen};
use crate::editor::{Effect, PanelId, StepDirection, ToastKind};

impl App {
    pub(in crate::app::window) fn act(&mut self, ctx: &Context, wishes: CanvasOutput) {
        let is_quiet = wishes.actions.is_empty() && wishes.inputs.is_empty();
        let selected = (!is_quiet).then(|| self.documents.front.editor.selection().clone());
        let mut effects = self.documents.front.editor.act_all(wishes.actions);
        for input in wishes.inputs {
            effects.extend(self.documents.front.editor.input(input));
        }
        let is_said =
            |effect: &Effect| matches!(effect, Effect::Announce(_) | Effect::Toast { .. });
        if selected.is_some_and(|before| before != *self.documents.front.editor.selection())
            && !effects.iter().any(is_said)
        {
            effects.push(Effect::Announce(
                self.documents.front.editor.spoken_selection(),
            ));
        }
        self.perform_all(ctx, effects);
        if !is_quiet && !self.documents.front.editor.history().is_previewing() {
            self.user.set_hand(&self.documents.front.editor.hand());
        }
        if self.documents.front.editor.is_flying() || self.documents.front.editor.is_gliding() {
            ctx.request_repaint();
        }
    }

    pub(in crate::app::window) fn perform_all(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            self.moves_keyboard |= matches!(
                effect,
                Effect::FocusSearch | Effect::ShowFind | Effect::StepArea(_)
            );
            self.perform(ctx, effect);
        }
    }

    /// Shows a page of the inspector, in a narrow window over the canvas.
    fn open_page(&mut self, ctx: &Context, open: fn(&Context)) {
        self.user.settings.inspector = true;
        self.panels.open_card();
        open(ctx);
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::New => {
                self.flush();
                self.start.enter();
                self.screen = Screen::Start;
            }
            Effect::Open => self.request(ctx, PendingAction::PickFile),
            Effect::OpenPath(path) => self.request(ctx, PendingAction::Open(path)),
            Effect::Save => self.save(None),
            Effect::SaveAs => self.save_as(None),
            Effect::Export => {
                self.dialog = Some(OpenDialog::Export(Box::new(ExportForm::new(
                    &self.documents.front.editor,
                ))));
            }
            Effect::Arrange => self.jobs.lay_out(ctx, &mut self.documents.front),
            Effect::WorkOutFixes => self.jobs.try_fixes(&mut self.documents.front),
            Effect::Quit => self.request(ctx, PendingAction::Close),
            Effect::NewTab => self.request(ctx, PendingAction::Empty),
            Effect::CloseTab => self.request(ctx, PendingAction::CloseTab(self.documents.front.id)),
            Effect::StepTab(step) => self.step_tab(ctx, if step.is_forward() { 1 } else { -1 }),
            Effect::ReopenTab => self.reopen_tab(ctx),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::Toast { text, kind } => self.toasts.add(text, kind),
            Effect::Announce(text) => self.toasts.announce(text),
            Effect::FocusSearch => {
                self.user.settings.palette = true;
                self.panels.focus_search();
            }
            Effect::ShowFind => self.panels.focus_find(),
            Effect::StepArea(step) => self.step_area(ctx, step),
            Effect::ToggleFocus => self.panels.toggle_focus(),
            Effect::ShowRequirements => self.open_page(ctx, inspector::open_requirements),
            Effect::ShowRequirement(field) => {
                inspector::want_requirement(ctx, &field);
                self.open_page(ctx, inspector::open_requirements);
            }
            Effect::ShowStudy => self.open_page(ctx, inspector::open_study),
            Effect::OpenReference(case) => self.open_reference(ctx, &case),
            Effect::TogglePanel(panel) => self.toggle(panel),
            Effect::ThemeChanged => {
                let dark = self.documents.front.editor.theme().dark;
                self.user.settings.theme = if dark {
                    ThemeChoice::Dark
                } else {
                    ThemeChoice::Light
                };
                ctx.set_theme(ThemePreference::from(self.user.settings.theme));
            }
            Effect::ShowShortcuts => self.dialog = Some(OpenDialog::Shortcuts(String::new())),
            Effect::ShowRules => self.dialog = Some(OpenDialog::Rules(String::new())),
            Effect::ShowSettings => self.dialog = Some(OpenDialog::Settings),
            Effect::Practice(request) => self.practise(ctx, request),
            Effect::ShowCommands => self.dialog = Some(OpenDialog::Commands(Box::default())),
        }
    }

    /// Takes the keyboard to the next part of the window that is open, or the one before.
    fn step_area(&mut self, ctx: &Context, step: StepDirection) {
        if self.screen == Screen::Board {
            let name = self.panels.step_area(ctx, step, &self.user.settings);
            self.toasts.announce(name.to_owned());
        }
    }

    fn reopen_tab(&mut self, ctx: &Context) {
        match self.documents.last_closed() {
            Some(path) => self.request(ctx, PendingAction::Open(path)),
            None => self
                .toasts
                .add("No closed tab has a file to reopen", ToastKind::Info),
        }
    }

    fn toggle(&mut self, panel: PanelId) {
        let open = match panel {
            PanelId::Palette => &mut self.user.settings.palette,
            PanelId::Inspector => &mut self.user.settings.inspector,
            PanelId::Problems => &mut self.user.settings.problems,
            PanelId::Minimap => &mut self.user.settings.minimap,
            PanelId::Legend => self.user.settings.legend_mut(),
        };
        *open = !*open;
    }
}
