//! The files a person keeps between runs, written whenever what is in them has changed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::jobs::{JobQueue, JobResult};
use crate::app::reduced_motion::MotionChoice;
use crate::app::toasts::Toasts;
use crate::app::user_files::settings::UserSettings;
use crate::app::user_files::user_keymap::UserKeymap;
use crate::app::user_files::user_tool_styles;
use crate::editor::{ToastKind, ToolDefaults};
use crate::file::{JournalFolder, RealDisk};

/// Seconds in which sizes may go on changing before they are written: a panel's edge is dragged for a while.
const REST: f64 = 1.0;

/// A person's own settings, keys and tool styles, and the folder they are in.
pub struct UserFiles {
    folder: PathBuf,
    /// As they hold now.
    pub settings: UserSettings,
    /// The person's own keys.
    pub keys: UserKeymap,
    /// Settings and tool styles as they were handed to the disk last.
    kept: (UserSettings, String),
    /// Tool styles as the text of their file; empty while nobody changed any.
    styles: String,
    /// When sizes are written, on egui's clock in seconds.
    due: Option<f64>,
    writer: UserFileWriter,
    /// Why settings cannot be kept, as the person was told.
    reported: Option<String>,
    /// What the desktop says about motion; nothing until it answers.
    desktop_motion: MotionChoice,
}

/// Writes versions of the same files from several threads; an older one never replaces a newer one.
#[derive(Clone, Default)]
struct UserFileWriter {
    /// The newest version that is on disk.
    written: Arc<Mutex<u64>>,
    /// The newest one that was made.
    version: u64,
}

impl UserFiles {
    /// Reads what is kept in a folder.
    pub fn load(folder: &Path) -> Self {
        let settings = UserSettings::load(folder);
        let styles = user_tool_styles::text(&user_tool_styles::load(folder));
        Self {
            folder: folder.to_owned(),
            kept: (settings.clone(), styles.clone()),
            settings,
            keys: UserKeymap::new(folder),
            styles,
            due: None,
            writer: UserFileWriter::default(),
            reported: None,
            desktop_motion: MotionChoice::System,
        }
    }

    /// Puts aside what cannot be read in a folder, and says so.
    pub fn put_aside_unreadable(folder: &Path) -> Vec<String> {
        let settings = UserSettings::put_aside_unreadable(folder);
        let styles = user_tool_styles::put_aside_unreadable(folder);
        settings.into_iter().chain(styles).collect()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the person draws with.
    pub fn hand(&self) -> ToolDefaults {
        user_tool_styles::load(&self.folder)
    }

    /// The journals of unsaved work.
    pub fn journals(&self) -> JournalFolder<RealDisk> {
        JournalFolder::new(RealDisk, &self.folder)
    }

    /// The file of a case study of one's own.
    pub fn case_file(&self, case: &str) -> PathBuf {
        self.folder.join("cases").join(format!("{case}.ron"))
    }

    /// How things move: as the person chose, or else as their desktop says.
    pub fn motion(&self) -> MotionChoice {
        match self.settings.motion {
            MotionChoice::System => self.desktop_motion,
            chosen @ (MotionChoice::Smooth | MotionChoice::Reduced) => chosen,
        }
    }

    /// Takes what the desktop says about motion.
    pub fn set_desktop_motion(&mut self, choice: MotionChoice) {
        self.desktop_motion = choice;
    }

    /// Takes note of what the person draws with now.
    pub fn set_hand(&mut self, hand: &ToolDefaults) {
        self.styles = user_tool_styles::text(hand);
    }

    /// Writes what has changed since it was last written, on a thread. Returns in how many seconds to look again.
    pub fn keep(&mut self, jobs: &JobQueue, now: f64) -> Option<f64> {
        if self.is_kept() {
            self.due = None;
            return None;
        }
        let is_choice = self.styles != self.kept.1 || !self.settings.has_choices_of(&self.kept.0);
        let due = *self.due.get_or_insert(now + REST);
        if !is_choice && due > now {
            return Some(due - now);
        }
        let write = self.writing();
        jobs.start(move || match write() {
            Ok(()) => JobResult::Done,
            Err(error) => JobResult::SettingsNotKept(error),
        });
        None
    }

    /// Writes what has changed before the program ends.
    pub fn keep_now(&mut self) {
        if !self.is_kept() {
            // Settings that cannot be kept are no reason to hold up the end.
            let _ = self.writing()();
        }
    }

    fn is_kept(&self) -> bool {
        self.settings == self.kept.0 && self.styles == self.kept.1
    }

    /// The work of writing what holds now, which is taken for kept.
    fn writing(&mut self) -> impl FnOnce() -> Result<(), String> + Send + 'static {
        self.due = None;
        self.kept = (self.settings.clone(), self.styles.clone());
        let (settings, styles) = self.kept.clone();
        let folder = self.folder.clone();
        self.writer.version += 1;
        let writer = self.writer.clone();
        move || {
            let write = || {
                settings.save(&folder)?;
                user_tool_styles::save(&folder, &styles)
            };
            writer
                .write(write)
                .map_err(|error| format!("{error} ({})", folder.display()))
        }
    }

    /// Says once that settings cannot be kept.
    pub fn tell_not_kept(&mut self, error: &str, toasts: &mut Toasts) {
        if self.reported.as_deref() != Some(error) {
            let words = format!("Settings could not be saved: {error}");
            toasts.add(words, ToastKind::Warning);
            self.reported = Some(error.to_owned());
        }
    }
}

impl UserFileWriter {
    fn write(&self, write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        // A thread that failed while it wrote left no half file behind.
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written >= self.version {
            return Ok(());
        }
        write()?;
        *written = self.version;
        Ok(())
    }
}
