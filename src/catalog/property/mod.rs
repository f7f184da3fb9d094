//! A property of a kind: what it means, its unit, its default and its limits.

mod property_index;

use serde::Deserialize;

pub(super) use property_index::PropertyIndex;

use crate::catalog::{RangeError, ValueSpec};
use crate::model::Value;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "property", deny_unknown_fields)]
pub struct PropertySpec {
    /// The name in boards.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Its type with default and limits.
    pub value: ValueSpec,
    /// Empty for what is not measured.
    #[serde(default)]
    pub unit: String,
    /// What it means; a sentence.
    pub doc: String,
}

impl PropertySpec {
    /// What holds when a node does not say otherwise.
    pub fn default_value(&self) -> Value {
        // The reader refuses a property whose type has no default of its own and states none.
        self.value
            .default_value()
            .unwrap_or_else(|| Value::Text(String::new()))
    }

    /// Whether a node may hold `value` here; the error is a clause for people, such as
    /// "0.5 is below 1 h, the least allowed".
    pub fn check(&self, value: &Value) -> Result<(), RangeError> {
        self.value.check(value, &self.unit)
    }

    /// The possible value nearest to an impossible one; `None` where only a person can decide.
    pub fn nearest(&self, value: &Value) -> Option<Value> {
        self.value.nearest(value)
    }
}
