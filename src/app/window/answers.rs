//! What becomes of the answers of jobs.

use std::path::Path;

use eframe::egui::Context;

use crate::app::dialogs::Dialog;
use crate::app::documents::SheetId;
use crate::app::jobs::Answer;
use crate::app::request::Purpose;
use crate::app::window::{PathDialogs, Shell};
use crate::editor::{Action, Tidied, ToastKind, WindowReply};
use crate::export::ExportError;

impl Shell {
    pub(in crate::app::window) fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Picked {
                purpose,
                path,
                asked,
            } => {
                self.path_dialogs = PathDialogs::Desktop;
                match path {
                    Some(path) => self.picked(ctx, purpose, path),
                    None if asked => {}
                    None => self.no_desktop_dialogs(purpose),
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
            Answer::Offered { sheet, offers } => {
                self.act_on(ctx, sheet, Action::Reply(WindowReply::Offered(offers)));
            }
            Answer::Recovered { key, path, result } => self.recovered(ctx, &key, path, *result),
            Answer::NotKept(error) => {
                self.toasts.add(
                    format!("No recovery copy could be kept: {error}"),
                    ToastKind::Warning,
                );
            }
            Answer::SettingsNotKept(error) => self.user.tell_not_kept(&error, &mut self.toasts),
            Answer::Changed(path) => {
                let is_front = self.documents.front.desk.path.as_ref() == Some(&path);
                if is_front && self.dialog.is_none() {
                    self.dialog = Some(Dialog::Elsewhere(path));
                }
            }
            Answer::Listed { folder, entries } => {
                if let Some(Dialog::Path(entry)) = &mut self.dialog {
                    entry.list(folder, entries);
                }
            }
            Answer::Card(card) => self.start.add(*card),
            Answer::Drawn(drawn) => self.start.set_thumbnail(ctx, *drawn),
            Answer::Gone(path) => self.user.settings.forget(&path),
            Answer::Failed(reason) => self.failed(&reason),
            Answer::Motion(choice) => {
                self.user.set_desktop_motion(choice);
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

    /// A job failed, which is a fault of the program.
    fn failed(&mut self, reason: &str) {
        self.documents.front.desk.is_saving = false;
        if self.path_dialogs == PathDialogs::DesktopOpen {
            self.path_dialogs = PathDialogs::Desktop;
        }
        self.jobs.set_export(None);
        self.jobs.set_layout(None);
        let words =
            format!("Something in mlboard failed: {reason}. Your board is still open; save it.");
        self.toasts.add(words, ToastKind::Error);
    }

    /// No desktop dialog can be shown, so paths are asked for in the window from now on.
    fn no_desktop_dialogs(&mut self, purpose: Purpose) {
        self.path_dialogs = PathDialogs::Own;
        self.ask_path(purpose);
    }

    fn exported(&mut self, path: &Path, result: Result<(), ExportError>) {
        self.jobs.set_export(None);
        match result {
            Ok(()) => self
                .toasts
                .add(format!("Exported {}", path.display()), ToastKind::Info),
            Err(ExportError::Cancelled) => self
                .toasts
                .add("Export stopped; nothing was written", ToastKind::Info),
            Err(error) => self
                .toasts
                .add(format!("Not exported: {error}"), ToastKind::Error),
        }
    }

    /// A layout is made, or was stopped.
    fn tidied(&mut self, ctx: &Context, sheet: SheetId, tidied: Option<Box<Tidied>>) {
        let Some(tidied) = tidied else {
            // One that another layout has taken the place of says nothing.
            if self.jobs.end_stopped_layout().is_some() {
                let words = "Layout stopped; nothing was moved";
                self.toasts.add(words, ToastKind::Info);
            }
            return;
        };
        self.jobs.set_layout(None);
        self.act_on(ctx, sheet, Action::Reply(WindowReply::Arranged(tidied)));
    }

    /// Does something to a board that may not be in front any more, or not open.
    fn act_on(&mut self, ctx: &Context, sheet: SheetId, action: Action) {
        let Some(sheet) = self.documents.get_mut(sheet) else {
            return;
        };
        let effects = sheet.editor.act(action);
        self.perform_all(ctx, effects);
    }
}
