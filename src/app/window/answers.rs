//! What becomes of the answers of jobs.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::dialogs::OpenDialog;
use crate::app::documents::DocumentId;
use crate::app::jobs::JobResult;
use crate::app::request::PathPurpose;
use crate::app::window::{App, PathDialogs};
use crate::editor::{Action, LayoutOutcome, ToastKind, WindowReply};
use crate::export::ExportError;

impl App {
    pub(in crate::app::window) fn finish_job(&mut self, ctx: &Context, answer: JobResult) {
        match answer {
            JobResult::Picked {
                purpose,
                path,
                asked,
            } => {
                self.path_dialogs = PathDialogs::Desktop;
                match path {
                    Some(path) => self.path_chosen(ctx, purpose, path),
                    None if asked => {}
                    None => self.no_desktop_dialogs(purpose),
                }
            }
            JobResult::Opened(file) => self.file_read(ctx, file),
            JobResult::Saved(saved) => self.saved(ctx, saved),
            JobResult::Exported { path, result } => self.exported(&path, result),
            JobResult::Tidied { document, tidied } => self.tidied(ctx, document, tidied),
            JobResult::Offered { document, offers } => {
                self.act_on(ctx, document, Action::Reply(WindowReply::Offered(offers)));
            }
            JobResult::Journals(answer) => self.take_journals(ctx, answer),
            JobResult::SettingsNotKept(error) => self.user.tell_not_kept(&error, &mut self.toasts),
            JobResult::Changed(path) => self.changed_elsewhere(path),
            JobResult::Listed { folder, entries } => {
                if let Some(OpenDialog::Path(entry)) = &mut self.dialog {
                    entry.list(folder, entries);
                }
            }
            JobResult::Card(card) => self.start.add(*card),
            JobResult::Drawn(drawn) => self.start.set_thumbnail(ctx, *drawn),
            JobResult::Attempts(left) => self.start.offer_attempts(left),
            JobResult::Recorded(path, read) => self.recorded(ctx, &path, *read),
            JobResult::FindingsOfReplay(path, lines) => {
                if let Some(replay) = &mut self.replay {
                    replay.add_lines(&path, lines);
                }
            }
            JobResult::Gone(path) => self.user.settings.forget(&path),
            JobResult::Failed(reason) => self.failed(&reason),
            JobResult::Motion(choice) => {
                self.user.set_desktop_motion(choice);
                self.apply_motion(ctx);
            }
            JobResult::Front(path) => self.bring_file(ctx, &path),
            JobResult::Several(answers) => {
                for answer in answers {
                    self.finish_job(ctx, answer);
                }
            }
            JobResult::Notice(words) => self.toasts.add(words, ToastKind::Warning),
            JobResult::Done => {}
        }
    }

    /// Another program wrote the file of a board.
    fn changed_elsewhere(&mut self, path: PathBuf) {
        let is_front = self.documents.front.origin.path.as_ref() == Some(&path);
        if is_front && self.dialog.is_none() {
            self.dialog = Some(OpenDialog::Elsewhere(path));
        }
    }

    /// A job failed, which is a fault of the program.
    fn failed(&mut self, reason: &str) {
        self.documents.front.origin.is_saving = false;
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
    fn no_desktop_dialogs(&mut self, purpose: PathPurpose) {
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
    fn tidied(&mut self, ctx: &Context, document: DocumentId, tidied: Option<Box<LayoutOutcome>>) {
        let Some(tidied) = tidied else {
            // One that another layout has taken the place of says nothing.
            if self.jobs.end_stopped_layout().is_some() {
                let words = "Layout stopped; nothing was moved";
                self.toasts.add(words, ToastKind::Info);
            }
            return;
        };
        self.jobs.set_layout(None);
        self.act_on(ctx, document, Action::Reply(WindowReply::Arranged(tidied)));
    }

    /// Does something to a board that may not be in front any more, or not open.
    fn act_on(&mut self, ctx: &Context, document: DocumentId, action: Action) {
        let Some(document) = self.documents.get_mut(document) else {
            return;
        };
        let effects = document.editor.act(action);
        self.perform_all(ctx, effects);
    }
}
