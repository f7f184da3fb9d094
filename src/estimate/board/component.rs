//! The numbers of one component by itself: what its properties say, whatever flows through it.

use std::sync::Arc;

use crate::catalog::{Catalog, Role, ValueSource};
use crate::estimate::board::inputs::NodeInputs;
use crate::estimate::board::rent;
use crate::estimate::estimate_error::{EstimateError, Estimated};
use crate::estimate::generation::{self, Generator};
use crate::estimate::vector_search::{AnnAlgorithm, VectorIndex};
use crate::estimate::{Constants, Latency, availability, tail};
use crate::model::Node;

/// Most rounds a loop back into a model may take and still count as bounded.
pub const MOST_LOOP_STEPS: f64 = 20.0;
const SECONDS_PER_H: f64 = 3600.0;

/// One component's own numbers.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::estimate) struct ComponentLoad {
    /// How long it takes, without what it fetches. What has no latency takes none.
    pub latency: Estimated<Latency>,
    /// `None` for kinds that do not state it.
    pub replicas: Option<Estimated>,
    /// Requests per second of one replica; `None` for kinds that do not state it.
    pub capacity_qps: Option<Estimated>,
    /// USD an hour; `None` for what is not rented by the machine.
    pub usd_per_h: Option<Estimated>,
    /// USD for a call; `None` for what is not paid by the call.
    pub usd_per_call: Option<Estimated>,
    /// Items it needs the features of for one request.
    pub items: f64,
    /// Keys that one call of it may ask for; `None` where a call is a call.
    pub keys_per_call: Option<f64>,
    /// FLOPs one request takes here.
    pub flops: Estimated,
    /// Share of the time it works; `None` for kinds that do not state it.
    pub availability: Option<Estimated>,
    /// Share of requests a cache answers.
    pub hit_rate: Option<Estimated>,
    /// How often a loop through it is gone round where nobody states it; `None` where it bounds none.
    pub rounds: Option<f64>,
    /// How long what comes in waits here before it counts, s; `None` for what hands everything on at once.
    pub delay_s: Option<Estimated>,
    /// How long facts are held up here on their way to where they are used, s: schedules, lags and windows.
    pub hold_s: Estimated,
    /// Facts that leave it are at least that old, s: outcomes need time to show.
    pub least_age_s: Estimated,
    /// How long what comes in waits for something that builds an index, if it always builds all of it.
    pub rebuild_s: Option<Estimated>,
}

/// The components of a board, by number.
pub(in crate::estimate) type ComponentLoads = [Arc<ComponentLoad>];

impl ComponentLoad {
    /// A component of a kind nobody knows: nothing can be said about it.
    pub fn unknown() -> Self {
        Self {
            latency: Ok(Latency::ZERO),
            replicas: None,
            capacity_qps: None,
            usd_per_h: None,
            usd_per_call: None,
            items: 1.0,
            keys_per_call: None,
            flops: Ok(0.0),
            availability: None,
            hit_rate: None,
            rounds: None,
            delay_s: None,
            hold_s: Ok(0.0),
            least_age_s: Ok(0.0),
            rebuild_s: None,
        }
    }

    /// `to_first_token` says that the promise on latency is kept when an answer begins.
    pub fn new(read: NodeInputs, to_first_token: bool, constants: &Constants) -> Self {
        Self {
            latency: latency(read, to_first_token),
            replicas: read.number_if_any("replicas"),
            capacity_qps: capacity_qps(read, constants),
            usd_per_h: rent::usd_per_h(read, constants),
            usd_per_call: rent::usd_per_call(read, constants),
            items: items(read),
            keys_per_call: keys_per_call(read),
            flops: flops(read),
            availability: its_availability(read, constants),
            hit_rate: read.number_if_any("hit_rate"),
            rounds: rounds(read, constants),
            delay_s: delay_s(read),
            hold_s: hold_s(read),
            least_age_s: least_age_s(read),
            rebuild_s: read
                .kind
                .has_role(Role::BuildsIndex)
                .then(|| rebuild_s(read)),
        }
    }
}

/// What a person says; else what the arithmetic of a language model comes to, and nothing of what a vendor can do.
fn capacity_qps(read: NodeInputs, constants: &Constants) -> Option<Estimated> {
    let said = read.number_if_any("capacity_qps");
    let is_said = read.source("capacity_qps") == Some(ValueSource::Stated);
    if is_said || !read.kind.has_role(Role::Generates) {
        return said;
    }
    if rent::is_of_vendor(read) {
        return None;
    }
    Some((|| {
        let (model, tokens) = (generator(read, constants)?, read.tokens()?);
        model.requests_per_s(tokens, read.number("concurrency")?, constants)
    })())
}

/// How often a loop through it is gone round, as long as nobody states it.
fn rounds(read: NodeInputs, constants: &Constants) -> Option<f64> {
    if !is_bounded(read) {
        return None;
    }
    let most = read.number("max_steps").ok()?;
    Some(constants.loop_rounds.min(most).max(1.0))
}

/// How many items it works on for one request.
fn items(read: NodeInputs) -> f64 {
    let of_role = if read.kind.has_role(Role::Ranks) {
        read.number("candidates_in")
    } else if read.kind.has_role(Role::PredictsOnline) {
        read.number("items_per_request")
    } else {
        return 1.0;
    };
    of_role.ok().filter(|items| *items >= 1.0).unwrap_or(1.0)
}

fn keys_per_call(read: NodeInputs) -> Option<f64> {
    let limit = read.number_if_any("batch_get_limit")?.ok()?;
    (limit >= 1.0).then_some(limit)
}

pub(in crate::estimate) fn is_bounded(read: NodeInputs) -> bool {
    let is_few = |steps: f64| (1.0..=MOST_LOOP_STEPS).contains(&steps);
    read.kind.has_role(Role::BoundedLoop) && read.number("max_steps").is_ok_and(is_few)
}

fn latency(read: NodeInputs, to_first_token: bool) -> Estimated<Latency> {
    if read.kind.has_role(Role::Generates) {
        return generating(read, to_first_token);
    }
    let is_explained_elsewhere =
        read.kind.has_role(Role::Explains) && read.choice("mode") != "every_request";
    if !read.has("p50_ms") || is_explained_elsewhere {
        return Ok(Latency::ZERO);
    }
    let mut latency = Latency::new(read.number("p50_ms")?, read.number("p99_ms")?);
    let shards = read.number_if_any("shards").unwrap_or(Ok(1.0))?;
    if shards > 1.0 && latency.p99_ms > latency.p50_ms {
        latency = tail::slowest_of(latency, shards)?;
    }
    if read.has("max_batch") && read.hardware()?.is_gpu() {
        let wait = read.number("batch_wait_ms")?;
        latency = latency.plus(Latency::new(wait / 2.0, wait));
    }
    Ok(latency)
}

/// Time to the first token, and to the last unless tokens are shown as they come and the promise is to the first.
fn generating(read: NodeInputs, to_first_token: bool) -> Estimated<Latency> {
    let first = Latency::new(read.number("ttft_p50_ms")?, read.number("ttft_p99_ms")?);
    if to_first_token && read.flag("streaming") {
        return Ok(first);
    }
    let rest = read.number("output_tokens")? * read.number("tpot_ms")?;
    Ok(first.plus(Latency::new(rest, rest)))
}

fn flops(read: NodeInputs) -> Estimated {
    let kind = read.kind;
    if kind.has_role(Role::Ranks) {
        Ok(read.number("candidates_in")? * read.number("flops_per_item")?)
    } else if kind.has_role(Role::PredictsOnline) {
        Ok(read.number("items_per_request")? * read.number("flops_per_item")?)
    } else if kind.has_role(Role::EncodesQuery) {
        read.number("flops_per_item")
    } else if is_self_hosted(read) {
        let active = active_params(read, read.number("params")?)?;
        generation::flops_per_request(active, read.tokens()?)
    } else {
        Ok(0.0)
    }
}

fn its_availability(read: NodeInputs, constants: &Constants) -> Option<Estimated> {
    let promised = ["provider_sla_pct", "vendor_sla_pct"];
    if let Some(promised) = promised.into_iter().find(|name| read.has(name)) {
        return Some(read.number(promised).map(|percent| percent / 100.0));
    }
    if rent::is_of_vendor(read) {
        return Some(Ok(constants.vendor_availability));
    }
    read.has("zones").then(|| {
        let (zones, replicas) = (read.number("zones")?, read.number("replicas")?);
        let instance = constants.instance_availability;
        let common = constants.common_cause_availability;
        availability::with_common_cause(instance, zones, replicas, common)
    })
}

/// Builds more often than this, in hours, count as continuous if they only add what is new.
const CONTINUOUS_H: f64 = 1.0;

fn delay_s(read: NodeInputs) -> Option<Estimated> {
    let has = |role| read.kind.has_role(role);
    let hours = |property| read.number(property).map(|hours| hours * SECONDS_PER_H);
    if has(Role::TransformsRequest) {
        Some(Ok(0.0))
    } else if has(Role::ComputesFeaturesInStream) {
        Some(read.number("lag_s"))
    } else if has(Role::BuildsIndex) {
        let is_continuous = read.flag("incremental")
            && read
                .number("interval_h")
                .is_ok_and(|hours| hours < CONTINUOUS_H);
        Some(if is_continuous {
            hours("duration_h")
        } else {
            rebuild_s(read)
        })
    } else if has(Role::OrchestratesTraining) {
        let is_scheduled = read.number("interval_h").is_ok_and(|hours| hours > 0.0);
        let triggered =
            || EstimateError::needs("a schedule: it retrains only when something triggers it");
        Some(if is_scheduled {
            hours("interval_h")
        } else {
            Err(triggered())
        })
    } else if has(Role::SearchesTerms) {
        Some(read.number("refresh_s"))
    } else {
        let scheduled = [
            Role::ComputesFeaturesInBatch,
            Role::EmbedsCorpus,
            Role::PredictsInBulk,
        ];
        let is_scheduled = scheduled.into_iter().any(has);
        is_scheduled.then(|| hours("interval_h"))
    }
}

/// What a component says of how long it keeps facts, and in what unit, s.
const HOLDS: [(&str, f64); 7] = [
    ("interval_h", SECONDS_PER_H),
    ("duration_h", SECONDS_PER_H),
    ("attribution_window_h", SECONDS_PER_H),
    ("sla_h", SECONDS_PER_H),
    ("lag_s", 1.0),
    ("refresh_s", 1.0),
    ("update_interval_s", 1.0),
];

fn hold_s(read: NodeInputs) -> Estimated {
    let has = |role| read.kind.has_role(role);
    if has(Role::BuildsIndex)
        && let Some(delay) = delay_s(read)
    {
        return delay;
    }
    let holds = HOLDS.iter().filter(|(property, _)| read.has(property));
    holds
        .map(|(property, seconds)| Ok(read.number(property)? * seconds))
        .sum()
}

fn least_age_s(read: NodeInputs) -> Estimated {
    let maturity = read.number_if_any("label_maturity_h").unwrap_or(Ok(0.0));
    maturity.map(|hours| hours * SECONDS_PER_H)
}

fn rebuild_s(read: NodeInputs) -> Estimated {
    Ok((read.number("duration_h")? + read.number("interval_h")?) * SECONDS_PER_H)
}

/// Whether it generates on machines of ours.
pub(in crate::estimate) fn is_self_hosted(read: NodeInputs) -> bool {
    read.kind.has_role(Role::Generates) && read.choice("hosting") == "self_hosted"
}

/// The model of a generator.
pub(in crate::estimate) fn generator(
    read: NodeInputs,
    constants: &Constants,
) -> Estimated<Generator> {
    let params = read.number("params")?;
    let weight_bytes = read.number("weight_bytes")?;
    let mut machine = constants.machine(read.hardware()?);
    if weight_bytes <= 1.0 {
        machine.flops_per_s *= constants.peak_8bit;
    }
    Ok(Generator {
        params,
        active_params: active_params(read, params)?,
        weight_bytes,
        layers: read.number("layers")?,
        kv_heads: read.number("kv_heads")?,
        head_dim: read.number("head_dim")?,
        kv_bytes: read.number("kv_bytes")?,
        machine,
        gpus: read.number("gpus_per_replica")?,
    })
}

/// Parameters one token uses; 0 stands for all of them.
fn active_params(read: NodeInputs, params: f64) -> Estimated {
    let active = read.number_if_any("active_params").unwrap_or(Ok(0.0))?;
    Ok(if active > 0.0 { active } else { params })
}

/// The vectors of a vector index and how they are searched.
pub(in crate::estimate) fn vector_index(read: NodeInputs) -> Estimated<VectorIndex> {
    let algorithm = read.choice("algorithm");
    let algorithm = match algorithm {
        "flat" => AnnAlgorithm::Flat,
        "ivf_flat" => AnnAlgorithm::IvfFlat {
            nlist: read.number("nlist")?,
            nprobe: read.number("nprobe")?,
        },
        "ivf_pq" => AnnAlgorithm::IvfPq {
            nlist: read.number("nlist")?,
            nprobe: read.number("nprobe")?,
            pq_bytes: read.number("pq_bytes")?,
        },
        "hnsw" => AnnAlgorithm::Hnsw {
            m_links: read.number("m_links")?,
            ef_search: read.number("ef_search")?,
        },
        other => {
            return Err(EstimateError::impossible(format!(
                "{} searches by an unknown algorithm `{other}`",
                read.name()
            )));
        }
    };
    Ok(VectorIndex {
        vectors: read.number("vectors")?,
        dimension: read.number("dimension")?,
        bytes_per_component: read.number("bytes_per_component")?,
        algorithm,
    })
}

/// A node with its kind, if the catalogue knows it.
pub(in crate::estimate) fn read<'a>(
    node: &'a Node,
    catalog: &'a Catalog,
) -> Option<NodeInputs<'a>> {
    let kind = catalog.kind(node.kind.as_str())?;
    Some(NodeInputs { node, kind })
}
