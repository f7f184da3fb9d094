//! The whole catalogue, and looking things up in it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::payload::DataTypes;
use crate::catalog::requirement::RequirementCard;
use crate::catalog::{
    Icons, InputPort, Kind, Mismatch, Payload, PayloadFamily, Requirement, RequirementGroup, Role,
    Widening,
};

/// Kinds of components, data types, requirements: everything a board can speak of.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// In the order of the palette.
    pub(super) categories: Vec<Category>,
    /// By category, then by name.
    pub(super) kinds: Vec<Kind>,
    /// Place in `kinds` by id.
    pub(super) kind_index: BTreeMap<String, usize>,
    /// Data types and what fits what, as `payloads.ron` says.
    pub(super) data: DataTypes,
    /// Place in `data.payloads` by id.
    pub(super) payload_index: BTreeMap<String, usize>,
    /// The fields of the requirements card, as `requirements.ron` says.
    pub(super) card: RequirementCard,
    /// Glyphs by name.
    pub(super) icons: Icons,
    /// One for each role.
    pub(super) roles: Vec<RoleMeaning>,
    /// How values of lists read, by value.
    pub(super) terms: BTreeMap<String, String>,
}

/// A shelf of the palette.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "category", deny_unknown_fields)]
pub struct Category {
    /// The name of its folder under `kinds/`.
    pub id: String,
    /// What people read.
    pub title: String,
    /// The [`PayloadFamily`] whose colour its kinds take.
    pub family: String,
}

/// What a role means.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "role", deny_unknown_fields)]
pub(super) struct RoleMeaning {
    /// The role.
    pub id: Role,
    /// A clause for people.
    pub meaning: String,
}

/// How well a data type fits a port; the better, the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The port asks for it.
    Exact,
    /// The port asks for something it can stand in for.
    Widened,
    No,
}

impl Catalog {
    /// Sorts kinds as the palette shows them and makes the indices.
    pub(super) fn in_order(mut self) -> Self {
        let rank = |kind: &Kind| {
            let place = self.categories.iter().position(|c| c.id == kind.category);
            (place, kind.name.to_lowercase())
        };
        self.kinds.sort_by_cached_key(rank);
        self.kind_index = index(self.kinds.iter().map(|kind| kind.id.as_str()));
        self.payload_index = index(self.data.payloads.iter().map(|p| p.id.as_str()));
        self
    }

    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kind_index.get(id).map(|at| &self.kinds[*at])
    }

    /// Every kind: by category in catalogue order, then by name.
    pub fn kinds_in_order(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// The share of the credit of kind `a` that a component of kind `b` earns in its place, by their files: 1 for the
    /// same kind, 0 for kinds that have nothing to do with each other.
    pub fn near_credit(&self, a: &str, b: &str) -> f64 {
        if a == b {
            return 1.0;
        }
        let says = |from: &str, to: &str| self.kind(from)?.near.get(to).copied();
        says(a, b).or_else(|| says(b, a)).unwrap_or(0.0)
    }

    /// The kinds that have `role`, in catalogue order.
    pub fn kinds_with(&self, role: Role) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().filter(move |kind| kind.has_role(role))
    }

    /// In the order of the palette.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The family whose colour a kind takes.
    pub fn family_of_kind(&self, kind: &Kind) -> Option<&PayloadFamily> {
        self.family(&self.category(&kind.category)?.family)
    }

    pub fn families(&self) -> &[PayloadFamily] {
        &self.data.families
    }

    pub fn family(&self, id: &str) -> Option<&PayloadFamily> {
        self.data.families.iter().find(|family| family.id == id)
    }

    /// In the order of the list.
    pub fn payloads(&self) -> &[Payload] {
        &self.data.payloads
    }

    pub fn payload(&self, id: &str) -> Option<&Payload> {
        self.payload_index
            .get(id)
            .map(|at| &self.data.payloads[*at])
    }

    pub fn widenings(&self) -> &[Widening] {
        &self.data.widening
    }

    /// Whether `from` may stand in where `to`, another type, is asked for.
    pub fn widens(&self, from: &str, to: &str) -> bool {
        let mut rows = self.data.widening.iter();
        rows.any(|row| row.from.as_str() == from && row.to.iter().any(|t| t.as_str() == to))
    }

    /// Whether data of type `payload` may enter `port`.
    pub fn accepts(&self, port: &InputPort, payload: &str) -> Fit {
        if port.accepts.iter().any(|asked| asked.as_str() == payload) {
            Fit::Exact
        } else if port
            .accepts
            .iter()
            .any(|asked| self.widens(payload, asked.as_str()))
        {
            Fit::Widened
        } else {
            Fit::No
        }
    }

    pub fn mismatches(&self) -> &[Mismatch] {
        &self.data.refusals
    }

    /// What to say when `from` is led to a port that asks for `to`.
    pub fn mismatch(&self, from: &str, to: &str) -> Option<&Mismatch> {
        let mut rows = self.data.refusals.iter();
        rows.find(|row| row.from.as_str() == from && row.to.as_str() == to)
    }

    pub fn requirement_groups(&self) -> &[RequirementGroup] {
        &self.card.groups
    }

    /// Every field of the requirements card, group by group.
    pub fn requirements(&self) -> &[Requirement] {
        &self.card.fields
    }

    pub fn requirement(&self, name: &str) -> Option<&Requirement> {
        self.card.fields.iter().find(|field| field.name == name)
    }

    pub fn icons(&self) -> &Icons {
        &self.icons
    }

    /// The character of a glyph (`graph`) or of a place in the program (`edit.undo`) in the icon fonts.
    pub fn icon(&self, name: &str) -> Option<char> {
        self.icons.get(name)
    }

    /// What a role means, a clause for people.
    pub fn role_meaning(&self, role: Role) -> &str {
        self.roles
            .iter()
            .find(|row| row.id == role)
            .map_or("", |row| &row.meaning)
    }

    /// How a value of a list reads: `gpu_l4` as "GPU · L4", `cost_based` as "Cost-based", `last_good` as "Last good".
    pub fn term(&self, value: &str) -> String {
        self.terms.get(value).cloned().unwrap_or_else(|| {
            let words = value.replace('_', " ");
            let mut chars = words.chars();
            let first = chars.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(chars).collect()
        })
    }

    pub(super) fn terms(&self) -> &BTreeMap<String, String> {
        &self.terms
    }

    pub(super) fn role_meanings(&self) -> &[RoleMeaning] {
        &self.roles
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    ids.enumerate()
        .map(|(at, id)| (id.to_owned(), at))
        .collect()
}
