//! What a type cannot say about the catalogue's files: names refer to something, nothing stands twice, defaults are
//! possible.

use std::collections::BTreeSet;

use crate::catalog::contents::Files;
use crate::catalog::icons::code_point;
use crate::catalog::kind::FlowRule;
use crate::catalog::read::Source;
use crate::catalog::{Catalog, CatalogError, Kind, PropertySpec, Refusal, Role, ValueSpec};
use crate::model::PayloadId;

type Checked = Result<(), CatalogError>;

/// The first fault of meaning, if there is one.
pub(super) fn check(catalog: &Catalog, files: &Files) -> Checked {
    check_data(catalog, files.get("payloads.ron"))?;
    check_categories(catalog, files.get("categories.ron"))?;
    check_icons(catalog, files.get("icons.ron"))?;
    check_roles(catalog, files.get("roles.ron"))?;
    check_card(catalog, files.get("requirements.ron"))?;
    check_terms(catalog, files.get("terms.ron"))?;
    let mut icons = BTreeSet::new();
    let mut names = BTreeSet::new();
    for kind in catalog.kinds_in_order() {
        let path = format!("kinds/{}/{}.ron", kind.category, kind.id);
        let source = files.get(&path);
        check_kind(catalog, kind, source)?;
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

fn check_data(catalog: &Catalog, source: Source) -> Checked {
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
    for row in catalog.refusals() {
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

fn check_detours(catalog: &Catalog, row: &Refusal, source: Source) -> Checked {
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

fn check_categories(catalog: &Catalog, source: Source) -> Checked {
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

fn check_icons(catalog: &Catalog, source: Source) -> Checked {
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

fn check_roles(catalog: &Catalog, source: Source) -> Checked {
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
        Some(role) => Err(source.fault("", format!("the role `{role}` is not explained"))),
    }
}

fn check_card(catalog: &Catalog, source: Source) -> Checked {
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

fn check_terms(catalog: &Catalog, source: Source) -> Checked {
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

fn check_kind(catalog: &Catalog, kind: &Kind, source: Source) -> Checked {
    require(
        source,
        "category",
        catalog.category(&kind.category).is_some(),
        || format!("there is no category `{}`", kind.category),
    )?;
    require(
        source,
        "icon",
        catalog.icons().glyphs.contains_key(&kind.icon),
        || format!("there is no glyph `{}` in icons.ron", kind.icon),
    )?;
    check_ports(catalog, kind, source)?;
    check_flows(kind, source)?;
    let mut names = BTreeSet::new();
    for spec in &kind.properties {
        unique(
            source,
            &spec.name,
            "there are two properties",
            &mut names,
            &spec.name,
        )?;
        check_property(source, spec)?;
    }
    Ok(())
}

fn check_ports(catalog: &Catalog, kind: &Kind, source: Source) -> Checked {
    let mut names = BTreeSet::new();
    for port in &kind.inputs {
        let name = port.name.as_str();
        unique(source, name, "there are two inputs", &mut names, name)?;
        port_payloads(catalog, source, name, &port.accepts)?;
    }
    let mut names = BTreeSet::new();
    for port in &kind.outputs {
        let name = port.name.as_str();
        unique(source, name, "there are two outputs", &mut names, name)?;
        port_payloads(catalog, source, name, &port.emits)?;
    }
    Ok(())
}

fn port_payloads(catalog: &Catalog, source: Source, port: &str, all: &[PayloadId]) -> Checked {
    require(source, port, !all.is_empty(), || {
        format!("the port `{port}` names no data type")
    })?;
    let mut seen = BTreeSet::new();
    for id in all {
        require(source, port, seen.insert(id), || {
            format!("the port `{port}` names {id} twice")
        })?;
    }
    known_payloads(catalog, source, all)
}

fn check_flows(kind: &Kind, source: Source) -> Checked {
    let FlowRule::Pairs(pairs) = &kind.flow_rule else {
        return Ok(());
    };
    let mut seen = BTreeSet::new();
    for flow in pairs {
        let (from, to) = (flow.from.as_str(), flow.to.as_str());
        require(source, "flows", kind.input(from).is_some(), || {
            format!("there is no input `{from}` for a flow to start at")
        })?;
        require(source, "flows", kind.output(to).is_some(), || {
            format!("there is no output `{to}` for a flow to end at")
        })?;
        require(source, "flows", seen.insert((from, to)), || {
            format!("the flow from `{from}` to `{to}` stands twice")
        })?;
    }
    Ok(())
}

fn check_property(source: Source, spec: &PropertySpec) -> Checked {
    require(
        source,
        &spec.name,
        spec.value.default_value().is_some(),
        || format!("the property `{}` has no default", spec.name),
    )?;
    let bounded = match spec.value {
        ValueSpec::Int { min, max, .. } => min.is_some() && max.is_some(),
        ValueSpec::Float { min, max, .. } => min.is_some() && max.is_some(),
        _ => true,
    };
    require(source, &spec.name, bounded, || {
        format!("the property `{}` lacks its min or its max", spec.name)
    })?;
    check_value(source, &spec.name, &spec.value)
}

fn check_value(source: Source, name: &str, value: &ValueSpec) -> Checked {
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
        Some(Err(error)) => Err(source.fault(name, format!("the default of `{name}`: {error}"))),
        _ => Ok(()),
    }
}

fn known_payloads<'a>(
    catalog: &Catalog,
    source: Source,
    ids: impl IntoIterator<Item = &'a PayloadId>,
) -> Checked {
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
    source: Source,
    at: &str,
    what: &str,
    seen: &mut BTreeSet<&'a str>,
    one: &'a str,
) -> Checked {
    require(source, at, seen.insert(one), || format!("{what} `{one}`"))
}

fn require(source: Source, at: &str, holds: bool, message: impl FnOnce() -> String) -> Checked {
    if holds {
        Ok(())
    } else {
        Err(source.fault(at, message()))
    }
}
