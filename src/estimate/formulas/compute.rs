//! From the arithmetic of a model to time.

use super::arguments::{list, machine, number};
use super::{Formula, FormulaGroup, Parameter};
use crate::estimate::compute::{self, BoostedTrees};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{estimate_error, queueing};

const ROOFLINE: &str = "roofline model (Williams, Waterman, Patterson 2009)";
const FLOPS: Parameter = number("flops", "FLOP, two per multiply-add", "8.18e9");
const HARDWARE: Parameter = machine("hardware", "gpu_l4");
const SHARE: Parameter = number("share_of_peak", "share", "0.3").or_constant("mfu_serve");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Model compute",
    formulas: &[
        &FLOPS_OF_MACS,
        &COMPUTE_S,
        &INPUTS_PER_S,
        &BATCH_S,
        &TREES_MS,
    ],
};

static FLOPS_OF_MACS: Formula = Formula {
    key: "flops_of_macs",
    title: "FLOPs of so many multiply-adds",
    unit: FigureUnit::Flops,
    parameters: &[number("macs", "multiply-adds", "4.09e9")],
    text: "2 × multiply-adds",
    ignores: "",
    source: "counting; many vision tables print multiply-adds under the heading FLOPs",
    compute: |g| Ok(compute::flops_of_multiply_adds(g.number("macs"))),
};

static COMPUTE_S: Formula = Formula {
    key: "compute_s",
    title: "Time of one device",
    unit: FigureUnit::Seconds,
    parameters: &[FLOPS, HARDWARE, SHARE],
    text: "FLOPs / (peak × share of peak)",
    ignores: "moving data; kernels, batch and shapes decide the share of peak",
    source: ROOFLINE,
    compute: |g| {
        compute::seconds(
            g.number("flops"),
            g.machine("hardware"),
            g.number("share_of_peak"),
        )
    },
};

static INPUTS_PER_S: Formula = Formula {
    key: "inputs_per_s",
    title: "Inputs per second of one device",
    unit: FigureUnit::Count("inputs/s"),
    parameters: &[FLOPS, HARDWARE, SHARE],
    text: "peak × share of peak / FLOPs",
    ignores: "moving data; kernels, batch and shapes decide the share of peak",
    source: ROOFLINE,
    compute: |g| {
        let share = g.number("share_of_peak");
        compute::inputs_per_s(g.number("flops"), g.machine("hardware"), share)
    },
};

static BATCH_S: Formula = Formula {
    key: "batch_s",
    title: "Time of a batch",
    unit: FigureUnit::Seconds,
    parameters: &[
        number("batch", "inputs", "32"),
        FLOPS,
        number("bytes_moved", "B of weights and activations", "200M"),
        HARDWARE,
        number("mfu_serve", "share of peak", "0.3").or_constant("mfu_serve"),
        number("mbu", "share of bandwidth", "0.6").or_constant("mbu"),
        number("launch_ms", "ms to start it", "1.5").or_constant("launch_ms"),
    ],
    text: "max(B × FLOPs / (peak × share), bytes / (bandwidth × share)) + launch",
    ignores: "waiting for the batch to fill",
    source: ROOFLINE,
    compute: |g| {
        let constants = g.constants(&["mfu_serve", "mbu", "launch_ms"]);
        let (inputs, bytes) = (g.number("batch"), g.number("bytes_moved"));
        compute::batch_s(
            inputs,
            g.number("flops"),
            bytes,
            g.machine("hardware"),
            &constants,
        )
    },
};

static TREES_MS: Formula = Formula {
    key: "trees_ms",
    title: "Scoring with boosted trees, one core",
    unit: FigureUnit::Milliseconds,
    parameters: &[
        number("items", "items", "600"),
        number("trees", "trees", "500"),
        number("levels", "levels from root to leaf", "5"),
        number("leaves", "leaves of a tree", "32"),
        number("tree_ns_small", "ns a level, up to 32 leaves", "7").or_constant("tree_ns_small"),
        number("tree_ns_big", "ns a level, from 128 leaves", "25").or_constant("tree_ns_big"),
    ],
    text: "items × trees × levels × time of a level",
    ignores: "the cost of a call with few rows; compiled engines are 3 to 10 times faster",
    source: "measured on LightGBM; between 32 and 128 leaves by their logarithm",
    compute: |g| {
        let trees = BoostedTrees {
            trees: g.number("trees"),
            levels: g.number("levels"),
            leaves: g.number("leaves"),
        };
        let constants = g.constants(&["tree_ns_small", "tree_ns_big"]);
        Ok(trees.seconds(g.number("items"), &constants)? * 1000.0)
    },
};

pub(in crate::estimate) static FLOPS_OF_PATH: Formula = Formula {
    key: "flops_per_request",
    title: "Compute per request",
    unit: FigureUnit::Flops,
    parameters: &[list("flops", "FLOP of each component", "2e9,4e8")],
    text: "Σ over the request path of items × FLOPs per item, or 2 × parameters × tokens",
    ignores: "feature work, search and serialisation; two FLOPs count as one multiply-add",
    source: "counting operations",
    compute: |g| Ok(g.numbers("flops").sum()),
};

pub(in crate::estimate) static FLOPS_OF_MODEL: Formula = Formula {
    key: "model_flops_per_request",
    title: "Compute per request",
    unit: FigureUnit::Flops,
    parameters: &[
        number("items", "items of a request", "500"),
        number("flops_per_item", "FLOP", "4e6"),
    ],
    text: "items per request × FLOPs per item",
    ignores: "feature work and serialisation",
    source: "counting operations",
    compute: |g| Ok(g.number("items") * g.number("flops_per_item")),
};

pub(in crate::estimate) static MACHINES_OF_MODEL: Formula = Formula {
    key: "model_replicas",
    title: "Machines needed for compute",
    unit: FigureUnit::Count("machines"),
    parameters: &[
        number("load_qps", "q/s", "3000"),
        FLOPS,
        number("flops_per_s", "FLOP/s of one machine", "121e12"),
        SHARE,
        number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
    ],
    text: "⌈load × FLOPs / (peak FLOP/s × share of peak) / target utilisation⌉",
    ignores: "everything but compute; kernels, batch and shapes decide the share of peak",
    source: "roofline model and Little's law",
    compute: |g| {
        let rate = g.number("flops_per_s") * g.number("share_of_peak");
        let (load, seconds) = (g.number("load_qps"), g.number("flops") / rate);
        queueing::replicas(load, seconds, 1.0, g.number("target_utilisation"))
    },
};

pub(in crate::estimate) static CAPACITY_OF_MODEL: Formula = Formula {
    key: "capacity_by_arithmetic",
    title: "Capacity of a replica, compute only",
    unit: FigureUnit::PerSecond,
    parameters: &[
        FLOPS,
        number("flops_per_s", "FLOP/s of one machine", "121e12"),
        SHARE,
    ],
    text: "peak FLOP/s × share of peak / FLOPs of a request",
    ignores: "everything but compute, so that no replica can do more",
    source: "roofline model",
    compute: |g| {
        let flops = estimate_error::above_zero("FLOPs of a request", g.number("flops"))?;
        let rate = g.number("flops_per_s") * g.number("share_of_peak");
        estimate_error::finite("capacity", rate / flops)
    },
};
