//! Key chords as people write them, such as `Ctrl+Shift+E`. They act on the character typed, not on
//! where the key sits, so that they hold on every keyboard layout.

use std::fmt;

/// A key on its own, without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyCode {
    /// A printable character; letters in lower case.
    Char(char),
    Enter,
    Escape,
    Delete,
    Backspace,
    Tab,
    Space,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// Held modifier keys. `ctrl` is Cmd on macOS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Whether Ctrl is held; Cmd on macOS.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held; Option on macOS.
    pub alt: bool,
}

impl Modifiers {
    pub const NONE: Self = Self {
        ctrl: false,
        shift: false,
        alt: false,
    };
    pub const SHIFT: Self = Self {
        shift: true,
        ..Self::NONE
    };
}

/// A key with modifiers, in one canonical form: two chords are equal when they mean the same keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chord {
    /// The key or character that is pressed.
    pub key: KeyCode,
    /// Whether Ctrl is held; Cmd on macOS.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held; Option on macOS.
    pub alt: bool,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Escape),
    ("Del", KeyCode::Delete),
    ("Backspace", KeyCode::Backspace),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Space),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// Other names people write for the same keys.
const ALIASES: &[(&str, KeyCode)] = &[
    ("escape", KeyCode::Escape),
    ("delete", KeyCode::Delete),
    ("return", KeyCode::Enter),
];

impl Chord {
    /// The chord in canonical form: letters in lower case, and no Shift with signs, because Shift is
    /// how many layouts type them.
    pub fn new(key: KeyCode, modifiers: Modifiers) -> Self {
        let key = match key {
            KeyCode::Char(' ') => KeyCode::Space,
            KeyCode::Char(c) => KeyCode::Char(c.to_lowercase().next().unwrap_or(c)),
            other => other,
        };
        let typed_with_shift = matches!(key, KeyCode::Char(c) if !c.is_alphanumeric());
        Self {
            key,
            ctrl: modifiers.ctrl,
            shift: modifiers.shift && !typed_with_shift,
            alt: modifiers.alt,
        }
    }

    /// A key without modifiers.
    pub fn plain(key: KeyCode) -> Self {
        Self::new(key, Modifiers::NONE)
    }

    /// Reads `Ctrl+Shift+E`, `F8`, `?` or `Ctrl++`; upper and lower case alike. `None` when it names no key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = Modifiers::NONE;
        let mut rest = text.trim();
        while let Some((head, tail)) = rest.split_once('+').filter(|(head, _)| !head.is_empty()) {
            match head.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => modifiers.ctrl = true,
                "shift" => modifiers.shift = true,
                "alt" => modifiers.alt = true,
                _ => return None,
            }
            rest = tail;
        }
        Some(Self::new(key_from_name(rest)?, modifiers))
    }

    pub fn modifiers(self) -> Modifiers {
        Modifiers {
            ctrl: self.ctrl,
            shift: self.shift,
            alt: self.alt,
        }
    }
}

fn key_from_name(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(c));
    }
    let named = NAMED.iter().chain(ALIASES);
    if let Some((_, key)) = named.clone().find(|(n, _)| n.eq_ignore_ascii_case(name)) {
        return Some(*key);
    }
    let number: u8 = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl+"),
            (self.shift, "Shift+"),
            (self.alt, "Alt+"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            KeyCode::Char(c) => write!(f, "{}", c.to_uppercase()),
            KeyCode::F(n) => write!(f, "F{n}"),
            key => {
                let name = NAMED.iter().find(|(_, named)| *named == key);
                f.write_str(name.map_or("?", |(name, _)| name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chord, KeyCode, Modifiers};

    #[test]
    fn every_chord_reads_back_as_it_is_shown() {
        let texts = [
            "Ctrl+Shift+E",
            "F8",
            "Shift+F8",
            "?",
            "Ctrl++",
            "Ctrl+-",
            "Alt+Shift+D",
            "Ctrl+0",
            "Shift+1",
            "/",
            "Esc",
            "Del",
            "Backspace",
            "Tab",
            "Shift+Tab",
            "Alt+Left",
            "PageUp",
            "Space",
            "Ctrl+,",
        ];
        for text in texts {
            let chord = Chord::parse(text).expect(text);
            assert_eq!(Chord::parse(&chord.to_string()), Some(chord), "{text}");
        }
        assert_eq!(Chord::parse("shift+alt+d"), Chord::parse("Alt+Shift+D"));
    }

    #[test]
    fn what_names_no_key_is_not_a_chord() {
        for text in ["", "+", "Ctrl+", "Hyper+A", "F0", "F13", "Ctrl+Nothing"] {
            let chord = Chord::parse(text);
            assert!(chord.is_none() || text == "+", "{text} gave {chord:?}");
        }
    }

    #[test]
    fn signs_match_whether_or_not_the_layout_needs_shift() {
        let typed = Chord::new(KeyCode::Char('?'), Modifiers::SHIFT);
        assert_eq!(Some(typed), Chord::parse("?"));
        let digit = Chord::new(KeyCode::Char('1'), Modifiers::SHIFT);
        assert_eq!(Some(digit), Chord::parse("Shift+1"));
        assert_ne!(Some(digit), Chord::parse("1"));
    }
}
