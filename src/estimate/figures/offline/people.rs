//! Experiments, labelling and review: how many people, how long, how much.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::experiments::{
    ARM_GETS, ARM_NEEDS, CASES_PER_DAY, EXPERIMENT_DAYS, SHARE_REVIEWED,
};
use crate::estimate::formulas::money::LABELS_USD_PER_DAY;
use crate::estimate::quantity::FigureUnit;

const USERS: FigureUnit = FigureUnit::Count("users");

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if place.read.has("mde_rel_pct") {
        comparison(look, place)
    } else if place.has_role(Role::Reviews) && place.read.has("cases_per_hour") {
        review(look, place)
    } else if place.read.has("usd_per_label") {
        let inputs = vec![
            place
                .property("items_per_day", FigureUnit::Count("items"))
                .for_parameter("items"),
            place.property("redundancy", FigureUnit::Count("answers")),
            place.property("usd_per_label", FigureUnit::Usd),
        ];
        vec![LABELS_USD_PER_DAY.figure(place.about(), inputs)]
    } else {
        Vec::new()
    }
}

fn per_cent(place: &FigureNode, property: &'static str) -> FigureInput {
    let mut input = place.property(property, FigureUnit::Share);
    input.value = input.value.map(|percent| percent / 100.0);
    input
}

fn comparison(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let rate = place
        .property("baseline_rate", FigureUnit::Share)
        .for_parameter("rate");
    let effect = per_cent(place, "mde_rel_pct").for_parameter("relative_effect");
    let needed = ARM_NEEDS.figure(place.about(), vec![rate, effect]);
    let users = || look.field("dau", USERS);
    let days = place
        .property("duration_days", FigureUnit::Count("days"))
        .for_parameter("days");
    let share = || per_cent(place, "traffic_pct").for_parameter("traffic");
    let promise = needed.value.clone().ok().map(RequirementTarget::AtLeast);
    let gets = ARM_GETS.figure(place.about(), vec![users(), days, share()]);
    let each = needed.as_input("users_per_arm", "Sample size per arm, needed");
    let days = EXPERIMENT_DAYS.figure(place.about(), vec![each, users(), share()]);
    vec![needed, gets.against(promise), days]
}

fn review(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let inputs = vec![
        place.property("reviewers", FigureUnit::Count("people")),
        place.property("cases_per_hour", FigureUnit::Count("cases/h")),
        assumed(
            "review_hours",
            "Hours of work",
            FigureUnit::Hours,
            look.constants().review_hours,
        ),
    ];
    let cases = CASES_PER_DAY.figure(place.about(), inputs);
    let inputs = vec![
        worked_out(
            "cases_per_day",
            "Cases per day",
            FigureUnit::Count("cases"),
            cases.value.clone(),
        ),
        look.mean_qps(),
    ];
    vec![cases, SHARE_REVIEWED.figure(place.about(), inputs)]
}
