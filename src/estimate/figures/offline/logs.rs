//! Streams, logs and lakes.

use crate::catalog::{Role, ValueSource};
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, StatedClaim};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed};
use crate::estimate::formulas::logs::{
    LAKE_KEPT, LOG_KEPT, LOG_PER_DAY, STREAM_CAPACITY, STREAM_DISK, STREAM_LOAD, USERS_DISK,
    USERS_LOAD,
};
use crate::estimate::formulas::money::{FEED_USD_PER_1K, LAKE_USD_PER_MONTH};
use crate::estimate::quantity::{FigureUnit, SECONDS_PER_DAY};
use crate::estimate::{EstimateError, Estimated};

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if place.has_role(Role::StreamsEvents) {
        stream(look, place)
    } else if place.has_role(Role::LogsPredictions) {
        log(look, place)
    } else if place.read.has("stored_tb") {
        lake(look, place)
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
    let per_partition = place.property("mb_s_per_partition", FigureUnit::Count("MB/s"));
    let partitions = place.property("partitions", FigureUnit::Count("partitions"));
    let capacity = STREAM_CAPACITY.figure(place.about(), vec![partitions, per_partition]);
    let limit = capacity.value.clone().ok().map(RequirementTarget::AtMost);
    let (load, disk) = flows_through(look, place);
    vec![capacity, load.against(limit), disk]
}

/// What comes into a stream at the peak, and what it keeps: events of users where clients send them and the card counts
/// users, else one event a request.
fn flows_through(look: &EstimateView, place: &FigureNode) -> (Figure, Figure) {
    let each = || place.property("event_bytes", FigureUnit::Bytes);
    let kept = || place.property("sample_rate", FigureUnit::Share);
    let held = || {
        [
            place.property("retention_h", FigureUnit::Hours),
            place.property("replication", FigureUnit::Count("copies")),
        ]
    };
    let about = || place.about();
    if let Some((users, events)) = of_users(look, place) {
        let common = || vec![users.clone(), events.clone(), each(), kept()];
        let peak = look
            .field("peak_factor", FigureUnit::Count(""))
            .for_parameter("peak");
        let load = common().into_iter().chain([peak]).collect();
        let disk = common().into_iter().chain(held()).collect();
        return (
            USERS_LOAD.figure(about(), load),
            USERS_DISK.figure(about(), disk),
        );
    }
    let load = vec![look.peak_qps(), each(), kept()];
    let disk = [look.mean_qps(), each(), kept()];
    let disk = disk.into_iter().chain(held()).collect();
    (
        STREAM_LOAD.figure(about(), load),
        STREAM_DISK.figure(about(), disk),
    )
}

/// Daily users and the events each of them sends into the stream; `None` where clients send none or nobody counts users.
fn of_users(look: &EstimateView, place: &FigureNode) -> Option<(FigureInput, FigureInput)> {
    look.required("dau")?;
    let clients = look.upstream(place.id, "raw_events", Role::Client);
    let client = clients.into_iter().next()?;
    let events = client.read.has("events_per_user_day").then(|| {
        client
            .property("events_per_user_day", FigureUnit::Count("events"))
            .for_parameter("events_per_user")
    })?;
    Some((look.field("dau", FigureUnit::Count("users")), events))
}

/// What a lake holds: as stated, else what flows in, kept as long as it keeps.
fn lake(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let is_stated = place.read.source("stored_tb") == Some(ValueSource::Stated);
    let grown = grown(look, place);
    let bytes = if is_stated {
        let stored = place.property("stored_tb", FigureUnit::Bytes);
        FigureInput {
            value: stored.value.clone().map(|terabytes| terabytes * 1e12),
            ..stored.for_parameter("bytes")
        }
    } else {
        grown.as_input("bytes", "Stored")
    };
    let inputs = vec![
        bytes,
        assumed(
            "usd_per_gb_month",
            "Price of a GB and month",
            FigureUnit::Usd,
            look.constants().usd_per_gb_month,
        ),
    ];
    vec![grown, LAKE_USD_PER_MONTH.figure(place.about(), inputs)]
}

fn grown(look: &EstimateView, place: &FigureNode) -> Figure {
    let sources = look
        .estimate
        .upstream(place.id, &["raw_events", "predictions"]);
    let each = sources.into_iter().filter_map(|id| {
        let source = look.place(id)?;
        let bytes = per_day(look, &source)?;
        Some(FigureInput::new(
            "bytes_per_day",
            look.name(id),
            FigureUnit::Bytes,
            bytes,
        ))
    });
    let mut inputs: Vec<FigureInput> = each.collect();
    if inputs.is_empty() {
        let why = EstimateError::needs("a stream or a log that flows in, or a stated volume");
        let name = "What flows in a day";
        inputs.push(FigureInput::new(
            "bytes_per_day",
            name,
            FigureUnit::Bytes,
            Err(why),
        ));
    }
    inputs.push(place.property("retention_days", FigureUnit::Count("days")));
    inputs.push(assumed(
        "compression",
        "Raw over columnar",
        FigureUnit::Count(""),
        look.constants().lake_compression,
    ));
    let stated = place.claim("stored_tb", |terabytes| StatedClaim::Same(terabytes * 1e12));
    LAKE_KEPT.figure(place.about(), inputs).beside(stated)
}

/// Bytes a day that a stream or a log hands on; `None` for anything else.
fn per_day(look: &EstimateView, source: &FigureNode) -> Option<Estimated> {
    if source.has_role(Role::LogsPredictions) {
        return log(look, source).into_iter().next().map(|day| day.value);
    }
    if !source.has_role(Role::StreamsEvents) {
        return None;
    }
    let (peak, _) = flows_through(look, source);
    Some((|| {
        let factor = look.estimate.peak_factor()?;
        Ok(peak.value? / factor * SECONDS_PER_DAY)
    })())
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
