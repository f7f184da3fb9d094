//! Embeddings and feature stores: their size, and what reading and filling them takes.

use crate::estimate::estimate_error::{
    Estimated, above_zero, at_least, finite, not_negative, share, whole_up,
};
use crate::estimate::{Constants, Machine, compute};

/// Memory of an in-memory store that rows may fill before it has to grow.
const FILL: f64 = 0.7;

/// Bytes of the vectors themselves: items × components × bytes of a component.
pub fn embedding_bytes(items: f64, dimension: f64, bytes_per_component: f64) -> Estimated {
    let each = above_zero("the dimension", dimension)?
        * above_zero("bytes per component", bytes_per_component)?;
    finite("memory", not_negative("items", items)? * each)
}

/// Seconds of encoding items on so many workers at the share of peak that serving in batches reaches.
/// Source: [`compute::seconds`].
pub fn encode_s(
    items: f64,
    flops_per_item: f64,
    machine: Machine,
    workers: f64,
    constants: &Constants,
) -> Estimated {
    let flops = not_negative("items", items)? * not_negative("FLOPs per item", flops_per_item)?;
    let all = compute::seconds(flops, machine, constants.mfu_serve)?;
    finite("encoding time", all / above_zero("workers", workers)?)
}

/// Rows read in a second.
pub fn reads_per_s(qps: f64, entities_per_request: f64) -> Estimated {
    let each = not_negative("entities per request", entities_per_request)?;
    finite("reads", not_negative("traffic", qps)? * each)
}

/// Calls that one request needs when each may ask for `batch_get_limit` keys.
pub fn round_trips(entities_per_request: f64, batch_get_limit: f64) -> Estimated {
    let limit = at_least("the most keys per call", batch_get_limit, 1.0)?;
    let keys = not_negative("entities per request", entities_per_request)?;
    Ok(whole_up(keys / limit))
}

/// Milliseconds of that many calls when `parallel` are under way at a time: every round waits for its slowest, so each
/// takes the p99 of one call.
pub fn fetch_ms(round_trips: f64, parallel: f64, p99_ms: f64) -> Estimated {
    let parallel = at_least("calls in parallel", parallel, 1.0)?;
    let trips = not_negative("round trips", round_trips)?;
    finite(
        "fetching",
        trips / parallel * not_negative("the p99 of a call", p99_ms)?,
    )
}

/// Bytes a second that reading moves.
pub fn network_bytes_per_s(reads_per_s: f64, bytes_per_entity: f64) -> Estimated {
    let bytes = not_negative("bytes per entity", bytes_per_entity)?;
    finite("network", not_negative("reads", reads_per_s)? * bytes)
}

/// Bytes of memory of an online store whose rows are kept `replication` times (2 to 3) and that is at most 70 % full.
pub fn online_store_bytes(entities: f64, bytes_per_entity: f64, replication: f64) -> Estimated {
    let rows =
        not_negative("entities", entities)? * not_negative("bytes per entity", bytes_per_entity)?;
    finite(
        "memory",
        rows * at_least("replication", replication, 1.0)? / FILL,
    )
}

/// Rows written in a second when all of them are rewritten once an interval.
pub fn batch_writes_per_s(entities: f64, interval_s: f64) -> Estimated {
    let interval = above_zero("the interval", interval_s)?;
    finite("writes", not_negative("entities", entities)? / interval)
}

/// Requests a second that a cache lets through.
pub fn past_cache_qps(qps: f64, hit_rate: f64) -> Estimated {
    Ok(not_negative("traffic", qps)? * (1.0 - share("the hit rate", hit_rate)?))
}
