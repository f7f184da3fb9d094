//! Embeddings, feature stores and caches.

use super::given::{machine, number};
use super::{Chapter, Fallback, Formula, Parameter};
use crate::estimate::quantity::Unit;
use crate::estimate::stores;

const ITEMS: Parameter = number("items", "items", "100M");
const PER_REQUEST: Parameter = number("per_request", "rows of one request", "500");
const ENTITIES: Parameter = number("entities", "rows", "20M");
const ROW: Parameter = number("bytes_per_entity", "B of a row", "500");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Embeddings and feature stores",
    formulas: &[
        Formula {
            name: "embedding_bytes",
            title: "Size of embeddings",
            unit: Unit::Bytes,
            parameters: &[
                ITEMS,
                number("dimension", "components", "256"),
                number("bytes_per_component", "B", "4"),
            ],
            formula: "items × components × bytes of one",
            ignores: "ids and the index",
            source: "counting",
            compute: |g| {
                let (dimension, bytes) = (g.n("dimension"), g.n("bytes_per_component"));
                stores::embedding_bytes(g.n("items"), dimension, bytes)
            },
        },
        Formula {
            name: "encode_s",
            title: "Time to encode a corpus",
            unit: Unit::Seconds,
            parameters: &[
                ITEMS,
                number("flops_per_item", "FLOP", "8.18e9"),
                machine("hardware", "gpu_l4"),
                number("workers", "workers", "8"),
                number("mfu_serve", "share of peak", "0.3").or_constant("mfu_serve"),
            ],
            formula: "items × FLOPs / (peak × share of peak) / workers",
            ignores: "reading and decoding the items",
            source: "roofline model",
            compute: |g| {
                let (flops, workers) = (g.n("flops_per_item"), g.n("workers"));
                let constants = g.constants(&["mfu_serve"]);
                stores::encode_s(
                    g.n("items"),
                    flops,
                    g.machine("hardware"),
                    workers,
                    &constants,
                )
            },
        },
        Formula {
            name: "reads_per_s",
            title: "Rows read in a second",
            unit: Unit::Count("rows/s"),
            parameters: &[number("qps", "q/s", "3000"), PER_REQUEST],
            formula: "traffic × rows per request",
            ignores: "caching in the reader",
            source: "counting",
            compute: |g| stores::reads_per_s(g.n("qps"), g.n("per_request")),
        },
        Formula {
            name: "round_trips",
            title: "Calls that one request needs",
            unit: Unit::Count("calls"),
            parameters: &[
                PER_REQUEST,
                number("keys_per_get", "keys of one call", "100").or_constant("keys_per_get"),
            ],
            formula: "⌈rows / keys of a call⌉",
            ignores: "",
            source: "multi-get limits, such as 100 keys for DynamoDB",
            compute: |g| stores::round_trips(g.n("per_request"), g.n("keys_per_get")),
        },
        Formula {
            name: "fetch_ms",
            title: "Time of those calls",
            unit: Unit::Milliseconds,
            parameters: &[
                number("round_trips", "calls", "5"),
                number("parallel", "calls at a time", "1").or(Fallback::Number(1.0)),
                number("p99_ms", "ms of one call", "10"),
            ],
            formula: "calls / calls at a time × p99 of one",
            ignores: "rounds that are faster than their p99",
            source: "every round waits for its slowest call",
            compute: |g| stores::fetch_ms(g.n("round_trips"), g.n("parallel"), g.n("p99_ms")),
        },
        Formula {
            name: "network_bytes_per_s",
            title: "Data that reading moves",
            unit: Unit::BytesPerSecond,
            parameters: &[number("reads_per_s", "rows/s", "1.5M"), ROW],
            formula: "rows per second × bytes of a row",
            ignores: "compression and overhead",
            source: "counting",
            compute: |g| stores::network_bytes_per_s(g.n("reads_per_s"), g.n("bytes_per_entity")),
        },
        Formula {
            name: "online_store_bytes",
            title: "Memory of an online store",
            unit: Unit::Bytes,
            parameters: &[
                ENTITIES,
                ROW,
                number("copies", "copies of a row", "2").or_constant("store_copies"),
            ],
            formula: "rows × bytes × copies / 70 %",
            ignores: "overhead of keys",
            source: "a store in memory is kept at most 70 % full",
            compute: |g| {
                let (bytes, copies) = (g.n("bytes_per_entity"), g.n("copies"));
                stores::online_store_bytes(g.n("entities"), bytes, copies)
            },
        },
        Formula {
            name: "batch_writes_per_s",
            title: "Rows written in a second when all are rewritten once an interval",
            unit: Unit::Count("rows/s"),
            parameters: &[ENTITIES, number("interval_s", "s", "86400")],
            formula: "rows / interval",
            ignores: "rows that did not change",
            source: "counting",
            compute: |g| stores::batch_writes_per_s(g.n("entities"), g.n("interval_s")),
        },
        Formula {
            name: "past_cache_qps",
            title: "Requests that a cache lets through",
            unit: Unit::PerSecond,
            parameters: &[
                number("qps", "q/s", "3000"),
                number("hit_rate", "share", "60%"),
            ],
            formula: "traffic × (1 − hit rate)",
            ignores: "a cache that has just started",
            source: "flow balance",
            compute: |g| stores::past_cache_qps(g.n("qps"), g.n("hit_rate")),
        },
    ],
};
