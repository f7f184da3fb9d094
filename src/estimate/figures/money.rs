//! What serving costs.

use crate::estimate::figure::{Figure, Input, Law, Subject};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{Hardware, cost};

const IGNORES: &str =
    "storage, egress, licences, staff and everything off the request path; prices age, edit them";

static OF_COMPONENT: Law = Law {
    key: "usd_per_h",
    name: "Cost",
    unit: Unit::UsdPerHour,
    formula: "replicas × machines per replica × price of a machine",
    ignores: "storage, egress, licences and staff",
    source: "prices are editable assumptions",
    compute: |v| Ok(v[0] * v[1] * v[2]),
};

static PER_HOUR: Law = Law {
    key: "usd_per_h",
    name: "Serving cost",
    unit: Unit::UsdPerHour,
    formula: "Σ over the request path of replicas × price",
    ignores: IGNORES,
    source: "prices are editable assumptions",
    compute: |v| Ok(v.iter().sum()),
};

static PER_1K: Law = Law {
    key: "usd_per_1k",
    name: "Cost per 1,000 requests",
    unit: Unit::UsdPer1k,
    formula: "cost per hour / (3.6 × mean requests per second)",
    ignores: IGNORES,
    source: "machines bought for the peak are paid all day",
    compute: |v| cost::usd_per_1k(v[0], v[1]),
};

static AUTOSCALED: Law = Law {
    key: "usd_per_1k_autoscaled",
    name: "Per 1,000, autoscaled",
    unit: Unit::UsdPer1k,
    formula: "Σ cost × utilisation at the peak / peak factor / target utilisation / (3.6 × mean requests per second)",
    ignores: "machines that may not go below a minimum, and the time they take to start",
    source: "mean work at the target utilisation",
    compute: |v| cost::usd_per_1k(v[0] / v[1] / v[2], v[3]),
};

pub(super) fn of_board(look: &Look) -> Vec<Figure> {
    let estimate = look.estimate;
    let paid: Vec<_> = estimate.on_request_path().collect();
    let cost_of = |id| {
        Some(Input::new(
            look.name(id),
            Unit::UsdPerHour,
            estimate.usd_per_h_of(id)?,
        ))
    };
    let inputs: Vec<Input> = paid.iter().filter_map(|id| cost_of(id)).collect();
    if inputs.is_empty() {
        return Vec::new();
    }
    let mean = || worked_out("Requests, mean", Unit::PerSecond, estimate.mean_qps());
    let per_hour = PER_HOUR.of(Subject::Board, inputs);
    let all = worked_out("Serving cost", Unit::UsdPerHour, per_hour.value.clone());
    let per_1k = PER_1K.of(Subject::Board, vec![all, mean()]);
    let busy = paid.iter().filter_map(|id| {
        let cost = estimate.usd_per_h_of(id)?;
        Some((|| Ok(cost? * estimate.utilisation(id).unwrap_or(Ok(1.0))?))())
    });
    let inputs = vec![
        worked_out("Cost of the busy share", Unit::UsdPerHour, busy.sum()),
        worked_out("Peak factor", Unit::Count(""), estimate.peak_factor()),
        assumed(
            "Target utilisation",
            Unit::Share,
            look.constants().target_utilisation,
        ),
        mean(),
    ];
    vec![
        per_hour,
        per_1k.against(look.at_most("budget_usd_per_1k")),
        AUTOSCALED.of(Subject::Board, inputs),
    ]
}

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    if !place.read.has("replicas") {
        return Vec::new();
    }
    let machines = if place.read.has("gpus_per_replica") {
        place.property("gpus_per_replica", Unit::Count("GPUs"))
    } else {
        assumed("Machines per replica", Unit::Count("machines"), 1.0)
    };
    let hardware = place.read.hardware();
    let price = |hardware: Hardware| look.constants().usd_per_h(hardware);
    let inputs = vec![
        place.property("replicas", Unit::Count("replicas")),
        machines,
        worked_out("Price of a machine", Unit::UsdPerHour, hardware.map(price)),
    ];
    vec![OF_COMPONENT.of(place.about(), inputs)]
}
