//! What is done to the stages of a board.

/// What is done to the stages of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StageAction {
    /// Walk to the stage with that number, from 0; beyond the last is the whole board.
    GoTo(usize),
    /// Stop walking, and change the board again.
    Leave,
    /// Say what a stage is called.
    Rename {
        /// From 0.
        at: usize,
        /// The message of the stage.
        title: String,
    },
    /// Say what a stage tells.
    Describe {
        /// From 0.
        at: usize,
        /// One to three sentences.
        text: String,
    },
    /// Take a stage out.
    Remove(usize),
    /// Put a stage before or after its neighbour.
    Shift {
        /// From 0.
        at: usize,
        /// Which way it goes.
        by: StageShift,
    },
}

/// Which way a stage goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageShift {
    Earlier,
    Later,
}
