//! Port types do not match.

use std::sync::LazyLock;

use crate::catalog::{Catalog, Fit, InputPort, Kind, Role};
use crate::rules::hygiene::{judged_on_training_rows, test_data_in_training};
use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF001", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    if test_data_in_training::holds(link) || judged_on_training_rows::holds(link) {
        return;
    }
    if let Some(fault) = fault(link) {
        found.push(Diagnostic::new(&RULE, fault).edges([link.id()]));
    }
}

fn fault(link: EdgeRef) -> Option<String> {
    let (output, input) = (link.output()?, link.input()?);
    let catalog = link.catalog();
    let carried = catalog.payload(link.payload()?)?.id.as_str();
    let accepted = catalog.accepts(input, carried) != Fit::No;
    let (start, finish) = (display::start(&link), display::finish(&link));
    let shown = display::payload(catalog, carried);
    if !output
        .emits
        .iter()
        .any(|payload| payload.as_str() == carried)
    {
        let emits = display::any_of(catalog, &output.emits);
        let also = if accepted {
            String::new()
        } else {
            format!(", and {finish} does not accept it")
        };
        return Some(format!(
            "{start} cannot send {shown}: it sends {emits}{also}."
        ));
    }
    if accepted {
        return None;
    }
    let target = link.to.kind()?;
    let source = if link.from.is(Role::Client) {
        SenderRole::Client
    } else {
        SenderRole::Other
    };
    let question = format!("{carried} at {} of {} {source:?}", input.name, target.id);
    let advice = link
        .survey()
        .once(question, || advice(catalog, carried, target, input, source));
    let accepts = display::any_of(catalog, &input.accepts);
    Some(format!(
        "{start} sends {shown}, but {finish} accepts {accepts}.{advice}"
    ))
}

/// Who sends what does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SenderRole {
    Client,
    Other,
}

/// The reason the pair is refused for, the port that was meant, or what could stand in between.
fn advice(
    catalog: &Catalog,
    carried: &str,
    target: &Kind,
    input: &InputPort,
    source: SenderRole,
) -> String {
    if let Some(hint) = hint(catalog, carried, input.accepts.iter()) {
        return format!(" {hint}");
    }
    let meant = target
        .inputs
        .iter()
        .find(|port| catalog.accepts(port, carried) != Fit::No);
    // A client does not hand in what comes back to it.
    if let Some(port) = meant.filter(|_| source == SenderRole::Other) {
        return format!(" The port “{}” accepts it.", port.name);
    }
    let made = target.outputs.iter().flat_map(|port| &port.emits);
    if let Some(hint) = hint(catalog, carried, made) {
        return format!(" {hint}");
    }
    between(catalog, carried, input)
}

fn hint<'c>(
    catalog: &'c Catalog,
    carried: &str,
    mut wanted: impl Iterator<Item = &'c crate::model::PayloadId>,
) -> Option<&'c str> {
    wanted.find_map(|payload| {
        let refusal = catalog.mismatch(carried, payload.as_str())?;
        Some(refusal.hint.as_str())
    })
}

/// Names the components that turn the one type into the other, unless there are too many to be of help: those whose
/// main input takes it, and not those that hand on what they get.
fn between(catalog: &Catalog, carried: &str, input: &InputPort) -> String {
    const MOST: usize = 3;
    // People and their devices turn nothing into anything for us.
    let stands_between = |kind: &&Kind| {
        !kind.has_role(Role::Client)
            && !kind.has_role(Role::Delivers)
            && !kind.has_role(Role::RunsOnDevice)
    };
    let converts = |kind: &&Kind| {
        let takes =
            |port: &InputPort| port.required && port.accepts.iter().any(|p| p.as_str() == carried);
        let mut made = kind
            .outputs
            .iter()
            .filter(|port| !port.side)
            .flat_map(|port| &port.emits);
        kind.detour
            && !kind.has_role(Role::PassThrough)
            && kind.inputs.iter().any(takes)
            && made.any(|payload| catalog.accepts(input, payload.as_str()) != Fit::No)
    };
    let names: Vec<String> = catalog
        .kinds_in_order()
        .filter(stands_between)
        .filter(converts)
        .map(|kind| kind.name.clone())
        .collect();
    if names.is_empty() || names.len() > MOST {
        return String::new();
    }
    format!(
        " Between them could stand: {}.",
        display::list(&names, "or")
    )
}
