//! Generating text token by token.

use super::given::{machine, number};
use super::{Chapter, Fallback, Formula, Given, Parameter};
use crate::estimate::generation::{self, Generator, Tokens};
use crate::estimate::quantity::Unit;

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
const ROOM: Parameter =
    number("gpu_memory_share", "share that may be full", "0.9").or_constant("gpu_memory_share");

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Generation with language models",
    formulas: &[
        Formula {
            name: "weights_bytes",
            title: "Weights",
            unit: Unit::Bytes,
            parameters: &[PARAMS, WEIGHT],
            formula: "P w",
            ignores: "",
            source: "counting",
            compute: |g| model(g).weights_bytes(),
        },
        Formula {
            name: "kv_bytes_per_token",
            title: "Keys and values of one token",
            unit: Unit::Bytes,
            parameters: &[LAYERS, HEADS, HEAD, KV],
            formula: "2 L H h k",
            ignores: "",
            source: "attention with grouped queries (Vaswani et al. 2017; Ainslie et al. 2023)",
            compute: |g| model(g).kv_bytes_per_token(),
        },
        Formula {
            name: "gpu_bytes_in_use",
            title: "GPU memory that weights and sequences fill",
            unit: Unit::Bytes,
            parameters: &[PARAMS, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, TOKENS],
            formula: "P w + sequences × tokens × bytes of a token",
            ignores: "activations, and fragments of the cache",
            source: "counting",
            compute: |g| model(g).bytes_in_use(g.n("batch"), g.n("tokens")),
        },
        Formula {
            name: "gpu_bytes_usable",
            title: "GPU memory that may be filled",
            unit: Unit::Bytes,
            parameters: &[HARDWARE, GPUS, ROOM],
            formula: "share × memory × GPUs",
            ignores: "activations, which take the rest",
            source: "data sheets",
            compute: |g| model(g).usable_bytes(&g.constants(&["gpu_memory_share"])),
        },
        Formula {
            name: "sequences_that_fit",
            title: "Sequences whose cache fits beside the weights",
            unit: Unit::Count("sequences"),
            parameters: &[
                PARAMS, WEIGHT, LAYERS, HEADS, HEAD, KV, TOKENS, HARDWARE, GPUS, ROOM,
            ],
            formula: "⌊(share × memory × G − P w) / (bytes of a token × tokens)⌋",
            ignores: "sequences shorter than that, which leave room for others",
            source: "counting",
            compute: |g| {
                let constants = g.constants(&["gpu_memory_share"]);
                model(g).sequences_that_fit(g.n("tokens"), &constants)
            },
        },
        Formula {
            name: "prefill_s",
            title: "Reading the prompt",
            unit: Unit::Seconds,
            parameters: &[PARAMS, ACTIVE, INPUT, HARDWARE, GPUS, PREFILL],
            formula: "2 P n / (peak × GPUs × share)",
            ignores: "the queue; attention over very long prompts",
            source: "two FLOPs per parameter and token",
            compute: |g| model(g).prefill_s(g.n("input_tokens"), &speeds(g)),
        },
        Formula {
            name: "seconds_per_token",
            title: "One more token of every sequence",
            unit: Unit::Seconds,
            parameters: &[
                PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, TOKENS, HARDWARE, GPUS,
                PREFILL, BANDWIDTH,
            ],
            formula: "max((P w + B s kv) / (bandwidth G share), 2 P B / (peak G share))",
            ignores: "scheduling and the network between GPUs",
            source: ROOFLINE,
            compute: |g| model(g).seconds_per_token(g.n("batch"), g.n("tokens"), &speeds(g)),
        },
        Formula {
            name: "answer_s",
            title: "From the start of work to the last token",
            unit: Unit::Seconds,
            parameters: &[
                PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, INPUT, OUTPUT, HARDWARE,
                GPUS, PREFILL, BANDWIDTH,
            ],
            formula: "prefill + output tokens × time per token",
            ignores: "the queue",
            source: ROOFLINE,
            compute: |g| model(g).answer_s(tokens(g), g.n("batch"), &speeds(g)),
        },
        Formula {
            name: "llm_requests_per_s",
            title: "Requests per second of one replica",
            unit: Unit::PerSecond,
            parameters: &[
                PARAMS, ACTIVE, WEIGHT, LAYERS, HEADS, HEAD, KV, BATCH, INPUT, OUTPUT, HARDWARE,
                GPUS, PREFILL, BANDWIDTH,
            ],
            formula: "B / (B × prefill + output tokens × time per token)",
            ignores: "the queue",
            source: "prefill and decoding share the GPU",
            compute: |g| model(g).requests_per_s(tokens(g), g.n("batch"), &speeds(g)),
        },
        Formula {
            name: "llm_flops",
            title: "Arithmetic of one request",
            unit: Unit::Flops,
            parameters: &[PARAMS, INPUT, OUTPUT],
            formula: "2 P (input + output tokens)",
            ignores: "attention over very long sequences",
            source: "two FLOPs per parameter and token",
            compute: |g| generation::flops_per_request(g.n("params"), tokens(g)),
        },
        Formula {
            name: "tokens_per_s",
            title: "Tokens per second that replicas give",
            unit: Unit::Count("tokens/s"),
            parameters: &[
                number("replicas", "replicas", "4"),
                number("concurrency", "sequences at a time", "32"),
                number("tpot_ms", "ms per output token", "20"),
            ],
            formula: "replicas × concurrency / time per token",
            ignores: "time spent reading prompts",
            source: "Little's law",
            compute: |g| {
                generation::tokens_per_s(g.n("replicas"), g.n("concurrency"), g.n("tpot_ms"))
            },
        },
    ],
};

/// What a formula does not ask for is not looked at.
fn model(given: &Given) -> Generator {
    let params = given.n("params");
    let active = given.n("active_params");
    Generator {
        params,
        active_params: if active.is_nan() { params } else { active },
        weight_bytes: given.n("weight_bytes"),
        layers: given.n("layers"),
        kv_heads: given.n("kv_heads"),
        head_dim: given.n("head_dim"),
        kv_bytes: given.n("kv_bytes"),
        machine: given.machine("hardware"),
        gpus: given.n("gpus"),
    }
}

fn speeds(given: &Given) -> crate::estimate::Constants {
    given.constants(&["mfu_prefill", "mbu"])
}

fn tokens(given: &Given) -> Tokens {
    Tokens {
        input: given.n("input_tokens"),
        output: given.n("output_tokens"),
    }
}
