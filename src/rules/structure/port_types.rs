//! Port types do not match.

use crate::catalog::{Catalog, Fit, InputPort, Kind};
use crate::rules::hygiene::{judged_on_training_rows, test_data_in_training};
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Mend, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DF001",
    family: Family::Structure,
    severity: Severity::Error,
    when: When::Live,
    title: "Port types do not match",
    condition: "A flow carries a type that its output does not emit, or that its input accepts neither as it is nor by widening. \
        Silent on flows that DH002 or DH003 reports, and on flows whose port or type the catalogue does not know.",
    why: "The two ends speak different languages, so the arrow hides a step that has to exist. \
        Naming the missing step is usually the interesting part of the answer.",
    fix: "Insert the component that converts one type into the other, or move the arrow to the port that was meant.",
    source: "Common practice (typed data-flow graphs)",
    mends: &[Mend {
        does: "Put between what turns the one into the other",
        steps: &[Step::Convert],
    }],
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    if test_data_in_training::holds(flow) || judged_on_training_rows::holds(flow) {
        return;
    }
    if let Some(fault) = fault(cx, flow) {
        found.push(Diagnostic::new(&RULE, fault).edges([&flow.edge.id]));
    }
}

fn fault(cx: &Cx, flow: &Flow) -> Option<String> {
    let (output, input) = (flow.output?, flow.input?);
    let carried = cx.catalog.payload(flow.payload()?)?.id.as_str();
    let accepted = cx.catalog.accepts(input, carried) != Fit::No;
    let (start, finish) = (words::start(cx, flow), words::finish(cx, flow));
    let shown = words::payload(cx.catalog, carried);
    if !output
        .emits
        .iter()
        .any(|payload| payload.as_str() == carried)
    {
        let emits = words::any_of(cx.catalog, &output.emits);
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
    let target = flow.to.kind?;
    let question = format!("{} at {} of {}", carried, input.name, target.id);
    let advice = cx.once(question, || advice(cx.catalog, carried, target, input));
    let accepts = words::any_of(cx.catalog, &input.accepts);
    Some(format!(
        "{start} sends {shown}, but {finish} accepts {accepts}.{advice}"
    ))
}

/// The reason the pair is refused for, the port that was meant, or what could stand in between.
fn advice(catalog: &Catalog, carried: &str, target: &Kind, input: &InputPort) -> String {
    if let Some(hint) = hint(catalog, carried, input.accepts.iter()) {
        return format!(" {hint}");
    }
    let meant = target
        .inputs
        .iter()
        .find(|port| catalog.accepts(port, carried) != Fit::No);
    if let Some(port) = meant {
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
        let refusal = catalog.refusal(carried, payload.as_str())?;
        Some(refusal.hint.as_str())
    })
}

/// Names the components that turn the one type into the other, unless there are too many to be of help.
fn between(catalog: &Catalog, carried: &str, input: &InputPort) -> String {
    const MOST: usize = 3;
    let converts = |kind: &&Kind| {
        let takes = |port: &InputPort| port.accepts.iter().any(|p| p.as_str() == carried);
        let mut made = kind
            .outputs
            .iter()
            .filter(|port| !port.side)
            .flat_map(|port| &port.emits);
        kind.inputs.iter().any(takes)
            && made.any(|payload| catalog.accepts(input, payload.as_str()) != Fit::No)
    };
    let names: Vec<String> = catalog
        .kinds_in_order()
        .filter(converts)
        .map(|kind| kind.name.clone())
        .collect();
    if names.is_empty() || names.len() > MOST {
        return String::new();
    }
    format!(" Between them could stand: {}.", words::list(&names, "or"))
}
