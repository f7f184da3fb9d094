//! The few figures by which settings are compared at a glance: latency, memory, cost and age.

use crate::estimate::{EstimateView, Figure};
use crate::model::{Edit, NodeId};

/// What a component and its board come to, in short. `None` where the board does not say.
#[derive(Clone, Debug, Default)]
pub struct VariantSummary {
    /// p99 of the critical path, estimate.
    pub latency: Option<Figure>,
    /// What the component holds in memory.
    pub memory: Option<Figure>,
    /// USD per 1,000 requests, or an hour.
    pub cost: Option<Figure>,
    /// When behaviour counts, or a new item can be found.
    pub age: Option<Figure>,
}

impl VariantSummary {
    /// The names of its figures, in short and in their order.
    pub const NAMES: [&str; 4] = ["p99", "Memory", "USD/1k", "Fresh"];

    /// Its figures in the order of [`Self::NAMES`].
    pub fn figures(&self) -> [Option<&Figure>; 4] {
        [&self.latency, &self.memory, &self.cost, &self.age].map(Option::as_ref)
    }
}

/// Of these the first that is told counts as age: what the component itself decides comes first.
const AGES: [&str; 3] = ["feature_age_s", "signal_age_s", "item_visible_s"];

impl EstimateView<'_> {
    /// The board and one component in short.
    pub fn glance(&self, node: &NodeId) -> VariantSummary {
        let of_board = self.of_board();
        let of_component = self.of_component(node);
        let find = |key: &str| {
            let all = of_component.iter().chain(&of_board);
            let mut message =
                all.filter(|figure| figure.formula.key == key && figure.value.is_ok());
            message.next().cloned()
        };
        VariantSummary {
            latency: find("latency_p99_ms"),
            memory: self.held_by(node).or_else(|| find("model_bytes")),
            cost: find("usd_per_1k"),
            age: AGES.into_iter().find_map(find),
        }
    }

    /// The same after the edits.
    pub fn glance_if(&self, node: &NodeId, edits: &[Edit]) -> VariantSummary {
        self.tried(edits, |other| other.glance(node))
    }
}
