//! What is known of the selection as a whole, so that showing a large one costs what is in view: worked out once
//! after the selection or the board changed.

use crate::editor::{Board, Targets, arrange, groups, handles};
use crate::geom::{Point, Rect, touch, union};
use crate::model::Target;

/// The selection as a whole.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    /// Everything selected, with its bounds.
    things: Vec<(Rect, Target)>,
    /// How many of them can be resized, and the box around those.
    pub n_resizable: usize,
    pub resizable: Option<Rect>,
    /// The one that can be resized, when it is one.
    pub sole: Option<Target>,
    /// Whether all of it is one group.
    pub is_one_group: bool,
    /// Around the group that was entered.
    pub entered: Option<Rect>,
    /// Around each group that is selected whole.
    pub groups: Vec<Rect>,
    /// The corners of what is locked.
    pub locked: Vec<Point>,
}

impl Picked {
    pub(in crate::editor) fn of(board: &Board) -> Self {
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

    /// What is selected and may show in an area.
    pub fn in_area(&self, area: Rect) -> impl Iterator<Item = (Rect, &Target)> {
        let things = self.things.iter();
        let near = things.filter(move |(rect, _)| touch(*rect, area));
        near.map(|(rect, target)| (*rect, target))
    }

    /// The corners of what is locked in an area.
    pub fn locked_in(&self, area: Rect) -> impl Iterator<Item = Point> {
        let corners = self.locked.iter().copied();
        corners.filter(move |at| area.contains(*at))
    }
}

fn is_one_group(board: &Board, selection: &Targets) -> bool {
    let things = selection.iter();
    let mut groups = things
        .filter(|target| !matches!(target, Target::Edge(_)))
        .map(|target| groups::clicked(board, target));
    let first = groups.next().flatten();
    first.is_some() && groups.all(|group| group == first)
}

fn group_rects(board: &Board, selection: &Targets) -> Vec<Rect> {
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
