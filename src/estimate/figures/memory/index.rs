//! Memory and time of a vector index.

use crate::estimate::Constants;
use crate::estimate::board::Read;
use crate::estimate::figure::{Figure, Input, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::queueing;
use crate::estimate::vector_search::{Algorithm, VectorIndex};

const VECTORS: Unit = Unit::Count("vectors");
const COMPONENTS: Unit = Unit::Count("components");
const LISTS: Unit = Unit::Count("lists");
const FAISS: &str = "Faiss, guidelines to choose an index";
const RECALL: &str = "recall, which depends on the data and has to be measured; deletions";

macro_rules! size {
    ($formula:literal, $source:expr, $algorithm:expr) => {
        Law {
            key: "index_bytes",
            name: "Index",
            unit: Unit::Bytes,
            formula: $formula,
            ignores: RECALL,
            source: $source,
            compute: |v| index(v, $algorithm(v)).bytes(),
        }
    };
}

macro_rules! time {
    ($formula:literal, $source:literal, $shards:literal, $algorithm:expr, $constants:expr) => {
        Law {
            key: "search_ms",
            name: "Search in one shard, one thread",
            unit: Unit::Milliseconds,
            formula: $formula,
            ignores: "waiting for a thread, merging the shards, and memory that is not local",
            source: $source,
            compute: |v| {
                let index = index(v, $algorithm(v));
                Ok(index.seconds_per_query(v[$shards], &$constants(v))? * 1000.0)
            },
        }
    };
}

fn index(v: &[f64], algorithm: Algorithm) -> VectorIndex {
    VectorIndex {
        vectors: v[0],
        dimension: v[1],
        bytes_per_component: v[2],
        algorithm,
    }
}

fn flat(_: &[f64]) -> Algorithm {
    Algorithm::Flat
}

fn ivf_flat(v: &[f64]) -> Algorithm {
    let (nlist, nprobe) = (v[3], v[4]);
    Algorithm::IvfFlat { nlist, nprobe }
}

fn ivf_pq(v: &[f64]) -> Algorithm {
    Algorithm::IvfPq {
        nlist: v[3],
        nprobe: v[4],
        pq_bytes: v[5],
    }
}

fn hnsw(v: &[f64]) -> Algorithm {
    let (m_links, ef_search) = (v[3], v[4]);
    Algorithm::Hnsw { m_links, ef_search }
}

static FLAT_SIZE: Law = size!("N d b", FAISS, flat);
static IVF_FLAT_SIZE: Law = size!("N (d b + 8) + 4 nlist d", FAISS, ivf_flat);
static IVF_PQ_SIZE: Law = size!("N (m + 8) + 4 nlist d + 1,024 d", FAISS, ivf_pq);
static HNSW_SIZE: Law = size!(
    "N (d b + 8 M + 16)",
    "Faiss, guidelines to choose an index; checked against its memory on 1e5 to 4e5 vectors",
    hnsw
);

static FLAT_TIME: Law = time!(
    "N / S × d b / scanning speed",
    "scanning speed as measured",
    3,
    flat,
    |v: &[f64]| Constants {
        scan_bytes_per_s: v[4],
        ..Constants::default()
    }
);
static IVF_FLAT_TIME: Law = time!(
    "2 nlist d / comparing speed + N / S × nprobe / nlist × d b / scanning speed",
    "scanning speed as measured",
    5,
    ivf_flat,
    |v: &[f64]| Constants {
        scan_bytes_per_s: v[6],
        coarse_flops_per_s: v[7],
        ..Constants::default()
    }
);
static IVF_PQ_TIME: Law = time!(
    "2 nlist d / comparing speed + N / S × nprobe / nlist × m × time per code byte",
    "time per code byte as measured (0.8 to 1.1 ns)",
    6,
    ivf_pq,
    |v: &[f64]| Constants {
        ns_per_pq_byte: v[7],
        coarse_flops_per_s: v[8],
        ..Constants::default()
    }
);
static HNSW_TIME: Law = time!(
    "ef^0.78 × M^0.6 × ln(N / S) × (time of a distance + time per component × d)",
    "fitted to measurements of Faiss with 1e5 to 4e5 vectors; keep a factor of 2 in hand",
    5,
    hnsw,
    |v: &[f64]| Constants {
        hnsw_us: v[6],
        hnsw_us_per_component: v[7],
        ..Constants::default()
    }
);

static PER_NODE: Law = Law {
    key: "index_bytes_per_node",
    name: "Index on one node",
    unit: Unit::Bytes,
    formula: "bytes of the index / shards",
    ignores: "growth, and a second copy while a new index is loaded",
    source: "equal shards; a node may be 80 % full",
    compute: |v| Ok(v[0] / v[1]),
};

static SHARDS: Law = Law {
    key: "shards_needed",
    name: "Shards needed",
    unit: Unit::Count("shards"),
    formula: "⌈bytes of the index / (memory of a node × 80 %)⌉",
    ignores: "growth",
    source: "equal shards",
    compute: |v| Ok(crate::estimate::refusal::whole_up(v[0] / (v[1] * v[2])).max(1.0)),
};

static REPLICAS: Law = Law {
    key: "search_replicas_per_shard",
    name: "Copies of each shard for the search",
    unit: Unit::Count("replicas"),
    formula: "⌈load × search time / threads / target utilisation⌉",
    ignores: "waiting for memory when all threads search at once",
    source: "Little's law with a planning target",
    compute: |v| queueing::replicas(v[0], v[1] / 1000.0, v[2], v[3]),
};

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let constants = look.constants();
    let shards = || place.property("shards", Unit::Count("shards"));
    let node = || node_memory(place.read);
    let Some((size, time, inputs, extra)) = laws(place, constants) else {
        return Vec::new();
    };
    let size = size.of(place.about(), inputs.clone());
    let mut of_time = inputs;
    of_time.push(shards());
    of_time.extend(extra);
    let time = time.of(place.about(), of_time);
    let bytes = || worked_out("Index", Unit::Bytes, size.value.clone());
    let room = node()
        .value
        .ok()
        .map(|node| Promise::AtMost(node * constants.node_memory_share));
    let share = assumed(
        "Share of a node that may be full",
        Unit::Share,
        constants.node_memory_share,
    );
    let mut figures = vec![
        PER_NODE
            .of(place.about(), vec![bytes(), shards()])
            .against(room),
        SHARDS.of(place.about(), vec![bytes(), node(), share]),
    ];
    if let Some(load) = look.estimate.load_qps(place.id) {
        let inputs = vec![
            worked_out("Load", Unit::PerSecond, load),
            worked_out(
                "Search in one shard",
                Unit::Milliseconds,
                time.value.clone(),
            ),
            assumed(
                "Threads of a node",
                Unit::Count("threads"),
                constants.cpu_threads,
            ),
            assumed(
                "Target utilisation",
                Unit::Share,
                constants.target_utilisation,
            ),
        ];
        figures.push(REPLICAS.of(place.about(), inputs));
    }
    figures.insert(0, size);
    figures.insert(3, time);
    figures
}

/// The laws of size and time, the inputs of both, and those that only time has besides the shards.
fn laws(
    place: &Place,
    constants: &Constants,
) -> Option<(&'static Law, &'static Law, Vec<Input>, Vec<Input>)> {
    let mut inputs = vec![
        place.property("vectors", VECTORS),
        place.property("dimension", COMPONENTS),
        place.property("bytes_per_component", Unit::Bytes),
    ];
    let lists = || {
        [
            place.property("nlist", LISTS),
            place.property("nprobe", LISTS),
        ]
    };
    let speed = assumed(
        "Scanning speed",
        Unit::BytesPerSecond,
        constants.scan_bytes_per_s,
    );
    let coarse = assumed(
        "Comparing speed",
        Unit::FlopsPerSecond,
        constants.coarse_flops_per_s,
    );
    let small = |name: &str, unit: &'static str, value| assumed(name, Unit::Count(unit), value);
    let per_byte = small("Time per code byte", "ns", constants.ns_per_pq_byte);
    Some(match place.read.choice("algorithm").as_str() {
        "flat" => (&FLAT_SIZE, &FLAT_TIME, inputs, vec![speed]),
        "ivf_flat" => {
            inputs.extend(lists());
            (&IVF_FLAT_SIZE, &IVF_FLAT_TIME, inputs, vec![speed, coarse])
        }
        "ivf_pq" => {
            inputs.extend(lists());
            inputs.push(place.property("pq_bytes", Unit::Bytes));
            (&IVF_PQ_SIZE, &IVF_PQ_TIME, inputs, vec![per_byte, coarse])
        }
        "hnsw" => {
            inputs.push(place.property("m_links", Unit::Count("links")));
            inputs.push(place.property("ef_search", Unit::Count("nodes")));
            let each = constants.hnsw_us_per_component;
            let times = vec![
                small("Time of a distance", "µs", constants.hnsw_us),
                small("Time per component", "µs", each),
            ];
            (&HNSW_SIZE, &HNSW_TIME, inputs, times)
        }
        _ => return None,
    })
}

fn node_memory(read: Read) -> Input {
    let gigabytes = read.number("node_memory_gb");
    Input::new("Memory per node", Unit::Bytes, gigabytes.map(|gb| gb * 1e9))
}
