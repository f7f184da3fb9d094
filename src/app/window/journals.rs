//! Unsaved work: kept in journals while it is made, offered when it was left, restored.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::app::documents::{
    DocumentId, DocumentSource, JournalNews, NewJournal, OpenDocument, completed, journal_folder,
};
use crate::app::jobs::{JobQueue, JournalAnswer};
use crate::app::toasts::ToastAction;
use crate::app::window::practice::attempt_board;
use crate::app::window::{App, Screen};
use crate::editor::{RehearsedStep, ToastKind, rehearse, typed_on_board};
use crate::file::{
    ClaimError, ClaimedJournal, DiscardedJournal, JournalContent, LeftJournal, OpenedBoard,
    RealDisk, SaveHindrance, save_hindrance,
};

impl App {
    /// Hands all steps of all boards, and what is being typed, to their journals.
    pub(in crate::app::window) fn keep_journals(&mut self, ctx: &Context) {
        let folder = journal_folder(self.user.folder());
        let kept_by_attempt = attempt_board(self);
        for document in self.documents.iter_mut() {
            if Some(document.id) == kept_by_attempt {
                continue;
            }
            take_steps(document, &folder, &self.jobs);
        }
        let now = ctx.input(|input| input.time);
        let front = &mut self.documents.front;
        if Some(front.id) == kept_by_attempt {
            return;
        }
        let is_typing = self.screen == Screen::Board && self.panels.is_typing(&front.editor);
        if !is_typing && !front.keeper.has_draft() {
            return;
        }
        let due = front.keeper.draft_due(now);
        if is_typing && due > 0.0 {
            ctx.request_repaint_after_secs(due as f32);
            return;
        }
        let draft = if is_typing { self.draft() } else { None };
        let front = &mut self.documents.front;
        let new = new_journal(front, &folder, &self.jobs);
        front.keeper.take_draft(&front.editor, draft, now, new);
    }

    /// What is being typed, as the step it would be.
    fn draft(&mut self) -> Option<RehearsedStep> {
        let editor = &mut self.documents.front.editor;
        if let Some(typed) = typed_on_board(editor) {
            return Some(typed);
        }
        let action = self.panels.typed()?;
        rehearse(editor, action)
    }

    /// Takes what a job answers about journals.
    pub(in crate::app::window) fn take_journals(&mut self, ctx: &Context, answer: JournalAnswer) {
        match answer {
            JournalAnswer::Left(left) => self.take_left(left),
            JournalAnswer::Drawn(drawn) => self.start.set_left_thumbnail(ctx, *drawn),
            JournalAnswer::Claimed { path, result } => self.claimed(ctx, &path, *result),
            JournalAnswer::News { document, news } => self.take_news(document, news),
            JournalAnswer::NotRemoved(error) => self.toasts.add(
                format!(
                    "Restored work is kept twice; the older journal could not be removed: {error}"
                ),
                ToastKind::Warning,
            ),
        }
    }

    fn take_left(&mut self, left: Vec<LeftJournal>) {
        self.start.offer(left);
        let paths = self.documents.iter().map(|board| board.origin.path.clone());
        let paths: Vec<PathBuf> = paths.flatten().collect();
        for path in paths {
            self.tell_left_on(&path);
        }
    }

    /// Says of a file that is open that there is work on it which was never saved. Who opened the file does not see the
    /// start screen, and would go on without it.
    pub(in crate::app::window) fn tell_left_on(&mut self, file: &Path) {
        if let Some(journal) = self.start.left_on(file) {
            let words = format!("Unsaved work was found on {}", file.display());
            let restore = ToastAction::Restore(journal);
            self.toasts
                .add_with_action(words, ToastKind::Warning, restore);
        }
    }

    /// The journal of a board has something to tell.
    fn take_news(&mut self, document: DocumentId, news: JournalNews) {
        const FAILED: &str = "Unsaved work is not being kept";
        match news {
            JournalNews::Failed(error) => {
                let words = format!(
                    "{FAILED}: {error}. It is tried again every few seconds. Save the board to be safe."
                );
                self.toasts
                    .add_with_action(words, ToastKind::Error, ToastAction::SaveAs);
            }
            JournalNews::Recovered => {
                self.toasts.retract(FAILED);
                self.toasts
                    .add("Unsaved work is being kept again", ToastKind::Info);
            }
            JournalNews::Safe => {
                let (safe, waiting) = std::mem::take(&mut self.claimed)
                    .into_iter()
                    .partition::<Vec<_>, _>(|(restored, _)| *restored == document);
                self.claimed = waiting;
                for (_, claimed) in safe {
                    self.jobs.remove_claimed(claimed);
                }
            }
        }
    }

    /// Restores work that was left.
    pub(in crate::app::window) fn recover(&mut self, path: PathBuf) {
        self.jobs.claim(self.user.journals(), path);
    }

    /// Work that was left is this window's now, or not.
    fn claimed(
        &mut self,
        ctx: &Context,
        path: &Path,
        result: Result<ClaimedJournal<RealDisk>, ClaimError>,
    ) {
        match result {
            Ok(claimed) => {
                self.start.forget_left(path);
                self.toasts.retract("Unsaved work was found on");
                self.restore(ctx, claimed);
            }
            Err(error) => {
                if matches!(error, ClaimError::Living | ClaimError::Gone { .. }) {
                    self.start.forget_left(path);
                }
                self.toasts
                    .add(format!("Not restored: {error}"), ToastKind::Error);
            }
        }
    }

    /// Puts restored work in a tab of its own, or in that of its file as long as nothing was done there. The journal it comes from stays until that board has its own.
    fn restore(&mut self, ctx: &Context, claimed: ClaimedJournal<RealDisk>) {
        let content = claimed.content().clone();
        let file = content.header.origin.file.clone();
        let source = self.restored_source(&content);
        let place = source.path.clone();
        let opened = completed(OpenedBoard {
            document: content.document,
            version: crate::file::VERSION,
            read_only: false,
            mended: Vec::new(),
            n_comments: 0,
            stamp: None,
        });
        match place
            .as_deref()
            .and_then(|file| self.documents.with_file(file))
        {
            Some(id) => {
                self.bring(ctx, id);
                let severities = self.documents.front.origin.severities.clone();
                let source = DocumentSource {
                    severities,
                    ..source
                };
                self.replace_front(ctx, opened.document, source);
            }
            None => self.put(ctx, opened.document, source),
        }
        let folder = journal_folder(self.user.folder());
        let front = &mut self.documents.front;
        let new = new_journal(front, &folder, &self.jobs);
        front.keeper.secure(&front.editor, new);
        self.claimed.push((front.id, claimed));
        if let Some(damage) = &content.damage {
            self.toasts
                .add(format!("Restored in part: {damage}"), ToastKind::Warning);
        }
        if let Some(file) = file {
            self.tell_restored(&file, place.as_deref());
        }
    }

    /// Its file, when no other work is on it and it is known what was in it; else saving asks where to.
    fn restored_source(&mut self, content: &JournalContent) -> DocumentSource {
        let origin = &content.header.origin;
        let file = origin
            .file
            .clone()
            .filter(|file| origin.stamp.is_some() && !self.has_work_on(file));
        DocumentSource {
            stamp: file.as_ref().and(origin.stamp.clone()),
            path: file,
            read_only: content.read_only.clone(),
            is_unsaved: true,
            ..DocumentSource::default()
        }
    }

    fn has_work_on(&mut self, file: &Path) -> bool {
        let id = self.documents.with_file(file);
        let board = id.and_then(|id| self.documents.get_mut(id));
        board.is_some_and(|board| board.editor.is_modified() || board.origin.is_saving)
    }

    fn tell_restored(&mut self, file: &Path, place: Option<&Path>) {
        self.user.settings.folder = file.parent().map(Path::to_owned);
        if let Some(hindrance) = place.and_then(save_hindrance) {
            self.tell_hindrance(file, hindrance);
            return;
        }
        let advice = if place.is_some() {
            "It is not saved yet."
        } else {
            "Save it where you want it."
        };
        let words = format!("Restored unsaved work on {}. {advice}", file.display());
        self.toasts.add(words, ToastKind::Info);
    }

    /// Says that a board cannot be saved where it is, and offers another place.
    pub(in crate::app::window) fn tell_hindrance(&mut self, file: &Path, hindrance: SaveHindrance) {
        let words = match hindrance {
            SaveHindrance::WriteProtected => format!(
                "{} is write-protected. Changes can be saved under another name.",
                file.display()
            ),
            SaveHindrance::NoFolder => format!(
                "The folder of {} is no longer there. The board can be saved elsewhere.",
                file.display()
            ),
        };
        self.toasts
            .add_with_action(words, ToastKind::Warning, ToastAction::SaveAs);
    }

    /// Puts work aside that the person does not want.
    pub(in crate::app::window) fn discard(&mut self, path: &Path) {
        match self.user.journals().discard(path) {
            Ok(discarded) => {
                self.start.forget_left(path);
                let undo = ToastAction::TakeBack(discarded);
                self.toasts
                    .add_with_action("Unsaved work was discarded", ToastKind::Info, undo);
            }
            Err(error) => {
                self.toasts
                    .add(format!("Not discarded: {error}"), ToastKind::Error);
            }
        }
    }

    /// Offers discarded work again.
    pub(in crate::app::window) fn take_back(&mut self, discarded: &DiscardedJournal) {
        if let Err(error) = self.user.journals().take_back(discarded) {
            self.toasts
                .add(format!("Not taken back: {error}"), ToastKind::Error);
        }
        self.jobs.find_left_work(self.user.journals());
    }
}

fn take_steps(document: &mut OpenDocument, folder: &Path, jobs: &JobQueue) {
    let new = new_journal(document, folder, jobs);
    document.keeper.take_steps(&mut document.editor, new);
}

/// Makes a journal for the board when it needs one.
fn new_journal<'j>(
    document: &OpenDocument,
    folder: &'j Path,
    jobs: &'j JobQueue,
) -> impl FnOnce() -> NewJournal + use<'j> {
    let (origin, id) = (document.journal_origin(), document.id);
    move || NewJournal {
        folder: folder.to_owned(),
        origin,
        listener: jobs.journal_listener(id),
    }
}
