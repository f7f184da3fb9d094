//! A board with its estimate, and how figures take their inputs from it.

use crate::catalog::{Catalog, Role, display_name};
use crate::estimate::board::{NodeInputs, RequirementInputs};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{
    Constants, Estimate, EstimateError, Estimated, FigureInput, Hardware, RequirementTarget,
    Subject,
};
use crate::model::{Document, NodeId};

/// A board, the catalogue and what the board comes to.
#[derive(Clone, Copy, Debug)]
pub struct EstimateView<'a> {
    /// The board as it is.
    pub document: &'a Document,
    /// What knows its kinds.
    pub catalog: &'a Catalog,
    /// What this document comes to with this catalogue.
    pub estimate: &'a Estimate,
}

/// A component that figures are about.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct FigureNode<'a> {
    /// Its id on the board.
    pub id: &'a NodeId,
    /// What is set on it, or holds by its kind.
    pub read: NodeInputs<'a>,
}

impl<'a> EstimateView<'a> {
    pub(in crate::estimate) fn place(&self, id: &NodeId) -> Option<FigureNode<'a>> {
        let node = self.document.diagram().node(id)?;
        let kind = self.catalog.kind(node.kind.as_str())?;
        Some(FigureNode {
            id: &node.id,
            read: NodeInputs { node, kind },
        })
    }

    pub(in crate::estimate) fn constants(&self) -> &Constants {
        self.estimate.constants()
    }

    fn card(&self) -> RequirementInputs<'a> {
        RequirementInputs {
            brief: self.document.brief(),
            catalog: self.catalog,
        }
    }

    /// What the requirements card says in a field, or what it assumes.
    pub(in crate::estimate) fn required(&self, field: &str) -> Option<f64> {
        self.card().number(field)
    }

    pub(in crate::estimate) fn required_choice(&self, field: &str) -> Option<String> {
        self.card().choice(field)
    }

    /// A field of the requirements card as an input, for the parameter of the same name.
    pub(in crate::estimate) fn field(&self, field: &'static str, unit: FigureUnit) -> FigureInput {
        let label = self
            .catalog
            .requirement(field)
            .map_or(field, |spec| &spec.label);
        let value = self.required(field);
        FigureInput::new(
            field,
            label,
            unit,
            value
                .ok_or_else(|| EstimateError::needs(format!("“{label}” on the requirements card"))),
        )
    }

    /// Requests a second over a whole day as an input.
    pub(in crate::estimate) fn mean_qps(&self) -> FigureInput {
        let mean = self.estimate.mean_qps();
        worked_out("mean_qps", "Requests, mean", FigureUnit::PerSecond, mean)
    }

    /// Requests a second in the busiest hour as an input.
    pub(in crate::estimate) fn peak_qps(&self) -> FigureInput {
        let peak = self.estimate.peak_qps();
        worked_out("peak_qps", "Requests, peak", FigureUnit::PerSecond, peak)
    }

    /// What arrives at the component at the peak as an input; `None` off the request path.
    pub(in crate::estimate) fn load(&self, place: &FigureNode) -> Option<FigureInput> {
        let load = self.estimate.load_qps(place.id)?;
        Some(worked_out("load_qps", "Load", FigureUnit::PerSecond, load))
    }

    /// How busy replicas may be as an input.
    pub(in crate::estimate) fn target_utilisation(&self) -> FigureInput {
        let target = self.constants().target_utilisation;
        assumed(
            "target_utilisation",
            "Target utilisation",
            FigureUnit::Share,
            target,
        )
    }

    pub(in crate::estimate) fn at_most(&self, field: &str) -> Option<RequirementTarget> {
        self.required(field).map(RequirementTarget::AtMost)
    }

    /// Components with the role that the payload comes from, by id.
    pub(in crate::estimate) fn upstream(
        &self,
        id: &NodeId,
        payload: &str,
        role: Role,
    ) -> Vec<FigureNode<'a>> {
        self.places(self.estimate.upstream(id, &[payload]), role)
    }

    /// Corpora that the component's content comes from, by id.
    pub(in crate::estimate) fn upstream_of_content(&self, id: &NodeId) -> Vec<FigureNode<'a>> {
        let content = ["images", "video", "audio", "text", "records"];
        self.places(self.estimate.upstream(id, &content), Role::HoldsContent)
    }

    fn places(&self, ids: Vec<&NodeId>, role: Role) -> Vec<FigureNode<'a>> {
        let places = ids.into_iter().filter_map(|id| self.place(id));
        places.filter(|place| place.has_role(role)).collect()
    }

    /// The latency that the requirements card promises, ms.
    pub fn promised_ms(&self) -> Option<f64> {
        self.required("latency_p99_ms")
    }

    /// What people call the component.
    pub fn name(&self, id: &NodeId) -> String {
        let Some(node) = self.document.diagram().node(id) else {
            return id.to_string();
        };
        display_name(node, self.catalog.kind(node.kind.as_str())).to_owned()
    }
}

impl FigureNode<'_> {
    pub fn about(&self) -> Subject {
        Subject::Component(self.id.clone())
    }

    pub fn has_role(&self, role: Role) -> bool {
        self.read.kind.has_role(role)
    }

    /// A property as an input, for the parameter of the same name.
    pub fn property(&self, property: &'static str, unit: FigureUnit) -> FigureInput {
        let label = self
            .read
            .kind
            .property(property)
            .map_or(property, |spec| &spec.label);
        FigureInput::new(property, label, unit, self.read.number(property))
    }

    /// How many items its model works on for one request, for the parameter `items`; `None` where it has no such model.
    pub fn items_per_request(&self) -> Option<FigureInput> {
        const ITEMS: FigureUnit = FigureUnit::Count("items");
        let items = if self.has_role(Role::Ranks) {
            self.property("candidates_in", ITEMS)
        } else if self.has_role(Role::PredictsOnline) {
            self.property("items_per_request", ITEMS)
        } else if self.has_role(Role::EncodesQuery) {
            assumed("items", "Items per request", ITEMS, 1.0)
        } else {
            return None;
        };
        Some(items.for_parameter("items"))
    }

    /// Share of the peak of its hardware that its model reaches.
    pub fn share_of_peak(&self, hardware: Option<Hardware>, constants: &Constants) -> f64 {
        match hardware {
            // The rate of the CPU is what it achieves.
            Some(Hardware::Cpu) => 1.0,
            Some(Hardware::T4 | Hardware::L4 | Hardware::A100 | Hardware::H100) | None => {
                if self.has_role(Role::Ranks) {
                    constants.mfu_rank
                } else {
                    constants.mfu_serve
                }
            }
        }
    }
}

/// An assumption as an input.
pub(in crate::estimate) fn assumed(
    parameter: &'static str,
    name: &str,
    unit: FigureUnit,
    value: f64,
) -> FigureInput {
    FigureInput::new(parameter, name, unit, Ok(value))
}

/// A figure that was worked out before as an input.
pub(in crate::estimate) fn worked_out(
    parameter: &'static str,
    name: &str,
    unit: FigureUnit,
    value: Estimated,
) -> FigureInput {
    FigureInput::new(parameter, name, unit, value)
}
