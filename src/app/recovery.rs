//! Copies of unsaved work: kept a few seconds after an edit, removed when it is saved or given up, and
//! offered at the next start when neither happened.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::desk::{Source, completed};
use crate::app::jobs::Answer;
use crate::app::sheets::Sheet;
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

impl Sheet {
    /// Begins a copy of its own for the board; `number` tells boards of one name apart.
    pub fn begin_recovery(&mut self, number: u32) {
        // Two windows with unnamed boards keep two copies.
        let title = self.editor.document().title();
        let own = format!("{title} {} {number}", std::process::id());
        let revision = self.editor.history().revision();
        self.keeper = Keeper {
            key: Recovery::key(self.desk.path.as_deref(), &own),
            kept: revision,
            seen: revision,
            due: None,
        };
    }

    /// Removes the copy: the work is saved, or given up on purpose.
    pub fn forget_recovery(&mut self, config: &Path) {
        self.keeper.due = None;
        if !self.keeper.key.is_empty() {
            // A copy that stays is offered again; nothing is lost by it.
            let _ = store(config).forget(&self.keeper.key);
        }
    }
}

impl Shell {
    pub(in crate::app) fn begin_recovery(&mut self) {
        let number = self.next_number();
        self.front.begin_recovery(number);
    }

    pub(in crate::app) fn next_number(&mut self) -> u32 {
        self.n_boards += 1;
        self.n_boards
    }

    pub(in crate::app) fn forget_recovery(&mut self) {
        self.front.forget_recovery(&self.options.config);
    }

    /// Makes the copy when the board has rested.
    pub(in crate::app) fn keep_copy(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let revision = self.front.editor.history().revision();
        let keeper = &mut self.front.keeper;
        if revision != keeper.seen {
            keeper.seen = revision;
            // The first edit sets the time: somebody who draws without a pause gets copies all the same.
            keeper.due.get_or_insert(now + REST);
        }
        if let Some(due) = keeper.due.filter(|due| *due > now) {
            ctx.request_repaint_after_secs((due - now + 0.05) as f32);
        }
        let is_due = self.front.keeper.due.is_some_and(|due| due <= now);
        if is_due && !self.front.editor.history().is_previewing() {
            self.keep_copy_now();
        }
    }

    /// Makes the copy if there is anything new to keep.
    pub(in crate::app) fn keep_copy_now(&mut self) {
        let revision = self.front.editor.history().revision();
        let is_new = self.front.keeper.kept != revision || self.front.keeper.due == Some(0.0);
        if !self.front.editor.is_modified() || !is_new {
            return;
        }
        self.front.keeper.due = None;
        self.front.keeper.seen = revision;
        self.front.keeper.kept = revision;
        let (store, key) = (store(&self.options.config), self.front.keeper.key.clone());
        let document = self.front.editor.document().clone();
        let path = self.front.desk.path.clone();
        self.jobs
            .start(move || match store.keep(&key, &document, path.as_deref()) {
                Ok(()) => Answer::Done,
                Err(error) => Answer::NotKept(error),
            });
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
                self.front.keeper.due = Some(0.0);
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
