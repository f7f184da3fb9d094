//! The board's file: opening, saving, exporting and recovering it, without ever losing work on the way.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use crate::app::dialogs::{Dialog, PathEntry};
use crate::app::jobs::Answer;
use crate::app::minimap::Minimap;
use crate::app::shell::{Screen, Shell};
use crate::catalog::Catalog;
use crate::editor::{Action, StateId, ToastKind};
use crate::file::{self, FileError, Opened, SaveError, Stamp};
use crate::model::Document;
use crate::pipeline;
use crate::templates;

/// What happens once the board on the desk may be put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Close,
    Empty,
    PickFile,
    Open(PathBuf),
    /// A case study, by its id.
    Load(&'static str),
    /// A recovery copy, by its key.
    Recover(String),
}

/// What a path is asked for.
#[derive(Clone, Debug)]
pub enum Purpose {
    Open,
    Save { then: Option<Next> },
    Export(crate::app::export_job::Picture),
}

/// Where the board on the desk comes from.
#[derive(Default)]
pub struct Desk {
    pub path: Option<PathBuf>,
    /// What the disk held when the file was last read or written.
    pub stamp: Option<Stamp>,
    pub is_saving: bool,
    /// A file dialog of the desktop is open.
    pub is_picking: bool,
    /// The person knows that another program wrote the file, and keeps working.
    pub knows_changed: bool,
}

impl Shell {
    /// Does `next`, after asking about unsaved work.
    pub(in crate::app) fn request(&mut self, ctx: &Context, next: Next) {
        self.flush();
        if self.editor.is_modified() {
            self.dialog = Some(Dialog::Unsaved(next));
        } else {
            self.proceed(ctx, next);
        }
    }

    /// Does `next`; what is on the desk is saved or given up.
    pub(in crate::app) fn proceed(&mut self, ctx: &Context, next: Next) {
        match next {
            Next::Close => {
                self.forget_recovery();
                self.is_closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Next::Empty => self.put(ctx, Document::default(), Source::default()),
            Next::PickFile => self.pick(Purpose::Open),
            Next::Open(path) => self.open(path),
            Next::Load(id) => {
                if let Some(template) = templates::find(id) {
                    let mut document = template.document();
                    pipeline::complete(&mut document, Catalog::builtin());
                    self.put(ctx, document, Source::default());
                }
            }
            Next::Recover(key) => self.recover(key),
        }
    }

    fn open(&mut self, path: PathBuf) {
        self.jobs.start(move || {
            let result = file::open(&path).map(completed);
            Answer::Opened {
                path,
                result: Box::new(result),
            }
        });
    }

    /// A file was read, or not.
    pub(in crate::app) fn opened(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        result: Result<Opened, FileError>,
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
            is_unsaved: false,
        };
        self.put(ctx, opened.document, source);
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

    /// Puts a board on the desk, in place of the one there.
    pub(in crate::app) fn put(&mut self, ctx: &Context, document: Document, source: Source) {
        self.forget_recovery();
        let _ = self.editor.act(Action::Replace {
            document: Box::new(document),
            saved: !source.is_unsaved,
            read_only: source.read_only,
        });
        self.desk = Desk {
            path: source.path,
            stamp: source.stamp,
            ..Desk::default()
        };
        self.begin_recovery();
        self.minimap = Minimap::default();
        self.screen = Screen::Board;
        self.has_board = true;
        self.wants_fit = true;
        Self::focus_canvas(ctx);
        self.retitle(ctx);
    }

    /// Saves to the board's file, or asks for one; then does `then`.
    pub(in crate::app) fn save(&mut self, then: Option<Next>) {
        self.flush();
        match self.desk.path.clone() {
            Some(path) if self.editor.read_only().is_none() => {
                let expected = self.desk.stamp.clone();
                self.save_to(path, expected, then);
            }
            _ => self.save_as(then),
        }
    }

    pub(in crate::app) fn save_as(&mut self, then: Option<Next>) {
        self.flush();
        self.pick(Purpose::Save { then });
    }

    /// Writes the file. Without `expected`, whatever is there is replaced.
    pub(in crate::app) fn save_to(
        &mut self,
        path: PathBuf,
        expected: Option<Stamp>,
        then: Option<Next>,
    ) {
        if self.desk.is_saving {
            return;
        }
        self.desk.is_saving = true;
        let document = self.editor.document().clone();
        let state = self.editor.history().state();
        self.jobs.start(move || {
            let result = file::save(&path, &document, expected.as_ref());
            Answer::Saved {
                path,
                state,
                then,
                result,
            }
        });
    }

    pub(in crate::app) fn saved(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        state: StateId,
        then: Option<Next>,
        result: Result<Stamp, SaveError>,
    ) {
        self.desk.is_saving = false;
        match result {
            Ok(stamp) => {
                self.settings.remember(&path);
                if self.editor.read_only().is_some() {
                    self.unlock();
                } else {
                    let _ = self.editor.act(Action::Saved(state));
                }
                self.desk.path = Some(path);
                self.desk.stamp = Some(stamp);
                self.desk.knows_changed = false;
                self.forget_recovery();
                self.begin_recovery();
                self.retitle(ctx);
                if let Some(next) = then {
                    self.request(ctx, next);
                }
            }
            Err(SaveError::ChangedOnDisk { .. }) => {
                self.dialog = Some(Dialog::Changed { path, then });
            }
            Err(error) => self
                .toasts
                .add(format!("Not saved: {error}"), ToastKind::Error),
        }
    }

    /// A copy of a read-only board under a name of its own may be changed.
    fn unlock(&mut self) {
        let document = Box::new(self.editor.document().clone());
        let camera = self.editor.camera();
        let _ = self.editor.act(Action::Replace {
            document,
            saved: true,
            read_only: None,
        });
        let _ = self.editor.act(Action::Look(camera));
    }

    /// Asks for a path: with the desktop's dialog, or with our own where there is none.
    pub(in crate::app) fn pick(&mut self, purpose: Purpose) {
        if self.options.own_dialogs {
            self.ask_path(purpose);
            return;
        }
        if self.desk.is_picking {
            return;
        }
        self.desk.is_picking = true;
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
            Purpose::Save { then } => self.save_to(with_extension(path, "ron"), None, then),
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
        let stem = self.desk.path.as_ref().and_then(|path| path.file_stem());
        let stem = stem.map_or_else(
            || words(self.editor.document().title()),
            |stem| stem.to_string_lossy().into_owned(),
        );
        format!("{stem}.{extension}")
    }

    /// Looks whether another program wrote the file, when the window comes to the front.
    pub(in crate::app) fn look_at_disk(&self) {
        let (Some(path), Some(stamp)) = (self.desk.path.clone(), self.desk.stamp.clone()) else {
            return;
        };
        if self.desk.knows_changed || self.desk.is_saving {
            return;
        }
        self.jobs
            .start(move || match file::has_changed(&path, &stamp) {
                Ok(true) => Answer::Changed(path),
                _ => Answer::Done,
            });
    }

    /// The window's title names the board and its file.
    pub(in crate::app) fn retitle(&self, ctx: &Context) {
        let name = self.file_name();
        let title = self.editor.document().title();
        let title = match (title.is_empty(), name) {
            (true, None) => "mlboard".to_owned(),
            (true, Some(name)) => format!("{name} – mlboard"),
            (false, _) => format!("{title} – mlboard"),
        };
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
    }
}

/// Where a board that is put on the desk comes from.
#[derive(Default)]
pub struct Source {
    pub path: Option<PathBuf>,
    pub stamp: Option<Stamp>,
    pub read_only: Option<String>,
    pub is_unsaved: bool,
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
