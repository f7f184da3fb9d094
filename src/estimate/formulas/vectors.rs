//! Memory and time of nearest-neighbour search.

use super::arguments::number;
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::vector_search::{AnnAlgorithm, VectorIndex};
use crate::estimate::{Estimated, queueing};

const RECALL: &str = "recall, which depends on the data and has to be measured";
const RECALL_ON_A_BOARD: &str =
    "recall, which depends on the data and has to be measured; deletions";
const FAISS: &str = "Faiss, guidelines to choose an index";
const MEASURED: &str = "speeds as measured; `mlboard estimate --constants` lists them";
const SCAN_MEASURED: &str = "scanning speed as measured";

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
const INDEX_BYTES: Parameter = number("bytes", "B of the index", "129.6G");

/// Constants that the time of a search depends on, where a formula asks for them.
const SPEEDS: [&str; 5] = [
    "scan_bytes_per_s",
    "coarse_flops_per_s",
    "ns_per_pq_byte",
    "hnsw_us",
    "hnsw_us_per_component",
];

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Vector search",
    formulas: &[
        &FLAT_BYTES,
        &IVF_FLAT_BYTES,
        &IVF_PQ_BYTES,
        &HNSW_BYTES,
        &HNSW_BYTES_PER_VECTOR,
        &SHARDS_NEEDED,
        &IVF_SCANNED,
        &HNSW_DISTANCES,
        &FLAT_MS,
        &IVF_FLAT_MS,
        &IVF_PQ_MS,
        &HNSW_MS,
        &SEARCH_REPLICAS,
    ],
};

static FLAT_BYTES: Formula = Formula {
    key: "flat_bytes",
    title: "Memory of a flat index",
    unit: FigureUnit::Bytes,
    parameters: &[VECTORS, DIMENSION, BYTES],
    text: "N d b",
    ignores: RECALL,
    source: FAISS,
    compute: |g| index(g, AnnAlgorithm::Flat).bytes(),
};

static IVF_FLAT_BYTES: Formula = Formula {
    key: "ivf_flat_bytes",
    title: "Memory of an IVF index",
    parameters: &[VECTORS, DIMENSION, BYTES, NLIST, NPROBE],
    text: "N (d b + 8) + 4 nlist d",
    compute: |g| index(g, ivf_flat(g)).bytes(),
    ..FLAT_BYTES
};

static IVF_PQ_BYTES: Formula = Formula {
    key: "ivf_pq_bytes",
    title: "Memory of an IVF-PQ index",
    parameters: &[VECTORS, DIMENSION, BYTES, NLIST, NPROBE, PQ_BYTES],
    text: "N (m + 8) + 4 nlist d + 1,024 d",
    compute: |g| index(g, ivf_pq(g)).bytes(),
    ..FLAT_BYTES
};

static HNSW_BYTES: Formula = Formula {
    key: "hnsw_bytes",
    title: "Memory of an HNSW index",
    parameters: &[VECTORS, DIMENSION, BYTES, LINKS, EF],
    text: "N (d b + 8 M + 16)",
    compute: |g| index(g, hnsw(g)).bytes(),
    ..FLAT_BYTES
};

static HNSW_BYTES_PER_VECTOR: Formula = Formula {
    key: "hnsw_bytes_per_vector",
    title: "Memory per vector of an HNSW index",
    parameters: &[DIMENSION, BYTES, LINKS],
    text: "d b + 8 M + 16",
    compute: |g| {
        let algorithm = AnnAlgorithm::Hnsw {
            m_links: g.number("m_links"),
            ef_search: 1.0,
        };
        index(g, algorithm).bytes_per_vector()
    },
    ..FLAT_BYTES
};

static SHARDS_NEEDED: Formula = Formula {
    key: "shards",
    title: "Shards needed",
    unit: FigureUnit::Count("shards"),
    parameters: &[
        INDEX_BYTES,
        number("node_bytes", "B of memory of a node", "64G"),
        number("node_memory_share", "share that may be full", "0.8")
            .or_constant("node_memory_share"),
    ],
    text: "⌈bytes / (memory of a node × share)⌉",
    ignores: "growth, and a second copy while a new index is loaded",
    source: "equal shards",
    compute: |g| {
        // An index of so many vectors of one byte.
        let index = VectorIndex {
            vectors: g.number("bytes"),
            dimension: 1.0,
            bytes_per_component: 1.0,
            algorithm: AnnAlgorithm::Flat,
        };
        index.shards_for(g.number("node_bytes"), g.number("node_memory_share"))
    },
};

static IVF_SCANNED: Formula = Formula {
    key: "ivf_scanned",
    title: "Vectors scanned per query, IVF",
    unit: FigureUnit::Count("vectors"),
    parameters: &[VECTORS, NLIST, NPROBE],
    text: "N × nprobe / nlist",
    ignores: "lists of uneven length",
    source: FAISS,
    compute: |g| index(g, ivf_flat(g)).distances(),
};

static HNSW_DISTANCES: Formula = Formula {
    key: "hnsw_distances",
    title: "Distances computed per query, HNSW",
    unit: FigureUnit::Count("distances"),
    parameters: &[VECTORS, LINKS, EF],
    text: "ef^0.78 × M^0.6 × ln N",
    ignores: "the data; far beyond 4e5 vectors it is extrapolated",
    source: "fitted to measurements of Faiss, −14 % to +7 % over 36 settings",
    compute: |g| index(g, hnsw(g)).distances(),
};

static FLAT_MS: Formula = Formula {
    key: "flat_ms",
    title: "Search time, flat, one thread",
    unit: FigureUnit::Milliseconds,
    parameters: &[VECTORS, DIMENSION, BYTES, SHARDS, SCAN],
    text: "N / S × d b / scanning speed",
    ignores: "waiting for a thread, merging the shards, and memory that is not local",
    source: MEASURED,
    compute: |g| search_ms(g, AnnAlgorithm::Flat),
};

static IVF_FLAT_MS: Formula = Formula {
    key: "ivf_flat_ms",
    title: "Search time, IVF, one thread",
    parameters: &[
        VECTORS, DIMENSION, BYTES, SHARDS, NLIST, NPROBE, SCAN, COARSE,
    ],
    text: "2 nlist d / comparing speed + N / S × nprobe / nlist × d b / scanning speed",
    compute: |g| search_ms(g, ivf_flat(g)),
    ..FLAT_MS
};

static IVF_PQ_MS: Formula = Formula {
    key: "ivf_pq_ms",
    title: "Search time, IVF-PQ, one thread",
    parameters: &[
        VECTORS, DIMENSION, BYTES, SHARDS, NLIST, NPROBE, PQ_BYTES, PQ_NS, COARSE,
    ],
    text: "2 nlist d / comparing speed + N / S × nprobe / nlist × m × time per code byte",
    compute: |g| search_ms(g, ivf_pq(g)),
    ..FLAT_MS
};

static HNSW_MS: Formula = Formula {
    key: "hnsw_ms",
    title: "Search time, HNSW, one thread",
    parameters: &[
        VECTORS,
        DIMENSION,
        BYTES,
        SHARDS,
        LINKS,
        EF,
        HNSW_US,
        HNSW_US_EACH,
    ],
    text: "ef^0.78 × M^0.6 × ln(N / S) × (time of a distance + time per component × d)",
    compute: |g| search_ms(g, hnsw(g)),
    ..FLAT_MS
};

static SEARCH_REPLICAS: Formula = Formula {
    key: "search_replicas",
    title: "Replicas per shard",
    unit: FigureUnit::Count("replicas"),
    parameters: &[
        number("peak_qps", "q/s", "3000"),
        number("search_ms", "ms of one search in one shard", "1.2"),
        number("cpu_threads", "threads of a node", "4").or_constant("cpu_threads"),
        number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
    ],
    text: "⌈peak × time / threads / target utilisation⌉",
    ignores: "waiting for memory when all threads search at once",
    source: "Little's law with a planning target",
    compute: |g| {
        let (seconds, threads) = (g.number("search_ms") / 1000.0, g.number("cpu_threads"));
        let target = g.number("target_utilisation");
        queueing::replicas(g.number("peak_qps"), seconds, threads, target)
    },
};

/// The memory of an index as a figure.
const fn of_index(of: &Formula) -> Formula {
    Formula {
        key: "index_bytes",
        title: "Index",
        ignores: RECALL_ON_A_BOARD,
        ..*of
    }
}

/// The time of a search as a figure, with the source of its own speeds.
const fn of_search(of: &Formula, source: &'static str) -> Formula {
    Formula {
        key: "search_ms",
        title: "Search time in one shard, one thread",
        source,
        ..*of
    }
}

pub(in crate::estimate) static FLAT_INDEX: Formula = of_index(&FLAT_BYTES);
pub(in crate::estimate) static IVF_FLAT_INDEX: Formula = of_index(&IVF_FLAT_BYTES);
pub(in crate::estimate) static IVF_PQ_INDEX: Formula = of_index(&IVF_PQ_BYTES);
pub(in crate::estimate) static HNSW_INDEX: Formula = Formula {
    source: "Faiss, guidelines to choose an index; checked against its memory on 1e5 to 4e5 vectors",
    ..of_index(&HNSW_BYTES)
};

pub(in crate::estimate) static FLAT_SEARCH: Formula = of_search(&FLAT_MS, SCAN_MEASURED);
pub(in crate::estimate) static IVF_FLAT_SEARCH: Formula = of_search(&IVF_FLAT_MS, SCAN_MEASURED);
pub(in crate::estimate) static IVF_PQ_SEARCH: Formula =
    of_search(&IVF_PQ_MS, "time per code byte as measured (0.8 to 1.1 ns)");
pub(in crate::estimate) static HNSW_SEARCH: Formula = of_search(
    &HNSW_MS,
    "fitted to measurements of Faiss with 1e5 to 4e5 vectors; allow a factor of 2",
);

pub(in crate::estimate) static BYTES_PER_NODE: Formula = Formula {
    key: "index_bytes_per_node",
    title: "Index memory per node",
    unit: FigureUnit::Bytes,
    parameters: &[INDEX_BYTES, number("shards", "shards", "4")],
    text: "bytes of the index / shards",
    ignores: "growth, and a second copy while a new index is loaded",
    source: "equal shards; a node may be 80 % full",
    compute: |g| Ok(g.number("bytes") / g.number("shards")),
};

pub(in crate::estimate) static SHARDS_OF_INDEX: Formula = Formula {
    key: "shards_needed",
    title: "Shards needed",
    text: "⌈bytes of the index / (memory of a node × 80 %)⌉",
    ignores: "growth",
    ..SHARDS_NEEDED
};

pub(in crate::estimate) static REPLICAS_PER_SHARD: Formula = Formula {
    key: "search_replicas_per_shard",
    title: "Replicas per shard",
    text: "⌈load × search time / threads / target utilisation⌉",
    ..SEARCH_REPLICAS
};

fn search_ms(arguments: &FormulaArguments, algorithm: AnnAlgorithm) -> Estimated {
    let constants = arguments.constants(&SPEEDS);
    let shards = arguments.number("shards");
    let seconds = index(arguments, algorithm).seconds_per_query(shards, &constants)?;
    Ok(seconds * 1000.0)
}

fn index(arguments: &FormulaArguments, algorithm: AnnAlgorithm) -> VectorIndex {
    VectorIndex {
        vectors: arguments.number("vectors"),
        dimension: arguments.number("dimension"),
        bytes_per_component: arguments.number("bytes_per_component"),
        algorithm,
    }
}

fn ivf_flat(arguments: &FormulaArguments) -> AnnAlgorithm {
    let (nlist, nprobe) = (arguments.number("nlist"), arguments.number("nprobe"));
    AnnAlgorithm::IvfFlat { nlist, nprobe }
}

fn ivf_pq(arguments: &FormulaArguments) -> AnnAlgorithm {
    AnnAlgorithm::IvfPq {
        nlist: arguments.number("nlist"),
        nprobe: arguments.number("nprobe"),
        pq_bytes: arguments.number("pq_bytes"),
    }
}

fn hnsw(arguments: &FormulaArguments) -> AnnAlgorithm {
    let (m_links, ef_search) = (arguments.number("m_links"), arguments.number("ef_search"));
    AnnAlgorithm::Hnsw { m_links, ef_search }
}
