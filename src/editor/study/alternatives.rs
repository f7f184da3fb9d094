//! What a component could be instead, other kinds included, to be compared before one is taken.

use crate::editor::{Editor, connect};
use crate::estimate::{Comparison, EstimateView};
use crate::model::{Edit, KindId, NodeId};

impl Editor {
    /// The edits that put a component of another kind in the component's place; `None` where it is one already.
    pub fn replacing_edits(&self, node: &NodeId, kind: &KindId) -> Option<Vec<Edit>> {
        let plan = connect::replacement(&self.board, node, kind)?;
        Some(plan.edits(&self.board))
    }

    /// Everything the component could be instead, comparison by comparison.
    pub fn comparisons(&self, node: &NodeId) -> Vec<Comparison> {
        let estimate = self.estimate();
        let look = EstimateView {
            document: self.document(),
            catalog: self.catalog(),
            estimate: &estimate,
        };
        let variants = connect::other_kinds(&self.board, node);
        let kinds = Comparison {
            title: "Another component".to_owned(),
            now: self
                .board
                .kind_of(node)
                .map_or_else(String::new, |kind| kind.name.clone()),
            variants,
        };
        let kinds = Some(kinds).filter(|kinds| !kinds.variants.is_empty());
        kinds.into_iter().chain(look.comparisons(node)).collect()
    }
}
