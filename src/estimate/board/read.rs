//! Reading what people set, or what holds until they do: properties of components and fields of the requirements card.

use crate::catalog::{Catalog, Kind, PropertySpec, display_name};
use crate::estimate::Hardware;
use crate::estimate::refusal::{Answer, Refusal};
use crate::model::{Brief, Node, Value};

/// A component with its kind.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct Read<'a> {
    pub node: &'a Node,
    pub kind: &'a Kind,
}

impl<'a> Read<'a> {
    /// Whether its kind has the property.
    pub fn has(&self, property: &str) -> bool {
        self.kind.property(property).is_some()
    }

    /// The number a person set, or the kind's default.
    pub fn number(&self, property: &str) -> Answer {
        let needs = || Refusal::needs(format!("{property} of {} as a number", self.name()));
        if let Some(value) = self.node.properties.get(property) {
            return value.as_number().ok_or_else(needs);
        }
        let spec = self.kind.property(property).ok_or_else(needs)?;
        spec.default_value().as_number().ok_or_else(needs)
    }

    /// The number of a property the kind may not have.
    pub fn number_if_any(&self, property: &str) -> Option<Answer> {
        self.has(property).then(|| self.number(property))
    }

    pub fn flag(&self, property: &str) -> bool {
        let set = self.node.properties.get(property).and_then(Value::as_bool);
        let default = || self.kind.property(property)?.default_value().as_bool();
        set.or_else(default).unwrap_or(false)
    }

    /// The value of a list a person chose, or the kind's default; empty if there is neither.
    pub fn choice(&self, property: &str) -> String {
        let set = self.node.properties.get(property).and_then(Value::as_text);
        set.map_or_else(
            || {
                let default = self
                    .kind
                    .property(property)
                    .map(PropertySpec::default_value);
                let text = default.as_ref().and_then(Value::as_text);
                text.unwrap_or_default().to_owned()
            },
            str::to_owned,
        )
    }

    /// What it runs on; a CPU where the kind does not say.
    pub fn hardware(&self) -> Answer<Hardware> {
        if !self.has("hardware") {
            return Ok(Hardware::Cpu);
        }
        let id = self.choice("hardware");
        Hardware::from_id(&id).ok_or_else(|| {
            Refusal::impossible(format!("{} runs on unknown hardware `{id}`", self.name()))
        })
    }

    /// What the board calls it.
    pub fn name(&self) -> &'a str {
        display_name(self.node, Some(self.kind))
    }
}

/// The requirements card with what holds until a field is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct Card<'a> {
    pub brief: &'a Brief,
    pub catalog: &'a Catalog,
}

impl Card<'_> {
    /// The number of a field; `None` while it is not clarified and nothing is assumed.
    pub fn number(&self, field: &str) -> Option<f64> {
        match self.brief.requirements.get(field) {
            Some(value) => value.as_number(),
            None => self
                .catalog
                .requirement(field)?
                .default_value()?
                .as_number(),
        }
    }

    /// The chosen value of a field.
    pub fn choice(&self, field: &str) -> Option<String> {
        match self.brief.requirements.get(field) {
            Some(value) => value.as_text().map(str::to_owned),
            None => match self.catalog.requirement(field)?.default_value()? {
                Value::Text(text) => Some(text),
                _ => None,
            },
        }
    }
}
