//! Copies of unsaved work: kept a few seconds after an edit, removed when it is saved or given up, and
//! offered at the next start when neither happened.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::documents::{DocumentSource, completed};
use crate::app::jobs::JobResult;
use crate::app::window::App;
use crate::editor::ToastKind;
use crate::file::{FileError, OpenedBoard};

impl App {
    /// Makes the copy when the board has rested.
    pub(in crate::app::window) fn autosave(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let front = &mut self.documents.front;
        let revision = front.editor.history().revision();
        if let Some(wait) = front.keeper.watch(revision, now) {
            ctx.request_repaint_after_secs(wait as f32);
        }
        if front.keeper.is_due(now) && !front.editor.history().is_previewing() {
            self.keep_copy_now();
        }
    }

    /// Makes the copy if there is anything new to keep.
    pub(in crate::app::window) fn keep_copy_now(&mut self) {
        let front = &mut self.documents.front;
        self.jobs.autosave(front, self.user.folder());
    }

    pub(in crate::app::window) fn recover(&mut self, key: String) {
        let store = self.user.recovery();
        let path = self.start.recovered_path(&key);
        self.jobs.start(move || {
            let result = Box::new(store.open(&key).map(completed));
            JobResult::Recovered { key, path, result }
        });
    }

    pub(in crate::app::window) fn recovered(
        &mut self,
        ctx: &Context,
        key: &str,
        path: Option<PathBuf>,
        result: Result<OpenedBoard, FileError>,
    ) {
        match result {
            Ok(opened) => {
                self.tell_mended(&opened);
                // The file may have moved on since the copy was made, so saving asks where to.
                let source = DocumentSource {
                    read_only: opened.notice(),
                    is_unsaved: true,
                    ..DocumentSource::default()
                };
                self.put(ctx, opened.document, source);
                if let Some(path) = path {
                    self.user.settings.folder = path.parent().map(Path::to_owned);
                    let words = format!(
                        "Recovered unsaved work on {}. Save it where you want it.",
                        path.display()
                    );
                    self.toasts.add(words, ToastKind::Info);
                }
                self.documents.front.keeper.hurry();
                self.discard(key);
            }
            Err(error) => self
                .toasts
                .add(format!("Not recovered: {error}"), ToastKind::Error),
        }
    }

    /// Removes a copy the person does not want.
    pub(in crate::app::window) fn discard(&mut self, key: &str) {
        self.start.forget_recovered(key);
        if let Err(error) = self.user.recovery().forget(key) {
            self.toasts.add(
                format!("The recovered copy could not be removed: {error}"),
                ToastKind::Warning,
            );
        }
    }
}
