//! What lies above what: the stacking order of components and of drawn things, each among their own kind.
//! Drawn things with a negative number lie beneath the components, the others above them.

use std::collections::BTreeMap;

use crate::editor::arrange::finish;
use crate::editor::{BoardState, Editor, Effect, TargetSet};
use crate::geom::Rect;
use crate::model::{Edit, Target};
use crate::scene::{nodes_in_order, sketch_in_order};

/// Where to in the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackMove {
    Front,
    /// Above the next thing that it overlaps, or else above the next.
    Forward,
    Backward,
    Back,
}

/// One thing of a stack, the lowest first.
#[derive(Clone, Debug)]
enum StackLayer {
    Thing {
        target: Target,
        z: i64,
        rect: Rect,
    },
    /// All components, between what is drawn beneath and above them.
    Components,
}

impl StackLayer {
    fn target(&self) -> Option<&Target> {
        match self {
            Self::Thing { target, .. } => Some(target),
            Self::Components => None,
        }
    }
}

/// Moves what is selected within its stack.
pub fn restack(editor: &mut Editor, step: StackMove) -> Vec<Effect> {
    let board = editor.board();
    let picked = board.unlocked(board.selection());
    let mut orders = BTreeMap::new();
    for stack in [nodes(board), frames(board), drawn(board)] {
        orders.extend(renumbered(board, &stack, &picked, step));
    }
    let label = match step {
        StackMove::Front => "Bring to front",
        StackMove::Forward => "Bring forward",
        StackMove::Backward => "Send backward",
        StackMove::Back => "Send to back",
    };
    let edits = [Edit::SetZ(orders.clone())];
    finish(editor, label, if orders.is_empty() { &[] } else { &edits })
}

fn nodes(board: &BoardState) -> Vec<StackLayer> {
    let nodes = nodes_in_order(board.document()).into_iter();
    let things = nodes.filter_map(|node| {
        let target = Target::Node(node.id.clone());
        let rect = board.bounds(&target)?;
        Some(StackLayer::Thing {
            target,
            z: node.z,
            rect,
        })
    });
    things.collect()
}

fn frames(board: &BoardState) -> Vec<StackLayer> {
    let items = sketch_in_order(board.document()).into_iter();
    let frames = items.filter(|item| item.is_frame());
    let things = frames.map(|item| StackLayer::Thing {
        target: Target::Sketch(item.id.clone()),
        z: item.z,
        rect: item.rect,
    });
    things.collect()
}

fn drawn(board: &BoardState) -> Vec<StackLayer> {
    let items = sketch_in_order(board.document()).into_iter();
    let (beneath, above): (Vec<_>, Vec<_>) = items
        .filter(|item| !item.is_frame())
        .map(|item| StackLayer::Thing {
            target: Target::Sketch(item.id.clone()),
            z: item.z,
            rect: item.rect,
        })
        .partition(|layer| matches!(layer, StackLayer::Thing { z: ..0, .. }));
    let components = std::iter::once(StackLayer::Components);
    beneath.into_iter().chain(components).chain(above).collect()
}

/// The new numbers of what gets another one.
fn renumbered(
    board: &BoardState,
    stack: &[StackLayer],
    selected: &TargetSet,
    step: StackMove,
) -> BTreeMap<Target, i64> {
    let is_picked = |layer: &&StackLayer| {
        layer
            .target()
            .is_some_and(|target| selected.contains(target))
    };
    let (mut moved, mut rest): (Vec<StackLayer>, Vec<StackLayer>) =
        stack.iter().cloned().partition(|layer| is_picked(&layer));
    if moved.is_empty() {
        return BTreeMap::new();
    }
    let at = place(board, stack, selected, step);
    let tail = rest.split_off(at.min(rest.len()));
    rest.append(&mut moved);
    rest.extend(tail);
    let old: Vec<Option<&Target>> = stack.iter().map(StackLayer::target).collect();
    let new: Vec<Option<&Target>> = rest.iter().map(StackLayer::target).collect();
    if old == new {
        return BTreeMap::new();
    }
    numbers(&rest, selected)
}

/// How many of the others the picked things come to lie above.
fn place(board: &BoardState, stack: &[StackLayer], picked: &TargetSet, step: StackMove) -> usize {
    let is_picked =
        |layer: &StackLayer| layer.target().is_some_and(|target| picked.contains(target));
    let rects: Vec<Rect> = stack
        .iter()
        .filter_map(|layer| match layer {
            StackLayer::Thing { rect, .. } if is_picked(layer) => Some(*rect),
            StackLayer::Thing { .. } | StackLayer::Components => None,
        })
        .collect();
    let meets = |layer: &StackLayer| match layer {
        StackLayer::Thing { rect, .. } => rects.iter().any(|picked| picked.overlaps(*rect)),
        StackLayer::Components => rects.iter().any(|rect| {
            let near = board.near(*rect);
            near.iter().any(|target| matches!(target, Target::Node(_)))
        }),
    };
    let others: Vec<&StackLayer> = stack.iter().filter(|layer| !is_picked(layer)).collect();
    let first = stack.iter().position(is_picked).unwrap_or(0);
    let last = stack.iter().rposition(is_picked).unwrap_or(0);
    let n_below = |end: usize| {
        stack[..end]
            .iter()
            .filter(|layer| !is_picked(layer))
            .count()
    };
    match step {
        StackMove::Front => others.len(),
        StackMove::Back => 0,
        StackMove::Forward => {
            let from = n_below(last);
            let next = others[from..].iter().position(|layer| meets(layer));
            (from + next.unwrap_or(0) + 1).min(others.len())
        }
        StackMove::Backward => {
            let upto = n_below(first);
            let next = others[..upto].iter().rposition(|layer| meets(layer));
            next.unwrap_or(upto.saturating_sub(1))
        }
    }
}

/// Numbers that give this order, changing as few as can be. What lies beneath the components counts down
/// from -1, everything else counts up.
fn numbers(order: &[StackLayer], picked: &TargetSet) -> BTreeMap<Target, i64> {
    let pane = order
        .iter()
        .position(|layer| matches!(layer, StackLayer::Components));
    let mut found = BTreeMap::new();
    let (beneath, above) = match pane {
        Some(pane) => (&order[..pane], &order[pane + 1..]),
        None => (&order[..0], order),
    };
    let floor = match pane {
        Some(_) => 0,
        None => lowest(above, picked),
    };
    let mut before: Option<(i64, &Target)> = None;
    for (target, z) in things(above) {
        let least = match before {
            Some((z, other)) if other < target => z,
            Some((z, _)) => z.saturating_add(1),
            None => floor,
        };
        let new = if picked.contains(target) {
            least
        } else {
            z.max(least)
        };
        before = Some((new, target));
        found.extend((new != z).then(|| (target.clone(), new)));
    }
    let mut after: Option<(i64, &Target)> = None;
    for (target, z) in things(beneath).into_iter().rev() {
        let most = match after {
            Some((z, other)) if target < other => z,
            Some((z, _)) => z.saturating_sub(1),
            None => -1,
        };
        let new = if picked.contains(target) {
            most
        } else {
            z.min(most)
        };
        after = Some((new, target));
        found.extend((new != z).then(|| (target.clone(), new)));
    }
    found
}

fn things(layers: &[StackLayer]) -> Vec<(&Target, i64)> {
    let things = layers.iter().filter_map(|layer| match layer {
        StackLayer::Thing { target, z, .. } => Some((target, *z)),
        StackLayer::Components => None,
    });
    things.collect()
}

/// Where counting begins, so that picked things at the bottom push nothing else up.
fn lowest(order: &[StackLayer], picked: &TargetSet) -> i64 {
    let things = things(order);
    let n_picked = things
        .iter()
        .take_while(|(target, _)| picked.contains(*target))
        .count();
    match (things.get(n_picked), i64::try_from(n_picked)) {
        (Some((_, z)), Ok(n)) => z.saturating_sub(n),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{StackLayer, numbers};
    use crate::editor::TargetSet;
    use crate::geom::Rect;
    use crate::model::Target;

    fn thing(id: &str, z: i64) -> StackLayer {
        StackLayer::Thing {
            target: Target::Sketch(id.into()),
            z,
            rect: Rect::ZERO,
        }
    }

    /// The order that the numbers give.
    fn sorted(order: &[StackLayer], picked: &[&str]) -> Vec<String> {
        let picked: TargetSet = picked
            .iter()
            .map(|id| Target::Sketch((*id).into()))
            .collect();
        let new = numbers(order, &picked);
        let mut all: Vec<(i64, Option<Target>)> = order
            .iter()
            .map(|layer| match layer {
                StackLayer::Thing { target, z, .. } => {
                    let z = new.get(target).copied().unwrap_or(*z);
                    (z * 2 + 1, Some(target.clone()))
                }
                StackLayer::Components => (0, None),
            })
            .collect();
        all.sort();
        all.into_iter()
            .map(|(_, target)| match target {
                Some(Target::Sketch(id)) => id.to_string(),
                _ => "|".to_owned(),
            })
            .collect()
    }

    #[test]
    fn numbers_give_the_order_asked_for() {
        let cases = [
            (vec![thing("b", 0), thing("a", 0), thing("c", 0)], "b"),
            (vec![thing("c", 0), thing("a", 0), thing("b", 0)], "c"),
            (vec![thing("a", 5), thing("c", 1), thing("b", 7)], "c"),
            (
                vec![
                    thing("c", 0),
                    StackLayer::Components,
                    thing("a", 0),
                    thing("b", 0),
                ],
                "c",
            ),
            (
                vec![
                    thing("b", -1),
                    thing("a", -1),
                    StackLayer::Components,
                    thing("c", -3),
                ],
                "c",
            ),
        ];
        for (order, picked) in cases {
            let wanted: Vec<String> = order
                .iter()
                .map(|layer| match layer {
                    StackLayer::Thing {
                        target: Target::Sketch(id),
                        ..
                    } => id.to_string(),
                    _ => "|".to_owned(),
                })
                .collect();
            let moved: Vec<&str> = wanted
                .iter()
                .map(String::as_str)
                .filter(|id| *id == picked)
                .collect();
            assert_eq!(sorted(&order, &moved), wanted);
        }
    }
}
