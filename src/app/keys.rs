//! Keys as egui tells them, turned into the chords of the editor's commands. They act on the character
//! typed, so that a shortcut is where the keyboard's own letters say.

use eframe::egui::{Event, Key as EguiKey, Modifiers as EguiModifiers};

use crate::editor::{Chord, KeyCode, Keymap, Modifiers};

/// Held modifiers as the editor knows them. `command` is Ctrl, or Cmd on macOS.
pub fn modifiers(held: EguiModifiers) -> Modifiers {
    Modifiers {
        ctrl: held.command || held.ctrl,
        shift: held.shift,
        alt: held.alt,
    }
}

/// The chord an event means, if it is one. egui turns the clipboard's keys into events of their own.
pub fn chord_from_event(event: &Event, held: EguiModifiers, keymap: &Keymap) -> Option<Chord> {
    let ctrl = |c| {
        let modifiers = Modifiers {
            ctrl: true,
            alt: held.alt,
            ..Modifiers::NONE
        };
        Chord::new(KeyCode::Char(c), modifiers)
    };
    match event {
        Event::Copy => Some(ctrl('c')),
        Event::Cut => Some(ctrl('x')),
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers: held_then,
            ..
        } => chord(*key, *physical_key, modifiers(*held_then | held), keymap),
        _ => None,
    }
}

/// What pasting means while Alt is held: egui tells it as any other pasting.
pub fn paste_style() -> Chord {
    let modifiers = Modifiers {
        ctrl: true,
        alt: true,
        ..Modifiers::NONE
    };
    Chord::new(KeyCode::Char('v'), modifiers)
}

fn chord(
    key: EguiKey,
    physical: Option<EguiKey>,
    held: Modifiers,
    keymap: &Keymap,
) -> Option<Chord> {
    let typed = Chord::new(key_from_egui(key)?, held);
    // Shift and a digit types a sign; which one depends on the layout. A sign that is a shortcut itself wins.
    let is_sign = matches!(typed.key, KeyCode::Char(c) if !c.is_alphanumeric());
    if held.shift
        && is_sign
        && keymap.command(typed).is_none()
        && let Some(KeyCode::Char(digit)) = physical.and_then(key_from_egui)
        && digit.is_ascii_digit()
    {
        return Some(Chord::new(KeyCode::Char(digit), held));
    }
    Some(typed)
}

fn key_from_egui(key: EguiKey) -> Option<KeyCode> {
    Some(match key {
        EguiKey::Enter => KeyCode::Enter,
        EguiKey::Escape => KeyCode::Escape,
        EguiKey::Delete => KeyCode::Delete,
        EguiKey::Backspace => KeyCode::Backspace,
        EguiKey::Tab => KeyCode::Tab,
        EguiKey::Space => KeyCode::Space,
        EguiKey::ArrowLeft => KeyCode::Left,
        EguiKey::ArrowRight => KeyCode::Right,
        EguiKey::ArrowUp => KeyCode::Up,
        EguiKey::ArrowDown => KeyCode::Down,
        EguiKey::Home => KeyCode::Home,
        EguiKey::End => KeyCode::End,
        EguiKey::PageUp => KeyCode::PageUp,
        EguiKey::PageDown => KeyCode::PageDown,
        key => return function_key(key).or_else(|| character(key)),
    })
}

fn function_key(key: EguiKey) -> Option<KeyCode> {
    let number: u8 = key.name().strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn character(key: EguiKey) -> Option<KeyCode> {
    let sign = match key {
        EguiKey::Colon => ':',
        EguiKey::Comma => ',',
        EguiKey::Backslash => '\\',
        EguiKey::Slash => '/',
        EguiKey::Pipe => '|',
        EguiKey::Questionmark => '?',
        EguiKey::Exclamationmark => '!',
        EguiKey::OpenBracket => '[',
        EguiKey::CloseBracket => ']',
        EguiKey::OpenCurlyBracket => '{',
        EguiKey::CloseCurlyBracket => '}',
        EguiKey::Backtick => '`',
        EguiKey::Minus => '-',
        EguiKey::Period => '.',
        EguiKey::Plus => '+',
        EguiKey::Equals => '=',
        EguiKey::Semicolon => ';',
        EguiKey::Quote => '\'',
        _ => {
            let mut name = key.name().chars();
            let only = name.next().filter(char::is_ascii_alphanumeric)?;
            return name
                .next()
                .is_none()
                .then_some(KeyCode::Char(only.to_ascii_lowercase()));
        }
    };
    Some(KeyCode::Char(sign))
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, Key as EguiKey, Modifiers as EguiModifiers};

    use super::chord_from_event;
    use crate::editor::Keymap;

    fn pressed(key: EguiKey, physical: EguiKey, held: EguiModifiers) -> String {
        let event = Event::Key {
            key,
            physical_key: Some(physical),
            pressed: true,
            repeat: false,
            modifiers: held,
        };
        chord_from_event(&event, held, &Keymap::default())
            .map_or_else(String::new, |chord| chord.to_string())
    }

    #[test]
    fn the_character_typed_decides_not_where_the_key_is() {
        let ctrl = EguiModifiers::COMMAND | EguiModifiers::CTRL;
        assert_eq!(pressed(EguiKey::Z, EguiKey::Y, ctrl), "Ctrl+Z");
        assert_eq!(pressed(EguiKey::F8, EguiKey::F8, EguiModifiers::NONE), "F8");
        assert_eq!(pressed(EguiKey::Num0, EguiKey::Num0, ctrl), "Ctrl+0");
    }

    #[test]
    fn shift_and_a_digit_is_that_whatever_sign_it_types() {
        let shift = EguiModifiers::SHIFT;
        let typed = pressed(EguiKey::Exclamationmark, EguiKey::Num1, shift);
        assert_eq!(typed, "Shift+1");
        // The slash is a shortcut of its own, also where it is typed as Shift+7.
        assert_eq!(pressed(EguiKey::Slash, EguiKey::Num7, shift), "/");
    }

    #[test]
    fn clipboard_events_are_their_chords() {
        let chord = |event| {
            chord_from_event(&event, EguiModifiers::NONE, &Keymap::default()).map(|c| c.to_string())
        };
        assert_eq!(chord(Event::Copy), Some("Ctrl+C".into()));
        assert_eq!(chord(Event::Cut), Some("Ctrl+X".into()));
        assert_eq!(chord(Event::Paste(String::new())), None);
    }
}
