//! Lines that stick to something: where they run follows from where it is, so they are drawn again with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{NodeId, SketchId, SketchItem, Target};

/// Who follows what.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Followers {
    of: BTreeMap<Target, BTreeSet<SketchId>>,
    targets: BTreeMap<SketchId, Vec<Target>>,
}

impl Followers {
    /// The changed items and the lines that stick to what changed. Nothing sticks to a line, so that is all.
    pub fn with(
        &self,
        sketch: &BTreeSet<SketchId>,
        nodes: &BTreeSet<NodeId>,
    ) -> BTreeSet<SketchId> {
        let mut all = sketch.clone();
        if self.of.is_empty() {
            return all;
        }
        let nodes = nodes.iter().cloned().map(Target::Node);
        for target in nodes.chain(sketch.iter().cloned().map(Target::Sketch)) {
            all.extend(self.of.get(&target).into_iter().flatten().cloned());
        }
        all
    }

    /// Notes what the item sticks to now.
    pub fn note(&mut self, id: &SketchId, item: Option<&SketchItem>) {
        let sticks = item.into_iter().flat_map(SketchItem::sticks);
        let new: Vec<Target> = sticks.map(|binding| binding.target.clone()).collect();
        for target in self.targets.remove(id).into_iter().flatten() {
            if let Some(followers) = self.of.get_mut(&target) {
                followers.remove(id);
                if followers.is_empty() {
                    self.of.remove(&target);
                }
            }
        }
        for target in &new {
            let followers = self.of.entry(target.clone()).or_default();
            followers.insert(id.clone());
        }
        if !new.is_empty() {
            self.targets.insert(id.clone(), new);
        }
    }
}
