//! Streams, logs and lakes.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, RequirementTarget};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::logs::{
    LOG_KEPT, LOG_PER_DAY, STREAM_CAPACITY, STREAM_DISK, STREAM_LOAD,
};
use crate::estimate::formulas::money::{FEED_USD_PER_1K, LAKE_USD_PER_MONTH};
use crate::estimate::quantity::FigureUnit;

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if place.has_role(Role::StreamsEvents) {
        stream(look, place)
    } else if place.has_role(Role::LogsPredictions) {
        log(look, place)
    } else if place.read.has("stored_tb") {
        let bytes = place
            .read
            .number("stored_tb")
            .map(|terabytes| terabytes * 1e12);
        let inputs = vec![
            worked_out("bytes", "Stored", FigureUnit::Bytes, bytes),
            assumed(
                "usd_per_gb_month",
                "Price of a GB and month",
                FigureUnit::Usd,
                look.constants().usd_per_gb_month,
            ),
        ];
        vec![LAKE_USD_PER_MONTH.figure(place.about(), inputs)]
    } else if place.read.has("usd_per_month")
        && place
            .read
            .number("usd_per_month")
            .is_ok_and(|price| price > 0.0)
    {
        let inputs = vec![
            place.property("usd_per_month", FigureUnit::Usd),
            look.mean_qps(),
        ];
        vec![FEED_USD_PER_1K.figure(place.about(), inputs)]
    } else {
        Vec::new()
    }
}

fn stream(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let each = || place.property("event_bytes", FigureUnit::Bytes);
    let kept = || place.property("sample_rate", FigureUnit::Share);
    let per_partition = place.property("mb_s_per_partition", FigureUnit::Count("MB/s"));
    let partitions = place.property("partitions", FigureUnit::Count("partitions"));
    let capacity = STREAM_CAPACITY.figure(place.about(), vec![partitions, per_partition]);
    let peak = look.peak_qps();
    let load = STREAM_LOAD.figure(place.about(), vec![peak, each(), kept()]);
    let limit = capacity.value.clone().ok().map(RequirementTarget::AtMost);
    let disk = vec![
        look.mean_qps(),
        each(),
        kept(),
        place.property("retention_h", FigureUnit::Hours),
        place.property("replication", FigureUnit::Count("copies")),
    ];
    let disk = STREAM_DISK.figure(place.about(), disk);
    vec![capacity, load.against(limit), disk]
}

fn log(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let inputs = vec![
        look.mean_qps().for_parameter("qps"),
        place.property("sample_rate", FigureUnit::Share),
        place.property("bytes_per_record", FigureUnit::Bytes),
    ];
    let per_day = LOG_PER_DAY.figure(place.about(), inputs);
    let day = per_day.as_input("bytes_per_day", "A day");
    let days = place.property("retention_days", FigureUnit::Count("days"));
    let kept = LOG_KEPT.figure(place.about(), vec![day, days]);
    vec![per_day, kept]
}
