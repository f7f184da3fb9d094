//! What the window remembers between runs: theme, panels, recent files. A file that cannot be read is
//! replaced by the defaults, because settings are never worth a refusal to start.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::app::reduced_motion::MotionChoice;
use crate::app::user_files::put_aside::put_aside;
use crate::editor::ViewOptions;
use crate::file::{atomic_write, read_choices};
use crate::rules::{Severities, SeverityLevel};
use eframe::egui::ThemePreference;
use serde::{Deserialize, Serialize};

/// How many recent files are listed.
const MOST_RECENT: usize = 10;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct UserSettings {
    /// Light or dark, or as the desktop says.
    pub theme: ThemeChoice,
    /// Whether the palette is open.
    pub palette: bool,
    /// Whether the inspector is open.
    pub inspector: bool,
    /// Whether the list of findings is open.
    pub problems: bool,
    /// Whether the minimap shows.
    pub minimap: bool,
    /// Whether the legend shows.
    legend: bool,
    /// Whether the grid shows.
    pub grid: bool,
    /// Whether things snap to the grid.
    pub snap: bool,
    /// Lining up with things nearby while dragging.
    pub guides: bool,
    /// Whether the rest fades around what is pointed at or selected.
    attention: bool,
    /// Data types on connections.
    pub edge_labels: bool,
    /// Figures on components and connections.
    pub figures: bool,
    /// In points.
    pub palette_width: f32,
    /// In points.
    pub inspector_width: f32,
    /// Of the list of findings, in points.
    pub problems_height: f32,
    /// Width and height of the window, in points.
    pub window: (f32, f32),
    /// Whether things move smoothly.
    pub motion: MotionChoice,
    /// Whether boards are saved without being asked.
    saving: SavingChoice,
    /// The folder a file was last opened from or saved to.
    pub folder: Option<PathBuf>,
    /// Files opened or saved lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// Files that are open, or were when the program last ended.
    pub open_files: Vec<PathBuf>,
    /// The one of them that was in front.
    pub front_file: Option<PathBuf>,
    /// Commands run from the command palette lately, by id, the latest first.
    pub recent_commands: Vec<String>,
    /// What findings count as, where that is not what the rule says: by rule or family, in the words of `rules.ron`.
    pub rules: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// What the desktop says.
    #[default]
    System,
    Light,
    Dark,
}

/// When a board that has a file is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavingChoice {
    /// When the person says so.
    #[default]
    OnRequest,
    /// Also by itself, once nothing was done for a few seconds.
    WhenIdle,
}

impl From<ThemeChoice> for ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => Self::System,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

impl Default for UserSettings {
    fn default() -> Self {
        let usual = ViewOptions::default();
        Self {
            theme: ThemeChoice::System,
            palette: true,
            inspector: true,
            problems: true,
            minimap: false,
            legend: false,
            grid: usual.grid,
            snap: usual.snap,
            guides: usual.guides,
            attention: usual.attention,
            edge_labels: usual.edge_labels,
            figures: usual.figures,
            palette_width: 232.0,
            inspector_width: 296.0,
            problems_height: 176.0,
            window: (1440.0, 900.0),
            motion: MotionChoice::System,
            saving: SavingChoice::OnRequest,
            folder: None,
            recent: Vec::new(),
            open_files: Vec::new(),
            front_file: None,
            recent_commands: Vec::new(),
            rules: BTreeMap::new(),
        }
    }
}

impl UserSettings {
    /// Reads the settings kept in a folder.
    pub fn load(folder: &Path) -> Self {
        Self::read(folder).ok().flatten().unwrap_or_default().sane()
    }

    /// What the file says; nothing where there is none.
    fn read(folder: &Path) -> Result<Option<Self>, String> {
        let text = read_choices(&path(folder)).map_err(|error| error.to_string())?;
        let settings = text.map(|text| ron::from_str::<Self>(&text));
        settings.transpose().map_err(|error| error.to_string())
    }

    /// What to tell a person whose settings cannot be read. The file is put aside first, because the defaults
    /// will soon be written in its place.
    pub fn put_aside_unreadable(folder: &Path) -> Option<String> {
        let why = Self::read(folder).err()?;
        let kept = put_aside(&path(folder));
        Some(format!(
            "Settings could not be read; defaults are used: {why}. {kept}"
        ))
    }

    /// Keeps the settings in a folder, which is made when it is not there.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        let text = ron::ser::to_string_pretty(&self.writable(), ron::ser::PrettyConfig::default())
            .map_err(io::Error::other)?;
        fs::create_dir_all(folder)?;
        atomic_write(&path(folder), text.as_bytes()).map(drop)
    }

    /// Without paths that are no text, which no settings file can name: the rest must not be lost with them.
    fn writable(&self) -> Self {
        let is_text = |path: &PathBuf| path.to_str().is_some();
        let texts =
            |paths: &[PathBuf]| paths.iter().filter(|path| is_text(path)).cloned().collect();
        Self {
            folder: self.folder.clone().filter(is_text),
            recent: texts(&self.recent),
            open_files: texts(&self.open_files),
            front_file: self.front_file.clone().filter(is_text),
            ..self.clone()
        }
    }

    /// Whether both say the same about everything but sizes, which change all the time while something is dragged.
    pub fn has_choices_of(&self, other: &Self) -> bool {
        let sized = Self {
            palette_width: other.palette_width,
            inspector_width: other.inspector_width,
            problems_height: other.problems_height,
            window: other.window,
            ..self.clone()
        };
        sized == *other
    }

    /// Whether the legend shows.
    pub fn legend(&self) -> bool {
        self.legend
    }

    pub fn legend_mut(&mut self) -> &mut bool {
        &mut self.legend
    }

    /// When boards are saved.
    pub fn saving(&self) -> SavingChoice {
        self.saving
    }

    pub fn set_saving(&mut self, saving: SavingChoice) {
        self.saving = saving;
    }

    /// Whether the rest fades around what is pointed at or selected.
    pub fn attention(&self) -> bool {
        self.attention
    }

    pub fn set_attention(&mut self, is_on: bool) {
        self.attention = is_on;
    }

    /// What the canvas shows beside the elements.
    pub fn view(&self) -> ViewOptions {
        ViewOptions {
            grid: self.grid,
            snap: self.snap,
            guides: self.guides,
            attention: self.attention,
            edge_labels: self.edge_labels,
            figures: self.figures,
            // A way to look at one board, not a taste.
            failures: false,
        }
    }

    /// Keeps what the canvas shows.
    pub fn set_view(&mut self, view: ViewOptions) {
        self.grid = view.grid;
        self.snap = view.snap;
        self.guides = view.guides;
        self.attention = view.attention;
        self.edge_labels = view.edge_labels;
        self.figures = view.figures;
    }

    /// What findings count as, where that is not what the rule says.
    pub fn severities(&self) -> Severities {
        let mut all = Severities::default();
        for (name, word) in &self.rules {
            if let Some(level) = SeverityLevel::from_word(word) {
                all.set(name, level);
            }
        }
        all
    }

    pub fn set_severities(&mut self, severities: &Severities) {
        let entries = severities.entries();
        let words = entries.map(|(name, level)| (name.to_owned(), level.word().to_owned()));
        self.rules = words.collect();
    }

    /// Puts a file at the top of the recent ones.
    pub fn remember(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(MOST_RECENT);
        self.folder = file.parent().map(Path::to_owned);
    }

    /// Puts a command at the top of those used lately.
    pub fn used(&mut self, command: &str) {
        self.recent_commands.retain(|known| known != command);
        self.recent_commands.insert(0, command.to_owned());
        self.recent_commands.truncate(MOST_RECENT);
    }

    /// A file that is gone is no longer offered.
    pub fn forget(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
    }

    /// Sizes a person could not have meant fall back to usable ones.
    fn sane(mut self) -> Self {
        let bound = |value: &mut f32, least: f32, most: f32, fallback: f32| {
            *value = if value.is_finite() {
                value.clamp(least, most)
            } else {
                fallback
            };
        };
        let usual = Self::default();
        bound(&mut self.palette_width, 180.0, 420.0, usual.palette_width);
        bound(
            &mut self.inspector_width,
            232.0,
            460.0,
            usual.inspector_width,
        );
        bound(
            &mut self.problems_height,
            80.0,
            600.0,
            usual.problems_height,
        );
        bound(&mut self.window.0, 640.0, 16_000.0, usual.window.0);
        bound(&mut self.window.1, 480.0, 16_000.0, usual.window.1);
        self.recent.truncate(MOST_RECENT);
        self.recent_commands.truncate(MOST_RECENT);
        self
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("settings.ron")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{ThemeChoice, UserSettings, path};

    #[test]
    fn settings_read_back_and_garbage_gives_the_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("deep").join("er");
        assert_eq!(UserSettings::load(&at), UserSettings::default());
        let mut settings = UserSettings {
            theme: ThemeChoice::Dark,
            problems: false,
            ..UserSettings::default()
        };
        settings.remember(Path::new("/boards/a.ron"));
        settings.save(&at).expect("saved");
        assert_eq!(UserSettings::load(&at), settings);
        for garbage in ["", "(((", "\u{0}\u{1}", "(theme: Mauve)"] {
            fs::write(path(&at), garbage).expect("written");
            assert_eq!(
                UserSettings::load(&at),
                UserSettings::default(),
                "{garbage:?}"
            );
        }
        assert!(UserSettings::put_aside_unreadable(&at).is_some_and(|said| said.contains("Mauve")));
        assert_eq!(UserSettings::put_aside_unreadable(&at), None);
        let aside = path(&at).with_extension("unread.ron");
        assert_eq!(fs::read_to_string(aside).expect("kept"), "(theme: Mauve)");
        fs::write(path(&at), "(palette: false, palette_width: -7, later: 3)").expect("written");
        let mended = UserSettings::load(&at);
        assert!(
            !mended.palette && mended.palette_width >= 180.0,
            "{mended:?}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_costs_no_other_setting() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/b/lat\xe9n.ron"));
        let mut settings = UserSettings::default();
        settings.remember(Path::new("/b/x.ron"));
        settings.remember(path);
        settings.folder = path.parent().map(Path::to_owned);
        settings.open_files = vec![path.to_owned()];
        settings.front_file = Some(path.to_owned());
        settings.save(folder.path()).expect("saved");
        let kept = UserSettings::load(folder.path());
        assert_eq!(kept.recent, [Path::new("/b/x.ron")]);
        assert_eq!(kept.folder.as_deref(), Some(Path::new("/b")));
        assert!(kept.open_files.is_empty() && kept.front_file.is_none());
    }

    #[test]
    fn recent_files_are_latest_first_once_each_and_few() {
        let mut settings = UserSettings::default();
        for i in 0..15 {
            settings.remember(Path::new(&format!("/b/{i}.ron")));
        }
        settings.remember(Path::new("/b/9.ron"));
        assert_eq!(settings.recent.len(), 10);
        assert_eq!(settings.recent[0], Path::new("/b/9.ron"));
        assert_eq!(settings.recent[1], Path::new("/b/14.ron"));
        settings.forget(Path::new("/b/14.ron"));
        assert_eq!(settings.recent[1], Path::new("/b/13.ron"));
    }
}
