//! Experiments, labelling and review: how many people, how long, how much.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::formulas::experiments::{
    ARM_GETS, ARM_NEEDS, CASES_PER_DAY, EXPERIMENT_DAYS, SHARE_REVIEWED,
};
use crate::estimate::formulas::money::LABELS_USD_PER_DAY;
use crate::estimate::quantity::Unit;

const USERS: Unit = Unit::Count("users");

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    if place.read.has("mde_rel_pct") {
        comparison(look, place)
    } else if place.has_role(Role::Reviews) && place.read.has("cases_per_hour") {
        review(look, place)
    } else if place.read.has("usd_per_label") {
        let inputs = vec![
            place
                .property("items_per_day", Unit::Count("items"))
                .for_parameter("items"),
            place.property("redundancy", Unit::Count("answers")),
            place.property("usd_per_label", Unit::Usd),
        ];
        vec![LABELS_USD_PER_DAY.figure(place.about(), inputs)]
    } else {
        Vec::new()
    }
}

fn per_cent(place: &Place, property: &'static str) -> Input {
    let mut input = place.property(property, Unit::Share);
    input.value = input.value.map(|percent| percent / 100.0);
    input
}

fn comparison(look: &Look, place: &Place) -> Vec<Figure> {
    let rate = place
        .property("baseline_rate", Unit::Share)
        .for_parameter("rate");
    let effect = per_cent(place, "mde_rel_pct").for_parameter("relative_effect");
    let needed = ARM_NEEDS.figure(place.about(), vec![rate, effect]);
    let users = || look.field("dau", USERS);
    let days = place
        .property("duration_days", Unit::Count("days"))
        .for_parameter("days");
    let share = || per_cent(place, "traffic_pct").for_parameter("traffic");
    let promise = needed.value.clone().ok().map(Promise::AtLeast);
    let gets = ARM_GETS.figure(place.about(), vec![users(), days, share()]);
    let each = needed.as_input("users_per_arm", "Users each arm needs");
    let days = EXPERIMENT_DAYS.figure(place.about(), vec![each, users(), share()]);
    vec![needed, gets.against(promise), days]
}

fn review(look: &Look, place: &Place) -> Vec<Figure> {
    let inputs = vec![
        place.property("reviewers", Unit::Count("people")),
        place.property("cases_per_hour", Unit::Count("cases/h")),
        assumed(
            "review_hours",
            "Hours of work",
            Unit::Hours,
            look.constants().review_hours,
        ),
    ];
    let cases = CASES_PER_DAY.figure(place.about(), inputs);
    let inputs = vec![
        worked_out(
            "cases_per_day",
            "Cases per day",
            Unit::Count("cases"),
            cases.value.clone(),
        ),
        look.mean_qps(),
    ];
    vec![cases, SHARE_REVIEWED.figure(place.about(), inputs)]
}
