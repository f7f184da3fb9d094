//! How old features, items and models are when they are used.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Law, Promise, Subject};
use crate::estimate::figures::look::{Look, Place};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Refusal};

static SIGNAL: Law = Law {
    key: "signal_age_s",
    name: "Behaviour counts after",
    unit: Unit::Seconds,
    formula: "the least age among features that models read and answers prepared ahead",
    ignores: "the time events take to arrive and jobs to run",
    source: "schedules and lags of the pipelines",
    compute: least,
};

static VISIBLE: Law = Law {
    key: "item_visible_s",
    name: "A new item can be found after",
    unit: Unit::Seconds,
    formula: "the least over ways into an index of embedding interval + index interval + build time",
    ignores: "ingestion and validation before the embedding",
    source: "schedules of the jobs",
    compute: least,
};

static MODEL: Law = Law {
    key: "model_age_s",
    name: "Oldest model in use",
    unit: Unit::Seconds,
    formula: "the longest retraining interval",
    ignores: "training, evaluation and rollout, which come on top",
    source: "schedules of the pipelines",
    compute: |v| {
        v.iter()
            .copied()
            .reduce(f64::max)
            .ok_or_else(|| Refusal::needs("a schedule"))
    },
};

static FEATURE: Law = Law {
    key: "feature_age_s",
    name: "Freshest feature",
    unit: Unit::Seconds,
    formula: "the least age among the pipelines it reads",
    ignores: "the time events take to arrive and jobs to run",
    source: "schedules and lags of the pipelines",
    compute: least,
};

static STALEST: Law = Law {
    key: "feature_age_max_s",
    name: "Oldest feature",
    unit: Unit::Seconds,
    formula: "the greatest age among the pipelines it reads",
    ignores: "the time events take to arrive and jobs to run",
    source: "schedules and lags of the pipelines",
    compute: |v| {
        v.iter()
            .copied()
            .reduce(f64::max)
            .ok_or_else(|| Refusal::needs("features"))
    },
};

fn least(values: &[f64]) -> Answer {
    let least = values.iter().copied().reduce(f64::min);
    least.ok_or_else(|| Refusal::needs("a way that leads there"))
}

fn promised(look: &Look, field: &str, unit_s: f64) -> Option<Promise> {
    look.required(field)
        .map(|limit| Promise::AtMost(limit * unit_s))
}

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let estimate = look.estimate;
    let input = |(id, age)| Input::new(look.name(id), Unit::Seconds, age);
    let mut figures = Vec::new();
    let mut add = |law: &'static Law, inputs: Vec<Input>, promise| {
        if !inputs.is_empty() {
            figures.push(law.of(Subject::Board, inputs).against(promise));
        }
    };
    let signals = estimate.signal_ages_s().into_iter().map(input).collect();
    add(&SIGNAL, signals, promised(look, "signal_freshness_s", 1.0));
    let ways = estimate.item_ways_s().into_iter().map(input).collect();
    add(&VISIBLE, ways, promised(look, "new_item_visible_s", 1.0));
    let schedules = estimate.retraining_s().into_iter().map(input).collect();
    add(
        &MODEL,
        schedules,
        promised(look, "model_staleness_h", 3600.0),
    );
    figures
}

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let reads = [Role::Ranks, Role::PredictsOnline, Role::EncodesQuery];
    if !reads.into_iter().any(|role| place.has_role(role)) {
        return Vec::new();
    }
    let sources = look.estimate.feature_ages_s(place.id);
    if sources.is_empty() {
        return Vec::new();
    }
    let input = |(id, age)| Input::new(look.name(id), Unit::Seconds, age);
    let inputs: Vec<Input> = sources.into_iter().map(input).collect();
    let freshest = FEATURE.of(place.about(), inputs.clone());
    vec![freshest, STALEST.of(place.about(), inputs)]
}
