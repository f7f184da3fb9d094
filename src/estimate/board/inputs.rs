//! Reading what people set, or what holds until they do: properties of components and fields of the requirements card.

use crate::catalog::{Catalog, Kind, StatedValue, ValueSource, display_name};
use crate::estimate::Hardware;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::estimate::generation::TokenCounts;
use crate::model::{Brief, Node};

/// A component with its kind.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct NodeInputs<'a> {
    pub node: &'a Node,
    pub kind: &'a Kind,
}

impl<'a> NodeInputs<'a> {
    /// Whether its kind has the property.
    pub fn has(&self, property: &str) -> bool {
        self.kind.property(property).is_some()
    }

    fn stated<'p>(&self, property: &'p str) -> StatedValue<'p>
    where
        'a: 'p,
    {
        StatedValue::of_property(self.node, Some(self.kind), property)
    }

    /// Who says the property; `None` where nobody does.
    pub fn source(&self, property: &str) -> Option<ValueSource> {
        self.stated(property).source()
    }

    /// The number a person set, or the kind's default.
    pub fn number(&self, property: &str) -> Estimated {
        let number = self.stated(property).number();
        number.ok_or_else(|| {
            EstimateError::needs(format!("{property} of {} as a number", self.name()))
        })
    }

    /// The number of a property the kind may not have.
    pub fn number_if_any(&self, property: &str) -> Option<Estimated> {
        self.has(property).then(|| self.number(property))
    }

    pub fn flag(&self, property: &str) -> bool {
        self.stated(property).flag_or_assumed() == Some(true)
    }

    /// The value of a list a person chose, or the kind's default; empty if there is neither.
    pub fn choice<'p>(&self, property: &'p str) -> &'p str
    where
        'a: 'p,
    {
        self.stated(property).text_or_assumed().unwrap_or_default()
    }

    /// What the requests of a generator look like.
    pub fn tokens(&self) -> Estimated<TokenCounts> {
        Ok(TokenCounts {
            input: self.number("input_tokens")?,
            output: self.number("output_tokens")?,
        })
    }

    /// What it runs on; a CPU where the kind does not say.
    pub fn hardware(&self) -> Estimated<Hardware> {
        if !self.has("hardware") {
            return Ok(Hardware::Cpu);
        }
        let id = self.choice("hardware");
        Hardware::from_id(id).ok_or_else(|| {
            EstimateError::impossible(format!("{} runs on unknown hardware `{id}`", self.name()))
        })
    }

    /// What the board calls it.
    pub fn name(&self) -> &'a str {
        display_name(self.node, Some(self.kind))
    }
}

/// The requirements card with what holds until a field is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::estimate) struct RequirementInputs<'a> {
    pub brief: &'a Brief,
    pub catalog: &'a Catalog,
}

impl<'a> RequirementInputs<'a> {
    /// The number of a field; `None` while it is not clarified and nothing is assumed.
    pub fn number(&self, field: &str) -> Option<f64> {
        StatedValue::of_requirement(self.brief, self.catalog, field).number()
    }

    /// Who says the field; `None` where nobody does.
    pub fn source(&self, field: &str) -> Option<ValueSource> {
        StatedValue::of_requirement(self.brief, self.catalog, field).source()
    }

    /// The chosen value of a field.
    pub fn choice<'p>(&self, field: &'p str) -> Option<&'p str>
    where
        'a: 'p,
    {
        StatedValue::of_requirement(self.brief, self.catalog, field).text()
    }
}
