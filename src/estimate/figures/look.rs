//! A board with its estimate, and how figures take their inputs from it.

use crate::catalog::{Catalog, Role};
use crate::estimate::board::{Card, Read};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Constants, Estimate, Input, Promise, Refusal, Subject};
use crate::model::{Document, NodeId};

/// A board, the catalogue and what the board comes to.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub document: &'a Document,
    pub catalog: &'a Catalog,
    pub estimate: &'a Estimate,
}

/// A component that figures are about.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct Place<'a> {
    pub id: &'a NodeId,
    pub read: Read<'a>,
}

impl<'a> Look<'a> {
    pub(in crate::estimate) fn place(&self, id: &NodeId) -> Option<Place<'a>> {
        let node = self.document.diagram().node(id)?;
        let kind = self.catalog.kind(node.kind.as_str())?;
        Some(Place {
            id: &node.id,
            read: Read { node, kind },
        })
    }

    pub(in crate::estimate) fn constants(&self) -> &Constants {
        self.estimate.constants()
    }

    fn card(&self) -> Card<'a> {
        Card {
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

    /// A field of the requirements card as an input.
    pub(in crate::estimate) fn field(&self, field: &'static str, unit: Unit) -> Input {
        let label = self
            .catalog
            .requirement(field)
            .map_or(field, |spec| &spec.label);
        let value = self.required(field);
        Input::new(
            label,
            unit,
            value.ok_or_else(|| Refusal::needs(format!("“{label}” on the requirements card"))),
        )
    }

    pub(in crate::estimate) fn at_most(&self, field: &str) -> Option<Promise> {
        self.required(field).map(Promise::AtMost)
    }

    /// Components with the role that the payload comes from, by id.
    pub(in crate::estimate) fn upstream(
        &self,
        id: &NodeId,
        payload: &str,
        role: Role,
    ) -> Vec<Place<'a>> {
        self.places(self.estimate.upstream(id, &[payload]), role)
    }

    /// Corpora that the component's content comes from, by id.
    pub(in crate::estimate) fn upstream_of_content(&self, id: &NodeId) -> Vec<Place<'a>> {
        let content = ["images", "video", "audio", "text", "records"];
        self.places(self.estimate.upstream(id, &content), Role::HoldsContent)
    }

    fn places(&self, ids: Vec<&NodeId>, role: Role) -> Vec<Place<'a>> {
        let places = ids.into_iter().filter_map(|id| self.place(id));
        places.filter(|place| place.has_role(role)).collect()
    }

    /// The latency that the requirements card promises, ms.
    pub fn promised_ms(&self) -> Option<f64> {
        self.required("latency_p99_ms")
    }

    /// What people call the component.
    pub fn name(&self, id: &NodeId) -> String {
        self.place_name(id).unwrap_or_else(|| id.to_string())
    }

    fn place_name(&self, id: &NodeId) -> Option<String> {
        let node = self.document.diagram().node(id)?;
        let kind = self.catalog.kind(node.kind.as_str())?;
        Some(Read { node, kind }.name().to_owned())
    }
}

impl Place<'_> {
    pub fn about(&self) -> Subject {
        Subject::Component(self.id.clone())
    }

    pub fn has_role(&self, role: Role) -> bool {
        self.read.kind.has_role(role)
    }

    /// A property as an input.
    pub fn property(&self, property: &str, unit: Unit) -> Input {
        let label = self
            .read
            .kind
            .property(property)
            .map_or(property, |spec| &spec.label);
        Input::new(label, unit, self.read.number(property))
    }
}

/// An assumption as an input.
pub(in crate::estimate) fn assumed(name: &str, unit: Unit, value: f64) -> Input {
    Input::new(name, unit, Ok(value))
}

/// A figure that was worked out before as an input.
pub(in crate::estimate) fn worked_out(name: &str, unit: Unit, value: Answer) -> Input {
    Input::new(name, unit, value)
}
