//! A person's own keys, in `keys.ron` beside the settings. What cannot be done in it is told; the rest holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use crate::editor::{COMMANDS, Keymap, KeymapError};
use crate::file::{atomic_write, read_choices};
use crate::text::shown_path;

/// The keys of commands as the person has them.
pub struct UserKeymap {
    path: PathBuf,
    keymap: Arc<Keymap>,
    faults: Vec<KeymapError>,
    /// The file they were read from, if there is one.
    text: Option<String>,
}

/// What reading the keys came to.
#[derive(Debug, PartialEq, Eq)]
pub enum KeysRead {
    /// The file is as it was.
    Unchanged,
    /// Other keys hold from now on; with what is wrong in the file.
    Changed(Option<String>),
    /// Why the file cannot be read.
    Failed(String),
}

impl UserKeymap {
    /// The usual keys, until the file in the folder is read.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join("keys.ron"),
            keymap: Arc::default(),
            faults: Vec::new(),
            text: None,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn keymap(&self) -> Arc<Keymap> {
        Arc::clone(&self.keymap)
    }

    /// What is wrong with the person's own keys.
    pub fn faults(&self) -> &[KeymapError] {
        &self.faults
    }

    /// Whether the person has a file of keys.
    pub fn has_file(&self) -> bool {
        self.text.is_some()
    }

    /// Reads the keys when their file has changed since.
    pub fn read(&mut self) -> KeysRead {
        let text = match read_choices(&self.path) {
            Ok(text) => text,
            Err(error) => {
                let words = format!("Keys not read: {error}. {}", shown_path(&self.path));
                return KeysRead::Failed(words);
            }
        };
        if text == self.text {
            return KeysRead::Unchanged;
        }
        let (keymap, faults) = Keymap::read(text.as_deref().unwrap_or_default());
        self.keymap = Arc::new(keymap);
        let message = faults.first().map(|first| {
            let more = match faults.len() - 1 {
                0 => String::new(),
                n => format!(" And {n} more: see the keyboard shortcuts."),
            };
            format!("keys.ron, {first}.{more}")
        });
        self.faults = faults;
        self.text = text;
        KeysRead::Changed(message)
    }

    /// Writes a file to begin with, which changes nothing yet: every command with its keys, as comments.
    pub fn begin_file(&self) -> Result<(), String> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let write = || {
            fs::create_dir_all(folder)?;
            if self.path.symlink_metadata().is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            atomic_write(&self.path, beginning().as_bytes()).map(drop)
        };
        write().map_err(|error| format!("Not written: {error}. {}", self.path.display()))
    }
}

fn beginning() -> String {
    let mut text = String::from(
        "// Your own keys. Uncomment a command and change its keys; [] removes them.\n\
         // Commands that are not listed keep their default keys.\n{\n",
    );
    let lines = COMMANDS.iter().map(|command| {
        let keys = command
            .chords()
            .map(|chord| format!("{:?}", chord.to_string()));
        let keys = keys.collect::<Vec<_>>().join(", ");
        format!("    // {:?}: [{keys}], // {}\n", command.id, command.title)
    });
    text.extend(lines);
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::beginning;
    use crate::editor::Keymap;

    #[test]
    fn the_file_to_begin_with_changes_nothing_and_all_its_lines_hold() {
        let text = beginning();
        assert_eq!(Keymap::read(&text), (Keymap::default(), Vec::new()));
        let all = text.replace("    // \"", "    \"");
        let (keymap, faults) = Keymap::read(&all);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(keymap, Keymap::default());
    }
}
