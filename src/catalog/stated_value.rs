//! What a component or the brief says of one thing: the value, its unit, and who says so.

use crate::catalog::{Catalog, Kind, PropertySpec, Requirement, ValueSpec};
use crate::model::{Brief, Node, Value};

/// Who says a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueSource {
    /// A person, on the board.
    Stated,
    /// The catalogue, as long as nobody says otherwise.
    Assumed,
}

/// A property of a component or a field of the brief.
#[derive(Clone, Copy, Debug)]
pub struct StatedValue<'a> {
    /// What the board says.
    stated: Option<&'a Value>,
    subject: ValueOwner<'a>,
    /// The name in boards.
    name: &'a str,
}

/// Whose it is. What the catalogue knows of it is looked up only where the board does not say.
#[derive(Clone, Copy, Debug)]
enum ValueOwner<'a> {
    Component(Option<&'a Kind>),
    Brief(&'a Catalog),
}

/// What the catalogue knows of it.
#[derive(Clone, Copy, Debug)]
enum CatalogEntry<'a> {
    Property(&'a PropertySpec),
    Requirement(&'a Requirement),
    Unknown,
}

impl<'a> StatedValue<'a> {
    /// A property of a component, whose kind may not have it.
    pub fn of_property(node: &'a Node, kind: Option<&'a Kind>, property: &'a str) -> Self {
        Self {
            stated: node.properties.get(property),
            subject: ValueOwner::Component(kind),
            name: property,
        }
    }

    /// A field of the brief.
    pub fn of_requirement(brief: &'a Brief, catalog: &'a Catalog, field: &'a str) -> Self {
        Self {
            stated: brief.requirements.get(field),
            subject: ValueOwner::Brief(catalog),
            name: field,
        }
    }

    fn entry(&self) -> CatalogEntry<'a> {
        match self.subject {
            ValueOwner::Component(kind) => kind
                .and_then(|kind| kind.property(self.name))
                .map_or(CatalogEntry::Unknown, CatalogEntry::Property),
            ValueOwner::Brief(catalog) => catalog
                .requirement(self.name)
                .map_or(CatalogEntry::Unknown, CatalogEntry::Requirement),
        }
    }

    /// The same without a stated value that cannot be; a rule of its own reports that.
    #[must_use]
    pub fn possible(self) -> Self {
        let is_possible = |value: &&Value| match self.entry() {
            CatalogEntry::Property(spec) => spec.check(value).is_ok(),
            CatalogEntry::Requirement(spec) => spec.check(value).is_ok(),
            CatalogEntry::Unknown => false,
        };
        Self {
            stated: self.stated.filter(is_possible),
            ..self
        }
    }

    /// Whether the catalogue knows of it.
    pub fn is_known(&self) -> bool {
        self.value_spec().is_some()
    }

    /// Who says the value; `None` where there is none.
    pub fn source(&self) -> Option<ValueSource> {
        if self.stated.is_some() {
            return Some(ValueSource::Stated);
        }
        let is_assumed = match self.entry() {
            CatalogEntry::Property(_) => true,
            CatalogEntry::Requirement(spec) => spec.default_value().is_some(),
            CatalogEntry::Unknown => false,
        };
        is_assumed.then_some(ValueSource::Assumed)
    }

    /// The unit of the value; empty for what is not measured or not known.
    pub fn unit(&self) -> &'a str {
        match self.entry() {
            CatalogEntry::Property(spec) => &spec.unit,
            CatalogEntry::Requirement(spec) => &spec.unit,
            CatalogEntry::Unknown => "",
        }
    }

    /// What people read; `None` if the catalogue does not know of it.
    pub fn label(&self) -> Option<&'a str> {
        match self.entry() {
            CatalogEntry::Property(spec) => Some(&spec.label),
            CatalogEntry::Requirement(spec) => Some(&spec.label),
            CatalogEntry::Unknown => None,
        }
    }

    fn value_spec(&self) -> Option<&'a ValueSpec> {
        match self.entry() {
            CatalogEntry::Property(spec) => Some(&spec.value),
            CatalogEntry::Requirement(spec) => Some(&spec.value),
            CatalogEntry::Unknown => None,
        }
    }

    /// What a person said.
    pub fn stated(&self) -> Option<&'a Value> {
        self.stated
    }

    fn assumed(&self) -> Option<Value> {
        match self.entry() {
            CatalogEntry::Property(spec) => Some(spec.default_value()),
            CatalogEntry::Requirement(spec) => spec.default_value(),
            CatalogEntry::Unknown => None,
        }
    }

    /// The number; `None` where what was said is none, whatever is assumed.
    pub fn number(&self) -> Option<f64> {
        match self.stated {
            Some(value) => value.as_number(),
            None => self.value_spec()?.default_number(),
        }
    }

    /// The text; `None` where what was said is none, whatever is assumed.
    pub fn text(&self) -> Option<&'a str> {
        match self.stated {
            Some(value) => value.as_text(),
            None => self.value_spec()?.default_text(),
        }
    }

    /// The number; what is assumed where what was said is none.
    pub fn number_or_assumed(&self) -> Option<f64> {
        let stated = self.stated.and_then(Value::as_number);
        stated.or_else(|| self.value_spec()?.default_number())
    }

    /// The yes or no; what is assumed where what was said is neither.
    pub fn flag_or_assumed(&self) -> Option<bool> {
        self.read(Value::as_bool)
    }

    /// The text; what is assumed where what was said is none.
    pub fn text_or_assumed(&self) -> Option<&'a str> {
        let stated = self.stated.and_then(Value::as_text);
        stated.or_else(|| self.value_spec()?.default_text())
    }

    /// All chosen values; what is assumed where what was said is no choice of several.
    pub fn set_or_assumed(&self) -> Vec<String> {
        let chosen = self.read(|value| match value {
            Value::Set(some) => Some(some.iter().cloned().collect()),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text(_) | Value::Raw(_) => {
                None
            }
        });
        chosen.unwrap_or_default()
    }

    fn read<T>(&self, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let stated = self.stated.and_then(&read);
        stated.or_else(|| read(&self.assumed()?))
    }
}
