//! Memory and time of a vector index.

use crate::estimate::Constants;
use crate::estimate::board::NodeInputs;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, StatedClaim};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed};
use crate::estimate::formulas::Formula;
use crate::estimate::formulas::vectors::{
    BYTES_PER_NODE, FLAT_INDEX, FLAT_SEARCH, HNSW_INDEX, HNSW_SEARCH, IVF_FLAT_INDEX,
    IVF_FLAT_SEARCH, IVF_PQ_INDEX, IVF_PQ_SEARCH, REPLICAS_PER_SHARD, SHARDS_OF_INDEX,
};
use crate::estimate::quantity::FigureUnit;

const VECTORS: FigureUnit = FigureUnit::Count("vectors");
const COMPONENTS: FigureUnit = FigureUnit::Count("components");
const LISTS: FigureUnit = FigureUnit::Count("lists");

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let constants = look.constants();
    let shards = || place.property("shards", FigureUnit::Count("shards"));
    let node = || node_memory(place.read);
    let Some(of_index) = formulas(place, constants) else {
        return Vec::new();
    };
    let mut of_time = of_index.inputs.clone();
    of_time.push(shards());
    of_time.extend(of_index.speeds);
    let size = of_index.size.figure(place.about(), of_index.inputs);
    let time = of_index.time.figure(place.about(), of_time);
    let bytes = || size.as_input("bytes", "Index");
    let room = node()
        .value
        .ok()
        .map(|node| RequirementTarget::AtMost(node * constants.node_memory_share));
    let share = assumed(
        "node_memory_share",
        "Share of a node that may be full",
        FigureUnit::Share,
        constants.node_memory_share,
    );
    let mut figures = vec![
        BYTES_PER_NODE
            .figure(place.about(), vec![bytes(), shards()])
            .against(room),
        SHARDS_OF_INDEX
            .figure(place.about(), vec![bytes(), node(), share])
            .beside(place.claim("shards", StatedClaim::AtLeastFigure)),
    ];
    if let Some(load) = look.load(place) {
        let inputs = vec![
            load.for_parameter("peak_qps"),
            time.as_input("search_ms", "Search in one shard"),
            assumed(
                "cpu_threads",
                "Threads of a node",
                FigureUnit::Count("threads"),
                constants.cpu_threads,
            ),
            look.target_utilisation(),
        ];
        let copies = REPLICAS_PER_SHARD.figure(place.about(), inputs);
        figures.push(copies.beside(place.claim("replicas", StatedClaim::AtLeastFigure)));
    }
    figures.insert(0, size);
    figures.insert(3, time);
    figures
}

/// The formulas of an index and what fills them in.
struct IndexFormulas {
    /// The bytes of the whole index.
    size: &'static Formula,
    /// The time of one search in one shard.
    time: &'static Formula,
    /// What both are filled in with.
    inputs: Vec<FigureInput>,
    /// What only the time has besides the shards.
    speeds: Vec<FigureInput>,
}

fn formulas(place: &FigureNode, constants: &Constants) -> Option<IndexFormulas> {
    let mut inputs = vec![
        place.property("vectors", VECTORS),
        place.property("dimension", COMPONENTS),
        place.property("bytes_per_component", FigureUnit::Bytes),
    ];
    let lists = || {
        [
            place.property("nlist", LISTS),
            place.property("nprobe", LISTS),
        ]
    };
    let (size, time, speeds) = match place.read.choice("algorithm") {
        "flat" => (&FLAT_INDEX, &FLAT_SEARCH, vec![scanning(constants)]),
        "ivf_flat" => {
            inputs.extend(lists());
            let speeds = vec![scanning(constants), comparing(constants)];
            (&IVF_FLAT_INDEX, &IVF_FLAT_SEARCH, speeds)
        }
        "ivf_pq" => {
            inputs.extend(lists());
            inputs.push(place.property("pq_bytes", FigureUnit::Bytes));
            let (name, ns) = ("Time per code byte", constants.ns_per_pq_byte);
            let per_byte = assumed("ns_per_pq_byte", name, FigureUnit::Count("ns"), ns);
            let speeds = vec![per_byte, comparing(constants)];
            (&IVF_PQ_INDEX, &IVF_PQ_SEARCH, speeds)
        }
        "hnsw" => {
            inputs.push(place.property("m_links", FigureUnit::Count("links")));
            inputs.push(place.property("ef_search", FigureUnit::Count("nodes")));
            let micro = |parameter, name, us| assumed(parameter, name, FigureUnit::Count("µs"), us);
            let (once, each) = (constants.hnsw_us, constants.hnsw_us_per_component);
            let speeds = vec![
                micro("hnsw_us", "Time of a distance", once),
                micro("hnsw_us_per_component", "Time per component", each),
            ];
            (&HNSW_INDEX, &HNSW_SEARCH, speeds)
        }
        _ => return None,
    };
    Some(IndexFormulas {
        size,
        time,
        inputs,
        speeds,
    })
}

fn scanning(constants: &Constants) -> FigureInput {
    let speed = constants.scan_bytes_per_s;
    let parameter = "scan_bytes_per_s";
    assumed(
        parameter,
        "Scanning speed",
        FigureUnit::BytesPerSecond,
        speed,
    )
}

fn comparing(constants: &Constants) -> FigureInput {
    let speed = constants.coarse_flops_per_s;
    let parameter = "coarse_flops_per_s";
    assumed(
        parameter,
        "Comparing speed",
        FigureUnit::FlopsPerSecond,
        speed,
    )
}

fn node_memory(read: NodeInputs) -> FigureInput {
    let gigabytes = read.number("node_memory_gb");
    FigureInput::new(
        "node_bytes",
        "Memory per node",
        FigureUnit::Bytes,
        gigabytes.map(|gb| gb * 1e9),
    )
}
