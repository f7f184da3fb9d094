//! Training, data sets, embedding a corpus, scoring in bulk.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, StatedClaim};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::figures::offline::trainer;
use crate::estimate::formulas::experiments::{RATE_CORRECTED, RATE_SEEN, ROWS_KEPT};
use crate::estimate::formulas::stores::CORPUS_EMBEDDINGS;
use crate::estimate::formulas::training::{
    BULK_SCORING, CORPUS_ENCODING, NEW_ITEMS_ENCODING, RUN_TIME,
};
use crate::estimate::quantity::FigureUnit;

const ITEMS: FigureUnit = FigureUnit::Count("items");

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if place.has_role(Role::Trains) {
        trainer::of_component(look, place)
    } else if place.has_role(Role::BuildsDataset) {
        data_set(place)
    } else if place.has_role(Role::EmbedsCorpus) {
        embedding(look, place)
    } else if place.has_role(Role::PredictsInBulk) {
        bulk(look, place)
    } else {
        Vec::new()
    }
}

fn data_set(place: &FigureNode) -> Vec<Figure> {
    let kept = place.property("negative_sampling_rate", FigureUnit::Share);
    if !kept.value.as_ref().is_ok_and(|kept| *kept < 1.0) {
        return Vec::new();
    }
    let inputs = vec![
        place.property("positive_rate", FigureUnit::Share),
        kept.clone(),
    ];
    let seen = RATE_SEEN.figure(place.about(), inputs.clone());
    let back = seen.as_input("predicted", "Rate the model sees");
    vec![
        ROWS_KEPT.figure(place.about(), inputs),
        seen,
        RATE_CORRECTED.figure(place.about(), vec![back, kept.for_parameter("kept_share")]),
    ]
}

fn embedding(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let corpora = look.upstream_of_content(place.id);
    let Some(corpus) = corpora.first() else {
        return Vec::new();
    };
    let machines = |items: FigureInput| {
        let mut inputs = vec![items, place.property("flops_per_item", FigureUnit::Flops)];
        inputs.extend(workers(look, place));
        inputs
    };
    let items = || corpus.property("items", ITEMS);
    let vectors = vec![
        items(),
        place.property("dimension", FigureUnit::Count("components")),
        place.property("bytes_per_component", FigureUnit::Bytes),
    ];
    let new = corpus
        .property("new_items_per_day", ITEMS)
        .for_parameter("items");
    vec![
        CORPUS_EMBEDDINGS.figure(place.about(), vectors),
        CORPUS_ENCODING.figure(place.about(), machines(items())),
        NEW_ITEMS_ENCODING
            .figure(place.about(), machines(new))
            .against(Some(RequirementTarget::AtMost(24.0))),
    ]
}

fn bulk(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let mut inputs = vec![
        place.property("items", ITEMS),
        place.property("flops_per_item", FigureUnit::Flops),
    ];
    inputs.extend(workers(look, place));
    let interval = place.read.number("interval_h").ok();
    vec![
        BULK_SCORING
            .figure(place.about(), inputs)
            .against(interval.map(RequirementTarget::AtMost))
            .beside(place.claim("duration_h", StatedClaim::AtLeastFigure)),
    ]
}

/// How long a scheduled run takes by what the board says, against its interval.
pub(super) fn run(place: &FigureNode) -> Option<Figure> {
    let has = |name| place.read.has(name);
    if !has("duration_h") || !has("interval_h") {
        return None;
    }
    let duration = place.property("duration_h", FigureUnit::Hours);
    let interval = place.read.number("interval_h").ok();
    let interval = interval.filter(|hours| *hours > 0.0);
    let run = RUN_TIME.figure(place.about(), vec![duration]);
    Some(run.against(interval.map(RequirementTarget::AtMost)))
}

fn workers(look: &EstimateView, place: &FigureNode) -> [FigureInput; 3] {
    let hardware = place.read.hardware();
    let share = place.share_of_peak(hardware.clone().ok(), look.constants());
    let rate = hardware.map(|hardware| look.constants().machine(hardware).flops_per_s);
    [
        place
            .property("replicas", FigureUnit::Count("workers"))
            .for_parameter("workers"),
        worked_out(
            "flops_per_s",
            "Rate of one worker",
            FigureUnit::FlopsPerSecond,
            rate,
        ),
        assumed("share_of_peak", "Share of peak", FigureUnit::Share, share),
    ]
}
