//! A board with its estimate, and how figures take their inputs from it.

use crate::catalog::{Catalog, Role, ValueSource, display_name};
use crate::estimate::board::{NodeInputs, RequirementInputs};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{
    Constants, Estimate, EstimateError, Estimated, FigureInput, Hardware, InputOrigin,
    RequirementTarget, StatedClaim, Subject,
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
        self.card().choice(field).map(str::to_owned)
    }

    /// A field of the requirements card as an input, for the parameter of the same name.
    pub(in crate::estimate) fn field(&self, field: &'static str, unit: FigureUnit) -> FigureInput {
        let label = self
            .catalog
            .requirement(field)
            .map_or(field, |spec| &spec.label);
        let value = self.required(field);
        let (origin, spread) = certainty(self.card().source(field));
        let input = FigureInput::new(
            field,
            label,
            unit,
            value
                .ok_or_else(|| EstimateError::needs(format!("“{label}” on the requirements card"))),
        );
        input.said_by(origin, spread)
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

    /// What arrives at the component at the peak while every cache is empty as an input.
    pub(in crate::estimate) fn load_uncached(&self, place: &FigureNode) -> FigureInput {
        let load = self.estimate.load_qps_uncached(place.id);
        let load = load.unwrap_or_else(|| self.estimate.peak_qps());
        worked_out("load_qps", "Load, no cache", FigureUnit::PerSecond, load)
    }

    /// Requests a second that one replica can do as an input: as stated, else by the arithmetic of a language model.
    pub(in crate::estimate) fn capacity(&self, place: &FigureNode) -> FigureInput {
        let stated = place.property("capacity_qps", FigureUnit::PerSecond);
        let known = self.estimate.capacity_of(place.id);
        match known.filter(|known| *known != stated.value) {
            Some(worked) => FigureInput {
                name: "Capacity per replica, by its arithmetic".to_owned(),
                value: worked,
                ..stated.said_by(InputOrigin::Derived, CONSTANT_SPREAD)
            },
            None => stated,
        }
    }

    /// How busy replicas may be as an input.
    pub(in crate::estimate) fn target_utilisation(&self) -> FigureInput {
        let target = self.constants().target_utilisation;
        // A choice, not an estimate.
        fixed(
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
        let (origin, spread) = certainty(self.read.source(property));
        FigureInput::new(property, label, unit, self.read.number(property)).said_by(origin, spread)
    }

    /// What a person states of a property, as a claim beside a figure; nothing where it is a default.
    pub fn claim(&self, property: &str, claim: fn(f64) -> StatedClaim) -> Option<StatedClaim> {
        let is_stated = self.read.source(property) == Some(ValueSource::Stated);
        let number = self.read.number(property).ok();
        number.filter(|_| is_stated).map(claim)
    }

    /// How many items its model works on for one request, for the parameter `items`; `None` where it has no such model.
    pub fn items_per_request(&self) -> Option<FigureInput> {
        const ITEMS: FigureUnit = FigureUnit::Count("items");
        let items = if self.has_role(Role::Ranks) {
            self.property("candidates_in", ITEMS)
        } else if self.has_role(Role::PredictsOnline) {
            self.property("items_per_request", ITEMS)
        } else if self.has_role(Role::EncodesQuery) {
            fixed("items", "Items per request", ITEMS, 1.0)
        } else {
            return None;
        };
        Some(items.for_parameter("items"))
    }

    /// A cross-encoder is a transformer over text like any other; other rankers are small networks over wide inputs.
    fn ranking_share(&self, constants: &Constants) -> f64 {
        if self.read.choice("family") == "transformer" {
            constants.mfu_serve
        } else {
            constants.mfu_rank
        }
    }

    /// Share of the peak of its hardware that its model reaches.
    pub fn share_of_peak(&self, hardware: Option<Hardware>, constants: &Constants) -> f64 {
        // The rate of the CPU is what it achieves.
        if hardware == Some(Hardware::Cpu) {
            return 1.0;
        }
        if self.has_role(Role::Ranks) {
            return self.ranking_share(constants);
        }
        constants.mfu_serve
    }
}

/// A default of a kind may well be off by so much.
const DEFAULT_SPREAD: f64 = 2.0;
/// And a constant by so much.
const CONSTANT_SPREAD: f64 = 1.3;

/// Who says a value, and how sure it is.
fn certainty(source: Option<ValueSource>) -> (InputOrigin, f64) {
    match source {
        Some(ValueSource::Stated) => (InputOrigin::Stated, 1.0),
        Some(ValueSource::Assumed) | None => (InputOrigin::Assumed, DEFAULT_SPREAD),
    }
}

/// An assumption as an input.
pub(in crate::estimate) fn assumed(
    parameter: &'static str,
    name: &str,
    unit: FigureUnit,
    value: f64,
) -> FigureInput {
    let input = FigureInput::new(parameter, name, unit, Ok(value));
    input.said_by(InputOrigin::Assumed, CONSTANT_SPREAD)
}

/// What holds by definition as an input.
pub(in crate::estimate) fn fixed(
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
