//! Columns: within each row what comes first stands left, and chains that are too long go on in the next row.

use crate::pipeline::stage::grid::StageGrid;
use crate::pipeline::stage::lit_graph::{LitBox, LitGraph};

/// Most columns of a stage; longer chains are folded.
pub(super) const MOST_COLUMNS: usize = 7;
/// What does not hang together may take so many columns rather than pile up in one.
const LEAST_COLUMNS: usize = 4;

/// The two rows of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StageRow {
    Online,
    Rest,
}

/// The columns of all boxes, before they are folded.
#[derive(Clone, Debug)]
pub(super) struct StageColumns {
    rows: Vec<StageRow>,
    column: Vec<usize>,
}

impl StageColumns {
    pub fn new(graph: &LitGraph) -> Self {
        let row = |at: &LitBox| {
            if at.online {
                StageRow::Online
            } else {
                StageRow::Rest
            }
        };
        let rows: Vec<StageRow> = graph.boxes.iter().map(row).collect();
        let mut column = vec![0; rows.len()];
        for row in [StageRow::Online, StageRow::Rest] {
            let members: Vec<usize> = (0..rows.len()).filter(|n| rows[*n] == row).collect();
            for (n, at) in longest_chains(graph, &members) {
                column[n] = at;
            }
        }
        let mut columns = Self { rows, column };
        columns.slide_parts(graph);
        columns
    }

    /// How many columns the widest row takes.
    pub fn n_columns(&self) -> usize {
        self.column.iter().max().map_or(0, |most| most + 1)
    }

    /// The grid with rows of at most so many columns.
    pub fn folded(&self, most: usize) -> StageGrid {
        let most = most.max(1);
        let folds = |at: usize| at / most;
        let n_above = self
            .members(StageRow::Online)
            .map(|n| folds(self.column[n]) + 1)
            .max();
        let below = n_above.unwrap_or(0);
        let first = |row: StageRow| match row {
            StageRow::Online => 0,
            StageRow::Rest => below,
        };
        let row = |n: usize| folds(self.column[n]) + first(self.rows[n]);
        let rows: Vec<usize> = (0..self.column.len()).map(row).collect();
        let columns: Vec<usize> = self.column.iter().map(|at| at % most).collect();
        StageGrid::new(&rows, &columns)
    }

    fn members(&self, row: StageRow) -> impl Iterator<Item = usize> {
        (0..self.column.len()).filter(move |n| self.rows[*n] == row)
    }

    /// Slides parts that hang together: those of the upper row away from where requests come from, so that they do not
    /// pile up there, and those of the lower row beneath what they are joined to above.
    fn slide_parts(&mut self, graph: &LitGraph) {
        let width = self.n_columns().max(LEAST_COLUMNS.min(self.column.len()));
        for row in [StageRow::Online, StageRow::Rest] {
            let mut taken = vec![0usize; width];
            for part in parts(graph, &self.members(row).collect::<Vec<_>>()) {
                let last = part.iter().map(|n| self.column[*n]).max().unwrap_or(0);
                let asks = part.iter().any(|n| graph.boxes[*n].asks);
                let room = if asks { 0 } else { width - last - 1 };
                let best =
                    (0..=room).min_by_key(|by| (self.strain(graph, &part, *by, &taken), *by));
                for n in &part {
                    self.column[*n] += best.unwrap_or(0);
                    taken[self.column[*n]] += 1;
                }
            }
        }
    }

    /// How far a part would be from what it is joined to, and how high its columns would be.
    fn strain(&self, graph: &LitGraph, part: &[usize], by: usize, taken: &[usize]) -> usize {
        let at = |n: usize| self.column[n] + if part.contains(&n) { by } else { 0 };
        let leaves = |a: usize, b: usize| part.contains(&a) && !part.contains(&b);
        let length: usize = graph
            .lines
            .iter()
            .filter(|line| leaves(line.from, line.to) || leaves(line.to, line.from))
            .map(|line| {
                let (from, to) = (at(line.from), at(line.to));
                // Forwards is one column ahead; backwards costs the way around.
                if from < to {
                    to - from - 1
                } else {
                    from - to + 2
                }
            })
            .sum();
        let height: usize = part.iter().map(|n| taken[at(*n)] * taken[at(*n)]).sum();
        length + 2 * height
    }
}

/// The column of each member: one more than the furthest of those that lead to it. Those to which nothing leads stand
/// just before what they lead to, except for those that ask.
fn longest_chains(graph: &LitGraph, members: &[usize]) -> Vec<(usize, usize)> {
    let mut column = vec![0usize; graph.boxes.len()];
    let inside: Vec<(usize, usize)> = graph
        .deciding()
        .map(|line| (line.from, line.to))
        .filter(|(from, to)| members.contains(from) && members.contains(to))
        .collect();
    // Nothing leads in a circle, so as many rounds as there are boxes are enough.
    for _ in members {
        for (from, to) in &inside {
            column[*to] = column[*to].max(column[*from] + 1);
        }
    }
    for n in members.iter().rev() {
        let is_entered = inside.iter().any(|(_, to)| to == n);
        let first = inside.iter().filter(|(from, _)| from == n);
        let first = first.map(|(_, to)| column[*to]).min();
        if let (false, false, Some(first)) = (is_entered, graph.boxes[*n].asks, first) {
            column[*n] = first.saturating_sub(1);
        }
    }
    members.iter().map(|n| (*n, column[*n])).collect()
}

/// Members that hang together, the largest first.
fn parts(graph: &LitGraph, members: &[usize]) -> Vec<Vec<usize>> {
    let mut part: Vec<usize> = (0..graph.boxes.len()).collect();
    for _ in members {
        for line in graph.deciding() {
            if members.contains(&line.from) && members.contains(&line.to) {
                let least = part[line.from].min(part[line.to]);
                part[line.from] = least;
                part[line.to] = least;
            }
        }
    }
    let mut all: Vec<Vec<usize>> = Vec::new();
    for first in members {
        let of: Vec<usize> = members
            .iter()
            .copied()
            .filter(|n| part[*n] == *first)
            .collect();
        if !of.is_empty() {
            all.push(of);
        }
    }
    all.sort_by_key(|of| {
        let asks = of.iter().any(|n| graph.boxes[*n].asks);
        (!asks, std::cmp::Reverse(of.len()))
    });
    all
}
