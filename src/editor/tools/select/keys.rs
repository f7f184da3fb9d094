//! Keys that mean something to the select tool before they are shortcuts: for a chosen bend, and out of groups.

use crate::editor::edges::bends::{Bends, Bent};
use crate::editor::{
    Action, Bend, Board, BoardAction, Chord, Key, ViewAction, edges::bends, selection::groups,
};
use crate::geom::Vec2;
use crate::model::Edit;

/// Steps of the arrow keys, in world units, without and with Shift.
const STEP: f64 = 1.0;
const BIG_STEP: f64 = 10.0;

/// Does what the key means here; whether it means anything.
pub fn press(chord: Chord, board: &Board, out: &mut Vec<Action>) -> bool {
    if chord.ctrl || chord.alt {
        return false;
    }
    match (board.bend(), board.entered()) {
        (Some(bend), _) => on_bend(chord, bend, board, out),
        (None, Some(group)) if chord.key == Key::Escape => {
            let outer = groups::around(board.document(), group);
            out.push(Action::View(ViewAction::EnterGroup(outer)));
            let members = groups::members(board.document(), group);
            out.push(Action::View(ViewAction::Select(members)));
            true
        }
        (None, Some(_) | None) => false,
    }
}

fn on_bend(chord: Chord, bend: &Bend, board: &Board, out: &mut Vec<Action>) -> bool {
    let step = if chord.shift { BIG_STEP } else { STEP };
    let by = match chord.key {
        Key::Left => Vec2::new(-step, 0.0),
        Key::Right => Vec2::new(step, 0.0),
        Key::Up => Vec2::new(0.0, -step),
        Key::Down => Vec2::new(0.0, step),
        Key::Escape => {
            out.push(Action::View(ViewAction::ChooseBend(None)));
            return true;
        }
        Key::Delete | Key::Backspace => {
            let edits = bends::without(board, bend).into_iter().collect();
            out.push(Action::Board(BoardAction::Commit(
                bends::label(board, &bend.edge),
                edits,
            )));
            return true;
        }
        Key::Char(_)
        | Key::Tab
        | Key::PageUp
        | Key::PageDown
        | Key::F(_)
        | Key::Enter
        | Key::Space
        | Key::Home
        | Key::End => return false,
    };
    if let Some(bent) = Bent::of(board, &bend.edge, Bends::Own)
        && let Some(at) = bent.bends.get(bend.index)
    {
        let via = bent.moved(bend.index, *at + by);
        let edge = bend.edge.clone();
        let label = bends::label(board, &bend.edge);
        out.push(Action::Board(BoardAction::CommitJoining {
            key: format!("{label} {}", bend.index),
            label,
            edits: vec![Edit::SetVia { edge, via }],
        }));
    }
    true
}
