//! The files of boards: opening, saving and closing them, without ever losing work on the way.

use std::io;
use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use crate::app::dialogs::{Dialog, PathEntry};
use crate::app::jobs::Answer;
use crate::app::panels::inspector::{open_requirements, open_study};
use crate::app::sheets::SheetId;
use crate::app::shell::Shell;
use crate::catalog::Catalog;
use crate::editor::ToastKind;
use crate::file::{self, FileError, Opened, Stamp};
use crate::model::Document;
use crate::pipeline::{self, RULES_FILE};
use crate::rules::Severities;
use crate::templates;

/// What happens next, once boards that it puts away are saved or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Close the window.
    Close,
    CloseTab(SheetId),
    /// Read the file of the board in front again.
    Reload(PathBuf),
    Empty,
    PickFile,
    Open(PathBuf),
    /// Several files, each in a tab of its own, and which of them comes to the front.
    OpenAll {
        paths: Vec<PathBuf>,
        front: Option<PathBuf>,
    },
    /// A copy of a case study, by its id.
    Load(&'static str),
    /// An empty board with the task and the questions of a case study.
    Draw(&'static str),
    /// A case study of one's own: a copy of it, or an empty board with its task and its questions.
    Own {
        path: PathBuf,
        draw: bool,
    },
    /// A recovery copy, by its key.
    Recover(String),
}

/// What a path is asked for.
#[derive(Clone, Debug)]
pub enum Purpose {
    Open,
    Save { sheet: SheetId, then: Option<Next> },
    Export(crate::app::export_job::Picture),
}

/// Where a board comes from.
#[derive(Default)]
pub struct Desk {
    pub path: Option<PathBuf>,
    /// What the disk held when the file was last read or written.
    pub stamp: Option<Stamp>,
    pub is_saving: bool,
    /// What findings count as, by the file beside the board.
    pub severities: Severities,
    /// The person knows that another program wrote the file, and keeps working.
    pub knows_changed: bool,
}

impl Shell {
    /// Does `next`, after asking about unsaved work that it would put away.
    pub(in crate::app) fn request(&mut self, ctx: &Context, next: Next) {
        self.flush();
        let unsaved = match next {
            Next::Close => self.first_unsaved(),
            Next::CloseTab(id) => {
                self.bring(ctx, id);
                let front = &self.front;
                (front.id == id && front.editor.is_modified()).then_some(id)
            }
            _ => None,
        };
        match unsaved {
            Some(id) => {
                self.bring(ctx, id);
                self.dialog = Some(Dialog::Unsaved(next));
            }
            None => self.proceed(ctx, next),
        }
    }

    /// Does `next`; what it puts away is saved or given up.
    pub(in crate::app) fn proceed(&mut self, ctx: &Context, next: Next) {
        match next {
            Next::Close => {
                self.forget_all_recovery();
                self.is_closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Next::CloseTab(id) => {
                if self.front.id == id {
                    self.close_front(ctx);
                }
            }
            Next::Reload(path) => self.read_file(path, Some(self.front.id)),
            Next::Empty => self.put(
                ctx,
                Document::default(),
                Source {
                    is_new: true,
                    ..Source::default()
                },
            ),
            Next::PickFile => self.pick(Purpose::Open),
            Next::Open(path) => self.open(ctx, path),
            Next::OpenAll { paths, front } => {
                self.jobs.start(move || {
                    let read = paths.into_iter().map(|path| read(path, None));
                    Answer::Several(read.chain(front.map(Answer::Front)).collect())
                });
            }
            Next::Load(id) => {
                if let Some(template) = templates::find(id) {
                    self.put(ctx, template.document(), Source::default());
                    open_study(ctx);
                }
            }
            Next::Draw(id) => {
                if let Some(template) = templates::find(id) {
                    self.put(ctx, template.to_draw(), Source::default());
                    open_requirements(ctx);
                }
            }
            Next::Own { path, draw } => self.own_case(ctx, path, draw),
            Next::Recover(key) => self.recover(key),
        }
    }

    /// The reference that a board was drawn without, in a tab of its own.
    pub(in crate::app) fn open_reference(&mut self, ctx: &Context, case: &str) {
        if let Some(template) = templates::find(case) {
            return self.request(ctx, Next::Load(template.id));
        }
        let path = self
            .options
            .config
            .join("cases")
            .join(format!("{case}.ron"));
        self.request(ctx, Next::Own { path, draw: false });
    }

    /// What is no board is opened all the same, which says why it is none.
    fn own_case(&mut self, ctx: &Context, path: PathBuf, draw: bool) {
        let Some(document) = self.start.own_case(&path) else {
            return self.open(ctx, path);
        };
        if draw {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let own = templates::to_draw(&document, &name);
            self.put(ctx, own, Source::default());
            open_requirements(ctx);
        } else {
            self.put(ctx, Document::clone(&document), Source::default());
            open_study(ctx);
        }
    }

    /// Opens a file, or shows its tab when it is open.
    fn open(&mut self, ctx: &Context, path: PathBuf) {
        match self.sheet_of(&path) {
            Some(id) => self.bring(ctx, id),
            None => self.read_file(path, None),
        }
    }

    /// Reads a file for a sheet of its own, or in place of what is on that one.
    fn read_file(&self, path: PathBuf, into: Option<SheetId>) {
        self.jobs.start(move || read(path, into));
    }

    /// A file was read, or not.
    pub(in crate::app) fn opened(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        into: Option<SheetId>,
        result: Result<Opened, FileError>,
        rules: Option<Result<String, String>>,
    ) {
        let opened = match result {
            Ok(opened) => opened,
            Err(error) => {
                self.settings.forget(&path);
                self.toasts.add(
                    format!("Not opened: {}", without_pointer(&error)),
                    ToastKind::Error,
                );
                return;
            }
        };
        self.settings.remember(&path);
        self.tell_mended(&opened);
        let source = Source {
            path: Some(path),
            read_only: opened.notice(),
            stamp: opened.stamp,
            severities: self.read_rules(rules),
            ..Source::default()
        };
        match (
            into,
            self.sheet_of(source.path.as_deref().unwrap_or(Path::new(""))),
        ) {
            (Some(id), _) if self.front.id == id => {
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

    pub(in crate::app) fn tell_mended(&mut self, opened: &Opened) {
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
                format!("Mended while reading. {line}{}{more}", first.what),
                ToastKind::Warning,
            );
        }
    }

    /// Asks for a path: with the desktop's dialog, or with our own where there is none.
    pub(in crate::app) fn pick(&mut self, purpose: Purpose) {
        if self.options.own_dialogs {
            self.ask_path(purpose);
            return;
        }
        if std::mem::replace(&mut self.is_picking, true) {
            return;
        }
        let request = crate::app::portal::Request {
            folder: self.settings.folder.clone(),
            file_name: self.suggested_name(&purpose),
        };
        self.jobs
            .start(move || crate::app::portal::pick(purpose, request));
    }

    /// Asks for a path in the window.
    pub(in crate::app) fn ask_path(&mut self, purpose: Purpose) {
        let folder = self
            .settings
            .folder
            .clone()
            .or_else(|| std::env::current_dir().ok());
        let name = self.suggested_name(&purpose);
        let entry = PathEntry::new(purpose, &folder.unwrap_or_default(), &name);
        self.dialog = Some(Dialog::Path(Box::new(entry)));
    }

    /// A path was given.
    pub(in crate::app) fn picked(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf) {
        self.settings.folder = path.parent().map(Path::to_owned);
        match purpose {
            Purpose::Open => self.proceed(ctx, Next::Open(path)),
            Purpose::Save { sheet, then } => {
                self.bring(ctx, sheet);
                if self.front.id == sheet {
                    self.save_to(with_extension(path, "ron"), None, then);
                }
            }
            Purpose::Export(picture) => {
                self.start_export(ctx, with_extension(path, "png"), picture);
            }
        }
    }

    fn suggested_name(&self, purpose: &Purpose) -> String {
        let extension = match purpose {
            Purpose::Open => return String::new(),
            Purpose::Save { .. } => "ron",
            Purpose::Export(_) => "png",
        };
        let stem = self
            .front
            .desk
            .path
            .as_ref()
            .and_then(|path| path.file_stem());
        let stem = stem.map_or_else(
            || words(self.front.editor.document().title()),
            |stem| stem.to_string_lossy().into_owned(),
        );
        format!("{stem}.{extension}")
    }

    /// The window's title names the board and its file.
    pub(in crate::app) fn retitle(&self, ctx: &Context) {
        let name = self.file_name();
        let title = self.front.editor.document().title();
        let title = match (title.is_empty(), name) {
            (true, None) => "mlboard".to_owned(),
            (true, Some(name)) => format!("{name} – mlboard"),
            (false, _) => format!("{title} – mlboard"),
        };
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
    }
}

/// Where a board that is opened comes from.
#[derive(Default)]
pub struct Source {
    pub path: Option<PathBuf>,
    pub stamp: Option<Stamp>,
    pub read_only: Option<String>,
    pub is_unsaved: bool,
    pub severities: Severities,
    /// It was asked for as a new board, so it never takes the place of another one.
    pub is_new: bool,
}

fn read(path: PathBuf, into: Option<SheetId>) -> Answer {
    let result = Box::new(file::open(&path).map(completed));
    let rules = match std::fs::read_to_string(path.with_file_name(RULES_FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        rules => Some(rules.map_err(|error| error.to_string())),
    };
    Answer::Opened {
        path,
        into,
        result,
        rules,
    }
}

/// Fills what the file leaves open. Boards that mlboard wrote leave nothing open.
pub fn completed(mut opened: Opened) -> Opened {
    pipeline::complete(&mut opened.document, Catalog::builtin());
    opened
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
