//! Keys that mean something to the select tool before they are shortcuts: for a chosen bend, and out of groups.

use crate::editor::edges::bends::{Bends, DrawnRoute};
use crate::editor::{
    Action, BendRef, BoardAction, BoardState, Chord, KeyCode, ViewAction, edges::bends,
    selection::groups,
};
use crate::geom::Vec2;
use crate::model::Edit;

/// Steps of the arrow keys, in world units, without and with Shift.
const STEP: f64 = 1.0;
const BIG_STEP: f64 = 10.0;

/// Does what the key means here; whether it means anything.
pub fn press(chord: Chord, board: &BoardState, out: &mut Vec<Action>) -> bool {
    if chord.ctrl || chord.alt {
        return false;
    }
    match (board.bend(), board.entered()) {
        (Some(bend), _) => on_bend(chord, bend, board, out),
        (None, Some(group)) if chord.key == KeyCode::Escape => {
            let outer = groups::around(board.document(), group);
            out.push(Action::View(ViewAction::EnterGroup(outer)));
            let members = groups::members(board.document(), group);
            out.push(Action::View(ViewAction::Select(members)));
            true
        }
        (None, Some(_) | None) => false,
    }
}

fn on_bend(chord: Chord, bend: &BendRef, board: &BoardState, out: &mut Vec<Action>) -> bool {
    let step = if chord.shift { BIG_STEP } else { STEP };
    let by = match chord.key {
        KeyCode::Left => Vec2::new(-step, 0.0),
        KeyCode::Right => Vec2::new(step, 0.0),
        KeyCode::Up => Vec2::new(0.0, -step),
        KeyCode::Down => Vec2::new(0.0, step),
        KeyCode::Escape => {
            out.push(Action::View(ViewAction::ChooseBend(None)));
            return true;
        }
        KeyCode::Delete | KeyCode::Backspace => {
            let edits = bends::without(board, bend).into_iter().collect();
            out.push(Action::Board(BoardAction::Commit(
                bends::label(board, &bend.edge),
                edits,
            )));
            return true;
        }
        KeyCode::Char(_)
        | KeyCode::Tab
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::F(_)
        | KeyCode::Enter
        | KeyCode::Space
        | KeyCode::Home
        | KeyCode::End => return false,
    };
    if let Some(bent) = DrawnRoute::new(board, &bend.edge, Bends::Own)
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
