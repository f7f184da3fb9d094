//! The lists beside the folder of kinds.

use std::collections::BTreeSet;

use super::{CheckResult, check_value, known_payloads, require, unique};
use crate::catalog::icons::code_point;
use crate::catalog::read::DataFile;
use crate::catalog::{Catalog, Mismatch, Role, ValueSpec};

pub(super) fn check_data(catalog: &Catalog, source: DataFile) -> CheckResult {
    let mut ids = BTreeSet::new();
    for family in catalog.families() {
        unique(
            source,
            &family.id,
            "there are two families",
            &mut ids,
            &family.id,
        )?;
    }
    let mut ids = BTreeSet::new();
    let mut signs = BTreeSet::new();
    for payload in catalog.payloads() {
        let id = payload.id.as_str();
        unique(source, id, "there are two data types", &mut ids, id)?;
        unique(
            source,
            id,
            "two data types have the sign",
            &mut signs,
            &payload.sign,
        )?;
        require(
            source,
            &payload.sign,
            (1..=3).contains(&payload.sign.chars().count()),
            || {
                format!(
                    "the sign `{}` is not one to three letters long",
                    payload.sign
                )
            },
        )?;
        require(
            source,
            &payload.family,
            catalog.family(&payload.family).is_some(),
            || format!("there is no family `{}`", payload.family),
        )?;
    }
    for row in catalog.widenings() {
        known_payloads(catalog, source, std::iter::once(&row.from).chain(&row.to))?;
    }
    let mut pairs = BTreeSet::new();
    for row in catalog.mismatches() {
        known_payloads(catalog, source, [&row.from, &row.to])?;
        require(
            source,
            row.to.as_str(),
            pairs.insert((&row.from, &row.to)),
            || format!("{} to {} is refused twice", row.from, row.to),
        )?;
        check_detours(catalog, row, source)?;
    }
    Ok(())
}

fn check_detours(catalog: &Catalog, row: &Mismatch, source: DataFile) -> CheckResult {
    for detour in &row.alternatives {
        for id in &detour.insert {
            require(
                source,
                id.as_str(),
                catalog.kind(id.as_str()).is_some(),
                || format!("there is no kind `{id}`"),
            )?;
        }
        let last = detour
            .insert
            .last()
            .and_then(|id| catalog.kind(id.as_str()));
        for (name, value) in &detour.set {
            let spec = last.and_then(|kind| kind.property(name));
            let listed = spec.is_some_and(|spec| spec.value.listed().contains(value));
            require(source, name, listed, || {
                format!("the last kind inserted has no property `{name}` that may be `{value}`")
            })?;
        }
    }
    Ok(())
}

pub(super) fn check_categories(catalog: &Catalog, source: DataFile) -> CheckResult {
    let mut ids = BTreeSet::new();
    for category in catalog.categories() {
        unique(
            source,
            &category.id,
            "there are two categories",
            &mut ids,
            &category.id,
        )?;
        require(
            source,
            &category.family,
            catalog.family(&category.family).is_some(),
            || format!("there is no family `{}`", category.family),
        )?;
    }
    Ok(())
}

pub(super) fn check_icons(catalog: &Catalog, source: DataFile) -> CheckResult {
    let icons = catalog.icons();
    for (glyph, code) in &icons.glyphs {
        require(source, glyph, code_point(code).is_some(), || {
            format!("`{code}` is no code point of the private area, E000 to F8FF")
        })?;
    }
    for (place, glyph) in &icons.uses {
        require(source, place, icons.glyphs.contains_key(glyph), || {
            format!("there is no glyph `{glyph}` in the list above")
        })?;
    }
    Ok(())
}

pub(super) fn check_terms(catalog: &Catalog, source: DataFile) -> CheckResult {
    let properties = catalog.kinds_in_order().flat_map(|kind| &kind.properties);
    let listed: BTreeSet<&String> = properties
        .map(|spec| &spec.value)
        .chain(catalog.requirements().iter().map(|field| &field.value))
        .flat_map(ValueSpec::listed)
        .collect();
    for value in catalog.terms().keys() {
        require(source, value, listed.contains(value), || {
            format!("no property and no requirement lists the value `{value}`")
        })?;
    }
    Ok(())
}

pub(super) fn check_roles(catalog: &Catalog, source: DataFile) -> CheckResult {
    let mut seen = BTreeSet::new();
    for row in catalog.role_meanings() {
        unique(
            source,
            row.id.id(),
            "there are two roles",
            &mut seen,
            row.id.id(),
        )?;
    }
    match Role::ALL.iter().find(|role| !seen.contains(role.id())) {
        None => Ok(()),
        Some(role) => Err(source.error("", format!("the role `{role}` is not explained"))),
    }
}

pub(super) fn check_card(catalog: &Catalog, source: DataFile) -> CheckResult {
    let mut names = BTreeSet::new();
    for field in catalog.requirements() {
        unique(
            source,
            &field.name,
            "there are two fields",
            &mut names,
            &field.name,
        )?;
        let known = catalog
            .requirement_groups()
            .iter()
            .any(|group| group.id == field.group);
        require(source, &field.group, known, || {
            format!("there is no group `{}`", field.group)
        })?;
        check_value(source, &field.name, &field.value)?;
    }
    Ok(())
}
