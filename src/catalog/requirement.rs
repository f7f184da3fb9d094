//! The fields of the requirements card.

use serde::Deserialize;

use crate::catalog::{RangeError, ValueSpec};
use crate::model::Value;

/// Fields that are shown together.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "group", deny_unknown_fields)]
pub struct RequirementGroup {
    /// What fields name it by.
    pub id: String,
    /// What people read.
    pub title: String,
}

/// One field of the card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "requirement", deny_unknown_fields)]
pub struct Requirement {
    /// The name in boards.
    pub name: String,
    /// What people read.
    pub label: String,
    /// The id of a [`RequirementGroup`].
    pub group: String,
    /// Without a default the field is not clarified until somebody sets it.
    pub value: ValueSpec,
    /// Empty for what is not measured.
    #[serde(default)]
    pub unit: String,
    /// What it asks; a sentence.
    pub meaning: String,
    /// What of a design it decides.
    pub changes: String,
}

impl Requirement {
    /// What is assumed as long as nothing is said; `None` where nothing is.
    pub fn default_value(&self) -> Option<Value> {
        self.value.default_value()
    }

    /// Whether `value` is possible here.
    pub fn check(&self, value: &Value) -> Result<(), RangeError> {
        self.value.check(value, &self.unit)
    }
}

/// The file `requirements.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "requirements", deny_unknown_fields)]
pub(super) struct RequirementCard {
    /// In the order of the card.
    pub groups: Vec<RequirementGroup>,
    /// Group by group, in the order of the card.
    pub fields: Vec<Requirement>,
}
