//! Event logs, streams and lakes: bytes a day, megabytes a second, partitions, disks. A megabyte is 1e6 bytes.

use crate::estimate::estimate_error::{
    Estimated, above_zero, at_least, finite, not_negative, share, whole_up,
};
use crate::estimate::quantity::SECONDS_PER_DAY;

/// Bytes of events a day.
pub fn bytes_per_day(users: f64, events_per_user: f64, bytes_per_event: f64) -> Estimated {
    let events = not_negative("users", users)? * not_negative("events per user", events_per_user)?;
    finite(
        "logs",
        events * not_negative("bytes per event", bytes_per_event)?,
    )
}

/// Megabytes a second over a whole day.
pub fn mean_mb_per_s(bytes_per_day: f64) -> Estimated {
    Ok(not_negative("bytes per day", bytes_per_day)? / SECONDS_PER_DAY / 1e6)
}

/// Partitions of a stream so that neither writing nor reading one is too slow.
pub fn partitions(peak_mb_per_s: f64, producer_mb_per_s: f64, consumer_mb_per_s: f64) -> Estimated {
    let peak = not_negative("the data rate", peak_mb_per_s)?;
    let slowest = above_zero("MB/s of a producer", producer_mb_per_s)?
        .min(above_zero("MB/s of a consumer", consumer_mb_per_s)?);
    finite("partitions", whole_up(peak / slowest))
}

/// Bytes on the disks of a stream that keeps events for so many days, `replication` (usually 3) times.
pub fn stream_bytes(bytes_per_day: f64, retention_days: f64, replication: f64) -> Estimated {
    let kept = not_negative("bytes per day", bytes_per_day)?
        * not_negative("days of retention", retention_days)?;
    finite("storage", kept * at_least("replication", replication, 1.0)?)
}

/// Bytes in a lake; columnar files are about a quarter of the raw events.
pub fn lake_bytes(bytes_per_day: f64, days: f64, compression: f64) -> Estimated {
    let raw = not_negative("bytes per day", bytes_per_day)? * not_negative("days", days)?;
    finite("storage", raw / above_zero("the compression", compression)?)
}

/// Bytes a day of recorded predictions.
pub fn prediction_log_bytes_per_day(
    mean_qps: f64,
    sample_rate: f64,
    bytes_per_record: f64,
) -> Estimated {
    let records =
        not_negative("traffic", mean_qps)? * SECONDS_PER_DAY * share("the sample", sample_rate)?;
    finite(
        "logs",
        records * not_negative("bytes per record", bytes_per_record)?,
    )
}
