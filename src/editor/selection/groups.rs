//! Groups: what a click takes whole. A thing names its groups from the outermost to the innermost; inside a
//! group that was entered, clicks take what lies directly in it.

use std::collections::BTreeSet;

use crate::editor::{BoardState, TargetSet};
use crate::model::{Document, GroupId, Target};

/// The groups of a thing, the outermost first.
pub fn of<'a>(document: &'a Document, target: &Target) -> &'a [GroupId] {
    let groups = match target {
        Target::Node(id) => document.diagram().node(id).map(|node| &node.groups),
        Target::Sketch(id) => document.sketch().get(id).map(|item| &item.groups),
        Target::Edge(_) => None,
    };
    groups.map_or(&[], Vec::as_slice)
}

/// How many of a thing's groups are entered: those that clicks no longer take whole.
pub fn depth(board: &BoardState, target: &Target) -> usize {
    let groups = of(board.document(), target);
    let entered = board.entered();
    let at = groups.iter().position(|group| Some(group) == entered);
    at.map_or(0, |at| at + 1)
}

/// The group that a click on the thing takes whole.
pub fn clicked<'a>(board: &'a BoardState, target: &Target) -> Option<&'a GroupId> {
    of(board.document(), target).get(depth(board, target))
}

/// Everything in the group, at any depth.
pub fn members(document: &Document, group: &GroupId) -> TargetSet {
    members_of_any(document, &BTreeSet::from([group]))
}

/// What a click on the thing selects: its group, or itself.
pub fn whole(board: &BoardState, target: &Target) -> TargetSet {
    match clicked(board, target) {
        Some(group) => members(board.document(), group),
        None => board.in_one_line(target),
    }
}

/// The targets, each with the group a click on it takes whole.
pub fn grown(board: &BoardState, mut targets: TargetSet) -> TargetSet {
    let groups: BTreeSet<&GroupId> = targets
        .iter()
        .filter_map(|target| clicked(board, target))
        .collect();
    if !groups.is_empty() {
        targets.extend(members_of_any(board.document(), &groups));
    }
    targets
}

/// The group directly around this one.
pub fn around(document: &Document, group: &GroupId) -> Option<GroupId> {
    let members = members(document, group);
    let groups = of(document, members.first()?);
    let at = groups.iter().position(|other| other == group)?;
    at.checked_sub(1).map(|at| groups[at].clone())
}

/// Whether all that is selected lies in the group that was entered; what is selected outside leaves it.
pub fn stays_entered(board: &BoardState) -> bool {
    let Some(entered) = board.entered() else {
        return true;
    };
    let mut things = board
        .selection()
        .iter()
        .filter(|target| !matches!(target, Target::Edge(_)))
        .peekable();
    things.peek().is_some() && things.all(|target| of(board.document(), target).contains(entered))
}

fn members_of_any(document: &Document, groups: &BTreeSet<&GroupId>) -> TargetSet {
    let is_in = |all: &[GroupId]| all.iter().any(|group| groups.contains(group));
    let nodes = document.diagram().nodes();
    let nodes = nodes.filter(|node| is_in(&node.groups));
    let items = document
        .sketch()
        .values()
        .filter(|item| is_in(&item.groups));
    nodes
        .map(|node| Target::Node(node.id.clone()))
        .chain(items.map(|item| Target::Sketch(item.id.clone())))
        .collect()
}
