//! What a type cannot say about the catalogue's files: names refer to something, nothing stands twice, defaults are
//! possible.

pub(super) mod kinds;
mod lists;

use std::collections::BTreeSet;

use crate::catalog::files::CatalogFiles;
use crate::catalog::read::DataFile;
use crate::catalog::{Catalog, CatalogError, ValueSpec};
use crate::model::PayloadId;

type CheckResult = Result<(), CatalogError>;

/// The first fault of meaning, if there is one.
pub(super) fn check(catalog: &Catalog, files: &CatalogFiles) -> CheckResult {
    lists::check_data(catalog, files.get("payloads.ron"))?;
    lists::check_categories(catalog, files.get("categories.ron"))?;
    lists::check_icons(catalog, files.get("icons.ron"))?;
    lists::check_roles(catalog, files.get("roles.ron"))?;
    lists::check_card(catalog, files.get("requirements.ron"))?;
    lists::check_terms(catalog, files.get("terms.ron"))?;
    let mut icons = BTreeSet::new();
    let mut names = BTreeSet::new();
    for kind in catalog.kinds_in_order() {
        let path = format!("kinds/{}/{}.ron", kind.category, kind.id);
        let source = files.get(&path);
        kinds::check_kind(catalog, kind, source)?;
        unique(
            source,
            "icon",
            "another kind has the icon",
            &mut icons,
            &kind.icon,
        )?;
        unique(
            source,
            "name",
            "another kind has the name",
            &mut names,
            &kind.name,
        )?;
    }
    Ok(())
}

fn check_value(source: DataFile, name: &str, value: &ValueSpec) -> CheckResult {
    if let (Some(least), Some(most)) = value.limits() {
        require(source, name, least <= most, || {
            format!("the range of `{name}` is empty")
        })?;
    }
    let mut seen = BTreeSet::new();
    for one in value.listed() {
        require(source, name, seen.insert(one), || {
            format!("`{name}` lists `{one}` twice")
        })?;
    }
    match value
        .default_value()
        .map(|default| value.check(&default, ""))
    {
        Some(Err(error)) => Err(source.error(name, format!("the default of `{name}`: {error}"))),
        Some(Ok(())) | None => Ok(()),
    }
}

fn known_payloads<'a>(
    catalog: &Catalog,
    source: DataFile,
    ids: impl IntoIterator<Item = &'a PayloadId>,
) -> CheckResult {
    for id in ids {
        require(
            source,
            id.as_str(),
            catalog.payload(id.as_str()).is_some(),
            || format!("there is no data type `{id}`; payloads.ron lists them"),
        )?;
    }
    Ok(())
}

fn unique<'a>(
    source: DataFile,
    at: &str,
    what: &str,
    seen: &mut BTreeSet<&'a str>,
    one: &'a str,
) -> CheckResult {
    require(source, at, seen.insert(one), || format!("{what} `{one}`"))
}

fn require(
    source: DataFile,
    at: &str,
    holds: bool,
    message: impl FnOnce() -> String,
) -> CheckResult {
    if holds {
        Ok(())
    } else {
        Err(source.error(at, message()))
    }
}
