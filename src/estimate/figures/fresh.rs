//! How old features, items and models are when they are used.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Law, Promise, Subject};
use crate::estimate::figures::look::{Look, Place};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Refusal, Use};

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

macro_rules! slowest {
    ($key:literal, $name:literal) => {
        Law {
            key: $key,
            name: $name,
            unit: Unit::Seconds,
            formula: "the greatest sum of waits on any way from a source to its use",
            ignores: "the time jobs run where a board does not say; what goes round in a circle counts once",
            source: "longest path through the schedules, lags and windows of the components",
            compute: |v| crate::estimate::refusal::finite("the age", v.iter().sum()),
        }
    };
}

static OLD_FEATURES: Law = slowest!("features_at_use_s", "Features, oldest when used");
static OLD_INDEX: Law = slowest!("index_at_use_s", "Index, oldest when used");
static OLD_MODEL: Law = slowest!("model_at_use_s", "Model, oldest in what it learned last");

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
    let mut figures = freshest(look, place);
    if look.estimate.is_on_request_path(place.id) {
        figures.extend(ages_at_use(look, place));
    }
    figures
}

/// How old its features, its index and its model are when it uses them.
pub(super) fn ages_at_use(look: &Look, place: &Place) -> Vec<Figure> {
    let uses = Use::ALL.into_iter();
    uses.filter_map(|what| at_use(look, place, what)).collect()
}

/// How old what the component uses is when it is used, with the way it took.
fn at_use(look: &Look, place: &Place, what: Use) -> Option<Figure> {
    let is_its_own = match what {
        Use::Features => READERS.into_iter().any(|role| place.has_role(role)),
        Use::Index => place.has_role(Role::SearchesVectors) || place.has_role(Role::SearchesTerms),
        Use::Model => place.has_role(Role::LoadsModel),
    };
    let law = match what {
        Use::Features => &OLD_FEATURES,
        Use::Index => &OLD_INDEX,
        Use::Model => &OLD_MODEL,
    };
    let way = look
        .estimate
        .slowest_way(place.id, what)
        .filter(|_| is_its_own)?;
    let inputs: Vec<Input> = match way {
        Ok(way) => {
            let waits = way.into_iter().filter(|(_, wait)| *wait > 0.0);
            waits
                .map(|(id, wait)| Input::new(look.name(id), Unit::Seconds, Ok(wait)))
                .collect()
        }
        Err(why) => vec![Input::new("The slowest way", Unit::Seconds, Err(why))],
    };
    (!inputs.is_empty()).then(|| law.of(place.about(), inputs))
}

/// What computes with features.
const READERS: [Role; 3] = [Role::Ranks, Role::PredictsOnline, Role::EncodesQuery];

fn freshest(look: &Look, place: &Place) -> Vec<Figure> {
    if !READERS.into_iter().any(|role| place.has_role(role)) {
        return Vec::new();
    }
    let sources = look.estimate.feature_ages_s(place.id);
    if sources.is_empty() {
        return Vec::new();
    }
    let input = |(id, age)| Input::new(look.name(id), Unit::Seconds, age);
    let inputs: Vec<Input> = sources.into_iter().map(input).collect();
    vec![FEATURE.of(place.about(), inputs)]
}
