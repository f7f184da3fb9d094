//! The keys of a replay.

use eframe::egui::{Key, Modifiers, Ui};

use crate::app::canvas::canvas_id;
use crate::editor::StepDirection::{self, Back, Forward};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReplayKey {
    Leave,
    Branch,
    PlayOrStop,
    Faster,
    Slower,
    /// To the next event, or the one before.
    Event(StepDirection),
    /// By so many seconds.
    Seconds(f64),
    /// To the next mark, or the one before.
    Mark(StepDirection),
    Start,
    End,
}

const KEYS: [(Modifiers, Key, ReplayKey); 14] = [
    (Modifiers::NONE, Key::Escape, ReplayKey::Leave),
    (Modifiers::NONE, Key::B, ReplayKey::Branch),
    (Modifiers::NONE, Key::Space, ReplayKey::PlayOrStop),
    (Modifiers::NONE, Key::Plus, ReplayKey::Faster),
    (Modifiers::NONE, Key::Equals, ReplayKey::Faster),
    (Modifiers::NONE, Key::Minus, ReplayKey::Slower),
    (Modifiers::SHIFT, Key::ArrowRight, ReplayKey::Seconds(10.0)),
    (Modifiers::SHIFT, Key::ArrowLeft, ReplayKey::Seconds(-10.0)),
    (Modifiers::NONE, Key::ArrowRight, ReplayKey::Event(Forward)),
    (Modifiers::NONE, Key::ArrowLeft, ReplayKey::Event(Back)),
    (Modifiers::NONE, Key::CloseBracket, ReplayKey::Mark(Forward)),
    (Modifiers::NONE, Key::OpenBracket, ReplayKey::Mark(Back)),
    (Modifiers::NONE, Key::Home, ReplayKey::Start),
    (Modifiers::NONE, Key::End, ReplayKey::End),
];

/// The key that was pressed, unless a button has the keyboard and would take it.
pub fn pressed(ui: &Ui) -> Option<ReplayKey> {
    let focused = ui.memory(eframe::egui::Memory::focused);
    let is_free = focused.is_none_or(|id| id == canvas_id());
    let mut keys = KEYS.into_iter();
    ui.input_mut(|input| {
        let found = keys.find(|(modifiers, key, _)| {
            let is_buttons = matches!(key, Key::Space);
            (is_free || !is_buttons) && input.consume_key(*modifiers, *key)
        });
        found.map(|(_, _, wanted)| wanted)
    })
}
