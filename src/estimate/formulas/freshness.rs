//! How old features, items and models are when they are used.

use super::arguments::list;
use super::{Formula, FormulaArguments};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{EstimateError, Estimated, estimate_error};

const LATE: &str = "the time events take to arrive and jobs to run";
const SCHEDULES: &str = "schedules and lags of the pipelines";

pub(in crate::estimate) static SIGNAL_AGE: Formula = Formula {
    key: "signal_age_s",
    title: "User actions take effect after",
    unit: FigureUnit::Seconds,
    parameters: &[list("ages_s", "s of each path", "900,86400")],
    text: "the least age among features that models read and answers prepared ahead",
    ignores: LATE,
    source: SCHEDULES,
    compute: least,
};

pub(in crate::estimate) static ITEM_VISIBLE: Formula = Formula {
    key: "item_visible_s",
    title: "New item searchable after",
    text: "the least over paths into an index of embedding interval + index interval + build time",
    ignores: "ingestion and validation before the embedding",
    source: "schedules of the jobs",
    ..SIGNAL_AGE
};

pub(in crate::estimate) static MODEL_AGE: Formula = Formula {
    key: "model_age_s",
    title: "Oldest model in use",
    text: "the longest retraining interval",
    ignores: "training, evaluation and rollout, which come on top",
    source: "schedules of the pipelines",
    compute: |g| {
        let longest = g.numbers("ages_s").reduce(f64::max);
        longest.ok_or_else(|| EstimateError::needs("a schedule"))
    },
    ..SIGNAL_AGE
};

pub(in crate::estimate) static FEATURE_AGE: Formula = Formula {
    key: "feature_age_s",
    title: "Feature age, min",
    text: "the least age among the pipelines it reads",
    ..SIGNAL_AGE
};

pub(in crate::estimate) static FEATURES_AT_USE: Formula = Formula {
    key: "features_at_use_s",
    title: "Feature age, max",
    unit: FigureUnit::Seconds,
    parameters: &[list("waits_s", "s of each step of the path", "3600,900")],
    text: "the greatest sum of waits on any path from a source to its use",
    ignores: "the time jobs run where a board does not say; a cycle counts once",
    source: "longest path through the schedules, lags and windows of the components",
    compute: |g| estimate_error::finite("the age", g.numbers("waits_s").sum()),
};

pub(in crate::estimate) static INDEX_AT_USE: Formula = Formula {
    key: "index_at_use_s",
    title: "Index age, max",
    ..FEATURES_AT_USE
};

pub(in crate::estimate) static MODEL_AT_USE: Formula = Formula {
    key: "model_at_use_s",
    title: "Oldest training data in use",
    ..FEATURES_AT_USE
};

fn least(arguments: &FormulaArguments) -> Estimated {
    let least = arguments.numbers("ages_s").reduce(f64::min);
    least.ok_or_else(|| EstimateError::needs("a path that leads there"))
}
