//! Copies of unsaved work: kept a few seconds after an edit, removed when it is saved or given up, and
//! offered at the next start when neither happened.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::desk::{Source, completed};
use crate::app::jobs::Answer;
use crate::app::shell::Shell;
use crate::editor::ToastKind;
use crate::file::{FileError, Opened, Recovered, Recovery};

/// Seconds after an edit before a copy is made, so that several edits make one copy.
const REST: f64 = 3.0;

/// The copy of the board on the desk.
#[derive(Default)]
pub struct Keeper {
    key: String,
    /// The document's revision that is on disk, or about to be.
    kept: u64,
    seen: u64,
    due: Option<f64>,
}

/// The copies in the settings folder.
pub fn store(config: &Path) -> Recovery {
    Recovery::new(config.join("recovery"))
}

impl Shell {
    /// Begins a copy of its own for the board on the desk.
    pub(in crate::app) fn begin_recovery(&mut self) {
        self.n_boards += 1;
        // Two windows with unnamed boards keep two copies.
        let own = format!(
            "{} {} {}",
            self.editor.document().title(),
            std::process::id(),
            self.n_boards
        );
        let revision = self.editor.history().revision();
        self.keeper = Keeper {
            key: Recovery::key(self.desk.path.as_deref(), &own),
            kept: revision,
            seen: revision,
            due: None,
        };
    }

    /// Makes the copy when the board has rested.
    pub(in crate::app) fn keep_copy(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let revision = self.editor.history().revision();
        if revision != self.keeper.seen {
            self.keeper.seen = revision;
            // The first edit sets the time: somebody who draws without a pause gets copies all the same.
            self.keeper.due.get_or_insert(now + REST);
        }
        if let Some(due) = self.keeper.due.filter(|due| *due > now) {
            ctx.request_repaint_after_secs((due - now + 0.05) as f32);
        }
        if !self.editor.is_modified() || self.editor.history().is_previewing() {
            return;
        }
        if self.keeper.due.is_some_and(|due| due <= now) {
            self.keeper.due = None;
            self.keeper.kept = revision;
            let (store, key) = (store(&self.options.config), self.keeper.key.clone());
            let (document, path) = (self.editor.document().clone(), self.desk.path.clone());
            self.jobs
                .start(move || match store.keep(&key, &document, path.as_deref()) {
                    Ok(()) => Answer::Done,
                    Err(error) => Answer::NotKept(error),
                });
        }
    }

    /// Removes the copy: the work is saved, or given up on purpose.
    pub(in crate::app) fn forget_recovery(&mut self) {
        self.keeper.due = None;
        if !self.keeper.key.is_empty() {
            // A copy that stays is offered again; nothing is lost by it.
            let _ = store(&self.options.config).forget(&self.keeper.key);
        }
    }

    pub(in crate::app) fn recover(&mut self, key: String) {
        let store = store(&self.options.config);
        let copy = self.start.recovered.iter().find(|copy| copy.key == key);
        let path = copy.and_then(|copy| copy.path.clone());
        self.jobs.start(move || {
            let result = Box::new(store.open(&key).map(completed));
            Answer::Recovered { key, path, result }
        });
    }

    pub(in crate::app) fn recovered(
        &mut self,
        ctx: &Context,
        key: &str,
        path: Option<PathBuf>,
        result: Result<Opened, FileError>,
    ) {
        match result {
            Ok(opened) => {
                self.tell_mended(&opened);
                // The file may have moved on since the copy was made, so saving asks where to.
                let source = Source {
                    read_only: opened.notice(),
                    is_unsaved: true,
                    ..Source::default()
                };
                self.put(ctx, opened.document, source);
                if let Some(path) = path {
                    self.settings.folder = path.parent().map(Path::to_owned);
                    let words = format!(
                        "Recovered unsaved work on {}. Save it where you want it.",
                        path.display()
                    );
                    self.toasts.add(words, ToastKind::Info);
                }
                self.keeper.due = Some(0.0);
                self.discard(key);
            }
            Err(error) => self
                .toasts
                .add(format!("Not recovered: {error}"), ToastKind::Error),
        }
    }

    /// Removes a copy the person does not want.
    pub(in crate::app) fn discard(&mut self, key: &str) {
        self.start
            .recovered
            .retain(|copy: &Recovered| copy.key != key);
        if let Err(error) = store(&self.options.config).forget(key) {
            self.toasts.add(
                format!("The recovered copy could not be removed: {error}"),
                ToastKind::Warning,
            );
        }
    }
}
