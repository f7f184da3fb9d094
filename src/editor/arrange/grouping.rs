//! Making and taking apart groups; locking.

use std::collections::BTreeMap;

use crate::editor::arrange::{finish, nothing, units};
use crate::editor::{
    BoardState, Editor, Effect, TargetSet, selection::groups, text::display_names,
};
use crate::model::{Edit, FreshIds, GroupId, Target};

/// Puts what is selected into a group of its own, inside the group that was entered.
pub fn group(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let units = units(board);
    if units.len() < 2 {
        return vec![Effect::info("Select at least two objects to group")];
    }
    let new = FreshIds::new(board.document()).group();
    let targets: TargetSet = units.into_iter().flat_map(|unit| unit.targets).collect();
    let with_new = |target: &Target| {
        let mut all = groups::of(board.document(), target).to_vec();
        all.insert(groups::depth(board, target), new.clone());
        (target.clone(), all)
    };
    let edits = [Edit::SetGroups(targets.iter().map(with_new).collect())];
    let name = display_names::several(board.document(), board.catalog(), &targets);
    let effects = finish(editor, &format!("Group {name}"), &edits);
    editor.select(targets);
    effects
}

/// Takes apart the groups that are selected; groups inside them stay.
pub fn ungroup(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let picked: Vec<GroupId> = board
        .selection()
        .iter()
        .filter_map(|target| groups::clicked(board, target).cloned())
        .collect();
    let Some(first) = picked.first() else {
        return vec![Effect::info("The selection contains no group")];
    };
    let label = if picked.iter().all(|group| group == first) {
        "Ungroup"
    } else {
        "Ungroup several"
    };
    let selected = board.selection().clone();
    let all = groups::grown(board, selected.clone());
    let without = all.iter().filter_map(|target| {
        let depth = groups::depth(board, target);
        let mut left = groups::of(board.document(), target).to_vec();
        (depth < left.len()).then(|| {
            left.remove(depth);
            (target.clone(), left)
        })
    });
    let edits = [Edit::SetGroups(without.collect::<BTreeMap<_, _>>())];
    let effects = finish(editor, label, &edits);
    editor.select(selected);
    effects
}

/// Locks what is selected, or unlocks it when all of it is locked.
pub fn toggle_lock(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let targets: TargetSet = lockable(board);
    if targets.is_empty() {
        return nothing(board);
    }
    let locked = !targets.iter().all(|target| board.is_locked(target));
    let name = display_names::several(board.document(), board.catalog(), &targets);
    let verb = if locked { "Lock" } else { "Unlock" };
    finish(
        editor,
        &format!("{verb} {name}"),
        &[Edit::SetLocked { targets, locked }],
    )
}

fn lockable(board: &BoardState) -> TargetSet {
    let things = board.selection().iter();
    let things = things.filter(|target| !matches!(target, Target::Edge(_)));
    things.cloned().collect()
}
