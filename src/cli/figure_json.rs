//! A figure of the estimate as programs read it.

use serde_json::{Value as Json, json};

use crate::estimate::{Estimated, Figure, Subject};

/// The figure with its formula, inputs and sensitivity.
pub(in crate::cli) fn figure(figure: &Figure) -> Json {
    let (component, flow) = match &figure.about {
        Subject::Board => (None, None),
        Subject::Component(id) => (Some(id.as_str()), None),
        Subject::Flow(id) => (None, Some(id.as_str())),
    };
    let inputs = figure.inputs.iter().map(|input| {
        json!({
            "name": input.name,
            "value": number(&input.value),
            "unit": input.unit.symbol(),
        })
    });
    let moved = figure.sensitivity().into_iter().map(|moved| {
        json!({
            "input": figure.inputs[moved.input].name,
            "halved": number(&moved.halved),
            "doubled": number(&moved.doubled),
        })
    });
    let range = figure.range();
    let widest = range.as_ref().and_then(|range| range.widest);
    let widest = widest.map(|input| figure.inputs[input].name.as_str());
    let assumed = figure.assumed_inputs().map(|input| input.name.as_str());
    json!({
        "component": component,
        "flow": flow,
        "key": figure.formula.key,
        "name": figure.formula.title,
        "value": number(&figure.value),
        "unit": figure.formula.unit.symbol(),
        "shown": figure.shown(),
        "refused": figure.value.as_ref().err().map(ToString::to_string),
        "formula": figure.formula.text,
        "inputs": inputs.collect::<Vec<_>>(),
        "promise": figure.promise.map(crate::estimate::RequirementTarget::limit),
        "is_broken": figure.is_broken(),
        "stated": figure.stated.map(crate::estimate::StatedClaim::value),
        "is_contradicted": figure.is_contradicted(),
        "is_assumed": figure.is_assumed(),
        "low": range.as_ref().map(|range| range.low),
        "high": range.as_ref().map(|range| range.high),
        "widest": widest,
        "assumed": assumed.collect::<Vec<_>>(),
        "ignores": figure.formula.ignores,
        "source": figure.formula.source,
        "sensitivity": moved.collect::<Vec<_>>(),
    })
}

fn number(value: &Estimated) -> Option<f64> {
    value.as_ref().ok().copied()
}
