//! Walking cards that stand in rows of different lengths by the arrow keys.

use eframe::egui::{Key, Modifiers, Ui};

/// Which card is on, counted through all rows.
#[derive(Default)]
pub struct GridCursor {
    /// Index of the card that is on, among all that are shown.
    pub at: usize,
    /// Whether the last key moved it: then it is brought into view, once.
    has_moved: bool,
}

/// What Enter asks of the card that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardEntry {
    Open,
    /// With Shift: the other way in.
    Other,
    /// With Ctrl: on a clock.
    Practise,
}

impl GridCursor {
    /// Takes the arrow keys and Enter. Call it before the field that has the keyboard.
    pub fn keys(&mut self, ui: &Ui, rows: &[usize]) -> Option<CardEntry> {
        let pressed = |mods, key| ui.input_mut(|input| input.consume_key(mods, key));
        for (key, step) in [
            (Key::ArrowDown, GridMove::Down),
            (Key::ArrowUp, GridMove::Up),
            (Key::ArrowRight, GridMove::Right),
            (Key::ArrowLeft, GridMove::Left),
        ] {
            if pressed(Modifiers::NONE, key) {
                self.at = stepped(rows, self.at, step);
                self.has_moved = true;
            }
        }
        if rows.is_empty() {
            return None;
        }
        if pressed(Modifiers::SHIFT, Key::Enter) {
            return Some(CardEntry::Other);
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return Some(CardEntry::Practise);
        }
        pressed(Modifiers::NONE, Key::Enter).then_some(CardEntry::Open)
    }

    /// Whether the card that is on should be brought into view; asked once after every step.
    pub fn take_moved(&mut self) -> bool {
        std::mem::take(&mut self.has_moved)
    }
}

#[derive(Clone, Copy, Debug)]
enum GridMove {
    Up,
    Down,
    Left,
    Right,
}

/// One step from a card, staying on the cards there are; rows keep the column where they are long enough.
fn stepped(rows: &[usize], at: usize, step: GridMove) -> usize {
    let n_cards: usize = rows.iter().sum();
    let at = at.min(n_cards.saturating_sub(1));
    let (row, column) = place(rows, at);
    let first = |row: usize| rows[..row].iter().sum::<usize>();
    match step {
        GridMove::Left => at.saturating_sub(1),
        GridMove::Right => (at + 1).min(n_cards.saturating_sub(1)),
        GridMove::Up if row > 0 => first(row - 1) + column.min(rows[row - 1] - 1),
        GridMove::Down if row + 1 < rows.len() => first(row + 1) + column.min(rows[row + 1] - 1),
        GridMove::Up | GridMove::Down => at,
    }
}

fn place(rows: &[usize], at: usize) -> (usize, usize) {
    let mut left = at;
    for (row, n) in rows.iter().enumerate() {
        if left < *n {
            return (row, left);
        }
        left -= n;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::{GridMove, stepped};

    #[test]
    fn a_step_stays_in_its_column_where_the_next_row_has_one() {
        // Two boards, then five cases by fours.
        let rows = [2, 4, 1];
        for (from, step, to) in [
            (0, GridMove::Down, 2),
            (1, GridMove::Down, 3),
            (5, GridMove::Down, 6),
            (6, GridMove::Down, 6),
            (6, GridMove::Up, 2),
            (5, GridMove::Up, 1),
            (0, GridMove::Up, 0),
            (1, GridMove::Right, 2),
            (2, GridMove::Left, 1),
            (6, GridMove::Right, 6),
            (0, GridMove::Left, 0),
            (99, GridMove::Left, 5),
        ] {
            assert_eq!(stepped(&rows, from, step), to, "{from} {step:?}");
        }
        assert_eq!(stepped(&[], 3, GridMove::Down), 0);
    }
}
