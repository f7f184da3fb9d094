//! Working out what all that is selected has in common.

use crate::editor::{
    BoardState, SelectionSummary, TargetSet, arrange, selection::groups, selection::handles,
};
use crate::geom::{Rect, union};
use crate::model::Target;

impl BoardState {
    /// The selection as a whole.
    pub fn selection_summary(&self) -> &SelectionSummary {
        self.selection
            .summary
            .get_or_init(|| SelectionSummary::new(self))
    }
}

impl SelectionSummary {
    fn new(board: &BoardState) -> Self {
        let selection = board.selection();
        let bounded = selection.iter().filter_map(|target| {
            let rect = board.bounds(target)?;
            Some((rect, target.clone()))
        });
        let things: Vec<(Rect, Target)> = bounded.collect();
        let resizable = handles::resizable(board);
        let locked = things
            .iter()
            .filter(|(_, target)| board.is_locked(target))
            .map(|(rect, _)| rect.origin());
        let entered = board.entered().and_then(|group| {
            let members = groups::members(board.document(), group);
            board.extent(&members)
        });
        Self {
            entered,
            n_resizable: resizable.len(),
            resizable: board.extent(&resizable),
            sole: resizable.first().filter(|_| resizable.len() == 1).cloned(),
            is_one_group: is_one_group(board, selection),
            groups: group_rects(board, selection),
            locked: locked.collect(),
            things,
        }
    }
}

fn is_one_group(board: &BoardState, selection: &TargetSet) -> bool {
    let things = selection.iter();
    let mut groups = things
        .filter(|target| !matches!(target, Target::Edge(_)))
        .map(|target| groups::clicked(board, target));
    let first = groups.next().flatten();
    first.is_some() && groups.all(|group| group == first)
}

fn group_rects(board: &BoardState, selection: &TargetSet) -> Vec<Rect> {
    let mut all = selection.iter();
    if !all.any(|target| groups::clicked(board, target).is_some()) {
        return Vec::new();
    }
    let units = arrange::units(board).into_iter();
    let groups = units.filter(|unit| unit.targets.len() > 1);
    groups
        .filter_map(|unit| {
            union(
                unit.targets
                    .iter()
                    .filter_map(|target| board.bounds(target)),
            )
        })
        .collect()
}
