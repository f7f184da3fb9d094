//! How old features, items and models are when they are used.

use crate::catalog::Role;
use crate::estimate::AgeUse;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode};
use crate::estimate::formulas::Formula;
use crate::estimate::formulas::freshness::{
    FEATURE_AGE, FEATURES_AT_USE, INDEX_AT_USE, ITEM_VISIBLE, MODEL_AGE, MODEL_AT_USE, SIGNAL_AGE,
};
use crate::estimate::quantity::FigureUnit;

fn promised(look: &EstimateView, field: &str, unit_s: f64) -> Option<RequirementTarget> {
    look.required(field)
        .map(|limit| RequirementTarget::AtMost(limit * unit_s))
}

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let estimate = look.estimate;
    let input = |(id, age)| FigureInput::new("ages_s", look.name(id), FigureUnit::Seconds, age);
    let mut figures = Vec::new();
    let mut add = |formula: &'static Formula, inputs: Vec<FigureInput>, promise| {
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
    let ways = estimate.item_path_times().into_iter().map(input).collect();
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

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let mut figures = freshest(look, place);
    if look.estimate.is_on_request_path(place.id) {
        figures.extend(ages_at_use(look, place));
    }
    figures
}

/// How old its features, its index and its model are when it uses them.
pub(super) fn ages_at_use(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let uses = AgeUse::ALL.into_iter();
    uses.filter_map(|what| at_use(look, place, what)).collect()
}

/// How old what the component uses is when it is used, with the way it took.
fn at_use(look: &EstimateView, place: &FigureNode, what: AgeUse) -> Option<Figure> {
    let is_its_own = match what {
        AgeUse::Features => READERS.into_iter().any(|role| place.has_role(role)),
        AgeUse::Index => {
            place.has_role(Role::SearchesVectors) || place.has_role(Role::SearchesTerms)
        }
        AgeUse::Model => place.has_role(Role::LoadsModel),
    };
    let formula = match what {
        AgeUse::Features => &FEATURES_AT_USE,
        AgeUse::Index => &INDEX_AT_USE,
        AgeUse::Model => &MODEL_AT_USE,
    };
    let way = look
        .estimate
        .slowest_path(place.id, what)
        .filter(|_| is_its_own)?;
    let inputs: Vec<FigureInput> = match way {
        Ok(way) => {
            let waits = way.into_iter().filter(|(_, wait)| *wait > 0.0);
            waits
                .map(|(id, wait)| {
                    FigureInput::new("waits_s", look.name(id), FigureUnit::Seconds, Ok(wait))
                })
                .collect()
        }
        Err(why) => vec![FigureInput::new(
            "waits_s",
            "Slowest path",
            FigureUnit::Seconds,
            Err(why),
        )],
    };
    (!inputs.is_empty()).then(|| formula.figure(place.about(), inputs))
}

/// What computes with features.
const READERS: [Role; 3] = [Role::Ranks, Role::PredictsOnline, Role::EncodesQuery];

fn freshest(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if !READERS.into_iter().any(|role| place.has_role(role)) {
        return Vec::new();
    }
    let sources = look.estimate.feature_ages_s(place.id);
    if sources.is_empty() {
        return Vec::new();
    }
    let input = |(id, age)| FigureInput::new("ages_s", look.name(id), FigureUnit::Seconds, age);
    let inputs: Vec<FigureInput> = sources.into_iter().map(input).collect();
    vec![FEATURE_AGE.figure(place.about(), inputs)]
}
