//! Load, waiting and availability of what works while a client waits.

use crate::estimate::availability;
use crate::estimate::figure::{Figure, Input, Law, Promise, Subject};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::queueing::{self, Queue};
use crate::estimate::refusal::{Answer, Refusal, finite};

static LOAD: Law = Law {
    key: "load_qps",
    name: "Load at the peak",
    unit: Unit::PerSecond,
    formula: "peak requests × Π (1 − hit rate) of caches at the front door",
    ignores: "retries, and calls that a component makes more than once per request",
    source: "flow balance",
    compute: |v| Ok(v[0] * v[1]),
};

static UTILISATION: Law = Law {
    key: "utilisation",
    name: "Utilisation at the peak",
    unit: Unit::Share,
    formula: "load / (replicas × capacity per replica)",
    ignores: "uneven balance between replicas",
    source: "queueing theory",
    compute: |v| finite("utilisation", v[0] / (v[1] * v[2])),
};

static COLD: Law = Law {
    key: "utilisation_uncached",
    name: "Utilisation while caches are empty",
    unit: Unit::Share,
    formula: "peak requests / (replicas × capacity per replica)",
    ignores: "uneven balance between replicas",
    source: "queueing theory",
    compute: |v| finite("utilisation", v[0] / (v[1] * v[2])),
};

static WAIT: Law = Law {
    key: "wait_p99_ms",
    name: "Waiting for a free replica, p99",
    unit: Unit::Milliseconds,
    formula: "ln(P(wait) / 0.01) / (c μ − λ), P(wait) by Erlang C",
    ignores: "bursts, which wait longer; steady service times wait about half as long",
    source: "M/M/c queue (Erlang 1917)",
    compute: |v| Ok(queue(v)?.wait_quantile_s(0.99)? * 1000.0),
};

static REPLICAS: Law = Law {
    key: "replicas_needed",
    name: "Replicas needed",
    unit: Unit::Count("replicas"),
    formula: "⌈load / capacity per replica / target utilisation⌉",
    ignores: "",
    source: "Little's law with a planning target: losing one of three zones then gives 0.9",
    compute: |v| queueing::replicas(v[0], 1.0 / v[1], 1.0, v[2]),
};

static OF_COMPONENT: Law = Law {
    key: "availability",
    name: "Availability",
    unit: Unit::Share,
    formula: "1 − (1 − a)^min(zones, replicas)",
    ignores: "faults that hit all zones at once: deployments, configuration, shared stores",
    source: "redundancy in parallel (reliability theory)",
    compute: |v| availability::redundant(v[0], v[1], v[2]),
};

static ALL: Law = Law {
    key: "availability",
    name: "Availability",
    unit: Unit::Share,
    formula: "Π availability of the parts and of third parties they ask",
    ignores: "faults that hit several at once; a fallback makes the answer worse instead of missing",
    source: "series system (reliability theory)",
    compute: |v| availability::in_series(v.iter().copied()),
};

static DOWN: Law = Law {
    key: "minutes_down_per_30d",
    name: "Down in 30 days",
    unit: Unit::Count("min"),
    formula: "(1 − availability) × 43,200",
    ignores: "",
    source: "arithmetic",
    compute: |v| availability::minutes_down_per_30_days(v[0]),
};

#[expect(clippy::cast_sign_loss, reason = "checked to be positive")]
fn queue(v: &[f64]) -> Answer<Queue> {
    let replicas = v[1].round();
    if !(1.0..=f64::from(u32::MAX)).contains(&replicas) {
        return Err(Refusal::impossible("there is no replica"));
    }
    Ok(Queue {
        arrivals_per_s: v[0],
        replicas: replicas as u32,
        service_s: 1.0 / v[2],
    })
}

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let Some(parts) = look.estimate.availability_parts() else {
        return Vec::new();
    };
    let inputs: Vec<Input> = parts
        .into_iter()
        .map(|(id, value)| Input::new(look.name(id), Unit::Share, value))
        .collect();
    let promise = look.required("availability_pct");
    let all = ALL.of(Subject::Board, inputs);
    let each = worked_out("Availability", Unit::Share, all.value.clone());
    vec![
        all.against(promise.map(|percent| Promise::AtLeast(percent / 100.0))),
        DOWN.of(Subject::Board, vec![each]),
    ]
}

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let mut figures = Vec::new();
    if let Some(load) = look.estimate.load_qps(place.id) {
        let peak = || worked_out("Requests, peak", Unit::PerSecond, look.estimate.peak_qps());
        let past = look.estimate.past_caches_to(place.id);
        let past = worked_out("Share that no cache answers", Unit::Share, past);
        figures.push(LOAD.of(place.about(), vec![peak(), past]));
        if place.read.has("capacity_qps") {
            let load = worked_out("Load", Unit::PerSecond, load);
            figures.extend(under_load(look, place, load, peak()));
        }
    }
    if place.read.has("zones") {
        let one = look.constants().instance_availability;
        let inputs = vec![
            assumed("One instance in one zone", Unit::Share, one),
            place.property("zones", Unit::Count("zones")),
            place.property("replicas", Unit::Count("replicas")),
        ];
        figures.push(OF_COMPONENT.of(place.about(), inputs));
    }
    figures
}

fn under_load(look: &Look, place: &Place, load: Input, peak: Input) -> Vec<Figure> {
    let replicas = || place.property("replicas", Unit::Count("replicas"));
    let capacity = || place.property("capacity_qps", Unit::PerSecond);
    let is_cached = load.value != peak.value;
    let target = look.constants().target_utilisation;
    let target = assumed("Target utilisation", Unit::Share, target);
    let of =
        |law: &'static Law, load: Input| law.of(place.about(), vec![load, replicas(), capacity()]);
    let mut figures = vec![of(&UTILISATION, load.clone()), of(&WAIT, load.clone())];
    for figure in &mut figures[..1] {
        figure.promise = Some(Promise::AtMost(1.0));
    }
    if is_cached {
        figures.push(of(&COLD, peak).against(Some(Promise::AtMost(1.0))));
    }
    figures.push(REPLICAS.of(place.about(), vec![load, capacity(), target]));
    figures
}
