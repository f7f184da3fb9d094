//! How long training takes, what it costs, and what it needs.

use super::given::{machine, number};
use super::{Chapter, Formula, Parameter};
use crate::estimate::quantity::Unit;
use crate::estimate::training;

const PARAMS: Parameter = number("params", "parameters", "1.3e9");
const TOKENS: Parameter = number("tokens", "tokens or examples", "26e9");
const FLOPS: Parameter = number("flops", "FLOP", "2.028e20");
const HOURS: Parameter = number("device_hours", "h of one device", "451.4");
const HARDWARE: Parameter = machine("hardware", "gpu_a100");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Training",
    formulas: &[
        Formula {
            name: "training_flops",
            title: "Arithmetic of one pass",
            unit: Unit::Flops,
            parameters: &[PARAMS, TOKENS],
            formula: "6 P D",
            ignores: "attention over long sequences; for a recommender the embedding table, which decides memory",
            source: "Kaplan et al. 2020: two FLOPs forward and four backward per parameter",
            compute: |g| training::flops(g.n("params"), g.n("tokens")),
        },
        Formula {
            name: "adapter_flops",
            title: "Arithmetic of training adapters only",
            unit: Unit::Flops,
            parameters: &[PARAMS, TOKENS],
            formula: "4 P D",
            ignores: "the adapters themselves, which are small",
            source: "as 6 P D, without the gradients of frozen weights",
            compute: |g| training::adapter_flops(g.n("params"), g.n("tokens")),
        },
        Formula {
            name: "device_hours",
            title: "Hours of one device",
            unit: Unit::Hours,
            parameters: &[
                FLOPS,
                HARDWARE,
                number("mfu_train", "share of peak", "0.4").or_constant("mfu_train"),
            ],
            formula: "FLOPs / (peak × share of peak) / 3,600",
            ignores: "reading data, evaluation and restarts",
            source: "roofline model",
            compute: |g| {
                training::device_hours(g.n("flops"), g.machine("hardware"), g.n("mfu_train"))
            },
        },
        Formula {
            name: "wall_clock_h",
            title: "Hours until the end on so many devices",
            unit: Unit::Hours,
            parameters: &[HOURS, number("devices", "devices", "8")],
            formula: "device hours / devices",
            ignores: "the network between devices",
            source: "arithmetic",
            compute: |g| training::wall_clock_h(g.n("device_hours"), g.n("devices")),
        },
        Formula {
            name: "training_usd",
            title: "Cost of a run",
            unit: Unit::Usd,
            parameters: &[HOURS, HARDWARE],
            formula: "device hours × price of the device",
            ignores: "failed runs, storage and people",
            source: "prices are assumptions; `mlboard estimate --constants` lists them",
            compute: |g| {
                training::usd(
                    g.n("device_hours"),
                    g.hardware("hardware"),
                    &g.constants(&[]),
                )
            },
        },
        Formula {
            name: "share_of_peak",
            title: "Share of peak that a run reached",
            unit: Unit::Share,
            parameters: &[FLOPS, HOURS, HARDWARE],
            formula: "FLOPs / (device hours × 3,600 × peak)",
            ignores: "",
            source: "definition",
            compute: |g| {
                let hours = g.n("device_hours");
                training::share_of_peak(g.n("flops"), hours, g.machine("hardware"))
            },
        },
        Formula {
            name: "compute_optimal_tokens",
            title: "Tokens a language model of that size should see",
            unit: Unit::Count("tokens"),
            parameters: &[PARAMS],
            formula: "20 P",
            ignores: "what serving the model costs, which speaks for smaller models and more tokens",
            source: "Hoffmann et al. 2022",
            compute: |g| training::compute_optimal_tokens(g.n("params")),
        },
        Formula {
            name: "adam_bytes",
            title: "Memory for training with Adam in mixed precision",
            unit: Unit::Bytes,
            parameters: &[PARAMS],
            formula: "16 × trainable parameters",
            ignores: "activations",
            source: "Rajbhandari et al. 2020",
            compute: |g| training::adam_bytes(g.n("params")),
        },
        Formula {
            name: "tree_training_s",
            title: "Fitting boosted trees, one core",
            unit: Unit::Seconds,
            parameters: &[
                number("examples", "rows", "10M"),
                number("features", "features", "100"),
                number("trees", "trees", "500"),
                number("levels", "levels", "5"),
            ],
            formula: "examples × features × trees × levels × 1 ns",
            ignores: "reading the data",
            source: "histogram method (Ke et al. 2017); the time is a planning value",
            compute: |g| {
                let (trees, levels) = (g.n("trees"), g.n("levels"));
                training::trees_s(g.n("examples"), g.n("features"), trees, levels)
            },
        },
    ],
};
