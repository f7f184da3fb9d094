//! Writing boards to their files, without ever writing over what somebody else wrote.

use std::path::PathBuf;

use eframe::egui::Context;

use crate::app::dialogs::OpenDialog;
use crate::app::documents::DocumentId;
use crate::app::jobs::SaveResult;
use crate::app::request::{PathPurpose, PendingAction, QueuedSave, SaveOver};
use crate::app::toasts::ToastAction;
use crate::app::user_files::SavingChoice;
use crate::app::window::App;
use crate::editor::{StateId, ToastKind};
use crate::file::{SaveError, SavedFile, Stamp};
use crate::text::capitalized;

/// Seconds without a step after which boards are saved by themselves, where that is wanted.
const IDLE: f64 = 3.0;

impl App {
    /// Saves to the board's file, or asks for one; then does `then`.
    pub(in crate::app::window) fn save(&mut self, then: Option<PendingAction>) {
        self.flush();
        match self.documents.front.origin.path.clone() {
            Some(path) if self.documents.front.editor.board().file_lock().is_none() => {
                self.save_to(path, SaveOver::Known, then);
            }
            _ => self.save_as(then),
        }
    }

    pub(in crate::app::window) fn save_as(&mut self, then: Option<PendingAction>) {
        self.flush();
        let document = self.documents.front.id;
        self.pick(PathPurpose::Save { document, then });
    }

    /// Writes the file of the board in front, once a save that is under way has ended.
    pub(in crate::app::window) fn save_to(
        &mut self,
        path: PathBuf,
        over: SaveOver,
        then: Option<PendingAction>,
    ) {
        let id = self.documents.front.id;
        if self
            .documents
            .with_file(&path)
            .is_some_and(|other| other != id)
        {
            let words = format!(
                "Not saved: {} is open in another tab. Close that tab, or choose another name.",
                path.display()
            );
            self.toasts.add(words, ToastKind::Error);
            return;
        }
        self.begin_save(id, QueuedSave { path, over, then });
    }

    fn begin_save(&mut self, id: DocumentId, save: QueuedSave) {
        let Some(document) = self.documents.get_mut(id) else {
            return;
        };
        if document.origin.is_saving {
            self.queued_saves.insert(id, save);
            return;
        }
        document.origin.is_saving = true;
        let expected = match save.over {
            SaveOver::Known => document.origin.stamp.clone(),
            SaveOver::Anything => None,
        };
        self.jobs.save(document, save.path, expected, save.then);
    }

    pub(in crate::app::window) fn saved(&mut self, ctx: &Context, saved: SaveResult) {
        // Steps that were made meanwhile are in the journal before it is told what the file holds.
        self.keep_journals(ctx);
        let id = saved.document;
        let queued = self.queued_saves.remove(&id);
        if let Some(document) = self.documents.get_mut(id) {
            document.origin.is_saving = false;
        }
        let SaveResult {
            path,
            state,
            result,
            ..
        } = saved;
        match result {
            Ok(SavedFile { stamp, note }) => {
                if let Some(note) = note {
                    self.toasts.add(capitalized(&note), ToastKind::Warning);
                }
                self.user.settings.remember(&path);
                self.take_saved(id, path, stamp, state);
                self.retitle(ctx);
                self.remember_session();
                if let Some(next) = saved.then.filter(|_| queued.is_none()) {
                    self.request(ctx, next);
                }
            }
            Err(SaveError::ChangedOnDisk { .. }) => {
                self.bring(ctx, id);
                let then = saved.then;
                self.dialog = Some(OpenDialog::Changed { path, then });
                return;
            }
            Err(error) => {
                self.documents.keep_all();
                self.not_saved(id, state, &error);
            }
        }
        if let Some(next) = queued {
            self.begin_save(id, next);
        }
    }

    fn take_saved(&mut self, id: DocumentId, path: PathBuf, stamp: Stamp, state: StateId) {
        if let Some(document) = self.documents.get_mut(id) {
            document.saved(path, stamp, state);
            document.keep_saved(state);
        }
    }

    fn not_saved(&mut self, id: DocumentId, state: StateId, error: &SaveError) {
        if let Some(document) = self.documents.get_mut(id) {
            document.origin.unsavable = Some(state);
            if let SaveError::Unsettled { path, stamp, .. } = error
                && document.origin.path.as_ref() == Some(path)
            {
                // The file holds it, though not for sure: the next save must know it again.
                document.origin.stamp = Some(stamp.clone());
            }
        }
        let words = format!("Not saved: {error}");
        let is_front = self.documents.front.id == id;
        if is_front && is_about_the_place(error) {
            self.toasts
                .add_with_action(words, ToastKind::Error, ToastAction::SaveAs);
        } else {
            self.toasts.add(words, ToastKind::Error);
        }
    }

    /// Saves boards that have a file and have rested, where the person wants that.
    pub(in crate::app::window) fn save_idle(&mut self, ctx: &Context) {
        if self.user.settings.saving() != SavingChoice::WhenIdle || self.dialog.is_some() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let front = self.documents.front.id;
        let is_typing = self.panels.is_typing(&self.documents.front.editor);
        let mut due = Vec::new();
        for document in self.documents.iter_mut() {
            let state = document.editor.history().state();
            let rested = document.rested(now);
            let is_ready = document.editor.is_modified()
                && document.editor.board().file_lock().is_none()
                && !document.origin.is_saving
                && !document.origin.knows_changed
                && document.origin.unsavable != Some(state)
                && !(document.id == front && is_typing);
            let Some(path) = document.origin.path.clone().filter(|_| is_ready) else {
                continue;
            };
            if document.editor.history().is_previewing() {
                continue;
            }
            if rested < IDLE {
                ctx.request_repaint_after_secs((IDLE - rested) as f32 + 0.05);
            } else {
                due.push((document.id, path));
            }
        }
        for (id, path) in due {
            let (over, then) = (SaveOver::Known, None);
            self.begin_save(id, QueuedSave { path, over, then });
        }
    }
}

/// Whether saving elsewhere would help.
fn is_about_the_place(error: &SaveError) -> bool {
    match error {
        SaveError::WriteProtected { .. }
        | SaveError::Folder { .. }
        | SaveError::NoFolder { .. }
        | SaveError::Torn { .. }
        | SaveError::Disk { .. } => true,
        SaveError::ChangedOnDisk { .. } | SaveError::Unsettled { .. } => false,
    }
}
