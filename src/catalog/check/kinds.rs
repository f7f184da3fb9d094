//! One kind.

use std::collections::BTreeSet;

use super::{CheckResult, check_value, known_payloads, require, unique};
use crate::catalog::kind::FlowRule;
use crate::catalog::read::DataFile;
use crate::catalog::{Catalog, Kind, PropertySpec, ValueSpec};
use crate::model::PayloadId;

pub(in crate::catalog) fn check_kind(
    catalog: &Catalog,
    kind: &Kind,
    source: DataFile,
) -> CheckResult {
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
    check_grading(catalog, kind, source)?;
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

/// The last of the seven steps of an interview.
const LAST_STEP: u8 = 7;

fn check_grading(catalog: &Catalog, kind: &Kind, source: DataFile) -> CheckResult {
    require(source, "step", kind.step <= LAST_STEP, || {
        format!("the step {} is not one of 1 to {LAST_STEP}", kind.step)
    })?;
    for (id, credit) in &kind.near {
        require(source, id, catalog.kind(id).is_some(), || {
            format!("there is no kind `{id}` to come near")
        })?;
        require(source, id, *id != kind.id.as_str(), || {
            format!("`{id}` is this kind itself")
        })?;
        require(source, id, *credit > 0.0 && *credit < 1.0, || {
            format!("the credit of `{id}`, {credit}, is not between 0 and 1")
        })?;
        let back = catalog
            .kind(id)
            .and_then(|kind_there| kind_there.near.get(kind.id.as_str()));
        require(source, id, back.is_none(), || {
            format!("`{id}` says the credit of this pair already")
        })?;
    }
    let mut seen = BTreeSet::new();
    for phrase in &kind.import_phrases {
        unique(source, phrase, "there are two phrases", &mut seen, phrase)?;
        require(source, phrase, *phrase == phrase.to_lowercase(), || {
            format!("the phrase `{phrase}` is not in lower case")
        })?;
    }
    Ok(())
}

fn check_ports(catalog: &Catalog, kind: &Kind, source: DataFile) -> CheckResult {
    let mut names = BTreeSet::new();
    for port in &kind.inputs {
        let name = port.name.as_str();
        unique(source, name, "there are two inputs", &mut names, name)?;
        port_payloads(catalog, source, name, &port.accepts)?;
        for other in &port.instead {
            let known = other.as_str() != name && kind.input(other.as_str()).is_some();
            require(source, name, known, || {
                format!("there is no other input `{other}` that could stand for `{name}`")
            })?;
        }
    }
    let mut names = BTreeSet::new();
    for port in &kind.outputs {
        let name = port.name.as_str();
        unique(source, name, "there are two outputs", &mut names, name)?;
        port_payloads(catalog, source, name, &port.emits)?;
        for payload in &port.usual {
            require(source, name, port.emits.contains(payload), || {
                format!("the port `{name}` calls {payload} usual and never emits it")
            })?;
        }
        for input in &port.answers {
            require(source, name, kind.input(input.as_str()).is_some(), || {
                format!("there is no input `{input}` that `{name}` could answer")
            })?;
        }
    }
    Ok(())
}

fn port_payloads(
    catalog: &Catalog,
    source: DataFile,
    port: &str,
    all: &[PayloadId],
) -> CheckResult {
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

fn check_flows(kind: &Kind, source: DataFile) -> CheckResult {
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

fn check_property(source: DataFile, spec: &PropertySpec) -> CheckResult {
    require(
        source,
        &spec.name,
        spec.value.default_value().is_some(),
        || format!("the property `{}` has no default", spec.name),
    )?;
    let bounded = match spec.value {
        ValueSpec::Int { min, max, .. } => min.is_some() && max.is_some(),
        ValueSpec::Float { min, max, .. } => min.is_some() && max.is_some(),
        ValueSpec::Bool { .. }
        | ValueSpec::Text { .. }
        | ValueSpec::Choice { .. }
        | ValueSpec::Choices { .. } => true,
    };
    require(source, &spec.name, bounded, || {
        format!("the property `{}` lacks its min or its max", spec.name)
    })?;
    check_value(source, &spec.name, &spec.value)
}
