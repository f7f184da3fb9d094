//! A person's own keys, in `keys.ron` beside the settings. What cannot be done in it is told; the rest holds.

use std::path::PathBuf;
use std::sync::Arc;
use std::{fs, io};

use crate::app::shell::Shell;
use crate::editor::{COMMANDS, Keymap, ToastKind};

impl Shell {
    pub(in crate::app) fn keys_path(&self) -> PathBuf {
        self.options.config.join("keys.ron")
    }

    /// Reads the keys when their file has changed since, and tells what is wrong with them.
    pub(in crate::app) fn read_keys(&mut self) {
        let path = self.keys_path();
        let text = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                let words = format!("Keys not read: {error}. {}", path.display());
                self.toasts.add(words, ToastKind::Warning);
                return;
            }
        };
        if text == self.keys_text {
            return;
        }
        let (keymap, faults) = Keymap::read(text.as_deref().unwrap_or_default());
        self.keymap = Arc::new(keymap);
        self.front.editor.set_keymap(Arc::clone(&self.keymap));
        if let Some(first) = faults.first() {
            let more = match faults.len() - 1 {
                0 => String::new(),
                n => format!(" And {n} more: see the keyboard shortcuts."),
            };
            let words = format!("keys.ron, {first}.{more}");
            self.toasts.add(words, ToastKind::Warning);
        }
        self.key_faults = faults;
        self.keys_text = text;
    }

    /// Writes a file to begin with, which changes nothing yet: every command with its keys, as comments.
    pub(in crate::app) fn begin_keys(&mut self) {
        let path = self.keys_path();
        let written = fs::create_dir_all(&self.options.config)
            .and_then(|()| fs::File::create_new(&path))
            .and_then(|mut file| io::Write::write_all(&mut file, beginning().as_bytes()));
        if let Err(error) = written {
            let words = format!("Not written: {error}. {}", path.display());
            self.toasts.add(words, ToastKind::Error);
        }
        self.read_keys();
    }
}

fn beginning() -> String {
    let mut text = String::from(
        "// Keys of your own. Take the two slashes before a command away and change its keys;\n\
         // a command with the keys [] has none. Commands that are not listed keep theirs.\n{\n",
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
