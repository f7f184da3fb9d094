//! How long training takes, what it costs, and what it needs.

use super::arguments::{machine, number};
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{Estimated, estimate_error, training};

const PARAMS: Parameter = number("params", "parameters", "1.3e9");
const TOKENS: Parameter = number("tokens", "tokens or examples", "26e9");
const FLOPS: Parameter = number("flops", "FLOP", "2.028e20");
const HOURS: Parameter = number("device_hours", "h of one device", "451.4");
const HARDWARE: Parameter = machine("hardware", "gpu_a100");
const REACHED: &str =
    "model cards and papers of 2022 to 2026; `mlboard estimate --published` compares";

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Training",
    formulas: &[
        &TRAINING_FLOPS,
        &ADAPTER_FLOPS,
        &DEVICE_HOURS,
        &WALL_CLOCK_H,
        &TRAINING_USD,
        &SHARE_OF_PEAK,
        &COMPUTE_OPTIMAL_TOKENS,
        &ADAM_BYTES,
        &TREE_TRAINING_S,
        &TRAINING_DEVICE_H,
        &TRAINING_TOKENS_PER_S,
        &EXAMPLE_TRAINING_H,
        &SPARSE_TRAINING_H,
    ],
};

static TRAINING_FLOPS: Formula = Formula {
    key: "training_flops",
    title: "Training compute, one pass",
    unit: FigureUnit::Flops,
    parameters: &[PARAMS, TOKENS],
    text: "6 P D",
    ignores: "attention over long sequences; for a recommender the embedding table, which decides memory",
    source: "Kaplan et al. 2020: two FLOPs forward and four backward per parameter",
    compute: |g| training::flops(g.number("params"), g.number("tokens")),
};

static ADAPTER_FLOPS: Formula = Formula {
    key: "adapter_flops",
    title: "Training compute, adapters only",
    unit: FigureUnit::Flops,
    parameters: &[PARAMS, TOKENS],
    text: "4 P D",
    ignores: "the adapters themselves, which are small",
    source: "as 6 P D, without the gradients of frozen weights",
    compute: |g| training::adapter_flops(g.number("params"), g.number("tokens")),
};

static DEVICE_HOURS: Formula = Formula {
    key: "device_hours",
    title: "Device hours",
    unit: FigureUnit::Hours,
    parameters: &[
        FLOPS,
        HARDWARE,
        number("mfu_train", "share of peak", "0.4").or_constant("mfu_train"),
    ],
    text: "FLOPs / (peak × share of peak) / 3,600",
    ignores: "reading data, evaluation and restarts",
    source: "roofline model",
    compute: |g| {
        training::device_hours(
            g.number("flops"),
            g.machine("hardware"),
            g.number("mfu_train"),
        )
    },
};

static WALL_CLOCK_H: Formula = Formula {
    key: "wall_clock_h",
    title: "Training time on several devices",
    unit: FigureUnit::Hours,
    parameters: &[HOURS, number("devices", "devices", "8")],
    text: "device hours / devices",
    ignores: "the network between devices",
    source: "arithmetic",
    compute: |g| training::wall_clock_h(g.number("device_hours"), g.number("devices")),
};

static TRAINING_USD: Formula = Formula {
    key: "training_usd",
    title: "Cost of a training run",
    unit: FigureUnit::Usd,
    parameters: &[HOURS, HARDWARE],
    text: "device hours × price of the device",
    ignores: "failed runs, storage and staff",
    source: "prices are assumptions; `mlboard estimate --constants` lists them",
    compute: |g| {
        training::usd(
            g.number("device_hours"),
            g.hardware("hardware"),
            &g.constants(&[]),
        )
    },
};

static SHARE_OF_PEAK: Formula = Formula {
    key: "share_of_peak",
    title: "Model FLOPs utilisation (MFU) of a run",
    unit: FigureUnit::Share,
    parameters: &[FLOPS, HOURS, HARDWARE],
    text: "FLOPs / (device hours × 3,600 × peak)",
    ignores: "",
    source: "definition",
    compute: |g| {
        let hours = g.number("device_hours");
        training::share_of_peak(g.number("flops"), hours, g.machine("hardware"))
    },
};

static COMPUTE_OPTIMAL_TOKENS: Formula = Formula {
    key: "compute_optimal_tokens",
    title: "Compute-optimal training tokens",
    unit: FigureUnit::Count("tokens"),
    parameters: &[PARAMS],
    text: "20 P",
    ignores: "what serving the model costs, which speaks for smaller models and more tokens",
    source: "Hoffmann et al. 2022",
    compute: |g| training::compute_optimal_tokens(g.number("params")),
};

static ADAM_BYTES: Formula = Formula {
    key: "adam_bytes",
    title: "Memory for training with Adam in mixed precision",
    unit: FigureUnit::Bytes,
    parameters: &[PARAMS],
    text: "16 × trainable parameters",
    ignores: "activations",
    source: "Rajbhandari et al. 2020",
    compute: |g| training::adam_bytes(g.number("params")),
};

static TREE_TRAINING_S: Formula = Formula {
    key: "tree_training_s",
    title: "Fitting boosted trees, one core",
    unit: FigureUnit::Seconds,
    parameters: &[
        number("examples", "rows", "10M"),
        number("features", "features", "100"),
        number("trees", "trees", "500"),
        number("levels", "levels", "5"),
    ],
    text: "examples × features × trees × levels × 1 ns",
    ignores: "reading the data",
    source: "histogram method (Ke et al. 2017); the time is a planning value",
    compute: |g| {
        let (trees, levels) = (g.number("trees"), g.number("levels"));
        training::trees_s(g.number("examples"), g.number("features"), trees, levels)
    },
};

const OF_TRANSFORMER: Parameter = number(
    "of_transformer",
    "share of what transformers reach: 0.5 for convolutions",
    "1",
)
.or(Fallback::Number(1.0));

const CONTEXT: Parameter =
    number("context", "tokens of a sequence", "4096").or(Fallback::Number(0.0));

/// FLOP/s that training reaches on one device.
fn reached(g: &FormulaArguments) -> Estimated {
    let share = g.hardware("hardware").training_mfu() * g.number("of_transformer");
    let rate = g.machine("hardware").flops_per_s * share;
    estimate_error::above_zero("the rate that is reached", rate)
}

static TRAINING_DEVICE_H: Formula = Formula {
    key: "training_device_h",
    title: "Device hours of a pre-training run",
    unit: FigureUnit::Hours,
    parameters: &[PARAMS, TOKENS, CONTEXT, HARDWARE, OF_TRANSFORMER],
    text: "(6 P + 12 L d s) D / (peak × share that published runs reach on that hardware) / 3,600",
    ignores: "experiments before the run; L d is that of a usual transformer of P parameters",
    source: REACHED,
    compute: |g| {
        let (params, tokens) = (g.number("params"), g.number("tokens"));
        let flops = training::flops_of_sequences(params, tokens, g.number("context"))?;
        estimate_error::finite("training time", flops / reached(g)? / 3600.0)
    },
};

static TRAINING_TOKENS_PER_S: Formula = Formula {
    key: "training_tokens_per_s",
    title: "Tokens per second of one device in training",
    unit: FigureUnit::Count("tokens/s"),
    parameters: &[PARAMS, CONTEXT, HARDWARE, OF_TRANSFORMER],
    text: "peak × share that published runs reach on that hardware / (6 P + 12 L d s)",
    ignores: "L d is that of a usual transformer of P parameters",
    source: REACHED,
    compute: |g| {
        let (params, context) = (g.number("params"), g.number("context"));
        Ok(reached(g)? / training::flops_of_sequences(params, 1.0, context)?)
    },
};

static EXAMPLE_TRAINING_H: Formula = Formula {
    key: "example_training_h",
    title: "Training time by FLOPs of an example",
    unit: FigureUnit::Hours,
    parameters: &[
        EXAMPLE_FLOPS,
        EXAMPLES,
        EPOCHS,
        DEVICES,
        HARDWARE,
        OF_TRANSFORMER,
    ],
    text: "3 × FLOPs of an example × examples × epochs / (devices × peak × share that is reached) / 3,600",
    ignores: "reading and decoding the examples",
    source: REACHED,
    compute: |g| {
        let examples = g.number("examples") * g.number("epochs");
        let flops = 3.0 * g.number("flops_per_example") * examples;
        let rate = g.number("accelerators") * reached(g)?;
        let rate = estimate_error::above_zero("the rate of all devices", rate)?;
        estimate_error::finite("training time", flops / rate / 3600.0)
    },
};

static SPARSE_TRAINING_H: Formula = Formula {
    key: "sparse_training_h",
    ..SPARSE_TRAINING_TIME
};

const DEVICES: Parameter = number("accelerators", "devices", "8");
const RATE: Parameter = number("flops_per_s", "FLOP/s of one device", "312e12");

const EXAMPLES: Parameter = number("examples", "rows", "1e9");
const EPOCHS: Parameter = number("epochs", "passes", "1");
const EXAMPLE_FLOPS: Parameter = number("flops_per_example", "FLOP forward", "8.2e9");

/// Of sequences: every parameter is used once a token.
pub(in crate::estimate) static TOKENS_FLOPS: Formula = Formula {
    title: "Training compute",
    parameters: &[
        PARAMS,
        EXAMPLES,
        number("tokens_per_example", "tokens", "512"),
        EPOCHS,
    ],
    text: "(6 × active parameters + 12 L d × tokens per example) × examples × tokens per example × epochs",
    ignores: "L d is that of a usual transformer of so many parameters",
    compute: |g| {
        let context = g.number("tokens_per_example");
        let tokens = g.number("examples") * context * g.number("epochs");
        training::flops_of_sequences(g.number("params"), tokens, context)
    },
    ..TRAINING_FLOPS
};

/// Of anything whose forward pass is counted: backward costs twice as much.
pub(in crate::estimate) static EXAMPLES_FLOPS: Formula = Formula {
    title: "Training compute",
    parameters: &[EXAMPLE_FLOPS, EXAMPLES, EPOCHS],
    text: "3 × FLOPs of an example forward × examples × epochs",
    ignores: "recomputing activations to save memory, which adds a third",
    source: "one pass forward and twice as much backward",
    compute: |g| {
        let examples = g.number("examples") * g.number("epochs");
        let flops = 3.0 * g.number("flops_per_example") * examples;
        estimate_error::finite("training", flops)
    },
    ..TRAINING_FLOPS
};

/// Of rows: every dense parameter is used once a row.
pub(in crate::estimate) static EPOCHS_FLOPS: Formula = Formula {
    title: "Training compute",
    parameters: &[PARAMS, EXAMPLES, EPOCHS],
    text: "6 × dense parameters × examples × epochs",
    ignores: "embedding tables, which are looked up, not multiplied",
    compute: |g| {
        training::flops(
            g.number("params"),
            g.number("examples") * g.number("epochs"),
        )
    },
    ..TRAINING_FLOPS
};

/// Of a model whose parameters are embedding tables: looking up rows and sending them around takes longer than arithmetic.
pub(in crate::estimate) static SPARSE_TRAINING_TIME: Formula = Formula {
    title: "Training time",
    parameters: &[
        EXAMPLES,
        EPOCHS,
        DEVICES,
        number("sparse_examples_per_s", "examples/s of one device", "7500")
            .or_constant("sparse_examples_per_s"),
    ],
    text: "examples × epochs / (devices × examples a second of one device) / 3,600",
    ignores: "the width of the tables and how many rows an example needs",
    source: "throughput published for recommenders of that size (Mudigere et al. 2021)",
    compute: |g| {
        let rate = g.number("accelerators") * g.number("sparse_examples_per_s");
        let rate = estimate_error::above_zero("examples a second", rate)?;
        let examples = g.number("examples") * g.number("epochs");
        estimate_error::finite("training time", examples / rate / 3600.0)
    },
    ..TRAINING_TIME
};

pub(in crate::estimate) static TRAINING_TIME: Formula = Formula {
    key: "training_h",
    title: "Training time",
    unit: FigureUnit::Hours,
    parameters: &[FLOPS, DEVICES, RATE, number("mfu", "share of peak", "0.4")],
    text: "FLOPs / (devices × peak FLOP/s × share of peak) / 3,600",
    ignores: "reading data, evaluation and restarts",
    source: "roofline model",
    compute: |g| {
        let devices = estimate_error::above_zero("devices", g.number("accelerators"))?;
        let rate = devices * g.number("flops_per_s") * g.number("mfu");
        estimate_error::finite("training time", g.number("flops") / rate / 3600.0)
    },
};

pub(in crate::estimate) static TRAINING_COST: Formula = Formula {
    title: "Cost of one training run",
    parameters: &[
        number("training_h", "h", "56.4"),
        DEVICES,
        number("usd_per_device_h", "USD/h", "2.5"),
    ],
    text: "hours × devices × price of a device",
    source: "prices are editable assumptions",
    compute: |g| {
        let hours = g.number("training_h") * g.number("accelerators");
        estimate_error::finite("cost", hours * g.number("usd_per_device_h"))
    },
    ..TRAINING_USD
};

pub(in crate::estimate) static CORPUS_ENCODING: Formula = Formula {
    key: "encode_corpus_h",
    title: "Encoding the whole corpus",
    unit: FigureUnit::Hours,
    parameters: &[
        number("items", "items", "100M"),
        number("flops_per_item", "FLOP", "8.18e9"),
        number("workers", "workers", "8"),
        RATE,
        number("share_of_peak", "share", "0.3").or_constant("mfu_serve"),
    ],
    text: "items × FLOPs per item / (workers × peak FLOP/s × share of peak) / 3,600",
    ignores: "reading and decoding the items",
    source: "roofline model",
    compute: |g| {
        let rate = g.number("workers") * g.number("flops_per_s") * g.number("share_of_peak");
        let flops = g.number("items") * g.number("flops_per_item");
        estimate_error::finite("time", flops / rate / 3600.0)
    },
};

pub(in crate::estimate) static NEW_ITEMS_ENCODING: Formula = Formula {
    key: "encode_new_items_h",
    title: "Encoding a day's new items",
    ..CORPUS_ENCODING
};

pub(in crate::estimate) static BULK_SCORING: Formula = Formula {
    key: "bulk_scoring_h",
    title: "Scoring everything, compute only",
    ..CORPUS_ENCODING
};

pub(in crate::estimate) static RUN_TIME: Formula = Formula {
    key: "run_h",
    title: "Time of a run",
    unit: FigureUnit::Hours,
    parameters: &[number("duration_h", "h", "2")],
    text: "as the board says",
    ignores: "runs that are started late",
    source: "the board; a run has to end before the next one starts",
    compute: |g| estimate_error::not_negative("the time of a run", g.number("duration_h")),
};
