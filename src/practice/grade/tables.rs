//! What the comparison reads of kinds and of the requirements card: data, no code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::catalog::{Catalog, CatalogError, DataFile};
use crate::graph::PayloadSet;

/// How much a component counts, by what its reference says of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "list_weights", deny_unknown_fields)]
pub(super) struct ListWeights {
    /// Without it, it is another system.
    pub must: f64,
    /// A strong design has it.
    pub should: f64,
    /// The rest.
    pub other: f64,
}

/// How two cards are compared in one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ItemComparison {
    /// The same or not.
    Equal,
    /// By the larger ratio of the two.
    Number,
    /// The same on what is missing to 100.
    Nines,
    /// By how far apart they stand in the order of the card.
    Ordered,
}

/// One item of the requirements card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "item", deny_unknown_fields)]
pub(super) struct ItemSpec {
    /// A field of the card, or `traffic`.
    pub item: String,
    /// How two values are compared.
    pub compare: ItemComparison,
    /// What it counts beside others.
    pub weight: f64,
}

/// What the comparison reads of kinds and of the requirements card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "grading", deny_unknown_fields)]
pub struct GradingTables {
    /// What components count by how much the case needs them.
    pub(super) list_weights: ListWeights,
    /// The property that says what a component of a kind is for.
    pub(super) identity: BTreeMap<String, String>,
    /// Properties that say how a component does its work, with points of their own.
    pub(super) details: BTreeMap<String, Vec<String>>,
    /// Properties that help to name the case and count for nothing else.
    pub(super) tells: BTreeMap<String, Vec<String>>,
    /// Kinds whose work a component of a kind may do beside its own.
    pub(super) holds: BTreeMap<String, Vec<String>>,
    /// Payloads that are media.
    pub(super) media: Vec<String>,
    /// Kinds whose medium their edges say.
    pub(super) medium_kinds: Vec<String>,
    /// What is compared of the requirements card.
    pub(super) requirements: Vec<ItemSpec>,
}

/// The item that is worked out of several fields.
pub(super) const TRAFFIC: &str = "traffic";

const FILE: DataFile = DataFile {
    path: "practice/grading.ron",
    text: include_str!("../../../assets/practice/grading.ron"),
};

impl GradingTables {
    /// The tables inside the program.
    pub fn builtin() -> &'static Self {
        static TABLES: LazyLock<GradingTables> = LazyLock::new(|| {
            GradingTables::read(Catalog::builtin()).expect("the embedded tables are read by tests")
        });
        &TABLES
    }

    fn read(catalog: &Catalog) -> Result<Self, CatalogError> {
        let tables: Self = FILE.read()?;
        let check = |is_known: bool, what: &str, id: &str| {
            let message = || format!("there is no {what} `{id}` in the catalogue");
            is_known
                .then_some(())
                .ok_or_else(|| FILE.error(id, message()))
        };
        for (kind, property) in tables.compared_properties() {
            let known = catalog.kind(kind);
            check(known.is_some(), "kind", kind)?;
            let has_it = known.is_some_and(|kind| kind.property(property).is_some());
            check(has_it, "property", property)?;
        }
        let held = tables.holds.iter();
        let held = held.flat_map(|(kind, others)| others.iter().chain([kind]));
        for kind in held.chain(&tables.medium_kinds) {
            check(catalog.kind(kind).is_some(), "kind", kind)?;
        }
        for payload in &tables.media {
            check(catalog.payload(payload).is_some(), "data type", payload)?;
        }
        let items = tables.requirements.iter().map(|spec| spec.item.as_str());
        for item in items.filter(|item| *item != TRAFFIC) {
            check(catalog.requirement(item).is_some(), "requirement", item)?;
        }
        Ok(tables)
    }

    /// Every kind with each property of it that is compared.
    fn compared_properties(&self) -> impl Iterator<Item = (&str, &str)> {
        let identity = self.identity.iter();
        let identity = identity.map(|(kind, property)| (kind.as_str(), property.as_str()));
        let more = self.details.iter().chain(&self.tells);
        let more = more.flat_map(|(kind, properties)| {
            let named = properties.iter().map(String::as_str);
            named.map(|property| (kind.as_str(), property))
        });
        identity.chain(more)
    }

    /// The properties of a kind that are compared at all.
    pub(super) fn compared<'t>(&'t self, kind: &str) -> impl Iterator<Item = &'t String> {
        let identity = self.identity.get(kind).into_iter();
        identity.chain(self.telling_of(kind))
    }

    /// The properties of a kind that help to tell which case a board is like.
    pub(super) fn telling_of<'t>(&'t self, kind: &str) -> impl Iterator<Item = &'t String> {
        let tells = self.tells.get(kind).into_iter().flatten();
        self.details_of(kind).chain(tells)
    }

    pub(super) fn details_of<'t>(&'t self, kind: &str) -> impl Iterator<Item = &'t String> {
        self.details.get(kind).into_iter().flatten()
    }

    /// The data types that are a medium.
    pub(super) fn media(&self, catalog: &Catalog) -> PayloadSet {
        let names = self.media.iter().map(String::as_str);
        PayloadSet::new(catalog, &names.collect::<Vec<_>>())
    }

    /// Whether a component of the drawn kind may do the work of the other beside its own.
    pub(super) fn may_hold(&self, drawn: &str, other: &str) -> bool {
        let held = self.holds.get(drawn);
        held.is_some_and(|held| held.iter().any(|kind| kind == other))
    }
}
