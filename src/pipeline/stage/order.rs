//! The order in stacks: exchanges that make lines shorter and let fewer cross, until none helps.

use crate::pipeline::stage::coordinates::coordinates;
use crate::pipeline::stage::cost::cost;
use crate::pipeline::stage::grid::StageGrid;
use crate::pipeline::stage::lit_graph::LitGraph;

/// Rounds of exchanges; most stages need two.
const MOST_ROUNDS: usize = 4;

/// Orders every stack of the grid and returns what the drawing then costs.
pub(super) fn order(graph: &LitGraph, grid: &mut StageGrid) -> f64 {
    let mut best = cost(graph, &coordinates(graph, grid));
    for _ in 0..MOST_ROUNDS {
        let before = best;
        for row in 0..grid.cells.len() {
            for column in 0..grid.cells[row].len() {
                best = exchange(graph, grid, (row, column), best);
            }
        }
        if best >= before {
            break;
        }
    }
    best
}

/// Exchanges any two of a stack where that helps.
fn exchange(
    graph: &LitGraph,
    grid: &mut StageGrid,
    (row, column): (usize, usize),
    mut best: f64,
) -> f64 {
    let n = grid.cells[row][column].len();
    for (a, b) in (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))) {
        grid.cells[row][column].swap(a, b);
        let tried = cost(graph, &coordinates(graph, grid));
        if tried + 1e-6 < best {
            best = tried;
        } else {
            grid.cells[row][column].swap(a, b);
        }
    }
    best
}
