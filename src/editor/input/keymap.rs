//! Which keys run which command.

use std::collections::BTreeMap;

use crate::editor::Chord;

/// Keys of commands and commands of keys, always in step: a chord runs at most one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// By the id of the command; the chord to show first.
    keys: BTreeMap<&'static str, Vec<Chord>>,
    /// Ids of commands.
    commands: BTreeMap<Chord, &'static str>,
}

impl Keymap {
    /// A keymap in which no chord runs anything.
    pub(in crate::editor) fn empty() -> Self {
        Self {
            keys: BTreeMap::new(),
            commands: BTreeMap::new(),
        }
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, id: &str) -> &[Chord] {
        self.keys.get(id).map_or(&[], Vec::as_slice)
    }

    /// The key to show beside a command.
    pub fn shortcut(&self, id: &str) -> Option<String> {
        self.keys(id).first().map(Chord::to_string)
    }

    /// The id of the command a chord runs.
    pub fn command_id(&self, chord: Chord) -> Option<&'static str> {
        self.commands.get(&chord).copied()
    }

    /// Lets the chord run the command, after those that do already.
    pub(in crate::editor) fn give(&mut self, id: &'static str, chord: Chord) {
        self.keys.entry(id).or_default().push(chord);
        self.commands.insert(chord, id);
    }

    /// Takes a chord from a command.
    pub(in crate::editor) fn take(&mut self, id: &str, chord: Chord) {
        if let Some(keys) = self.keys.get_mut(id) {
            keys.retain(|key| *key != chord);
        }
        self.commands.remove(&chord);
    }

    /// Takes all its chords from a command.
    pub(in crate::editor) fn clear(&mut self, id: &str) {
        for chord in self.keys.remove(id).unwrap_or_default() {
            self.commands.remove(&chord);
        }
    }
}
