//! Keys that commands come with, changed by what a person wrote in a file of their own.
//! Whatever in that file cannot be done is told with its line, and the rest holds.

use crate::editor::{COMMANDS, Chord, Command, Keymap};
use crate::file::{KeyWord, read_lists};
use std::fmt;

/// What is wrong with a line of the keys file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeymapError {
    /// From 1.
    pub line: usize,
    /// One sentence without a full stop.
    pub what: String,
}

impl fmt::Display for KeymapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl Default for Keymap {
    fn default() -> Self {
        let mut map = Self::empty();
        for command in COMMANDS.iter() {
            for chord in command.chords() {
                map.give(command.id, chord);
            }
        }
        map
    }
}

impl Keymap {
    /// Reads `{"edit.undo": ["Ctrl+Z"], …}`. A command that is named has the keys listed and no others.
    ///
    /// A key given to two commands stays with the first. A key taken from a command that is not named itself
    /// moves, which is told too, because it may surprise.
    pub fn read(text: &str) -> (Self, Vec<KeymapError>) {
        let mut faults = Vec::new();
        let lists = match read_lists(text) {
            Ok(lists) => lists,
            Err(error) => {
                let what = format!("{}. {}", error.what, error.advice);
                let line = error.line;
                return (Self::default(), vec![KeymapError { line, what }]);
            }
        };
        let mut wanted: Vec<(&'static Command, usize, Vec<KeyWord>)> = Vec::new();
        for list in lists {
            let line = list.line;
            match Command::named(&list.name) {
                None => faults.push(KeymapError {
                    line,
                    what: unknown(&list.name),
                }),
                Some(command) if wanted.iter().any(|(other, ..)| other.id == command.id) => {
                    let what = format!("{} is listed twice; the first list holds", command.id);
                    faults.push(KeymapError { line, what });
                }
                Some(command) => wanted.push((command, line, list.words)),
            }
        }
        let mut map = Self::default();
        for (command, ..) in &wanted {
            map.clear(command.id);
        }
        let named: Vec<&str> = wanted.iter().map(|(command, ..)| command.id).collect();
        for (command, _, words) in wanted {
            for word in words {
                map.assign(command, &word, &named, &mut faults);
            }
        }
        faults.sort_by_key(|fault| fault.line);
        (map, faults)
    }

    fn assign(
        &mut self,
        command: &'static Command,
        word: &KeyWord,
        named: &[&str],
        faults: &mut Vec<KeymapError>,
    ) {
        let mut tell = |what| {
            faults.push(KeymapError {
                line: word.line,
                what,
            });
        };
        let Some(text) = &word.text else {
            tell("a key is written as a text, such as \"Ctrl+Z\"".to_owned());
            return;
        };
        let Some(chord) = Chord::parse(text) else {
            tell(format!(
                "“{text}” is not a key; write it as Ctrl+Shift+E, F8, PageUp or ?"
            ));
            return;
        };
        if let Some(owner) = self.command(chord) {
            if owner.id == command.id {
                return;
            }
            if named.contains(&owner.id) {
                tell(format!(
                    "{chord} already runs “{}”, so “{}” does not get it",
                    owner.title, command.title
                ));
                return;
            }
            self.take(owner.id, chord);
            tell(format!(
                "{chord} now runs “{}” and no longer “{}”",
                command.title, owner.title
            ));
        }
        self.give(command.id, chord);
    }

    /// The command a chord runs.
    pub fn command(&self, chord: Chord) -> Option<&'static Command> {
        Command::named(self.command_id(chord)?)
    }
}

/// Says that no command has this id, and which one may be meant.
fn unknown(id: &str) -> String {
    let meant = COMMANDS.iter().find(|command| {
        let name = command.id.split('.').next_back();
        command.title.eq_ignore_ascii_case(id) || name == id.split('.').next_back()
    });
    match meant {
        Some(command) => format!(
            "there is no command “{id}”; perhaps {} is meant",
            command.id
        ),
        None => format!("there is no command “{id}”; the help window (?) lists their names"),
    }
}

#[cfg(test)]
mod tests {
    use crate::editor::{COMMANDS, Chord, Keymap};

    fn runs(map: &Keymap, key: &str) -> &'static str {
        let chord = Chord::parse(key).expect(key);
        map.command(chord).map_or("nothing", |command| command.id)
    }

    fn read(text: &str) -> (Keymap, Vec<String>) {
        let (map, faults) = Keymap::read(text);
        (map, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn without_a_file_every_command_has_its_own_keys() {
        let (map, faults) = read("");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(map, Keymap::default());
        for command in COMMANDS.iter() {
            for key in command.keys {
                assert_eq!(runs(&map, key), command.id);
            }
            assert_eq!(
                map.shortcut(command.id).as_deref(),
                command.keys.first().copied()
            );
        }
    }

    #[test]
    fn a_named_command_has_the_keys_listed_and_no_others() {
        let (map, faults) = read("{\"edit.redo\": [\"Alt+Y\"], \"edit.duplicate\": []}");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(runs(&map, "Alt+Y"), "edit.redo");
        assert_eq!(runs(&map, "Ctrl+Y"), "nothing");
        assert_eq!(runs(&map, "Ctrl+D"), "nothing");
        assert_eq!(map.shortcut("edit.duplicate"), None);
        assert_eq!(map.shortcut("edit.redo").as_deref(), Some("Alt+Y"));
        assert_eq!(runs(&map, "Ctrl+Z"), "edit.undo", "the others keep theirs");
    }

    #[test]
    fn two_commands_may_exchange_their_keys() {
        let (map, faults) = read("{\"edit.undo\": [\"Ctrl+Y\"], \"edit.redo\": [\"Ctrl+Z\"]}");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(runs(&map, "Ctrl+Y"), "edit.undo");
        assert_eq!(runs(&map, "Ctrl+Z"), "edit.redo");
    }

    #[test]
    fn what_cannot_be_done_is_told_with_its_line_and_the_rest_holds() {
        let (map, faults) = read(
            "{\n\"edit.undoo\": [\"U\"],\n\"edit.undo\": [\"Ctrl+Nothing\", 7, \"U\"],\n\
             \"edit.redo\": [\"u\"],\n\"edit.undo\": [],\n\"edit.cut\": [\"Ctrl+D\"],\n}",
        );
        assert_eq!(
            faults,
            [
                "line 2: there is no command “edit.undoo”; the help window (?) lists their names",
                "line 3: “Ctrl+Nothing” is not a key; write it as Ctrl+Shift+E, F8, PageUp or ?",
                "line 3: a key is written as a text, such as \"Ctrl+Z\"",
                "line 4: U already runs “Undo”, so “Redo” does not get it",
                "line 5: edit.undo is listed twice; the first list holds",
                "line 6: Ctrl+D now runs “Cut” and no longer “Duplicate”",
            ]
        );
        assert_eq!(runs(&map, "U"), "edit.undo");
        assert_eq!(runs(&map, "Ctrl+D"), "edit.cut");
        assert!(map.keys("edit.redo").is_empty() && map.keys("edit.duplicate").is_empty());
    }

    #[test]
    fn a_file_that_cannot_be_read_changes_nothing() {
        let (map, faults) = read("{\n\"edit.undo\": [\n");
        assert_eq!(map, Keymap::default());
        assert_eq!(faults.len(), 1, "{faults:?}");
        let (_, faults) = read("{\"undo\": []}");
        assert!(faults[0].contains("perhaps edit.undo"), "{faults:?}");
    }
}
