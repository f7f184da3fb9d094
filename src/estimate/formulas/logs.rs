//! Event logs, streams and lakes.

use super::arguments::{list, number};
use super::{Fallback, Formula, FormulaGroup, Parameter};
use crate::estimate::quantity::{FigureUnit, SECONDS_PER_DAY};
use crate::estimate::{estimate_error, logs};

const PER_DAY: Parameter = number("bytes_per_day", "B", "5T");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Logs, streams, storage",
    formulas: &[
        &LOG_BYTES_PER_DAY,
        &MEAN_MB_PER_S,
        &PARTITIONS,
        &STREAM_BYTES,
        &LAKE_BYTES,
        &PREDICTION_LOG_BYTES,
    ],
};

static LOG_BYTES_PER_DAY: Formula = Formula {
    key: "log_bytes_per_day",
    title: "Event volume per day",
    unit: FigureUnit::Bytes,
    parameters: &[
        number("users", "active users per day", "50M"),
        number("events_per_user", "events", "200"),
        number("bytes", "B of an event", "500"),
    ],
    text: "users × events × bytes",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        logs::bytes_per_day(
            g.number("users"),
            g.number("events_per_user"),
            g.number("bytes"),
        )
    },
};

static MEAN_MB_PER_S: Formula = Formula {
    key: "mean_mb_per_s",
    title: "Mean throughput",
    unit: FigureUnit::Count("MB/s"),
    parameters: &[PER_DAY],
    text: "bytes a day / 86,400 / 1e6",
    ignores: "the rhythm of the day",
    source: "arithmetic",
    compute: |g| logs::mean_mb_per_s(g.number("bytes_per_day")),
};

static PARTITIONS: Formula = Formula {
    key: "partitions",
    title: "Partitions of a stream",
    unit: FigureUnit::Count("partitions"),
    parameters: &[
        number("peak_mb_s", "MB/s", "173.6"),
        number("producer_mb_s", "MB/s into one partition", "10").or_constant("stream_mb_per_s"),
        number("consumer_mb_s", "MB/s out of one partition", "5"),
    ],
    text: "⌈max(peak / producer, peak / consumer)⌉",
    ignores: "keys that all fall into one partition",
    source: "vendors speak of tens of MB/s; conservative",
    compute: |g| {
        let (producer, consumer) = (g.number("producer_mb_s"), g.number("consumer_mb_s"));
        logs::partitions(g.number("peak_mb_s"), producer, consumer)
    },
};

static STREAM_BYTES: Formula = Formula {
    key: "stream_bytes",
    title: "Stream storage",
    unit: FigureUnit::Bytes,
    parameters: &[
        PER_DAY,
        number("retention_days", "days", "3"),
        number("replication", "copies", "3").or(Fallback::Number(3.0)),
    ],
    text: "bytes a day × days × copies",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        let (days, copies) = (g.number("retention_days"), g.number("replication"));
        logs::stream_bytes(g.number("bytes_per_day"), days, copies)
    },
};

static LAKE_BYTES: Formula = Formula {
    key: "lake_bytes",
    title: "Data lake storage",
    unit: FigureUnit::Bytes,
    parameters: &[
        PER_DAY,
        number("days", "days kept", "90"),
        number("compression", "raw / columnar", "4").or(Fallback::Number(4.0)),
    ],
    text: "bytes a day × days / compression",
    ignores: "copies in other zones",
    source: "columnar files are about a quarter of the raw events",
    compute: |g| {
        logs::lake_bytes(
            g.number("bytes_per_day"),
            g.number("days"),
            g.number("compression"),
        )
    },
};

static PREDICTION_LOG_BYTES: Formula = Formula {
    key: "prediction_log_bytes",
    title: "Prediction log per day",
    unit: FigureUnit::Bytes,
    parameters: &[
        number("qps", "q/s, mean", "1000"),
        number("sample_rate", "share", "10%"),
        number("bytes_per_record", "B", "2k"),
    ],
    text: "mean requests × 86,400 × share × bytes",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        let (sample, bytes) = (g.number("sample_rate"), g.number("bytes_per_record"));
        logs::prediction_log_bytes_per_day(g.number("qps"), sample, bytes)
    },
};

const RATE: Parameter = number("mean_qps", "q/s, mean", "1000");
const EVENT: Parameter = number("event_bytes", "B of an event", "500");
const KEPT: Parameter = number("sample_rate", "share", "10%");

pub(in crate::estimate) static STREAM_CAPACITY: Formula = Formula {
    key: "stream_bytes_per_s_capacity",
    title: "Stream capacity",
    unit: FigureUnit::BytesPerSecond,
    parameters: &[
        number("partitions", "partitions", "24"),
        number("mb_s_per_partition", "MB/s of a partition", "5"),
    ],
    text: "partitions × MB/s of a partition",
    ignores: "keys that all fall into one partition",
    source: "conservative planning value per partition",
    compute: |g| {
        let megabytes = g.number("partitions") * g.number("mb_s_per_partition");
        estimate_error::finite("the stream", megabytes * 1e6)
    },
};

pub(in crate::estimate) static STREAM_LOAD: Formula = Formula {
    key: "stream_bytes_per_s",
    title: "Events from requests, peak",
    unit: FigureUnit::BytesPerSecond,
    parameters: &[number("peak_qps", "q/s", "3000"), EVENT, KEPT],
    text: "peak requests × bytes of an event × share kept",
    ignores: "events that are not one per request: views, clicks, sensors",
    source: "one event per request at least",
    compute: |g| {
        let bytes = g.number("peak_qps") * g.number("event_bytes");
        estimate_error::finite("the stream", bytes * g.number("sample_rate"))
    },
};

pub(in crate::estimate) static STREAM_DISK: Formula = Formula {
    title: "Stream storage",
    parameters: &[
        RATE,
        EVENT,
        KEPT,
        number("retention_h", "h", "72"),
        number("replication", "copies", "3"),
    ],
    text: "mean requests × bytes of an event × share kept × retention × copies",
    ignores: "events that are not one per request",
    source: "one event per request at least",
    compute: |g| {
        let bytes = g.number("mean_qps") * SECONDS_PER_DAY * g.number("event_bytes");
        let (days, copies) = (g.number("retention_h") / 24.0, g.number("replication"));
        logs::stream_bytes(bytes * g.number("sample_rate"), days, copies)
    },
    ..STREAM_BYTES
};

pub(in crate::estimate) static LOG_PER_DAY: Formula = Formula {
    key: "log_bytes_per_day",
    title: "Prediction log per day",
    text: "mean requests × 86,400 × share logged × bytes of a record",
    ..PREDICTION_LOG_BYTES
};

pub(in crate::estimate) static LOG_KEPT: Formula = Formula {
    key: "log_bytes",
    title: "Prediction log, retained",
    unit: FigureUnit::Bytes,
    parameters: &[PER_DAY, number("retention_days", "days", "90")],
    text: "bytes a day × days kept",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        let bytes = g.number("bytes_per_day") * g.number("retention_days");
        estimate_error::finite("storage", bytes)
    },
};

pub(in crate::estimate) static USERS_LOAD: Formula = Formula {
    title: "Events from users, peak",
    parameters: &[
        number("dau", "active users per day", "50M"),
        number("events_per_user", "events", "200"),
        EVENT,
        KEPT,
        number("peak", "busiest hour / mean", "3"),
    ],
    text: "daily users × events of one × bytes of an event × share kept / 86,400 × peak factor",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        let (users, events) = (g.number("dau"), g.number("events_per_user"));
        let bytes = logs::bytes_per_day(users, events, g.number("event_bytes"))?;
        let mean = bytes * g.number("sample_rate") / SECONDS_PER_DAY;
        estimate_error::finite("the stream", mean * g.number("peak"))
    },
    ..STREAM_LOAD
};

pub(in crate::estimate) static USERS_DISK: Formula = Formula {
    title: "Stream storage",
    parameters: &[
        number("dau", "active users per day", "50M"),
        number("events_per_user", "events", "200"),
        EVENT,
        KEPT,
        number("retention_h", "h", "72"),
        number("replication", "copies", "3"),
    ],
    text: "daily users × events of one × bytes of an event × share kept × days × copies",
    ignores: "compression",
    source: "counting",
    compute: |g| {
        let (users, events) = (g.number("dau"), g.number("events_per_user"));
        let bytes = logs::bytes_per_day(users, events, g.number("event_bytes"))?;
        let (days, copies) = (g.number("retention_h") / 24.0, g.number("replication"));
        logs::stream_bytes(bytes * g.number("sample_rate"), days, copies)
    },
    ..STREAM_BYTES
};

pub(in crate::estimate) static LAKE_KEPT: Formula = Formula {
    title: "Data lake storage",
    parameters: &[
        list("bytes_per_day", "B a day of each source", "5T,1T"),
        number("retention_days", "days kept", "365"),
        number("compression", "raw / columnar", "4").or_constant("lake_compression"),
    ],
    text: "Σ of what flows in a day × days kept / compression",
    ignores: "what flows in without a size: records, pictures, text",
    compute: |g| {
        let bytes = g.numbers("bytes_per_day").sum();
        logs::lake_bytes(bytes, g.number("retention_days"), g.number("compression"))
    },
    ..LAKE_BYTES
};
