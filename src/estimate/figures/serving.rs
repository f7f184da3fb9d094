//! Load, waiting and availability of what works while a client waits.

use crate::estimate::board::is_of_vendor;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, Subject};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::Formula;
use crate::estimate::formulas::latency::{
    BOARD_AVAILABILITY, COMPONENT_AVAILABILITY, DOWN_IN_30_DAYS,
};
use crate::estimate::formulas::queueing::{
    QUOTA_USED, REPLICAS_NEEDED, UTILISATION_AT_PEAK, UTILISATION_UNCACHED, WAIT_P99,
};
use crate::estimate::formulas::traffic::LOAD;
use crate::estimate::quantity::FigureUnit;

pub(super) fn of_board(look: &EstimateView) -> Vec<Figure> {
    let Some(parts) = look.estimate.availability_parts() else {
        return Vec::new();
    };
    let inputs: Vec<FigureInput> = parts
        .into_iter()
        .map(|(id, value)| FigureInput::new("parts", look.name(id), FigureUnit::Share, value))
        .collect();
    let region = assumed(
        "parts",
        "The region",
        FigureUnit::Share,
        look.constants().region_availability,
    );
    let inputs = inputs.into_iter().chain([region]).collect();
    let promise = look.required("availability_pct");
    let all = BOARD_AVAILABILITY.figure(Subject::Board, inputs);
    let each = all.as_input("availability", "Availability");
    vec![
        all.against(promise.map(|percent| RequirementTarget::AtLeast(percent / 100.0))),
        DOWN_IN_30_DAYS.figure(Subject::Board, vec![each]),
    ]
}

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let mut figures = Vec::new();
    if let Some(load) = look.load(place) {
        let peak = || look.peak_qps();
        let visits = look.estimate.visits_of(place.id);
        let calls = visits.map_or(Ok(1.0), |visits| Ok(visits?.cold));
        let calls = worked_out(
            "calls_per_request",
            "Calls per request",
            FigureUnit::Count("calls"),
            calls,
        );
        let past = look.estimate.past_caches_to(place.id);
        let past = worked_out(
            "past_caches",
            "Share that no cache answers",
            FigureUnit::Share,
            past,
        );
        figures.push(LOAD.figure(place.about(), vec![peak(), calls, past]));
        if place.read.has("quota_requests_min") {
            figures.push(quota(place, load.clone()));
        }
        if place.read.has("capacity_qps") && look.estimate.capacity_of(place.id).is_some() {
            figures.extend(under_load(look, place, load, look.load_uncached(place)));
        }
    }
    if place.read.has("zones") && !is_of_vendor(place.read) {
        let one = look.constants().instance_availability;
        let inputs = vec![
            assumed(
                "instance",
                "One instance in one zone",
                FigureUnit::Share,
                one,
            ),
            place.property("zones", FigureUnit::Count("zones")),
            place.property("replicas", FigureUnit::Count("replicas")),
            assumed(
                "common_cause",
                "Nothing takes all copies down",
                FigureUnit::Share,
                look.constants().common_cause_availability,
            ),
        ];
        figures.push(COMPONENT_AVAILABILITY.figure(place.about(), inputs));
    }
    figures
}

/// What a vendor lets through in a minute.
fn quota(place: &FigureNode, load: FigureInput) -> Figure {
    const TOKENS: FigureUnit = FigureUnit::Count("tokens");
    let inputs = vec![
        load,
        place.property("input_tokens", TOKENS),
        place.property("output_tokens", TOKENS),
        place.property("quota_requests_min", FigureUnit::Count("requests/min")),
        place.property("quota_tokens_min", FigureUnit::Count("tokens/min")),
    ];
    let used = QUOTA_USED.figure(place.about(), inputs);
    used.against(Some(RequirementTarget::AtMost(1.0)))
}

fn under_load(
    look: &EstimateView,
    place: &FigureNode,
    load: FigureInput,
    cold: FigureInput,
) -> Vec<Figure> {
    let replicas = || place.property("replicas", FigureUnit::Count("replicas"));
    let capacity = || look.capacity(place);
    let is_cached = load.value != cold.value;
    let target = look.target_utilisation();
    let all = Some(RequirementTarget::AtMost(1.0));
    let of = |formula: &'static Formula, load: FigureInput| {
        formula.figure(place.about(), vec![load, replicas(), capacity()])
    };
    let mut figures = vec![
        of(&UTILISATION_AT_PEAK, load.clone()).against(all),
        of(&WAIT_P99, load.clone()),
    ];
    if is_cached {
        figures.push(of(&UTILISATION_UNCACHED, cold).against(all));
    }
    figures.push(REPLICAS_NEEDED.figure(place.about(), vec![load, capacity(), target]));
    figures
}
