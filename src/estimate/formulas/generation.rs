//! Generating text token by token.

use super::arguments::{machine, number};
use super::{Fallback, Formula, FormulaArguments, FormulaGroup, Parameter};
use crate::estimate::generation::{self, Generator, TokenCounts};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{Constants, Machine, estimate_error};

const ROOFLINE: &str = "roofline model (Williams et al. 2009; Pope et al. 2023)";
const PARAMS: Parameter = number("params", "parameters", "8.03e9");
const ACTIVE: Parameter =
    number("active_params", "parameters a token uses", "8.03e9").or(Fallback::SameAs("params"));
const WEIGHT: Parameter = number("weight_bytes", "B of a parameter", "2").or(Fallback::Number(2.0));
const LAYERS: Parameter = number("layers", "layers", "32");
const HEADS: Parameter = number("kv_heads", "heads with keys and values of their own", "8");
const HEAD: Parameter = number("head_dim", "components of a head", "128");
const KV: Parameter = number("kv_bytes", "B of a cached component", "2").or(Fallback::Number(2.0));
const HARDWARE: Parameter = machine("hardware", "gpu_h100");
const GPUS: Parameter = number("gpus", "GPUs of a replica", "1").or(Fallback::Number(1.0));
const TOKENS: Parameter = number("tokens", "tokens of a sequence, in and out", "4096");
const INPUT: Parameter = number("input_tokens", "tokens", "1500");
const OUTPUT: Parameter = number("output_tokens", "tokens", "300");
const BATCH: Parameter = number("batch", "sequences at a time", "32");
const PREFILL: Parameter = number("mfu_prefill", "share of peak", "0.5").or_constant("mfu_prefill");
const BANDWIDTH: Parameter = number("mbu", "share of bandwidth", "0.6").or_constant("mbu");
const SPLIT: Parameter = number(
    "split_gpus",
    "share of the speed that a doubling of the GPUs keeps",
    "0.85",
)
.or_constant("split_gpus");
const EIGHT_BITS: Parameter =
    number("peak_8bit", "peak at 8 bits over 16", "2").or_constant("peak_8bit");
const ROOM: Parameter =
    number("gpu_memory_share", "share that may be full", "0.9").or_constant("gpu_memory_share");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Generation with language models",
    formulas: &[
        &WEIGHTS_BYTES,
        &KV_BYTES_PER_TOKEN,
        &GPU_BYTES_IN_USE,
        &GPU_BYTES_USABLE,
        &SEQUENCES_THAT_FIT,
        &PREFILL_S,
        &SECONDS_PER_TOKEN,
        &ANSWER_S,
        &LLM_REQUESTS_PER_S,
        &LLM_FLOPS,
        &TOKENS_PER_S,
        &DECODE_TOKENS_PER_S,
    ],
};

pub(in crate::estimate) static WEIGHTS_BYTES: Formula = Formula {
    key: "weights_bytes",
    title: "Weights",
    unit: FigureUnit::Bytes,
    parameters: &[PARAMS, WEIGHT],
    text: "P w",
    ignores: "",
    source: "counting",
    compute: |g| model(g).weights_bytes(),
};

static KV_BYTES_PER_TOKEN: Formula = Formula {
    key: "kv_bytes_per_token",
    title: "KV cache per token",
    unit: FigureUnit::Bytes,
    parameters: &[LAYERS, HEADS, HEAD, KV],
    text: "2 L H h k",
    ignores: "",
    source: "attention with grouped queries (Vaswani et al. 2017; Ainslie et al. 2023)",
    compute: |g| model(g).kv_bytes_per_token(),
};

static GPU_BYTES_IN_USE: Formula = Formula {
    key: "gpu_bytes_in_use",
    title: "GPU memory used",
    unit: FigureUnit::Bytes,
    parameters: &[PARAMS, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, TOKENS],
    text: "P w + sequences × tokens × bytes of a token",
    ignores: "activations, and fragments of the cache",
    source: "counting",
    compute: |g| model(g).bytes_in_use(g.number("batch"), g.number("tokens")),
};

static GPU_BYTES_USABLE: Formula = Formula {
    key: "gpu_bytes_usable",
    title: "Usable GPU memory",
    unit: FigureUnit::Bytes,
    parameters: &[HARDWARE, GPUS, ROOM],
    text: "share × memory × GPUs",
    ignores: "activations, which take the rest",
    source: "data sheets",
    compute: |g| model(g).usable_bytes(&g.constants(&["gpu_memory_share"])),
};

static SEQUENCES_THAT_FIT: Formula = Formula {
    key: "sequences_that_fit",
    title: "Concurrent sequences that fit beside the weights",
    unit: FigureUnit::Count("sequences"),
    parameters: &[
        PARAMS, WEIGHT, LAYERS, HEADS, HEAD, KV, TOKENS, HARDWARE, GPUS, ROOM,
    ],
    text: "⌊(share × memory × G − P w) / (bytes of a token × tokens)⌋",
    ignores: "sequences shorter than that, which leave room for others",
    source: "counting",
    compute: |g| {
        let constants = g.constants(&["gpu_memory_share"]);
        model(g).sequences_that_fit(g.number("tokens"), &constants)
    },
};

static PREFILL_S: Formula = Formula {
    key: "prefill_s",
    title: "Prefill time",
    unit: FigureUnit::Seconds,
    parameters: &[
        PARAMS, ACTIVE, WEIGHT, INPUT, HARDWARE, GPUS, PREFILL, SPLIT, EIGHT_BITS,
    ],
    text: "2 P n / (peak × GPUs × share × split^log2 GPUs)",
    ignores: "the queue; attention over very long prompts",
    source: "two FLOPs per parameter and token",
    compute: |g| model(g).prefill_s(g.number("input_tokens"), &speeds(g)),
};

static SECONDS_PER_TOKEN: Formula = Formula {
    key: "seconds_per_token",
    title: "Time per output token",
    unit: FigureUnit::Seconds,
    parameters: &[
        PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, TOKENS, HARDWARE, GPUS, PREFILL,
        BANDWIDTH, SPLIT, EIGHT_BITS,
    ],
    text: "(max(P w / (bandwidth G share), 2 P B / (peak G share)) + B s kv / (bandwidth G share)) / split^log2 G",
    ignores: "scheduling",
    source: ROOFLINE,
    compute: |g| model(g).seconds_per_token(g.number("batch"), g.number("tokens"), &speeds(g)),
};

static DECODE_TOKENS_PER_S: Formula = Formula {
    key: "decode_tokens_per_s",
    title: "Tokens per second of a batch",
    unit: FigureUnit::Count("tokens/s"),
    text: "B / time per output token",
    compute: |g| {
        let batch = g.number("batch");
        let each = model(g).seconds_per_token(batch, g.number("tokens"), &speeds(g))?;
        estimate_error::finite("tokens per second", batch / each)
    },
    ..SECONDS_PER_TOKEN
};

static ANSWER_S: Formula = Formula {
    key: "answer_s",
    title: "End-to-end generation time",
    unit: FigureUnit::Seconds,
    parameters: &[
        PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, INPUT, OUTPUT, HARDWARE, GPUS,
        PREFILL, BANDWIDTH, SPLIT, EIGHT_BITS,
    ],
    text: "prefill + output tokens × time per token at input + output / 2",
    ignores: "the queue",
    source: ROOFLINE,
    compute: |g| model(g).answer_s(tokens(g), g.number("batch"), &speeds(g)),
};

static LLM_REQUESTS_PER_S: Formula = Formula {
    key: "llm_requests_per_s",
    title: "Requests per second of one replica",
    unit: FigureUnit::PerSecond,
    parameters: &[
        PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, INPUT, OUTPUT, HARDWARE, GPUS,
        PREFILL, BANDWIDTH, SPLIT, EIGHT_BITS,
    ],
    text: "B / (B × prefill + output tokens × time per token at input + output / 2)",
    ignores: "the queue",
    source: "prefill and decoding share the GPU",
    compute: |g| model(g).requests_per_s(tokens(g), g.number("batch"), &speeds(g)),
};

static LLM_FLOPS: Formula = Formula {
    key: "llm_flops",
    title: "Compute per request",
    unit: FigureUnit::Flops,
    parameters: &[PARAMS, INPUT, OUTPUT],
    text: "2 P (input + output tokens)",
    ignores: "attention over very long sequences",
    source: "two FLOPs per parameter and token",
    compute: |g| generation::flops_per_request(g.number("params"), tokens(g)),
};

static TOKENS_PER_S: Formula = Formula {
    key: "tokens_per_s",
    title: "Token throughput of the replicas",
    unit: FigureUnit::Count("tokens/s"),
    parameters: &[
        number("replicas", "replicas", "4"),
        CONCURRENCY,
        number("tpot_ms", "ms per output token", "20"),
    ],
    text: "replicas × concurrency / time per token",
    ignores: "time spent reading prompts",
    source: "Little's law",
    compute: |g| {
        generation::tokens_per_s(
            g.number("replicas"),
            g.number("concurrency"),
            g.number("tpot_ms"),
        )
    },
};
const CONCURRENCY: Parameter = number("concurrency", "sequences at a time", "32");
const WEIGHTS: Parameter = number("weights_bytes", "B of the weights", "16.06e9");
const KV_OF_TOKEN: Parameter = number("kv_bytes_per_token", "B", "131072");
const FLOPS_PER_S: Parameter = number("flops_per_s", "FLOP/s of one GPU", "989e12");
const BYTES_PER_S: Parameter = number("bytes_per_s", "B/s of one GPU", "3.35e12");
const GPUS_OF_REPLICA: Parameter = number("gpus_per_replica", "GPUs", "1");

pub(in crate::estimate) static KV_OF_COMPONENT: Formula = Formula {
    source: "attention with grouped queries (Ainslie et al. 2023)",
    ..KV_BYTES_PER_TOKEN
};

pub(in crate::estimate) static GPU_BYTES: Formula = Formula {
    key: "gpu_bytes",
    title: "GPU memory of one replica",
    parameters: &[WEIGHTS, CONCURRENCY, INPUT, OUTPUT, KV_OF_TOKEN],
    text: "weights + sequences × (input + output tokens) × bytes per token",
    source: "counting; a GPU may be 90 % full",
    compute: |g| {
        let (weights, kv) = (g.number("weights_bytes"), g.number("kv_bytes_per_token"));
        generation::bytes_in_use(weights, g.number("concurrency"), tokens(g).total(), kv)
    },
    ..GPU_BYTES_IN_USE
};

pub(in crate::estimate) static FITTING_SEQUENCES: Formula = Formula {
    title: "Concurrent sequences that fit",
    parameters: &[
        number("usable_bytes", "B of the GPUs that may be filled", "72e9"),
        WEIGHTS,
        KV_OF_TOKEN,
        INPUT,
        OUTPUT,
    ],
    text: "⌊(90 % of the GPU memory − weights) / (bytes per token × tokens)⌋",
    ignores: "sequences shorter than the mean leaving room for others",
    compute: |g| {
        let (usable, weights) = (g.number("usable_bytes"), g.number("weights_bytes"));
        let sequence = g.number("kv_bytes_per_token") * tokens(g).total();
        generation::sequences_beside(usable, weights, sequence)
    },
    ..SEQUENCES_THAT_FIT
};

pub(in crate::estimate) static PREFILL_MS: Formula = Formula {
    key: "prefill_ms",
    unit: FigureUnit::Milliseconds,
    parameters: &[PARAMS, INPUT, FLOPS_PER_S, GPUS_OF_REPLICA, PREFILL, SPLIT],
    text: "2 P n / (peak FLOP/s × GPUs × share of peak × split^log2 GPUs)",
    compute: |g| {
        let seconds = model_on_gpus(g).prefill_s(g.number("input_tokens"), &speeds(g))?;
        Ok(seconds * 1000.0)
    },
    ..PREFILL_S
};

pub(in crate::estimate) static MS_PER_TOKEN: Formula = Formula {
    key: "ms_per_token",
    unit: FigureUnit::Milliseconds,
    parameters: &[
        PARAMS,
        WEIGHT,
        KV_OF_TOKEN,
        CONCURRENCY,
        TOKENS,
        FLOPS_PER_S,
        BYTES_PER_S,
        GPUS_OF_REPLICA,
        BANDWIDTH,
        PREFILL,
        SPLIT,
    ],
    text: "(max(P w / (bandwidth G share of bandwidth), 2 P B / (peak G share of peak)) + B s kv / (bandwidth G share of bandwidth)) / split^log2 G",
    compute: |g| {
        let (batch, context) = (g.number("concurrency"), g.number("tokens"));
        let seconds = model_on_gpus(g).seconds_per_token(batch, context, &speeds(g))?;
        Ok(seconds * 1000.0)
    },
    ..SECONDS_PER_TOKEN
};

pub(in crate::estimate) static REPLICA_REQUESTS_PER_S: Formula = Formula {
    key: "requests_per_s_per_replica",
    title: "Requests per second of one replica, compute only",
    parameters: &[
        CONCURRENCY,
        number("prefill_ms", "ms", "24.4"),
        OUTPUT,
        number("ms_per_token", "ms", "10"),
    ],
    compute: |g| {
        let batch = g.number("concurrency");
        let prefill_s = batch * g.number("prefill_ms") / 1000.0;
        let decoding_s = g.number("output_tokens") * g.number("ms_per_token") / 1000.0;
        generation::requests_of_batch(batch, prefill_s + decoding_s)
    },
    ..LLM_REQUESTS_PER_S
};

pub(in crate::estimate) static TOKENS_GIVEN: Formula = Formula {
    parameters: &[
        number("replicas", "replicas", "4"),
        number("requests_per_s", "requests/s of one replica", "6.8"),
        OUTPUT,
    ],
    text: "replicas × requests a second of one replica × output tokens",
    ignores: "batches that are not full",
    source: "the same capacity as in the utilisation",
    compute: |g| {
        let requests = g.number("replicas") * g.number("requests_per_s");
        estimate_error::finite("tokens", requests * g.number("output_tokens"))
    },
    ..TOKENS_PER_S
};

pub(in crate::estimate) static TOKENS_ASKED: Formula = Formula {
    key: "tokens_per_s_needed",
    title: "Token throughput needed",
    unit: FigureUnit::Count("tokens/s"),
    parameters: &[number("load_qps", "q/s", "20"), OUTPUT],
    text: "load × output tokens",
    ignores: "answers longer than the mean",
    source: "flow balance",
    compute: |g| estimate_error::finite("tokens", g.number("load_qps") * g.number("output_tokens")),
};

/// What a formula does not ask for is not looked at.
fn model(arguments: &FormulaArguments) -> Generator {
    let params = arguments.number("params");
    let active = arguments.number("active_params");
    let mut machine = arguments.machine("hardware");
    if arguments.number("weight_bytes") <= 1.0 {
        machine.flops_per_s *= arguments.constants(&["peak_8bit"]).peak_8bit;
    }
    Generator {
        params,
        active_params: if active.is_nan() { params } else { active },
        weight_bytes: arguments.number("weight_bytes"),
        layers: arguments.number("layers"),
        kv_heads: arguments.number("kv_heads"),
        head_dim: arguments.number("head_dim"),
        kv_bytes: arguments.number("kv_bytes"),
        machine,
        gpus: arguments.number("gpus"),
    }
}

/// The model where keys and values of a token and the speed of a GPU are given as numbers.
fn model_on_gpus(arguments: &FormulaArguments) -> Generator {
    Generator {
        active_params: arguments.number("params"),
        // 2 L H h k with these is k.
        layers: 0.5,
        kv_heads: 1.0,
        head_dim: 1.0,
        kv_bytes: arguments.number("kv_bytes_per_token"),
        machine: Machine {
            flops_per_s: arguments.number("flops_per_s"),
            bytes_per_s: arguments.number("bytes_per_s"),
            memory_bytes: 0.0,
        },
        gpus: arguments.number("gpus_per_replica"),
        ..model(arguments)
    }
}

fn speeds(arguments: &FormulaArguments) -> Constants {
    arguments.constants(&["mfu_prefill", "mbu", "split_gpus"])
}

fn tokens(arguments: &FormulaArguments) -> TokenCounts {
    TokenCounts {
        input: arguments.number("input_tokens"),
        output: arguments.number("output_tokens"),
    }
}
