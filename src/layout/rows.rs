//! Rows: which components of a column lie above which.
//!
//! Hill climbing from a barycentre order: swaps and moves within a column are taken while they shorten
//! the edges. Every step lowers the cost, so it ends; ties are left alone, so it is the same everywhere.

use std::collections::BTreeMap;

use crate::layout::grid::Net;

/// Sweeps over all columns; the cost hardly falls after the first few.
const SWEEPS: usize = 24;

/// The row of every item, counted through all lanes, and how many rows each lane has.
pub fn rows(net: &Net, column: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let n_lanes = net.lane.iter().max().map_or(0, |lane| lane + 1);
    let mut cells: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (item, column) in column.iter().enumerate() {
        cells
            .entry((net.lane[item], *column))
            .or_default()
            .push(item);
    }
    let mut height = vec![0; n_lanes];
    for ((lane, _), items) in &cells {
        height[*lane] = height[*lane].max(items.len());
    }
    let top: Vec<usize> = height
        .iter()
        .scan(0, |sum, rows| Some(std::mem::replace(sum, *sum + rows)))
        .collect();
    let mut row = vec![0; net.lane.len()];
    for ((lane, _), items) in &cells {
        let spare = (height[*lane] - items.len()) / 2;
        for (k, item) in items.iter().enumerate() {
            row[*item] = top[*lane] + spare + k;
        }
    }
    let mut grid = Grid {
        net,
        column,
        row,
        taken: BTreeMap::new(),
    };
    grid.taken = (0..net.lane.len())
        .map(|item| ((column[item], grid.row[item]), item))
        .collect();
    for _ in 0..SWEEPS {
        if !grid.sweep(&cells, &top, &height) {
            break;
        }
    }
    (grid.row, height)
}

struct Grid<'a> {
    net: &'a Net,
    column: &'a [usize],
    row: Vec<usize>,
    /// Which item lies in which cell, by column and row.
    taken: BTreeMap<(usize, usize), usize>,
}

impl Grid<'_> {
    fn sweep(
        &mut self,
        cells: &BTreeMap<(usize, usize), Vec<usize>>,
        top: &[usize],
        height: &[usize],
    ) -> bool {
        let mut moved = false;
        for ((lane, _), items) in cells {
            for &item in items {
                for to in top[*lane]..top[*lane] + height[*lane] {
                    moved |= to != self.row[item] && self.try_move(item, to);
                }
            }
        }
        moved
    }

    /// Moves the item to another row of its column, swapping with whatever lies there, if that is better.
    fn try_move(&mut self, item: usize, to: usize) -> bool {
        let from = self.row[item];
        let other = self.taken.get(&(self.column[item], to)).copied();
        let before = self.cost(item) + other.map_or(0, |other| self.cost(other));
        self.swap(item, other, from, to);
        let after = self.cost(item) + other.map_or(0, |other| self.cost(other));
        if after < before {
            return true;
        }
        self.swap(item, other, to, from);
        false
    }

    fn swap(&mut self, item: usize, other: Option<usize>, from: usize, to: usize) {
        let column = self.column[item];
        self.row[item] = to;
        self.taken.remove(&(column, from));
        if let Some(other) = other {
            self.row[other] = from;
            self.taken.insert((column, from), other);
        }
        self.taken.insert((column, to), item);
    }

    fn cost(&self, item: usize) -> usize {
        let links = self.net.out_of[item].iter().chain(&self.net.into[item]);
        links.map(|link| self.length(*link)).sum()
    }

    /// Rows an edge climbs; neighbours in one lane count double, and an edge that would run through
    /// components of its row pays for the detour.
    fn length(&self, link: usize) -> usize {
        let link = &self.net.links[link];
        let (a, b) = (self.column[link.from], self.column[link.to]);
        let climb = self.row[link.from].abs_diff(self.row[link.to]);
        let weight = if b == a + 1 && self.net.lane[link.from] == self.net.lane[link.to] {
            4
        } else {
            2
        };
        let blocked = climb == 0
            && (a + 1..b).any(|column| self.taken.contains_key(&(column, self.row[link.from])));
        climb * weight + usize::from(blocked) * 3
    }
}
