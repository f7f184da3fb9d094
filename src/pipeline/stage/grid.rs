//! Where boxes stand before they have coordinates: rows of columns, and stacks where a row meets a column.

/// A box's place: the row from the top, the column from the left, and its place in the stack there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GridPlace {
    pub row: usize,
    pub column: usize,
    pub depth: usize,
}

/// The boxes of a stage by row, column and stack.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StageGrid {
    /// By row, then column; numbers of boxes from the top.
    pub cells: Vec<Vec<Vec<usize>>>,
}

impl StageGrid {
    /// From the row and column of every box. Rows that stay empty are left out, and so are columns.
    pub fn new(rows: &[usize], columns: &[usize]) -> Self {
        let dense = |of: &[usize]| -> Vec<usize> {
            let mut used: Vec<usize> = of.to_vec();
            used.sort_unstable();
            used.dedup();
            let place = |at: &usize| used.binary_search(at).unwrap_or_default();
            of.iter().map(place).collect()
        };
        let (rows, columns) = (dense(rows), dense(columns));
        let n_rows = rows.iter().max().map_or(0, |most| most + 1);
        let n_columns = columns.iter().max().map_or(0, |most| most + 1);
        let mut cells = vec![vec![Vec::new(); n_columns]; n_rows];
        for (n, (row, column)) in rows.iter().zip(&columns).enumerate() {
            cells[*row][*column].push(n);
        }
        Self { cells }
    }

    pub fn n_columns(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    /// The place of every box, by number.
    pub fn places(&self, n_boxes: usize) -> Vec<GridPlace> {
        let mut places = vec![
            GridPlace {
                row: 0,
                column: 0,
                depth: 0
            };
            n_boxes
        ];
        for (row, columns) in self.cells.iter().enumerate() {
            for (column, stack) in columns.iter().enumerate() {
                for (depth, n) in stack.iter().enumerate() {
                    places[*n] = GridPlace { row, column, depth };
                }
            }
        }
        places
    }
}
