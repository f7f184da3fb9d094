//! Writing boards to their files, without ever writing over what somebody else wrote.

use std::path::PathBuf;

use eframe::egui::Context;

use crate::app::dialogs::OpenDialog;
use crate::app::jobs::SaveResult;
use crate::app::request::{PathPurpose, PendingAction};
use crate::app::window::App;
use crate::editor::ToastKind;
use crate::file::{SaveError, SavedFile, Stamp};
use crate::text::capitalized;

impl App {
    /// Saves to the board's file, or asks for one; then does `then`.
    pub(in crate::app::window) fn save(&mut self, then: Option<PendingAction>) {
        self.flush();
        match self.documents.front.origin.path.clone() {
            Some(path) if self.documents.front.editor.read_only().is_none() => {
                let expected = self.documents.front.origin.stamp.clone();
                self.save_to(path, expected, then);
            }
            _ => self.save_as(then),
        }
    }

    pub(in crate::app::window) fn save_as(&mut self, then: Option<PendingAction>) {
        self.flush();
        let document = self.documents.front.id;
        self.pick(PathPurpose::Save { document, then });
    }

    /// Writes the file. Without `expected`, whatever is there is replaced.
    pub(in crate::app::window) fn save_to(
        &mut self,
        path: PathBuf,
        expected: Option<Stamp>,
        then: Option<PendingAction>,
    ) {
        if self.documents.front.origin.is_saving {
            return;
        }
        if self
            .documents
            .with_file(&path)
            .is_some_and(|id| id != self.documents.front.id)
        {
            let words = format!(
                "Not saved: {} is open in another tab. Close that tab, or choose another name.",
                path.display()
            );
            self.toasts.add(words, ToastKind::Error);
            return;
        }
        self.documents.front.origin.is_saving = true;
        self.jobs.save(&self.documents.front, path, expected, then);
    }

    pub(in crate::app::window) fn saved(&mut self, ctx: &Context, saved: SaveResult) {
        let SaveResult {
            document: id,
            path,
            state,
            then,
            result,
        } = saved;
        if let Some(sheet) = self.documents.get_mut(id) {
            sheet.origin.is_saving = false;
        }
        match result {
            Ok(SavedFile { stamp, note }) => {
                if let Some(note) = note {
                    self.toasts.add(capitalized(&note), ToastKind::Warning);
                }
                self.user.settings.remember(&path);
                let number = self.documents.next_number();
                if let Some(sheet) = self.documents.get_mut(id) {
                    sheet.saved(path, stamp, state);
                    sheet.keeper.forget(self.user.folder());
                    sheet.begin_recovery(number);
                }
                self.retitle(ctx);
                self.remember_session();
                if let Some(next) = then {
                    self.request(ctx, next);
                }
            }
            Err(SaveError::ChangedOnDisk { .. }) => {
                self.bring(ctx, id);
                self.dialog = Some(OpenDialog::Changed { path, then });
            }
            Err(error) => {
                self.documents.keep_all();
                self.toasts
                    .add(format!("Not saved: {error}"), ToastKind::Error);
            }
        }
    }
}
