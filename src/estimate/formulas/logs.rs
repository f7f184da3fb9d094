//! Event logs, streams and lakes.

use super::given::number;
use super::{Chapter, Fallback, Formula, Parameter};
use crate::estimate::logs;
use crate::estimate::quantity::Unit;

const PER_DAY: Parameter = number("bytes_per_day", "B", "5T");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Logs, streams, storage",
    formulas: &[
        Formula {
            name: "log_bytes_per_day",
            title: "Events of a day",
            unit: Unit::Bytes,
            parameters: &[
                number("users", "people active on a day", "50M"),
                number("events_per_user", "events", "200"),
                number("bytes", "B of an event", "500"),
            ],
            formula: "users × events × bytes",
            ignores: "compression",
            source: "counting",
            compute: |g| logs::bytes_per_day(g.n("users"), g.n("events_per_user"), g.n("bytes")),
        },
        Formula {
            name: "mean_mb_per_s",
            title: "Megabytes a second over a whole day",
            unit: Unit::Count("MB/s"),
            parameters: &[PER_DAY],
            formula: "bytes a day / 86,400 / 1e6",
            ignores: "the rhythm of the day",
            source: "arithmetic",
            compute: |g| logs::mean_mb_per_s(g.n("bytes_per_day")),
        },
        Formula {
            name: "partitions",
            title: "Partitions of a stream",
            unit: Unit::Count("partitions"),
            parameters: &[
                number("peak_mb_s", "MB/s", "173.6"),
                number("producer_mb_s", "MB/s into one partition", "10")
                    .or_constant("stream_mb_per_s"),
                number("consumer_mb_s", "MB/s out of one partition", "5"),
            ],
            formula: "⌈max(peak / producer, peak / consumer)⌉",
            ignores: "keys that all fall into one partition",
            source: "vendors speak of tens of MB/s; conservative",
            compute: |g| {
                let (producer, consumer) = (g.n("producer_mb_s"), g.n("consumer_mb_s"));
                logs::partitions(g.n("peak_mb_s"), producer, consumer)
            },
        },
        Formula {
            name: "stream_bytes",
            title: "Disks of a stream",
            unit: Unit::Bytes,
            parameters: &[
                PER_DAY,
                number("retention_days", "days", "3"),
                number("replication", "copies", "3").or(Fallback::Number(3.0)),
            ],
            formula: "bytes a day × days × copies",
            ignores: "compression",
            source: "counting",
            compute: |g| {
                let (days, copies) = (g.n("retention_days"), g.n("replication"));
                logs::stream_bytes(g.n("bytes_per_day"), days, copies)
            },
        },
        Formula {
            name: "lake_bytes",
            title: "Bytes in a lake",
            unit: Unit::Bytes,
            parameters: &[
                PER_DAY,
                number("days", "days kept", "90"),
                number("compression", "raw / columnar", "4").or(Fallback::Number(4.0)),
            ],
            formula: "bytes a day × days / compression",
            ignores: "copies in other zones",
            source: "columnar files are about a quarter of the raw events",
            compute: |g| logs::lake_bytes(g.n("bytes_per_day"), g.n("days"), g.n("compression")),
        },
        Formula {
            name: "prediction_log_bytes",
            title: "Recorded predictions of a day",
            unit: Unit::Bytes,
            parameters: &[
                number("qps", "q/s, mean", "1000"),
                number("sample_rate", "share", "10%"),
                number("bytes_per_record", "B", "2k"),
            ],
            formula: "mean requests × 86,400 × share × bytes",
            ignores: "compression",
            source: "counting",
            compute: |g| {
                let (sample, bytes) = (g.n("sample_rate"), g.n("bytes_per_record"));
                logs::prediction_log_bytes_per_day(g.n("qps"), sample, bytes)
            },
        },
    ],
};
