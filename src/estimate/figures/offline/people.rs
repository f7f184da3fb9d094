//! Experiments, labelling and review: how many people, how long, how much.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{experiment, refusal};

const USERS: Unit = Unit::Count("users");

static PER_ARM: Law = Law {
    key: "users_per_arm",
    name: "Users each arm needs",
    unit: USERS,
    formula: "16 p (1 − p) / (p × relative effect)²",
    ignores: "several metrics, looks before the end, and users who influence each other",
    source: "Lehr 1992: 5 % level, 80 % power",
    compute: |v| experiment::users_per_arm(v[0], v[1]),
};

static AVAILABLE: Law = Law {
    key: "users_available",
    name: "Users each arm gets",
    unit: USERS,
    formula: "daily users × min(3, 1 + 0.15 (days − 1)) × share of traffic / 2 arms",
    ignores: "people who come back rarely",
    source: "assumption about how many different users appear over several days",
    compute: |v| experiment::users_available(v[0], v[1], v[2], 2.0),
};

static DAYS: Law = Law {
    key: "experiment_days_needed",
    name: "Days the experiment needs",
    unit: Unit::Count("days"),
    formula: "the least number of days after which each arm has enough users",
    ignores: "the rhythm of the week: round up to whole weeks",
    source: "as the users each arm needs and gets",
    compute: |v| experiment::days_needed(v[0], v[1], v[2], 2.0),
};

static REVIEWED: Law = Law {
    key: "cases_per_day",
    name: "Cases people can decide in a day",
    unit: Unit::Count("cases/day"),
    formula: "people × cases per hour × hours of work",
    ignores: "training, breaks and cases that two people see",
    source: "counting; 6 h of work in a shift",
    compute: |v| refusal::finite("cases", v[0] * v[1] * v[2]),
};

static SHARE: Law = Law {
    key: "share_reviewed",
    name: "Requests that people can see",
    unit: Unit::Share,
    formula: "cases per day / (mean requests × 86,400)",
    ignores: "",
    source: "counting",
    compute: |v| {
        refusal::finite(
            "the share",
            v[0] / refusal::above_zero("traffic", v[1] * 86_400.0)?,
        )
    },
};

static LABELS: Law = Law {
    key: "labels_usd_per_day",
    name: "Labels, a day",
    unit: Unit::Usd,
    formula: "items a day × answers per item × price of a label",
    ignores: "training and quality control",
    source: "counting",
    compute: |v| refusal::finite("cost", v[0] * v[1] * v[2]),
};

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    if place.read.has("mde_rel_pct") {
        comparison(look, place)
    } else if place.has_role(Role::Reviews) && place.read.has("cases_per_hour") {
        review(look, place)
    } else if place.read.has("usd_per_label") {
        let inputs = vec![
            place.property("items_per_day", Unit::Count("items")),
            place.property("redundancy", Unit::Count("answers")),
            place.property("usd_per_label", Unit::Usd),
        ];
        vec![LABELS.of(place.about(), inputs)]
    } else {
        Vec::new()
    }
}

fn per_cent(place: &Place, property: &str) -> Input {
    let mut input = place.property(property, Unit::Share);
    input.value = input.value.map(|percent| percent / 100.0);
    input
}

fn comparison(look: &Look, place: &Place) -> Vec<Figure> {
    let rate = place.property("baseline_rate", Unit::Share);
    let needed = PER_ARM.of(place.about(), vec![rate, per_cent(place, "mde_rel_pct")]);
    let users = || look.field("dau", USERS);
    let days = place.property("duration_days", Unit::Count("days"));
    let share = || per_cent(place, "traffic_pct");
    let promise = needed.value.clone().ok().map(Promise::AtLeast);
    let gets = AVAILABLE.of(place.about(), vec![users(), days, share()]);
    let each = worked_out("Users each arm needs", USERS, needed.value.clone());
    let days = DAYS.of(place.about(), vec![each, users(), share()]);
    vec![needed, gets.against(promise), days]
}

fn review(look: &Look, place: &Place) -> Vec<Figure> {
    let inputs = vec![
        place.property("reviewers", Unit::Count("people")),
        place.property("cases_per_hour", Unit::Count("cases/h")),
        assumed("Hours of work", Unit::Hours, look.constants().review_hours),
    ];
    let cases = REVIEWED.of(place.about(), inputs);
    let inputs = vec![
        worked_out("Cases per day", Unit::Count("cases"), cases.value.clone()),
        worked_out("Requests, mean", Unit::PerSecond, look.estimate.mean_qps()),
    ];
    vec![cases, SHARE.of(place.about(), inputs)]
}
