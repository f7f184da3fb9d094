//! The matching with the largest sum, exactly and always the same: the Hungarian method with potentials on integers,
//! then, of all best matchings, the one first in the order of rows and columns.

/// Per row the column it is matched with, `None` where it has none. `weights` has the rows, all of one length; pairs of
/// weight 0 are no pairs. Among equals the one whose list of columns is lexicographically smallest, unmatched last.
pub fn best_matching(weights: &[Vec<i64>]) -> Vec<Option<usize>> {
    let mut matching = Matching::new(weights);
    for row in 0..weights.len() {
        matching.add(row);
    }
    matching.take_first_columns();
    let n = matching.n_columns;
    let rows = matching.column_of.iter();
    rows.map(|column| Some(*column).filter(|column| *column < n))
        .collect()
}

struct Matching<'w> {
    weights: &'w [Vec<i64>],
    /// Columns of the table; behind them every row has one of its own, for being unmatched.
    n_columns: usize,
    largest: i64,
    rows: Vec<i64>,
    columns: Vec<i64>,
    column_of: Vec<usize>,
    row_of: Vec<Option<usize>>,
}

const UNMATCHED: usize = usize::MAX;
const FAR: i64 = i64::MAX / 4;

impl<'w> Matching<'w> {
    fn new(weights: &'w [Vec<i64>]) -> Self {
        let n_columns = weights.first().map_or(0, Vec::len);
        let n_all = n_columns + weights.len();
        Self {
            weights,
            n_columns,
            largest: weights.iter().flatten().copied().max().unwrap_or(0),
            rows: vec![0; weights.len()],
            columns: vec![0; n_all],
            column_of: vec![UNMATCHED; weights.len()],
            row_of: vec![None; n_all],
        }
    }

    /// What a pair costs; `None` where it is none.
    fn cost(&self, row: usize, column: usize) -> Option<i64> {
        if column >= self.n_columns {
            return (column == self.n_columns + row).then_some(self.largest);
        }
        let weight = self.weights[row][column];
        (weight > 0).then_some(self.largest - weight)
    }

    fn is_tight(&self, row: usize, column: usize) -> bool {
        let cost = self.cost(row, column);
        cost.is_some_and(|cost| cost == self.rows[row] + self.columns[column])
    }

    /// Matches one more row by a shortest augmenting path.
    fn add(&mut self, start: usize) {
        let n = self.columns.len();
        let (mut least, mut from) = (vec![FAR; n], vec![None; n]);
        let mut is_done = vec![false; n];
        let (mut row, mut column) = (start, None);
        let end = loop {
            let mut next = (FAR, n);
            for other in (0..n).filter(|other| !is_done[*other]) {
                if let Some(cost) = self.cost(row, other) {
                    let reduced = cost - self.rows[row] - self.columns[other];
                    if reduced < least[other] {
                        (least[other], from[other]) = (reduced, column);
                    }
                }
                if least[other] < next.0 {
                    next = (least[other], other);
                }
            }
            let (delta, nearest) = next;
            self.rows[start] += delta;
            for other in 0..n {
                match self.row_of[other] {
                    Some(matched) if is_done[other] => {
                        self.rows[matched] += delta;
                        self.columns[other] -= delta;
                    }
                    _ if least[other] < FAR => least[other] -= delta,
                    _ => {}
                }
            }
            is_done[nearest] = true;
            column = Some(nearest);
            match self.row_of[nearest] {
                Some(matched) => row = matched,
                None => break nearest,
            }
        };
        self.augment(start, end, &from);
    }

    fn augment(&mut self, start: usize, end: usize, from: &[Option<usize>]) {
        let mut column = end;
        loop {
            let before = from[column];
            let row = before
                .and_then(|before| self.row_of[before])
                .unwrap_or(start);
            self.row_of[column] = Some(row);
            self.column_of[row] = column;
            match before {
                Some(before) => column = before,
                None => break,
            }
        }
    }

    /// Row by row, the smallest column with which the sum stays the largest.
    fn take_first_columns(&mut self) {
        let mut is_fixed = vec![false; self.columns.len()];
        for row in 0..self.rows.len() {
            let now = self.column_of[row];
            let smaller = 0..now.min(self.n_columns);
            for column in smaller {
                let fits = !is_fixed[column] && self.is_tight(row, column);
                if fits && self.reroute(row, column, &is_fixed) {
                    break;
                }
            }
            is_fixed[self.column_of[row]] = true;
        }
    }

    /// Gives the column to the row, if whoever had it finds another at no cost.
    fn reroute(&mut self, row: usize, column: usize, is_fixed: &[bool]) -> bool {
        let goal = self.column_of[row];
        let mut seen = is_fixed.to_vec();
        seen[column] = true;
        let mut moves = vec![(row, column)];
        let is_found = match self.row_of[column] {
            Some(loser) => self.find(loser, goal, &mut seen, &mut moves),
            None => self.free(goal, &mut seen, &mut moves),
        };
        if is_found {
            for (moved, _) in &moves {
                self.row_of[self.column_of[*moved]] = None;
            }
            for (moved, to) in moves {
                self.column_of[moved] = to;
                self.row_of[to] = Some(moved);
            }
        }
        is_found
    }

    /// Finds the row a column along tight pairs, so that at the end the goal is taken or may stay free.
    fn find(
        &self,
        row: usize,
        goal: usize,
        seen: &mut [bool],
        moves: &mut Vec<(usize, usize)>,
    ) -> bool {
        for column in 0..self.columns.len() {
            if seen[column] || !self.is_tight(row, column) {
                continue;
            }
            seen[column] = true;
            let is_found = match self.row_of[column] {
                _ if column == goal => true,
                Some(next) => self.find(next, goal, seen, moves),
                None => self.free(goal, seen, moves),
            };
            if is_found {
                moves.push((row, column));
                return true;
            }
        }
        false
    }

    /// A free column was taken, so another must become free. Only one of potential 0 may: the goal, or one whose row
    /// finds another.
    fn free(&self, goal: usize, seen: &mut [bool], moves: &mut Vec<(usize, usize)>) -> bool {
        if self.columns[goal] == 0 {
            return true;
        }
        for column in 0..self.columns.len() {
            if !seen[column] && self.columns[column] == 0 {
                seen[column] = true;
                let row = self.row_of[column];
                if row.is_some_and(|row| self.find(row, goal, seen, moves)) {
                    return true;
                }
            }
        }
        false
    }
}
