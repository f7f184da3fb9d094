//! Writing boards to their files, without ever writing over what somebody else wrote.

use std::path::PathBuf;

use eframe::egui::Context;

use crate::app::desk::{Next, Purpose};
use crate::app::dialogs::Dialog;
use crate::app::jobs::{Answer, Saved};
use crate::app::sheets::Sheet;
use crate::app::shell::Shell;
use crate::editor::{Action, StateId, ToastKind, ViewAction, WindowReply};
use crate::file::{self, SaveError, Stamp};

impl Shell {
    /// Saves to the board's file, or asks for one; then does `then`.
    pub(in crate::app) fn save(&mut self, then: Option<Next>) {
        self.flush();
        match self.front.desk.path.clone() {
            Some(path) if self.front.editor.read_only().is_none() => {
                let expected = self.front.desk.stamp.clone();
                self.save_to(path, expected, then);
            }
            _ => self.save_as(then),
        }
    }

    pub(in crate::app) fn save_as(&mut self, then: Option<Next>) {
        self.flush();
        let sheet = self.front.id;
        self.pick(Purpose::Save { sheet, then });
    }

    /// Writes the file. Without `expected`, whatever is there is replaced.
    pub(in crate::app) fn save_to(
        &mut self,
        path: PathBuf,
        expected: Option<Stamp>,
        then: Option<Next>,
    ) {
        if self.front.desk.is_saving {
            return;
        }
        if self.sheet_of(&path).is_some_and(|id| id != self.front.id) {
            let words = format!(
                "Not saved: {} is open in another tab. Close that tab, or choose another name.",
                path.display()
            );
            self.toasts.add(words, ToastKind::Error);
            return;
        }
        self.front.desk.is_saving = true;
        let sheet = self.front.id;
        let document = self.front.editor.document().clone();
        let state = self.front.editor.history().state();
        self.jobs.start(move || {
            let result = file::save(&path, &document, expected.as_ref());
            Answer::Saved(Saved {
                sheet,
                path,
                state,
                then,
                result,
            })
        });
    }

    pub(in crate::app) fn saved(&mut self, ctx: &Context, saved: Saved) {
        let Saved {
            sheet: id,
            path,
            state,
            then,
            result,
        } = saved;
        if let Some(sheet) = self.sheet_mut(id) {
            sheet.desk.is_saving = false;
        }
        match result {
            Ok(stamp) => {
                self.settings.remember(&path);
                let config = self.options.config.clone();
                let number = self.next_number();
                if let Some(sheet) = self.sheet_mut(id) {
                    sheet.saved(path, stamp, state);
                    sheet.forget_recovery(&config);
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
                self.dialog = Some(Dialog::Changed { path, then });
            }
            Err(error) => {
                self.keep_all();
                self.toasts
                    .add(format!("Not saved: {error}"), ToastKind::Error);
            }
        }
    }

    /// Looks whether another program wrote the file, when the window comes to the front.
    pub(in crate::app) fn look_at_disk(&self) {
        let (Some(path), Some(stamp)) =
            (self.front.desk.path.clone(), self.front.desk.stamp.clone())
        else {
            return;
        };
        if self.front.desk.knows_changed || self.front.desk.is_saving {
            return;
        }
        self.jobs
            .start(move || match file::has_changed(&path, &stamp) {
                Ok(true) => Answer::Changed(path),
                _ => Answer::Done,
            });
    }
}

impl Sheet {
    /// The board is on disk as it was in `state`. A copy of a read-only board under a name of its own may be
    /// changed.
    fn saved(&mut self, path: PathBuf, stamp: Stamp, state: StateId) {
        if self.editor.read_only().is_some() {
            let document = Box::new(self.editor.document().clone());
            let camera = self.editor.camera();
            let _ = self.editor.act(Action::Reply(WindowReply::Replace {
                document,
                saved: true,
                read_only: None,
            }));
            let _ = self.editor.act(Action::View(ViewAction::SetCamera(camera)));
        } else {
            let _ = self.editor.act(Action::Reply(WindowReply::Saved(state)));
        }
        self.desk.path = Some(path);
        self.desk.stamp = Some(stamp);
        self.desk.knows_changed = false;
    }
}
