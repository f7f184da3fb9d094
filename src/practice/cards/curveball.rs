//! Curveballs: cards that change the requirements card before the eyes, and can be taken back.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::{Catalog, StatedValue};
use crate::estimate::{Estimate, EstimateView, Subject};
use crate::model::{Brief, Document, Edit, Value};
use crate::practice::answers::shown_field;

/// What becomes of a field of the requirements card.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", rename = "change")]
pub enum FieldChange {
    /// So many times what it was, or what is assumed while nobody said it.
    Times(f64),
    /// So many times what a figure of the board comes to, by its formula.
    OfFigure(String, f64),
    /// That number.
    Number(f64),
    /// A yes or a no.
    Flag(bool),
    /// One of its list.
    Choice(String),
}

/// A field of the requirements card before and after a curveball.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedField {
    /// Its name.
    pub field: String,
    /// What it was; `None` while nobody had said it.
    pub before: Option<Value>,
    /// What it is.
    pub after: Value,
}

impl ChangedField {
    /// `Daily active users: 300 M → 600 M`.
    pub fn in_words(&self, catalog: &Catalog) -> String {
        let label = catalog
            .requirement(&self.field)
            .map_or(self.field.as_str(), |field| field.label.as_str());
        let before = self
            .before
            .as_ref()
            .map_or_else(|| "not said".to_owned(), |it| shown_field(&self.field, it));
        let after = shown_field(&self.field, &self.after);
        format!("{label}: {before} → {after}")
    }
}

/// What a curveball changed, as long as it can be taken back.
#[derive(Clone, Debug)]
pub(in crate::practice) struct OpenCurveball {
    /// The card's id.
    pub card: String,
    /// What it changed.
    pub changes: Vec<ChangedField>,
}

/// The fields that a curveball changes on that board. What would stay as it is, is not possible for its field, or rests
/// on what nobody said falls out.
pub(in crate::practice) fn changed_fields(
    changes: &BTreeMap<String, FieldChange>,
    document: &Document,
    catalog: &Catalog,
) -> Vec<ChangedField> {
    let fields = changes.iter().filter_map(|(field, change)| {
        let after = changed_value(field, change, document, catalog)?;
        let before = document.brief().requirements.get(field).cloned();
        let is_possible = catalog.requirement(field)?.check(&after).is_ok();
        (is_possible && before.as_ref() != Some(&after)).then(|| ChangedField {
            field: field.clone(),
            before,
            after,
        })
    });
    fields.collect()
}

fn changed_value(
    field: &str,
    change: &FieldChange,
    document: &Document,
    catalog: &Catalog,
) -> Option<Value> {
    match change {
        FieldChange::Times(times) => {
            let now = StatedValue::of_requirement(document.brief(), catalog, field);
            let number = now.number_or_assumed()? * times;
            Some(number_of_field(field, number, catalog))
        }
        FieldChange::OfFigure(formula, times) => {
            let number = figure(formula, document, catalog)? * times;
            Some(number_of_field(field, number, catalog))
        }
        FieldChange::Number(number) => Some(number_of_field(field, *number, catalog)),
        FieldChange::Flag(on) => Some(Value::Bool(*on)),
        FieldChange::Choice(word) => Some(Value::Text(word.clone())),
    }
}

/// A whole number where the field takes no other.
fn number_of_field(field: &str, number: f64, catalog: &Catalog) -> Value {
    let is_possible = |value: &Value| {
        let requirement = catalog.requirement(field);
        requirement.is_some_and(|requirement| requirement.check(value).is_ok())
    };
    let float = Value::Float(number);
    if is_possible(&float) {
        return float;
    }
    Value::Int(number.round() as i64)
}

fn figure(formula: &str, document: &Document, catalog: &Catalog) -> Option<f64> {
    let estimate = Estimate::new(document, catalog);
    let view = EstimateView {
        document,
        catalog,
        estimate: &estimate,
    };
    let figures = view.all().into_iter();
    let mut meant =
        figures.filter(|figure| figure.formula.key == formula && figure.about == Subject::Board);
    meant.next()?.value.ok()
}

/// The edit that puts these values on the card.
pub(in crate::practice) fn put_fields(brief: &Brief, fields: &[ChangedField]) -> Edit {
    let mut brief = brief.clone();
    for changed in fields {
        let (field, after) = (changed.field.clone(), changed.after.clone());
        brief.requirements.insert(field, after);
    }
    Edit::SetBrief(brief)
}

/// The edit that puts back what was there. Fields that somebody has written anew since stay.
pub(in crate::practice) fn put_back_fields(brief: &Brief, fields: &[ChangedField]) -> Edit {
    let mut brief = brief.clone();
    for changed in fields {
        if brief.requirements.get(&changed.field) != Some(&changed.after) {
            continue;
        }
        match &changed.before {
            Some(before) => brief
                .requirements
                .insert(changed.field.clone(), before.clone()),
            None => brief.requirements.remove(&changed.field),
        };
    }
    Edit::SetBrief(brief)
}
