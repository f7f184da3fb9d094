//! The whole catalogue, and looking things up in it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::check::check;
use crate::catalog::payload::DataTypes;
use crate::catalog::read::Source;
use crate::catalog::requirement::Card;
use crate::catalog::{
    CatalogError, Family, Icons, InputPort, Kind, Payload, Refusal, Requirement, RequirementGroup,
    Role, Widening,
};

/// Kinds of components, data types, requirements: everything a board can speak of.
#[derive(Clone, Debug)]
pub struct Catalog {
    categories: Vec<Category>,
    /// By category, then by name.
    kinds: Vec<Kind>,
    kind_index: BTreeMap<String, usize>,
    data: DataTypes,
    payload_index: BTreeMap<String, usize>,
    card: Card,
    icons: Icons,
    roles: Vec<RoleMeaning>,
    terms: BTreeMap<String, String>,
}

/// A shelf of the palette.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "category", deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub title: String,
    /// The [`Family`] whose colour its kinds take.
    pub family: String,
}

/// What a role means.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "role", deny_unknown_fields)]
pub(super) struct RoleMeaning {
    pub id: Role,
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
    /// Reads a catalogue from its files, each a path under the assets folder and a text. Files that are not `.ron`
    /// are passed over. The first fault is returned; a catalogue is never half read.
    pub fn from_files<P: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Self, CatalogError> {
        let files: BTreeMap<String, String> = files
            .into_iter()
            .map(|(path, text)| (path.as_ref().to_owned(), text.as_ref().to_owned()))
            .filter(|(path, _)| is_data(path))
            .collect();
        let files = Files(&files);
        files.refuse_strays()?;
        let catalog = Self {
            categories: files.list("categories", "categories.ron")?.read()?,
            kinds: files.kinds()?,
            kind_index: BTreeMap::new(),
            data: files.list("data types", "payloads.ron")?.read()?,
            payload_index: BTreeMap::new(),
            card: files.list("requirements", "requirements.ron")?.read()?,
            icons: files.list("icons", "icons.ron")?.read()?,
            roles: files.list("roles", "roles.ron")?.read()?,
            terms: files.list("terms", "terms.ron")?.read()?,
        };
        let catalog = catalog.in_order();
        check(&catalog, &files)?;
        Ok(catalog)
    }

    fn in_order(mut self) -> Self {
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
    pub fn family_of_kind(&self, kind: &Kind) -> Option<&Family> {
        self.family(&self.category(&kind.category)?.family)
    }

    pub fn families(&self) -> &[Family] {
        &self.data.families
    }

    pub fn family(&self, id: &str) -> Option<&Family> {
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

    pub fn refusals(&self) -> &[Refusal] {
        &self.data.refusals
    }

    /// What to say when `from` is led to a port that asks for `to`.
    pub fn refusal(&self, from: &str, to: &str) -> Option<&Refusal> {
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

/// The files of a catalogue, by path.
pub(super) struct Files<'a>(&'a BTreeMap<String, String>);

const LISTS: [&str; 6] = [
    "categories.ron",
    "icons.ron",
    "payloads.ron",
    "requirements.ron",
    "roles.ron",
    "terms.ron",
];

impl<'a> Files<'a> {
    /// The file at `path`, empty if there is none.
    pub fn get(&self, path: &'a str) -> Source<'a> {
        let text = self.0.get(path).map_or("", String::as_str);
        Source { path, text }
    }

    fn list(&self, what: &'static str, path: &'static str) -> Result<Source<'a>, CatalogError> {
        match self.0.get(path) {
            Some(text) => Ok(Source { path, text }),
            None => Err(CatalogError::Missing { what, path }),
        }
    }

    /// The files of kinds with their folder and their stem.
    fn kind_files(&self) -> impl Iterator<Item = (&'a str, &'a str, Source<'a>)> {
        self.0.iter().filter_map(|(path, text)| {
            let (category, id) = kind_path(path)?;
            Some((category, id, Source { path, text }))
        })
    }

    fn kinds(&self) -> Result<Vec<Kind>, CatalogError> {
        let mut kinds = Vec::new();
        for (category, id, source) in self.kind_files() {
            let mut kind: Kind = source.read()?;
            if kind.id.as_str() != id {
                let message = format!("the id `{}` is not the file's name, `{id}`", kind.id);
                return Err(source.fault("id", message));
            }
            if kind.category != category {
                let message = format!(
                    "the category `{}` is not the folder, `{category}`",
                    kind.category
                );
                return Err(source.fault("category", message));
            }
            kind.expand_flows();
            kinds.push(kind);
        }
        Ok(kinds)
    }

    fn refuse_strays(&self) -> Result<(), CatalogError> {
        let known = |path: &&String| LISTS.contains(&path.as_str()) || kind_path(path).is_some();
        match self.0.keys().find(|path| !known(path)) {
            None => Ok(()),
            Some(path) => Err(CatalogError::Stray {
                known: LISTS.join(", "),
                path: path.clone(),
            }),
        }
    }
}

/// Category and id of `kinds/<category>/<id>.ron`.
fn kind_path(path: &str) -> Option<(&str, &str)> {
    let (category, file) = path.strip_prefix("kinds/")?.split_once('/')?;
    let id = file.strip_suffix(".ron")?;
    (!id.contains('/')).then_some((category, id))
}

fn is_data(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "ron")
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    ids.enumerate()
        .map(|(at, id)| (id.to_owned(), at))
        .collect()
}
