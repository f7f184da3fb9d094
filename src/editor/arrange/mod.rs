//! Arranging what is selected: in line, at equal distances, at one size, in groups, above and below.
//!
//! Everything works on [`ArrangeUnit`]s: a group counts as one thing, what is locked stays where it is, and what lies in
//! a selected frame goes with it.

mod align;
pub(in crate::editor) mod axis;
mod flip;
pub(in crate::editor) mod fold;
pub(in crate::editor) mod frames;
mod grouping;
pub(in crate::editor) mod guides;
mod order;
pub(in crate::editor) mod placement;
pub(in crate::editor) mod port_levels;
mod scale;
mod size;
mod space;

use std::collections::{BTreeMap, BTreeSet};

use crate::editor::{
    BoardState, Editor, Effect, TargetSet, selection::groups, text::display_names,
};
use crate::geom::{Rect, Vec2, union};
use crate::model::{Edit, GroupId, SketchId, SketchItem, Target};

pub use align::{AlignLine, align, distribute};
pub use flip::flip;
pub use grouping::{group, toggle_lock, ungroup};
pub use order::{StackMove, restack};
pub use scale::{Scaling, StretchedItem, elastic, least_extent, natural, scaled};
pub use size::{SameSize, grow, same};
pub use space::PushedItems;

/// What is arranged as one thing.
#[derive(Clone, Debug)]
pub struct ArrangeUnit {
    /// The things that move as one.
    pub targets: TargetSet,
    /// Around all of them, in world units.
    pub rect: Rect,
}

/// The selection as units.
pub fn units(board: &BoardState) -> Vec<ArrangeUnit> {
    let mut grouped: BTreeMap<GroupId, TargetSet> = BTreeMap::new();
    let mut found = Vec::new();
    let mut all = movable(board, board.selection());
    all.retain(|target| !follows(board, target));
    for target in all {
        match groups::clicked(board, &target) {
            Some(group) => {
                grouped.entry(group.clone()).or_default().insert(target);
            }
            None => found.push(TargetSet::from([target])),
        }
    }
    found.extend(grouped.into_values());
    let measured = found.into_iter().filter_map(|targets| {
        let rect = union(targets.iter().filter_map(|target| board.bounds(target)))?;
        Some(ArrangeUnit { targets, rect })
    });
    measured.collect()
}

/// Those of the targets that are moved one by one: no edges, which follow; nothing locked; nothing that a frame
/// among them takes along.
pub fn movable(board: &BoardState, targets: &TargetSet) -> TargetSet {
    let document = board.document();
    let frames: BTreeSet<&SketchId> = targets
        .iter()
        .filter_map(|target| match target {
            Target::Sketch(id) => Some(id),
            Target::Node(_) | Target::Edge(_) => None,
        })
        .filter(|id| document.sketch().get(id).is_some_and(SketchItem::is_frame))
        .collect();
    let carried: TargetSet = frames
        .into_iter()
        .flat_map(|frame| document.members(frame))
        .collect();
    let mut free = board.unlocked(targets);
    free.retain(|target| !matches!(target, Target::Edge(_)) && !carried.contains(target));
    free
}

/// Whether it is a line that follows what it sticks to, wherever it is put.
pub fn follows(board: &BoardState, target: &Target) -> bool {
    let item = match target {
        Target::Sketch(id) => board.document().sketch().get(id),
        Target::Node(_) | Target::Edge(_) => None,
    };
    item.is_some_and(|item| item.sticks().next().is_some())
}

/// Edits that move each unit by its own way.
fn moves(ways: impl IntoIterator<Item = (TargetSet, Vec2)>) -> Vec<Edit> {
    let moved = ways.into_iter().filter(|(_, by)| by.hypot() > 1e-9);
    moved
        .map(|(targets, by)| Edit::Move { targets, by })
        .collect()
}

/// Does the edits as one step; says so when there is nothing to do.
fn finish(editor: &mut Editor, label: &str, edits: &[Edit]) -> Vec<Effect> {
    if edits.is_empty() {
        return vec![Effect::Announce(format!("{label}: nothing to change"))];
    }
    let edits = editor.with_frames(edits);
    editor.commit_announced(label.to_owned(), &edits, label.to_owned())
}

/// Why nothing in the selection can be arranged.
fn nothing(board: &BoardState) -> Vec<Effect> {
    let is_locked = board
        .selection()
        .iter()
        .any(|target| board.is_locked(target));
    let why = if is_locked {
        display_names::LOCKED
    } else {
        "Select components or drawings first"
    };
    vec![Effect::info(why)]
}
