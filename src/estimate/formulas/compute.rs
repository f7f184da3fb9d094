//! From the arithmetic of a model to time.

use super::given::{machine, number};
use super::{Chapter, Formula, Parameter};
use crate::estimate::compute::{self, Trees};
use crate::estimate::quantity::Unit;

const ROOFLINE: &str = "roofline model (Williams, Waterman, Patterson 2009)";
const FLOPS: Parameter = number("flops", "FLOP, two per multiply-add", "8.18e9");
const HARDWARE: Parameter = machine("hardware", "gpu_l4");
const SHARE: Parameter = number("share_of_peak", "share", "0.3").or_constant("mfu_serve");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Model compute",
    formulas: &[
        Formula {
            name: "flops_of_macs",
            title: "FLOPs of so many multiply-adds",
            unit: Unit::Flops,
            parameters: &[number("macs", "multiply-adds", "4.09e9")],
            formula: "2 × multiply-adds",
            ignores: "",
            source: "counting; many vision tables print multiply-adds under the heading FLOPs",
            compute: |g| Ok(compute::flops_of_multiply_adds(g.n("macs"))),
        },
        Formula {
            name: "compute_s",
            title: "Time of one device",
            unit: Unit::Seconds,
            parameters: &[FLOPS, HARDWARE, SHARE],
            formula: "FLOPs / (peak × share of peak)",
            ignores: "moving data; kernels, batch and shapes decide the share of peak",
            source: ROOFLINE,
            compute: |g| {
                compute::seconds(g.n("flops"), g.machine("hardware"), g.n("share_of_peak"))
            },
        },
        Formula {
            name: "inputs_per_s",
            title: "Inputs per second of one device",
            unit: Unit::Count("inputs/s"),
            parameters: &[FLOPS, HARDWARE, SHARE],
            formula: "peak × share of peak / FLOPs",
            ignores: "moving data; kernels, batch and shapes decide the share of peak",
            source: ROOFLINE,
            compute: |g| {
                let share = g.n("share_of_peak");
                compute::inputs_per_s(g.n("flops"), g.machine("hardware"), share)
            },
        },
        Formula {
            name: "batch_s",
            title: "Time of a batch",
            unit: Unit::Seconds,
            parameters: &[
                number("batch", "inputs", "32"),
                FLOPS,
                number("bytes_moved", "B of weights and activations", "200M"),
                HARDWARE,
                number("mfu_serve", "share of peak", "0.3").or_constant("mfu_serve"),
                number("mbu", "share of bandwidth", "0.6").or_constant("mbu"),
                number("launch_ms", "ms to start it", "1.5").or_constant("launch_ms"),
            ],
            formula: "max(B × FLOPs / (peak × share), bytes / (bandwidth × share)) + launch",
            ignores: "waiting for the batch to fill",
            source: ROOFLINE,
            compute: |g| {
                let constants = g.constants(&["mfu_serve", "mbu", "launch_ms"]);
                let (inputs, bytes) = (g.n("batch"), g.n("bytes_moved"));
                compute::batch_s(
                    inputs,
                    g.n("flops"),
                    bytes,
                    g.machine("hardware"),
                    &constants,
                )
            },
        },
        Formula {
            name: "trees_ms",
            title: "Scoring with boosted trees, one core",
            unit: Unit::Milliseconds,
            parameters: &[
                number("items", "items", "600"),
                number("trees", "trees", "500"),
                number("levels", "levels from root to leaf", "5"),
                number("leaves", "leaves of a tree", "32"),
                number("tree_ns_small", "ns a level, up to 32 leaves", "7")
                    .or_constant("tree_ns_small"),
                number("tree_ns_big", "ns a level, from 128 leaves", "25")
                    .or_constant("tree_ns_big"),
            ],
            formula: "items × trees × levels × time of a level",
            ignores: "the cost of a call with few rows; compiled engines are 3 to 10 times faster",
            source: "measured on LightGBM; between 32 and 128 leaves by their logarithm",
            compute: |g| {
                let trees = Trees {
                    trees: g.n("trees"),
                    levels: g.n("levels"),
                    leaves: g.n("leaves"),
                };
                let constants = g.constants(&["tree_ns_small", "tree_ns_big"]);
                Ok(trees.seconds(g.n("items"), &constants)? * 1000.0)
            },
        },
    ],
};
