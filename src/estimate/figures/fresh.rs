//! How old features, items and models are when they are used.

use crate::catalog::Role;
use crate::estimate::Use;
use crate::estimate::figure::{Figure, Input, Promise, Subject};
use crate::estimate::figures::look::{Look, Place};
use crate::estimate::formulas::Formula;
use crate::estimate::formulas::freshness::{
    FEATURE_AGE, FEATURES_AT_USE, INDEX_AT_USE, ITEM_VISIBLE, MODEL_AGE, MODEL_AT_USE, SIGNAL_AGE,
};
use crate::estimate::quantity::Unit;

fn promised(look: &Look, field: &str, unit_s: f64) -> Option<Promise> {
    look.required(field)
        .map(|limit| Promise::AtMost(limit * unit_s))
}

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let estimate = look.estimate;
    let input = |(id, age)| Input::new("ages_s", look.name(id), Unit::Seconds, age);
    let mut figures = Vec::new();
    let mut add = |formula: &'static Formula, inputs: Vec<Input>, promise| {
        if !inputs.is_empty() {
            figures.push(formula.figure(Subject::Board, inputs).against(promise));
        }
    };
    let signals = estimate.signal_ages_s().into_iter().map(input).collect();
    add(
        &SIGNAL_AGE,
        signals,
        promised(look, "signal_freshness_s", 1.0),
    );
    let ways = estimate.item_ways_s().into_iter().map(input).collect();
    add(
        &ITEM_VISIBLE,
        ways,
        promised(look, "new_item_visible_s", 1.0),
    );
    let schedules = estimate.retraining_s().into_iter().map(input).collect();
    add(
        &MODEL_AGE,
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
    let formula = match what {
        Use::Features => &FEATURES_AT_USE,
        Use::Index => &INDEX_AT_USE,
        Use::Model => &MODEL_AT_USE,
    };
    let way = look
        .estimate
        .slowest_way(place.id, what)
        .filter(|_| is_its_own)?;
    let inputs: Vec<Input> = match way {
        Ok(way) => {
            let waits = way.into_iter().filter(|(_, wait)| *wait > 0.0);
            waits
                .map(|(id, wait)| Input::new("waits_s", look.name(id), Unit::Seconds, Ok(wait)))
                .collect()
        }
        Err(why) => vec![Input::new(
            "waits_s",
            "The slowest way",
            Unit::Seconds,
            Err(why),
        )],
    };
    (!inputs.is_empty()).then(|| formula.figure(place.about(), inputs))
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
    let input = |(id, age)| Input::new("ages_s", look.name(id), Unit::Seconds, age);
    let inputs: Vec<Input> = sources.into_iter().map(input).collect();
    vec![FEATURE_AGE.figure(place.about(), inputs)]
}
