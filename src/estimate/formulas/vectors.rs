//! Memory and time of nearest-neighbour search.

use super::given::number;
use super::{Chapter, Fallback, Formula, Given, Parameter};
use crate::estimate::quantity::Unit;
use crate::estimate::vector_search::{Algorithm, VectorIndex};

const RECALL: &str = "recall, which depends on the data and has to be measured";
const FAISS: &str = "Faiss, guidelines to choose an index";
const MEASURED: &str = "speeds as measured; `mlboard estimate --constants` lists them";

const VECTORS: Parameter = number("vectors", "vectors", "100M");
const DIMENSION: Parameter = number("dimension", "components", "256");
const BYTES: Parameter = number("bytes_per_component", "B", "4").or(Fallback::Number(4.0));
const NLIST: Parameter = number("nlist", "lists", "65536");
const NPROBE: Parameter = number("nprobe", "lists probed", "64");
const PQ_BYTES: Parameter = number("pq_bytes", "B of a compressed vector", "32");
const LINKS: Parameter = number("m_links", "links of a vector", "32");
const EF: Parameter = number("ef_search", "width of the beam", "128");
const SHARDS: Parameter = number("shards", "shards", "1").or(Fallback::Number(1.0));
const SCAN: Parameter =
    number("scan_bytes_per_s", "B/s of one thread", "8e9").or_constant("scan_bytes_per_s");
const COARSE: Parameter =
    number("coarse_flops_per_s", "FLOP/s of one thread", "20e9").or_constant("coarse_flops_per_s");
const PQ_NS: Parameter = number("ns_per_pq_byte", "ns", "1").or_constant("ns_per_pq_byte");

const HNSW_US: Parameter = number("hnsw_us", "µs of a distance", "0.12").or_constant("hnsw_us");
const HNSW_US_EACH: Parameter = number("hnsw_us_per_component", "µs for each component", "0.0002")
    .or_constant("hnsw_us_per_component");

macro_rules! bytes {
    ($name:literal, $title:literal, $formula:literal, [$($own:expr),*], $algorithm:expr) => {
        Formula {
            name: $name,
            title: $title,
            unit: Unit::Bytes,
            parameters: &[VECTORS, DIMENSION, BYTES, $($own),*],
            formula: $formula,
            ignores: RECALL,
            source: FAISS,
            compute: |g| index(g, $algorithm(g)).bytes(),
        }
    };
}

macro_rules! time {
    ($name:literal, $title:literal, $formula:literal, [$($own:expr),*], [$($constant:literal),*], $algorithm:expr) => {
        Formula {
            name: $name,
            title: $title,
            unit: Unit::Milliseconds,
            parameters: &[VECTORS, DIMENSION, BYTES, SHARDS, $($own),*],
            formula: $formula,
            ignores: "waiting for a thread, merging the shards, and memory that is not local",
            source: MEASURED,
            compute: |g| {
                let constants = g.constants(&[$($constant),*]);
                let seconds = index(g, $algorithm(g)).seconds_per_query(g.n("shards"), &constants)?;
                Ok(seconds * 1000.0)
            },
        }
    };
}

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Vector search",
    formulas: &[
        bytes!(
            "flat_bytes",
            "Memory of vectors that are all compared",
            "N d b",
            [],
            |_: &Given| Algorithm::Flat
        ),
        bytes!(
            "ivf_flat_bytes",
            "Memory of an inverted file",
            "N (d b + 8) + 4 nlist d",
            [NLIST, NPROBE],
            ivf_flat
        ),
        bytes!(
            "ivf_pq_bytes",
            "Memory of an inverted file with compressed vectors",
            "N (m + 8) + 4 nlist d + 1,024 d",
            [NLIST, NPROBE, PQ_BYTES],
            ivf_pq
        ),
        bytes!(
            "hnsw_bytes",
            "Memory of a graph index",
            "N (d b + 8 M + 16)",
            [LINKS, EF],
            hnsw
        ),
        Formula {
            name: "hnsw_bytes_per_vector",
            title: "Memory that one more vector takes in a graph index",
            unit: Unit::Bytes,
            parameters: &[DIMENSION, BYTES, LINKS],
            formula: "d b + 8 M + 16",
            ignores: RECALL,
            source: FAISS,
            compute: |g| {
                let algorithm = Algorithm::Hnsw {
                    m_links: g.n("m_links"),
                    ef_search: 1.0,
                };
                index(g, algorithm).bytes_per_vector()
            },
        },
        Formula {
            name: "shards",
            title: "Fewest equal parts that fit a node each",
            unit: Unit::Count("shards"),
            parameters: &[
                number("bytes", "B of the index", "129.6G"),
                number("node_bytes", "B of memory of a node", "64G"),
                number("node_memory_share", "share that may be full", "0.8")
                    .or_constant("node_memory_share"),
            ],
            formula: "⌈bytes / (memory of a node × share)⌉",
            ignores: "growth, and a second copy while a new index is loaded",
            source: "equal shards",
            compute: |g| {
                // An index of so many vectors of one byte.
                let index = VectorIndex {
                    vectors: g.n("bytes"),
                    dimension: 1.0,
                    bytes_per_component: 1.0,
                    algorithm: Algorithm::Flat,
                };
                index.shards_for(g.n("node_bytes"), g.n("node_memory_share"))
            },
        },
        Formula {
            name: "ivf_scanned",
            title: "Vectors that one query compares in an inverted file",
            unit: Unit::Count("vectors"),
            parameters: &[VECTORS, NLIST, NPROBE],
            formula: "N × nprobe / nlist",
            ignores: "lists of uneven length",
            source: FAISS,
            compute: |g| index(g, ivf_flat(g)).distances(),
        },
        Formula {
            name: "hnsw_distances",
            title: "Distances that one query computes in a graph index",
            unit: Unit::Count("distances"),
            parameters: &[VECTORS, LINKS, EF],
            formula: "ef^0.78 × M^0.6 × ln N",
            ignores: "the data; far beyond 4e5 vectors it is extrapolated",
            source: "fitted to measurements of Faiss, −14 % to +7 % over 36 settings",
            compute: |g| index(g, hnsw(g)).distances(),
        },
        time!(
            "flat_ms",
            "Comparing all vectors, one thread",
            "N / S × d b / scanning speed",
            [SCAN],
            ["scan_bytes_per_s"],
            |_: &Given| Algorithm::Flat
        ),
        time!(
            "ivf_flat_ms",
            "Search in an inverted file, one thread",
            "2 nlist d / comparing speed + N / S × nprobe / nlist × d b / scanning speed",
            [NLIST, NPROBE, SCAN, COARSE],
            ["scan_bytes_per_s", "coarse_flops_per_s"],
            ivf_flat
        ),
        time!(
            "ivf_pq_ms",
            "Search in compressed vectors, one thread",
            "2 nlist d / comparing speed + N / S × nprobe / nlist × m × time per code byte",
            [NLIST, NPROBE, PQ_BYTES, PQ_NS, COARSE],
            ["ns_per_pq_byte", "coarse_flops_per_s"],
            ivf_pq
        ),
        time!(
            "hnsw_ms",
            "Search in a graph index, one thread",
            "ef^0.78 × M^0.6 × ln(N / S) × (time of a distance + time per component × d)",
            [LINKS, EF, HNSW_US, HNSW_US_EACH],
            ["hnsw_us", "hnsw_us_per_component"],
            hnsw
        ),
        Formula {
            name: "search_replicas",
            title: "Copies of each shard",
            unit: Unit::Count("replicas"),
            parameters: &[
                number("peak_qps", "q/s", "3000"),
                number("search_ms", "ms of one search in one shard", "1.2"),
                number("cpu_threads", "threads of a node", "4").or_constant("cpu_threads"),
                number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
            ],
            formula: "⌈peak × time / threads / target utilisation⌉",
            ignores: "waiting for memory when all threads search at once",
            source: "Little's law with a planning target",
            compute: |g| {
                let (seconds, threads) = (g.n("search_ms") / 1000.0, g.n("cpu_threads"));
                crate::estimate::queueing::replicas(
                    g.n("peak_qps"),
                    seconds,
                    threads,
                    g.n("target_utilisation"),
                )
            },
        },
    ],
};

fn index(given: &Given, algorithm: Algorithm) -> VectorIndex {
    VectorIndex {
        vectors: given.n("vectors"),
        dimension: given.n("dimension"),
        bytes_per_component: given.n("bytes_per_component"),
        algorithm,
    }
}

fn ivf_flat(given: &Given) -> Algorithm {
    let (nlist, nprobe) = (given.n("nlist"), given.n("nprobe"));
    Algorithm::IvfFlat { nlist, nprobe }
}

fn ivf_pq(given: &Given) -> Algorithm {
    Algorithm::IvfPq {
        nlist: given.n("nlist"),
        nprobe: given.n("nprobe"),
        pq_bytes: given.n("pq_bytes"),
    }
}

fn hnsw(given: &Given) -> Algorithm {
    let (m_links, ef_search) = (given.n("m_links"), given.n("ef_search"));
    Algorithm::Hnsw { m_links, ef_search }
}
