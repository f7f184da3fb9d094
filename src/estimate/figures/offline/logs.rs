//! Streams, logs and lakes.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{cost, logs, refusal};

static STREAM_CAPACITY: Law = Law {
    key: "stream_bytes_per_s_capacity",
    name: "What the stream can take",
    unit: Unit::BytesPerSecond,
    formula: "partitions × MB/s of a partition",
    ignores: "keys that all fall into one partition",
    source: "conservative planning value per partition",
    compute: |v| refusal::finite("the stream", v[0] * v[1] * 1e6),
};

static STREAM_LOAD: Law = Law {
    key: "stream_bytes_per_s",
    name: "Events of requests alone, peak",
    unit: Unit::BytesPerSecond,
    formula: "peak requests × bytes of an event × share kept",
    ignores: "events that are not one per request: views, clicks, sensors",
    source: "one event per request at least",
    compute: |v| refusal::finite("the stream", v[0] * v[1] * v[2]),
};

static STREAM_DISK: Law = Law {
    key: "stream_bytes",
    name: "Disks of the stream",
    unit: Unit::Bytes,
    formula: "mean requests × bytes of an event × share kept × retention × copies",
    ignores: "events that are not one per request",
    source: "one event per request at least",
    compute: |v| logs::stream_bytes(v[0] * 86_400.0 * v[1] * v[2], v[3] / 24.0, v[4]),
};

static LOG_PER_DAY: Law = Law {
    key: "log_bytes_per_day",
    name: "Prediction log, a day",
    unit: Unit::Bytes,
    formula: "mean requests × 86,400 × share logged × bytes of a record",
    ignores: "compression",
    source: "counting",
    compute: |v| logs::prediction_log_bytes_per_day(v[0], v[1], v[2]),
};

static LOG_KEPT: Law = Law {
    key: "log_bytes",
    name: "Prediction log, all that is kept",
    unit: Unit::Bytes,
    formula: "bytes a day × days kept",
    ignores: "compression",
    source: "counting",
    compute: |v| refusal::finite("storage", v[0] * v[1]),
};

static LAKE: Law = Law {
    key: "storage_usd_per_month",
    name: "Storage a month",
    unit: Unit::Usd,
    formula: "GB × price of a GB and month",
    ignores: "requests and data moved",
    source: "price is an editable assumption",
    compute: |v| refusal::finite("cost", v[0] / 1e9 * v[1]),
};

static FEED: Law = Law {
    key: "usd_per_1k",
    name: "Third party, per 1,000 requests",
    unit: Unit::UsdPer1k,
    formula: "price of a month / 720 h / (3.6 × mean requests per second)",
    ignores: "prices per call",
    source: "arithmetic",
    compute: |v| cost::usd_per_1k(v[0] / 720.0, v[1]),
};

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
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
            worked_out("Stored", Unit::Bytes, bytes),
            assumed(
                "Price of a GB and month",
                Unit::Usd,
                look.constants().usd_per_gb_month,
            ),
        ];
        vec![LAKE.of(place.about(), inputs)]
    } else if place.read.has("usd_per_month")
        && place
            .read
            .number("usd_per_month")
            .is_ok_and(|price| price > 0.0)
    {
        let inputs = vec![place.property("usd_per_month", Unit::Usd), mean(look)];
        vec![FEED.of(place.about(), inputs)]
    } else {
        Vec::new()
    }
}

fn mean(look: &Look) -> crate::estimate::Input {
    worked_out("Requests, mean", Unit::PerSecond, look.estimate.mean_qps())
}

fn stream(look: &Look, place: &Place) -> Vec<Figure> {
    let each = || place.property("event_bytes", Unit::Bytes);
    let kept = || place.property("sample_rate", Unit::Share);
    let per_partition = place.property("mb_s_per_partition", Unit::Count("MB/s"));
    let partitions = place.property("partitions", Unit::Count("partitions"));
    let capacity = STREAM_CAPACITY.of(place.about(), vec![partitions, per_partition]);
    let peak = worked_out("Requests, peak", Unit::PerSecond, look.estimate.peak_qps());
    let load = STREAM_LOAD.of(place.about(), vec![peak, each(), kept()]);
    let limit = capacity.value.clone().ok().map(Promise::AtMost);
    let disk = vec![
        mean(look),
        each(),
        kept(),
        place.property("retention_h", Unit::Hours),
        place.property("replication", Unit::Count("copies")),
    ];
    let disk = STREAM_DISK.of(place.about(), disk);
    vec![capacity, load.against(limit), disk]
}

fn log(look: &Look, place: &Place) -> Vec<Figure> {
    let inputs = vec![
        mean(look),
        place.property("sample_rate", Unit::Share),
        place.property("bytes_per_record", Unit::Bytes),
    ];
    let per_day = LOG_PER_DAY.of(place.about(), inputs);
    let day = worked_out("A day", Unit::Bytes, per_day.value.clone());
    let days = place.property("retention_days", Unit::Count("days"));
    let kept = LOG_KEPT.of(place.about(), vec![day, days]);
    vec![per_day, kept]
}
