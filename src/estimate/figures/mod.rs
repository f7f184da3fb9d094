//! Every figure of a board with its working, one file a subject. A law is declared beside the code that fills it in.

mod certainty;
mod compute;
mod estimate_view;
mod flows;
mod fresh;
mod latency;
mod memory;
mod money;
mod offline;
mod serving;
mod traffic;

pub use certainty::FigureRange;
pub use estimate_view::EstimateView;
pub(in crate::estimate) use estimate_view::FigureNode;

use crate::estimate::Figure;
use crate::model::{EdgeId, NodeId};

impl EstimateView<'_> {
    /// What the whole board comes to.
    pub fn of_board(&self) -> Vec<Figure> {
        let mut figures = traffic::of_board(self);
        figures.extend(latency::of_board(self));
        figures.extend(compute::of_board(self));
        figures.extend(money::of_board(self));
        figures.extend(serving::of_board(self));
        figures.extend(fresh::of_board(self));
        figures
    }

    /// What one component comes to; nothing for an unknown one.
    pub fn of_component(&self, id: &NodeId) -> Vec<Figure> {
        let Some(place) = self.place(id) else {
            return Vec::new();
        };
        let mut figures = serving::of_component(self, &place);
        figures.extend(latency::of_component(self, &place));
        figures.extend(compute::of_component(self, &place));
        figures.extend(memory::of_component(self, &place));
        figures.extend(money::of_component(self, &place));
        figures.extend(fresh::of_component(self, &place));
        figures.extend(offline::of_component(self, &place));
        figures
    }

    /// What the component holds in memory, or on one node of several; `None` where the board does not say.
    pub fn held_by(&self, id: &NodeId) -> Option<Figure> {
        const KEYS: [&str; 4] = ["index_bytes_per_node", "gpu_bytes", "store_bytes", "bytes"];
        let mut figures = memory::of_component(self, &self.place(id)?);
        figures.retain(|figure| figure.value.is_ok() && KEYS.contains(&figure.formula.key));
        figures.into_iter().next()
    }

    /// How old what each component on the request path uses is when it is used, the oldest first.
    pub fn ages_at_use(&self) -> Vec<Figure> {
        let on_path = self.estimate.on_request_path();
        let places = on_path.filter_map(|id| self.place(id));
        let mut ages: Vec<Figure> = places
            .flat_map(|place| fresh::ages_at_use(self, &place))
            .collect();
        let age = |figure: &Figure| figure.value.clone().unwrap_or(f64::INFINITY);
        ages.sort_by(|a, b| age(b).total_cmp(&age(a)));
        ages
    }

    /// What runs along a flow.
    pub fn of_flow(&self, id: &EdgeId) -> Vec<Figure> {
        flows::of_flow(self, id)
    }

    /// Everything: the board, then component by component, then flow by flow, each by id.
    pub fn all(&self) -> Vec<Figure> {
        let mut figures = self.of_board();
        let diagram = self.document.diagram();
        figures.extend(diagram.nodes().flat_map(|node| self.of_component(&node.id)));
        figures.extend(diagram.edges().flat_map(|edge| self.of_flow(&edge.id)));
        figures
    }
}
