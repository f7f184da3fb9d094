//! Every input goes where it would have gone had it had a frame of its own.
//!
//! When a frame takes long, a click and the letters typed after it arrive together; but what the letters mean is known
//! only once the click was seen. So a frame gets no more than can be understood at once, and the rest waits for the
//! next. After something else took the keyboard, keys wait for one frame more: a field has it only once it was shown.

use std::collections::VecDeque;

use eframe::egui::{Context, Event, Key, Plugin, RawInput, ViewportId};

/// The most characters that one paste puts into a field. A field lays out all of its text at every change.
const MOST_PASTED: usize = 50_000;

/// Deals out the events of the window.
#[derive(Default)]
pub struct InputOrder {
    waiting: VecDeque<Event>,
    /// Keys wait for the next frame.
    holds_keys: bool,
    /// A paste into a field was cut; nobody has been told yet.
    cut_paste: Option<CutPaste>,
}

/// A paste that was longer than a field takes at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutPaste {
    /// Characters that the clipboard held.
    pub n_all: usize,
    /// Those of them, from the first on, that went into the field.
    pub n_kept: usize,
}

impl InputOrder {
    /// Something else has the keyboard from the next frame on: keys wait until it is there.
    pub fn hold_keys(&mut self) {
        self.holds_keys = true;
    }

    /// A paste that was cut since the last call.
    pub fn take_cut_paste(&mut self) -> Option<CutPaste> {
        self.cut_paste.take()
    }

    /// Keeps what a field takes of a paste.
    fn cut_pastes(&mut self, events: &mut [Event]) {
        for event in events {
            let Event::Paste(text) = event else {
                continue;
            };
            if let Some((end, _)) = text.char_indices().nth(MOST_PASTED) {
                self.cut_paste = Some(CutPaste {
                    n_all: text.chars().count(),
                    n_kept: MOST_PASTED,
                });
                text.truncate(end);
            }
        }
    }

    /// The events of one frame, out of those that wait.
    fn next(&mut self, typing: KeyTarget) -> Vec<Event> {
        let may_type = !std::mem::take(&mut self.holds_keys);
        let mut given = Vec::new();
        while let Some(event) = self.waiting.front() {
            let kind = InputKind::of_event(event);
            let may_come = match kind {
                InputKind::Other => true,
                InputKind::Press | InputKind::Release => !ends_before_pointer(&given, kind),
                InputKind::Key => may_type && !ends_before_key(&given, event, typing),
            };
            if !may_come {
                break;
            }
            given.extend(self.waiting.pop_front());
        }
        given
    }
}

/// Whether a text field has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyTarget {
    InField,
    /// Each key may mean anything, and take the keyboard somewhere else.
    Elsewhere,
}

/// What an event has to do with who gets the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InputKind {
    /// A button of the pointer went down.
    Press,
    Release,
    /// Something that goes to whatever has the keyboard.
    Key,
    Other,
}

impl InputKind {
    fn of_event(event: &Event) -> Self {
        match event {
            Event::PointerButton { pressed: true, .. } => Self::Press,
            Event::PointerButton { pressed: false, .. } => Self::Release,
            Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_) => Self::Key,
            _ => Self::Other,
        }
    }
}

/// Keys that came before a click are done before it, and a click before the next one.
fn ends_before_pointer(given: &[Event], kind: InputKind) -> bool {
    given.iter().any(|event| match InputKind::of_event(event) {
        InputKind::Key => true,
        InputKind::Release => kind == InputKind::Press,
        InputKind::Press | InputKind::Other => false,
    })
}

/// A click is done before the keys that came after it, and a key that may take the keyboard elsewhere before the next
/// one. The text that a key types belongs to it, and a key that is held goes on meaning the same.
fn ends_before_key(given: &[Event], next: &Event, typing: KeyTarget) -> bool {
    let is_own_text = matches!(next, Event::Text(_));
    let mut last_key = None;
    for event in given {
        match (InputKind::of_event(event), event) {
            (InputKind::Press | InputKind::Release, _) => return true,
            (InputKind::Key, Event::Key { key, modifiers, .. }) => {
                let leads_away =
                    typing == KeyTarget::Elsewhere || modifiers.command || leaves_field(*key);
                last_key = leads_away.then_some(*key);
            }
            (InputKind::Key | InputKind::Other, _) => {}
        }
    }
    let Some(last) = last_key else {
        return false;
    };
    match next {
        Event::Key {
            key, repeat: true, ..
        } => *key != last,
        _ => typing == KeyTarget::InField || !is_own_text,
    }
}

/// Keys that end typing in a field.
fn leaves_field(key: Key) -> bool {
    matches!(key, Key::Enter | Key::Escape | Key::Tab)
        || key.name().len() > 1 && key.name().starts_with('F')
}

impl Plugin for InputOrder {
    fn debug_name(&self) -> &'static str {
        "input order"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if input.viewport_id != ViewportId::ROOT {
            // What is done in another window has nothing to do with what waits here.
            return self.cut_pastes(&mut input.events);
        }
        self.waiting.extend(input.events.drain(..));
        let typing = if ctx.text_edit_focused() {
            KeyTarget::InField
        } else {
            KeyTarget::Elsewhere
        };
        input.events = self.next(typing);
        if typing == KeyTarget::InField {
            self.cut_pastes(&mut input.events);
        }
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};

    use super::{InputOrder, KeyTarget};

    fn key(key: Key) -> Event {
        held(key, false)
    }

    fn held(key: Key, repeat: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: pos2(3.0, 4.0),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    /// How many events each frame gets.
    fn frames(events: &[Event], typing: KeyTarget) -> Vec<usize> {
        let mut order = InputOrder::default();
        order.waiting.extend(events.iter().cloned());
        let mut frames = Vec::new();
        while !order.waiting.is_empty() {
            frames.push(order.next(typing).len());
            assert!(frames.len() < 99, "nothing waits for ever");
        }
        frames
    }

    #[test]
    fn a_click_and_the_letters_after_it_are_two_frames() {
        let click = [
            button(true),
            button(false),
            key(Key::K),
            text("k"),
            key(Key::E),
            text("e"),
        ];
        assert_eq!(frames(&click, KeyTarget::InField), [2, 4]);
        assert_eq!(frames(&click, KeyTarget::Elsewhere), [2, 2, 2]);
        let double = [button(true), button(false), button(true), button(false)];
        assert_eq!(frames(&double, KeyTarget::Elsewhere), [2, 2]);
        let then = [text("a"), text("b"), button(true), button(false)];
        assert_eq!(frames(&then, KeyTarget::InField), [2, 2]);
    }

    #[test]
    fn what_follows_a_key_that_leaves_the_field_waits() {
        let typed = [
            text("a"),
            key(Key::Enter),
            text("b"),
            key(Key::Escape),
            key(Key::N),
        ];
        assert_eq!(frames(&typed, KeyTarget::InField), [2, 2, 1]);
        let line = [key(Key::A), text("a"), key(Key::B), text("b")];
        assert_eq!(frames(&line, KeyTarget::InField), [4]);
    }

    #[test]
    fn a_key_that_is_held_never_falls_behind() {
        let mut line = vec![key(Key::ArrowLeft)];
        line.extend(vec![held(Key::ArrowLeft, true); 20]);
        assert_eq!(frames(&line, KeyTarget::Elsewhere), [21]);
    }

    #[test]
    fn keys_wait_for_a_field_to_be_shown_and_the_pointer_behind_them_too() {
        let mut order = InputOrder::default();
        order.hold_keys();
        order
            .waiting
            .extend([Event::PointerMoved(pos2(1.0, 1.0)), text("a"), button(true)]);
        assert_eq!(order.next(KeyTarget::InField).len(), 1);
        assert_eq!(order.next(KeyTarget::InField), [text("a")]);
        assert_eq!(order.next(KeyTarget::InField), [button(true)]);
    }
}
