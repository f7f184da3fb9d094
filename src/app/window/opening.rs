//! Opening boards and putting them away, without ever losing work on the way.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use crate::app::canvas::CanvasOutput;
use crate::app::dialogs::{OpenDialog, PathEntry, file_dialog};
use crate::app::documents::DocumentSource;
use crate::app::jobs::OpenedFile;
use crate::app::panels::inspector::{open_requirements, open_study};
use crate::app::practice::is_attempt;
use crate::app::request::{CaseStart, PathPurpose, PendingAction, SaveOver};
use crate::app::window::replay::read_replay;
use crate::app::window::{App, PathDialogs};
use crate::editor::{Action, ToastKind};
use crate::file::{FileError, OpenedBoard};
use crate::model::Document;
use crate::pipeline::{self, RULES_FILE};
use crate::rules::Severities;
use crate::templates;

impl App {
    /// Does `next`, after asking about unsaved work that it would put away.
    pub(in crate::app::window) fn request(&mut self, ctx: &Context, next: PendingAction) {
        self.flush();
        let unsaved = match next {
            PendingAction::Close => self.documents.first_unsaved(),
            PendingAction::CloseTab(id) => {
                self.bring(ctx, id);
                let front = &self.documents.front;
                (front.id == id && front.editor.is_modified()).then_some(id)
            }
            PendingAction::Reload(_)
            | PendingAction::Empty
            | PendingAction::PickFile
            | PendingAction::Open(_)
            | PendingAction::OpenAll { .. }
            | PendingAction::Load(_)
            | PendingAction::Draw(_)
            | PendingAction::Practise(_)
            | PendingAction::Own { .. }
            | PendingAction::Recover(_)
            | PendingAction::RecoverAll(_) => None,
        };
        match unsaved {
            Some(id) => {
                self.bring(ctx, id);
                self.dialog = Some(OpenDialog::Unsaved(next));
            }
            None => self.proceed(ctx, next),
        }
    }

    /// Does `next`; what it puts away is saved or given up.
    pub(in crate::app::window) fn proceed(&mut self, ctx: &Context, next: PendingAction) {
        match next {
            PendingAction::Close => {
                self.documents.forget_journals();
                self.is_closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            PendingAction::CloseTab(id) => {
                if self.documents.front.id == id {
                    self.close_front(ctx);
                }
            }
            PendingAction::Reload(path) => self.jobs.read(path, Some(self.documents.front.id)),
            PendingAction::Empty => self.put(
                ctx,
                Document::default(),
                DocumentSource {
                    is_new: true,
                    ..DocumentSource::default()
                },
            ),
            PendingAction::PickFile => self.pick(PathPurpose::Open),
            PendingAction::Open(path) => self.open(ctx, path),
            PendingAction::OpenAll { paths, front } => self.jobs.read_all(paths, front),
            PendingAction::Load(id) => {
                if let Some(template) = templates::find(id) {
                    self.put(ctx, template.document(), DocumentSource::default());
                    open_study(ctx);
                    self.walk_stages(ctx);
                }
            }
            PendingAction::Draw(id) => {
                if let Some(template) = templates::find(id) {
                    self.put(ctx, template.to_draw(), DocumentSource::default());
                    open_requirements(ctx);
                }
            }
            PendingAction::Practise(id) => self.set_up_practice(Some(&id)),
            PendingAction::Own { path, start } => self.own_case(ctx, path, start),
            PendingAction::Recover(path) => self.recover(path),
            PendingAction::RecoverAll(paths) => {
                for path in paths {
                    self.recover(path);
                }
            }
        }
    }

    /// The reference that a board was drawn without, in a tab of its own.
    pub(in crate::app::window) fn open_reference(&mut self, ctx: &Context, case: &str) {
        if let Some(template) = templates::find(case) {
            return self.request(ctx, PendingAction::Load(template.id));
        }
        let path = self.user.case_file(case);
        let start = CaseStart::Copy;
        self.request(ctx, PendingAction::Own { path, start });
    }

    /// A reference is met stage by stage, where it has stages.
    fn walk_stages(&mut self, ctx: &Context) {
        if !self.editor().board().stages().is_empty() {
            self.user.settings.inspector = true;
            let actions = vec![Action::Run("stages.walk")];
            self.act(
                ctx,
                CanvasOutput {
                    actions,
                    ..CanvasOutput::default()
                },
            );
        }
    }

    /// What is no board is opened all the same, which says why it is none.
    fn own_case(&mut self, ctx: &Context, path: PathBuf, start: CaseStart) {
        let Some(document) = self.start.own_case(&path) else {
            return self.open(ctx, path);
        };
        match start {
            CaseStart::Draw => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                let own = templates::to_draw(&document, &name);
                self.put(ctx, own, DocumentSource::default());
                open_requirements(ctx);
            }
            CaseStart::Copy => {
                self.put(ctx, Document::clone(&document), DocumentSource::default());
                open_study(ctx);
                self.walk_stages(ctx);
            }
        }
    }

    /// Opens a file, or shows its tab when it is open.
    fn open(&mut self, ctx: &Context, path: PathBuf) {
        match self.documents.with_file(&path) {
            Some(id) => self.bring(ctx, id),
            None if is_attempt(&path) => read_replay(&self.jobs, path),
            None => self.jobs.read(path, None),
        }
    }

    /// A file was read, or not.
    pub(in crate::app::window) fn file_read(&mut self, ctx: &Context, file: OpenedFile) {
        if file.is_stopped {
            return;
        }
        let (path, hindrance) = (file.path.clone(), file.hindrance);
        self.opened(ctx, file);
        if let Some(hindrance) = hindrance
            && self.documents.with_file(&path).is_some()
        {
            self.tell_hindrance(&path, hindrance);
        }
        if self.documents.with_file(&path).is_some() {
            self.tell_left_on(&path);
        }
    }

    fn opened(&mut self, ctx: &Context, file: OpenedFile) {
        let OpenedFile {
            path,
            into,
            result,
            rules,
            ..
        } = file;
        let opened = match *result {
            Ok(opened) => opened,
            Err(error) => {
                self.user.settings.forget(&path);
                self.toasts.add(
                    format!("Not opened: {}", without_pointer(&error)),
                    ToastKind::Error,
                );
                return;
            }
        };
        self.user.settings.remember(&path);
        self.tell_mended(&opened);
        let source = DocumentSource {
            path: Some(path),
            read_only: opened.notice(),
            stamp: opened.stamp,
            severities: self.read_rules(rules),
            ..DocumentSource::default()
        };
        match (
            into,
            self.documents
                .with_file(source.path.as_deref().unwrap_or(Path::new(""))),
        ) {
            (Some(id), _) if self.documents.front.id == id => {
                self.replace_front(ctx, opened.document, source);
            }
            // Asked for twice before the first answer came.
            (None, Some(id)) => self.bring(ctx, id),
            (Some(_), _) => {}
            (None, None) => self.put(ctx, opened.document, source),
        }
    }

    /// What a `rules.ron` says; what in it means nothing is told.
    fn read_rules(&mut self, text: Option<Result<String, String>>) -> Severities {
        let Some(text) = text else {
            return Severities::default();
        };
        let parse =
            |text: String| pipeline::read_severities(&text).map_err(|error| error.to_string());
        match text.and_then(parse) {
            Ok((severities, faults)) => {
                if let Some(first) = faults.first() {
                    let words = format!("{RULES_FILE}, {first}");
                    self.toasts.add(words, ToastKind::Warning);
                }
                severities
            }
            Err(error) => {
                let words = format!("{RULES_FILE} not read: {error}");
                self.toasts.add(words, ToastKind::Warning);
                Severities::default()
            }
        }
    }

    pub(in crate::app::window) fn tell_mended(&mut self, opened: &OpenedBoard) {
        if let Some(first) = opened.mended.first() {
            let more = opened.mended.len() - 1;
            let more = if more > 0 {
                format!(" And {more} more.")
            } else {
                String::new()
            };
            let line = first
                .line
                .map_or_else(String::new, |line| format!("Line {line}: "));
            self.toasts.add(
                format!("Repaired while reading. {line}{}{more}", first.what),
                ToastKind::Warning,
            );
        }
    }

    /// Asks for a path: with the desktop's dialog, or with our own where there is none.
    pub(in crate::app::window) fn pick(&mut self, purpose: PathPurpose) {
        match self.path_dialogs {
            PathDialogs::Own => self.ask_path(purpose),
            PathDialogs::DesktopOpen => {}
            PathDialogs::Desktop => {
                self.path_dialogs = PathDialogs::DesktopOpen;
                let request = file_dialog::FileDialogRequest {
                    folder: self.user.settings.folder.clone(),
                    file_name: self.suggested_name(&purpose),
                };
                self.jobs.start(move || file_dialog::pick(purpose, request));
            }
        }
    }

    /// Asks for a path in the window.
    pub(in crate::app::window) fn ask_path(&mut self, purpose: PathPurpose) {
        let folder = self
            .user
            .settings
            .folder
            .clone()
            .or_else(|| std::env::current_dir().ok());
        let name = self.suggested_name(&purpose);
        let entry = PathEntry::new(purpose, &folder.unwrap_or_default(), &name);
        self.dialog = Some(OpenDialog::Path(Box::new(entry)));
    }

    /// A path was given.
    pub(in crate::app::window) fn path_chosen(
        &mut self,
        ctx: &Context,
        purpose: PathPurpose,
        path: PathBuf,
    ) {
        self.user.settings.folder = path.parent().map(Path::to_owned);
        match purpose {
            PathPurpose::Open => self.proceed(ctx, PendingAction::Open(path)),
            PathPurpose::Save { document, then } => {
                self.bring(ctx, document);
                if self.documents.front.id == document {
                    let path = with_extension(path, "ron");
                    self.save_to(path, SaveOver::Anything, then);
                }
            }
            PathPurpose::Export(picture) => {
                let document = self.editor().board().own_document().clone();
                let path = with_extension(path, picture.format.extension);
                self.jobs.export(ctx, path, document, picture);
            }
        }
    }

    fn suggested_name(&self, purpose: &PathPurpose) -> String {
        if matches!(purpose, PathPurpose::Open) {
            return String::new();
        }
        let extension = purpose.extension();
        let stem = self
            .documents
            .front
            .origin
            .path
            .as_ref()
            .and_then(|path| path.file_stem());
        let stem = stem.map_or_else(
            || words(self.documents.front.editor.document().title()),
            |stem| stem.to_string_lossy().into_owned(),
        );
        format!("{stem}.{extension}")
    }
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(extension)
    }
}

/// A title as a file name.
fn words(title: &str) -> String {
    let name: String = title
        .chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    let name = name.trim_matches('_');
    if name.is_empty() {
        "board".to_owned()
    } else {
        name.to_owned()
    }
}

/// The message without the line that points at a column with spaces: only a font of equal widths can do that.
fn without_pointer(error: &FileError) -> String {
    let message = error.to_string();
    let is_pointer = |line: &str| {
        let (_, mark) = line.split_once('|').unwrap_or_default();
        mark.contains('^') && mark.chars().all(|c| c == ' ' || c == '^')
    };
    let lines: Vec<&str> = message.lines().filter(|line| !is_pointer(line)).collect();
    lines.join("\n")
}
