//! Who has which room, and who must look for room again.
//!
//! A label depends on what lies where it looked, and on nothing else. So whatever comes, goes or moves disturbs those
//! who looked there and whose turn comes later; they look again in their order, and disturb others only when they end
//! up elsewhere. The outcome is the same as if all had looked again.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Rect, SpatialGrid};
use crate::scene::obstacles::{LabelSlot, Obstacles, overlaps};

/// What somebody holds.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Reservation {
    /// Covered by a label.
    pub taken: Vec<Rect>,
    /// Where they looked for it.
    pub queried: Vec<Rect>,
}

#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct LabelPlacement {
    rooms: BTreeMap<LabelSlot, Reservation>,
    queried: SpatialGrid<LabelSlot>,
    todo: BTreeSet<LabelSlot>,
}

impl LabelPlacement {
    /// Lets somebody look again.
    pub fn call(&mut self, turn: LabelSlot) {
        self.todo.insert(turn);
    }

    /// The first of those who must look again.
    pub fn next(&mut self) -> Option<LabelSlot> {
        self.todo.pop_first()
    }

    /// Something changed in the area: calls everybody after `since` who looked there and whom it concerns.
    pub fn disturb(
        &mut self,
        area: Rect,
        since: &LabelSlot,
        concerns: impl Fn(&LabelSlot) -> bool,
    ) {
        let near = self.queried.near(area);
        let called =
            near.filter(|(asked, turn)| overlaps(*asked, area) && turn > since && concerns(turn));
        self.todo.extend(called.map(|(_, turn)| turn.clone()));
    }

    /// Somebody found other room, or none; those after them are called where that makes a difference.
    pub fn settle(&mut self, turn: LabelSlot, room: Reservation, obstacles: &mut Obstacles) {
        let old = self.rooms.remove(&turn).unwrap_or_default();
        if old.taken != room.taken {
            let gone = old.taken.iter().filter(|rect| !room.taken.contains(rect));
            let come = room.taken.iter().filter(|rect| !old.taken.contains(rect));
            for rect in gone.chain(come) {
                self.disturb(*rect, &turn, |_| true);
            }
            for rect in &old.taken {
                obstacles.give_back(&turn, *rect);
            }
            for rect in &room.taken {
                obstacles.take(&turn, *rect);
            }
        }
        if old.queried != room.queried {
            for rect in &old.queried {
                self.queried.remove(*rect, |other| *other == turn);
            }
            for rect in &room.queried {
                self.queried.insert(*rect, turn.clone());
            }
        }
        if !room.queried.is_empty() {
            self.rooms.insert(turn, room);
        }
    }

    /// Somebody is gone.
    pub fn leave(&mut self, turn: LabelSlot, obstacles: &mut Obstacles) {
        self.todo.remove(&turn);
        self.settle(turn, Reservation::default(), obstacles);
    }
}
