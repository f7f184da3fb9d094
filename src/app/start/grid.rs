//! Walking cards that stand in rows of different lengths by the arrow keys.

use eframe::egui::{Key, Modifiers, Ui};

/// Which card is on, counted through all rows.
#[derive(Default)]
pub struct Walk {
    /// Index of the card that is on, among all that are shown.
    pub at: usize,
    /// Whether the last key moved it: then it is brought into view, once.
    has_moved: bool,
}

/// What Enter asks of the card that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Open,
    /// With Shift: the other way in.
    Other,
}

impl Walk {
    /// Takes the arrow keys and Enter. Call it before the field that has the keyboard.
    pub fn keys(&mut self, ui: &Ui, rows: &[usize]) -> Option<Way> {
        let pressed = |mods, key| ui.input_mut(|input| input.consume_key(mods, key));
        for (key, step) in [
            (Key::ArrowDown, Step::Down),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowRight, Step::Right),
            (Key::ArrowLeft, Step::Left),
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
            return Some(Way::Other);
        }
        pressed(Modifiers::NONE, Key::Enter).then_some(Way::Open)
    }

    /// Whether the card that is on should be brought into view; asked once after every step.
    pub fn take_moved(&mut self) -> bool {
        std::mem::take(&mut self.has_moved)
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Up,
    Down,
    Left,
    Right,
}

/// One step from a card, staying on the cards there are; rows keep the column where they are long enough.
fn stepped(rows: &[usize], at: usize, step: Step) -> usize {
    let n_cards: usize = rows.iter().sum();
    let at = at.min(n_cards.saturating_sub(1));
    let (row, column) = place(rows, at);
    let first = |row: usize| rows[..row].iter().sum::<usize>();
    match step {
        Step::Left => at.saturating_sub(1),
        Step::Right => (at + 1).min(n_cards.saturating_sub(1)),
        Step::Up if row > 0 => first(row - 1) + column.min(rows[row - 1] - 1),
        Step::Down if row + 1 < rows.len() => first(row + 1) + column.min(rows[row + 1] - 1),
        Step::Up | Step::Down => at,
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
    use super::{Step, stepped};

    #[test]
    fn a_step_stays_in_its_column_where_the_next_row_has_one() {
        // Two boards, then five cases by fours.
        let rows = [2, 4, 1];
        for (from, step, to) in [
            (0, Step::Down, 2),
            (1, Step::Down, 3),
            (5, Step::Down, 6),
            (6, Step::Down, 6),
            (6, Step::Up, 2),
            (5, Step::Up, 1),
            (0, Step::Up, 0),
            (1, Step::Right, 2),
            (2, Step::Left, 1),
            (6, Step::Right, 6),
            (0, Step::Left, 0),
            (99, Step::Left, 5),
        ] {
            assert_eq!(stepped(&rows, from, step), to, "{from} {step:?}");
        }
        assert_eq!(stepped(&[], 3, Step::Down), 0);
    }
}
