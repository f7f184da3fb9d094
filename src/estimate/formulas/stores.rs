//! Embeddings, feature stores and caches.

use super::arguments::{machine, number};
use super::{Fallback, Formula, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{estimate_error, stores};

const ITEMS: Parameter = number("items", "items", "100M");
const PER_REQUEST: Parameter = number("per_request", "rows of one request", "500");
const ENTITIES: Parameter = number("entities", "rows", "20M");
const ROW: Parameter = number("bytes_per_entity", "B of a row", "500");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Embeddings and feature stores",
    formulas: &[
        &EMBEDDING_BYTES,
        &ENCODE_S,
        &READS_PER_S,
        &ROUND_TRIPS,
        &FETCH_MS,
        &NETWORK_BYTES_PER_S,
        &ONLINE_STORE_BYTES,
        &BATCH_WRITES_PER_S,
        &PAST_CACHE_QPS,
    ],
};

static EMBEDDING_BYTES: Formula = Formula {
    key: "embedding_bytes",
    title: "Size of embeddings",
    unit: FigureUnit::Bytes,
    parameters: &[
        ITEMS,
        number("dimension", "components", "256"),
        number("bytes_per_component", "B", "4"),
    ],
    text: "items × components × bytes of one",
    ignores: "ids and the index",
    source: "counting",
    compute: |g| {
        let (dimension, bytes) = (g.number("dimension"), g.number("bytes_per_component"));
        stores::embedding_bytes(g.number("items"), dimension, bytes)
    },
};

static ENCODE_S: Formula = Formula {
    key: "encode_s",
    title: "Time to encode a corpus",
    unit: FigureUnit::Seconds,
    parameters: &[
        ITEMS,
        number("flops_per_item", "FLOP", "8.18e9"),
        machine("hardware", "gpu_l4"),
        number("workers", "workers", "8"),
        number("mfu_serve", "share of peak", "0.3").or_constant("mfu_serve"),
    ],
    text: "items × FLOPs / (peak × share of peak) / workers",
    ignores: "reading and decoding the items",
    source: "roofline model",
    compute: |g| {
        let (flops, workers) = (g.number("flops_per_item"), g.number("workers"));
        let constants = g.constants(&["mfu_serve"]);
        stores::encode_s(
            g.number("items"),
            flops,
            g.machine("hardware"),
            workers,
            &constants,
        )
    },
};

static READS_PER_S: Formula = Formula {
    key: "reads_per_s",
    title: "Rows read per second",
    unit: FigureUnit::Count("rows/s"),
    parameters: &[number("qps", "q/s", "3000"), PER_REQUEST],
    text: "traffic × rows per request",
    ignores: "caching in the reader",
    source: "counting",
    compute: |g| stores::reads_per_s(g.number("qps"), g.number("per_request")),
};

static ROUND_TRIPS: Formula = Formula {
    key: "round_trips",
    title: "Multi-get calls per request",
    unit: FigureUnit::Count("calls"),
    parameters: &[
        PER_REQUEST,
        number("keys_per_get", "keys of one call", "100").or_constant("keys_per_get"),
    ],
    text: "⌈rows / keys of a call⌉",
    ignores: "",
    source: "multi-get limits, such as 100 keys for DynamoDB",
    compute: |g| stores::round_trips(g.number("per_request"), g.number("keys_per_get")),
};

static FETCH_MS: Formula = Formula {
    key: "fetch_ms",
    title: "Time of multi-get calls",
    unit: FigureUnit::Milliseconds,
    parameters: &[
        number("round_trips", "calls", "5"),
        number("parallel", "calls at a time", "1").or(Fallback::Number(1.0)),
        number("p99_ms", "ms of one call", "10"),
    ],
    text: "calls / calls at a time × p99 of one",
    ignores: "rounds that are faster than their p99",
    source: "every round waits for its slowest call",
    compute: |g| {
        stores::fetch_ms(
            g.number("round_trips"),
            g.number("parallel"),
            g.number("p99_ms"),
        )
    },
};

static NETWORK_BYTES_PER_S: Formula = Formula {
    key: "network_bytes_per_s",
    title: "Read throughput",
    unit: FigureUnit::BytesPerSecond,
    parameters: &[number("reads_per_s", "rows/s", "1.5M"), ROW],
    text: "rows per second × bytes of a row",
    ignores: "compression and overhead",
    source: "counting",
    compute: |g| stores::network_bytes_per_s(g.number("reads_per_s"), g.number("bytes_per_entity")),
};

static ONLINE_STORE_BYTES: Formula = Formula {
    key: "online_store_bytes",
    title: "Memory of an online store",
    unit: FigureUnit::Bytes,
    parameters: &[
        ENTITIES,
        ROW,
        number("copies", "copies of a row", "2").or_constant("store_copies"),
    ],
    text: "rows × bytes × copies / 70 %",
    ignores: "overhead of keys",
    source: "a store in memory is kept at most 70 % full",
    compute: |g| {
        let (bytes, copies) = (g.number("bytes_per_entity"), g.number("copies"));
        stores::online_store_bytes(g.number("entities"), bytes, copies)
    },
};

static BATCH_WRITES_PER_S: Formula = Formula {
    key: "batch_writes_per_s",
    title: "Rows written per second, full rewrite",
    unit: FigureUnit::Count("rows/s"),
    parameters: &[ENTITIES, number("interval_s", "s", "86400")],
    text: "rows / interval",
    ignores: "rows that did not change",
    source: "counting",
    compute: |g| stores::batch_writes_per_s(g.number("entities"), g.number("interval_s")),
};

static PAST_CACHE_QPS: Formula = Formula {
    key: "past_cache_qps",
    title: "Requests after the cache",
    unit: FigureUnit::PerSecond,
    parameters: &[
        number("qps", "q/s", "3000"),
        number("hit_rate", "share", "60%"),
    ],
    text: "traffic × (1 − hit rate)",
    ignores: "a cache that has just started",
    source: "flow balance",
    compute: |g| stores::past_cache_qps(g.number("qps"), g.number("hit_rate")),
};

pub(in crate::estimate) static CORPUS_EMBEDDINGS: Formula = Formula {
    title: "Embeddings of the corpus",
    ..EMBEDDING_BYTES
};

pub(in crate::estimate) static STORED_BYTES: Formula = Formula {
    key: "bytes",
    title: "Size",
    unit: FigureUnit::Bytes,
    parameters: &[
        number("entries", "entries", "20M"),
        number("entry_bytes", "B of one", "500"),
    ],
    text: "entries × bytes of one",
    ignores: "copies, keys and overhead",
    source: "counting",
    compute: |g| estimate_error::finite("size", g.number("entries") * g.number("entry_bytes")),
};

pub(in crate::estimate) static STORE_MEMORY: Formula = Formula {
    key: "store_bytes",
    title: "Memory of the store",
    text: "entities × bytes per entity × copies / 70 %",
    ..ONLINE_STORE_BYTES
};

pub(in crate::estimate) static MODEL_BYTES: Formula = Formula {
    key: "model_bytes",
    title: "Model in memory",
    unit: FigureUnit::Bytes,
    parameters: &[
        number("params", "parameters", "100M"),
        number("weight_bytes", "B of a parameter", "2").or_constant("bytes_per_parameter"),
    ],
    text: "parameters × bytes of one",
    ignores: "activations and the runtime",
    source: "counting; 2 bytes (16 bit) where the board does not say",
    compute: |g| estimate_error::finite("size", g.number("params") * g.number("weight_bytes")),
};

pub(in crate::estimate) static FEATURE_ROUND_TRIPS: Formula = Formula {
    key: "feature_round_trips",
    title: "Multi-get calls per request",
    text: "⌈candidates / keys per call⌉",
    ignores: "features that are not per candidate",
    ..ROUND_TRIPS
};

pub(in crate::estimate) static FEATURE_FETCH: Formula = Formula {
    key: "feature_fetch_ms",
    title: "Feature fetch, one call after another",
    text: "calls × p99 of a call",
    ignores: "calls in parallel, which divide it",
    source: "every call takes its p99",
    ..FETCH_MS
};

pub(in crate::estimate) static FEATURE_READS: Formula = Formula {
    key: "feature_reads_per_s",
    title: "Rows read per second",
    text: "load × candidates",
    ignores: "caching in the ranker",
    ..READS_PER_S
};

pub(in crate::estimate) static FEATURE_NETWORK: Formula = Formula {
    key: "feature_bytes_per_s",
    title: "Network for features",
    ..NETWORK_BYTES_PER_S
};
