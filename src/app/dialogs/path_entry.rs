//! Our own way to say which file, for desktops without a file dialog: a path typed with completion.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Context, Id, Key, Modifiers, ScrollArea, Sense, Ui};

use crate::app::dialogs::modal::{body_ui, buttons_ui, modal_ui};
use crate::app::dialogs::texts;
use crate::app::jobs::{FolderEntry, JobQueue, JobResult};
use crate::app::request::PathPurpose;
use crate::app::style::{self, BODY, color32, icon_text, text};
use crate::app::widgets::{ListCursor, accent_button, plain_button, row, text_field, words};
use crate::scene::Typeface;

/// A path being typed.
pub struct PathEntry {
    purpose: PathPurpose,
    text: String,
    /// The folder whose entries are known, and the one that was asked for.
    listed: Option<(PathBuf, Vec<FolderEntry>)>,
    requested: Option<PathBuf>,
    walk: ListCursor,
    age: u32,
    /// The file exists, and the person was asked whether it may be replaced.
    replaces: Option<PathBuf>,
    complaint: Option<String>,
}

impl PathEntry {
    pub fn new(purpose: PathPurpose, folder: &Path, name: &str) -> Self {
        let text = format!("{}{}{name}", folder.display(), std::path::MAIN_SEPARATOR);
        Self {
            purpose,
            text: text.replace("//", "/"),
            listed: None,
            requested: None,
            walk: ListCursor::default(),
            age: 0,
            replaces: None,
            complaint: None,
        }
    }

    fn is_open(&self) -> bool {
        matches!(self.purpose, PathPurpose::Open)
    }

    fn title(&self) -> (&'static str, &'static str) {
        match self.purpose {
            PathPurpose::Open => (texts::OPEN_BOARD, texts::OPEN),
            PathPurpose::Save { .. } => (texts::SAVE_BOARD, texts::SAVE),
            PathPurpose::Export(_) => (texts::EXPORT_PICTURE, texts::EXPORT),
        }
    }

    /// The folder and the beginning of a name in what is typed; `~` is the home folder.
    fn parts(&self) -> (PathBuf, String) {
        let typed = expanded(&self.text);
        match typed.rsplit_once(['/', std::path::MAIN_SEPARATOR]) {
            Some((folder, name)) => (PathBuf::from(format!("{folder}/")), name.to_owned()),
            None => (PathBuf::from("."), typed),
        }
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(expanded(self.text.trim()))
    }

    pub fn list(&mut self, folder: PathBuf, entries: Vec<FolderEntry>) {
        self.listed = Some((folder, entries));
    }

    /// Entries that begin with what is typed; files only of the right sort.
    fn matching(&self) -> Vec<FolderEntry> {
        let (folder, begin) = self.parts();
        let Some((_, entries)) = self.listed.as_ref().filter(|(listed, _)| *listed == folder)
        else {
            return Vec::new();
        };
        let ending = &format!(".{}", self.purpose.extension());
        // A suggested file name narrows nothing down while it is not changed.
        let begin = if begin.ends_with(ending) { "" } else { &begin };
        let lower = begin.to_lowercase();
        let fits = |entry: &&FolderEntry| {
            let is_hidden = entry.name.starts_with('.') && !begin.starts_with('.');
            entry.name.to_lowercase().starts_with(&lower)
                && !is_hidden
                && (!entry.is_file || entry.name.ends_with(ending))
        };
        entries.iter().filter(fits).cloned().collect()
    }

    /// Said when no entry matches.
    fn nothing_there(&self) -> &'static str {
        if self.is_open() {
            texts::NO_FILE_MATCHES
        } else if parent_exists(&self.path()) {
            texts::NEW_FILE
        } else {
            texts::NO_FOLDER
        }
    }

    /// Takes an entry of the list: goes into a folder, or names the file.
    fn take(&mut self, entry: &FolderEntry) {
        let (folder, _) = self.parts();
        let slash = if entry.is_file { "" } else { "/" };
        self.text = format!("{}{}{slash}", folder.display(), entry.name);
        self.walk = ListCursor::default();
        self.replaces = None;
    }
}

/// What a frame of the dialog came to.
pub enum PathOutcome {
    Open,
    Done(PathBuf),
    Cancelled,
}

impl PathEntry {
    /// What the path is for.
    pub fn into_purpose(self) -> PathPurpose {
        self.purpose
    }

    /// The path that is typed, with what is in its folder.
    pub fn path_ui(&mut self, ctx: &Context, jobs: &JobQueue) -> PathOutcome {
        self.ask_listing(jobs);
        let (title, verb) = self.title();
        let shown = modal_ui(ctx, title, 520.0, |ui| entry_ui(ui, self, verb));
        self.age = self.age.saturating_add(1);
        match shown.inner {
            PathOutcome::Open if shown.should_close() => PathOutcome::Cancelled,
            outcome => outcome,
        }
    }

    fn ask_listing(&mut self, jobs: &JobQueue) {
        let (folder, _) = self.parts();
        if self.requested.as_ref() == Some(&folder) {
            return;
        }
        self.requested = Some(folder.clone());
        jobs.start(move || {
            let entries = listing(&folder);
            JobResult::Listed { folder, entries }
        });
    }
}

fn entry_ui(ui: &mut Ui, entry: &mut PathEntry, verb: &str) -> PathOutcome {
    let entries = entry.matching();
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let tab = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
    entry.walk.keys(ui, entries.len() + 1, 1);
    if tab {
        complete(entry, &entries);
    }
    let before = entry.text.clone();
    let field = text_field(
        ui,
        &mut entry.text,
        texts::PATH,
        texts::FOLDER_AND_NAME,
        f32::INFINITY,
    );
    if entry.age == 0 || tab {
        field.request_focus();
    }
    if tab || entry.age == 0 {
        cursor_to_end(ui, field.id, &entry.text);
    }
    if entry.text != before {
        (entry.walk, entry.replaces, entry.complaint) = (ListCursor::default(), None, None);
    }
    list_ui(ui, entry, &entries);
    complaint_ui(ui, entry);
    let verb = if entry.replaces.is_some() {
        texts::REPLACE
    } else {
        verb
    };
    let (done, cancelled) = buttons_ui(ui, |ui| {
        let done = accent_button(ui, verb).clicked();
        (done, plain_button(ui, texts::CANCEL).clicked())
    });
    if cancelled {
        return PathOutcome::Cancelled;
    }
    // The first row of the walk is the field itself.
    let walked = entry.walk.at.checked_sub(1).and_then(|at| entries.get(at));
    match walked {
        Some(chosen) if enter => {
            let chosen = chosen.clone();
            entry.take(&chosen);
            cursor_to_end(ui, field_id(), &entry.text);
            PathOutcome::Open
        }
        _ if enter || done => accept(entry),
        _ => PathOutcome::Open,
    }
}

/// Takes the typed path if it makes sense, or says why not.
fn accept(entry: &mut PathEntry) -> PathOutcome {
    let path = entry.path();
    if entry.text.trim().is_empty() {
        entry.complaint = Some(texts::TYPE_A_PATH.to_owned());
    } else if path.is_dir() {
        if !entry.text.ends_with('/') {
            entry.text.push('/');
        }
        entry.complaint = Some(texts::IS_FOLDER.to_owned());
    } else if entry.is_open() && !path.exists() {
        entry.complaint = Some(texts::NO_FILE.to_owned());
    } else if !entry.is_open() && !parent_exists(&path) {
        entry.complaint = Some(texts::NO_FOLDER.to_owned());
    } else if !entry.is_open() && path.exists() && entry.replaces.as_ref() != Some(&path) {
        entry.replaces = Some(path);
    } else {
        return PathOutcome::Done(path);
    }
    PathOutcome::Open
}

fn parent_exists(path: &Path) -> bool {
    path.parent()
        .is_none_or(|parent| parent.as_os_str().is_empty() || parent.is_dir())
}

fn list_ui(ui: &mut Ui, entry: &mut PathEntry, entries: &[FolderEntry]) {
    let tokens = style::tokens(ui);
    ui.add_space(4.0);
    let mut taken = None;
    ScrollArea::vertical()
        .max_height(220.0)
        .min_scrolled_height(220.0)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if entries.is_empty() {
                body_ui(ui, entry.nothing_there());
            }
            for (i, found) in entries.iter().enumerate() {
                let is_on = entry.walk.at == i + 1;
                let response = row(ui, &found.name, 28.0, is_on.into(), Sense::click(), |ui| {
                    let icon = if found.is_file {
                        "file.document"
                    } else {
                        "file.folder"
                    };
                    ui.label(icon_text(icon, 16.0).color(color32(tokens.muted)));
                    words(ui, text(&found.name, Typeface::Regular, BODY, tokens.text));
                });
                if response.clicked() {
                    taken = Some(found.clone());
                }
            }
        });
    if let Some(found) = taken {
        entry.take(&found);
        entry.age = 0;
    }
}

fn complaint_ui(ui: &mut Ui, entry: &PathEntry) {
    let tokens = style::tokens(ui);
    let words = match (&entry.replaces, &entry.complaint) {
        (Some(path), _) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            texts::replace_file(&name)
        }
        (None, Some(complaint)) => complaint.clone(),
        (None, None) => return,
    };
    ui.horizontal(|ui| {
        ui.label(icon_text("severity.warning", 16.0).color(color32(tokens.warning)));
        ui.label(text(words, Typeface::Regular, BODY, tokens.warning));
    });
}

/// As far as all matching entries agree; the whole entry when there is one.
fn complete(entry: &mut PathEntry, entries: &[FolderEntry]) {
    let Some(first) = entries.first() else {
        return;
    };
    if let [only] = entries {
        let only = only.clone();
        entry.take(&only);
        return;
    }
    let agree = |n: &usize| {
        let begin: String = first.name.chars().take(*n).collect();
        entries.iter().all(|other| other.name.starts_with(&begin))
    };
    let shared = (1..=first.name.chars().count())
        .take_while(agree)
        .last()
        .unwrap_or(0);
    let (folder, typed) = entry.parts();
    if shared > typed.chars().count() {
        let begin: String = first.name.chars().take(shared).collect();
        entry.text = format!("{}{begin}", folder.display());
    }
}

fn field_id() -> Id {
    Id::unique(("field", "Path"))
}

fn cursor_to_end(ui: &Ui, id: Id, text: &str) {
    use eframe::egui::TextEdit;
    use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
    let mut state = TextEdit::load_state(ui, id).unwrap_or_default();
    let end = CCursor::new(CharIndex(text.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(ui, id, state);
}

#[expect(
    clippy::disallowed_methods,
    reason = "the window may read the environment"
)]
fn expanded(text: &str) -> String {
    match (text.strip_prefix('~'), std::env::var("HOME")) {
        (Some(rest), Ok(home)) if rest.is_empty() || rest.starts_with('/') => {
            format!("{home}{rest}")
        }
        _ => text.to_owned(),
    }
}

/// Folders first, then files, by name. A folder that cannot be read is empty.
fn listing(folder: &Path) -> Vec<FolderEntry> {
    let Ok(found) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut entries: Vec<FolderEntry> = found
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let is_file = !entry.path().is_dir();
            let name = entry.file_name().into_string().ok()?;
            Some(FolderEntry { is_file, name })
        })
        .collect();
    entries.sort();
    entries
}
