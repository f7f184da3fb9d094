//! Doing what the canvas and the panels ask for, and then what the editor asks of the window.

use eframe::egui::{Context, ThemePreference, ViewportCommand};

use crate::app::areas::Card;
use crate::app::canvas::Wishes;
use crate::app::desk::Next;
use crate::app::dialogs::{Dialog, ExportForm};
use crate::app::panels::inspector;
use crate::app::settings::ThemeChoice;
use crate::app::shell::{Screen, Shell};
use crate::editor::{Effect, Panel, ToastKind};

impl Shell {
    pub(in crate::app) fn act(&mut self, ctx: &Context, wishes: Wishes) {
        let is_quiet = wishes.actions.is_empty() && wishes.inputs.is_empty();
        let selected = (!is_quiet).then(|| self.front.editor.selection().clone());
        let mut effects = self.front.editor.act_all(wishes.actions);
        for input in wishes.inputs {
            effects.extend(self.front.editor.input(input));
        }
        let is_said =
            |effect: &Effect| matches!(effect, Effect::Announce(_) | Effect::Toast { .. });
        if selected.is_some_and(|before| before != *self.front.editor.selection())
            && !effects.iter().any(is_said)
        {
            effects.push(Effect::Announce(self.front.editor.spoken_selection()));
        }
        self.perform_all(ctx, effects);
        if self.front.editor.is_flying() || self.front.editor.is_gliding() {
            ctx.request_repaint();
        }
    }

    pub(in crate::app) fn perform_all(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            self.perform(ctx, effect);
        }
    }

    /// Shows a page of the inspector, in a narrow window over the canvas.
    fn open_page(&mut self, ctx: &Context, open: fn(&Context)) {
        self.settings.inspector = true;
        self.card = Card::Open;
        open(ctx);
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
                self.dialog = Some(Dialog::Export(Box::new(ExportForm::new(
                    &self.front.editor,
                ))));
            }
            Effect::Arrange => self.start_tidying(ctx),
            Effect::WorkOutFixes => self.start_mending(),
            Effect::Quit => self.request(ctx, Next::Close),
            Effect::NewTab => self.request(ctx, Next::Empty),
            Effect::CloseTab => self.request(ctx, Next::CloseTab(self.front.id)),
            Effect::StepTab(step) => self.step_tab(ctx, step.is_forward()),
            Effect::ReopenTab => self.reopen_tab(ctx),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::Toast { text, kind } => self.toasts.add(text, kind),
            Effect::Announce(text) => self.toasts.announce(text),
            Effect::FocusSearch => {
                self.settings.palette = true;
                self.palette.focus();
            }
            Effect::ShowFind => self.find_bar.focus(),
            Effect::StepArea(step) => self.step_area(ctx, step.is_forward()),
            Effect::ToggleFocus => self.is_focused = !self.is_focused,
            Effect::ShowRequirements => self.open_page(ctx, inspector::open_requirements),
            Effect::ShowRequirement(field) => {
                inspector::want_requirement(ctx, &field);
                self.open_page(ctx, inspector::open_requirements);
            }
            Effect::ShowStudy => self.open_page(ctx, inspector::open_study),
            Effect::OpenReference(case) => self.open_reference(ctx, &case),
            Effect::TogglePanel(panel) => self.toggle(panel),
            Effect::ThemeChanged => {
                let dark = self.front.editor.theme().dark;
                self.settings.theme = if dark {
                    ThemeChoice::Dark
                } else {
                    ThemeChoice::Light
                };
                ctx.set_theme(ThemePreference::from(self.settings.theme));
            }
            Effect::ShowShortcuts => self.dialog = Some(Dialog::Shortcuts(String::new())),
            Effect::ShowRules => self.dialog = Some(Dialog::Rules(String::new())),
            Effect::ShowSettings => self.dialog = Some(Dialog::Settings),
            Effect::ShowCommands => self.dialog = Some(Dialog::Commands(Box::default())),
        }
    }

    fn reopen_tab(&mut self, ctx: &Context) {
        match self.last_closed() {
            Some(path) => self.request(ctx, Next::Open(path)),
            None => self
                .toasts
                .add("No closed tab had a file to open again", ToastKind::Info),
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
}
