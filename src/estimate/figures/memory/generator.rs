//! Memory and speed of a model that generates on machines of ours.

use crate::estimate::figure::{Figure, Input, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::generation::{self, Generator, Tokens};
use crate::estimate::quantity::Unit;
use crate::estimate::{Answer, Constants, Machine, refusal};

const TOKENS: Unit = Unit::Count("tokens");

static WEIGHTS: Law = Law {
    key: "weights_bytes",
    name: "Weights",
    unit: Unit::Bytes,
    formula: "P w",
    ignores: "",
    source: "counting",
    compute: |v| refusal::finite("memory", v[0] * v[1]),
};

static KV: Law = Law {
    key: "kv_bytes_per_token",
    name: "Keys and values of one token",
    unit: Unit::Bytes,
    formula: "2 L H h k",
    ignores: "",
    source: "attention with grouped queries (Ainslie et al. 2023)",
    compute: |v| refusal::finite("memory", 2.0 * v[0] * v[1] * v[2] * v[3]),
};

static IN_USE: Law = Law {
    key: "gpu_bytes",
    name: "GPU memory of one replica",
    unit: Unit::Bytes,
    formula: "weights + sequences × (input + output tokens) × bytes per token",
    ignores: "activations, and fragments of the cache",
    source: "counting; a GPU may be 90 % full",
    compute: |v| refusal::finite("memory", v[0] + v[1] * (v[2] + v[3]) * v[4]),
};

static FITTING: Law = Law {
    key: "sequences_that_fit",
    name: "Sequences that fit at a time",
    unit: Unit::Count("sequences"),
    formula: "⌊(90 % of the GPU memory − weights) / (bytes per token × tokens)⌋",
    ignores: "sequences shorter than the mean leaving room for others",
    source: "counting",
    compute: |v| {
        if v[1] > v[0] {
            let why = "the weights alone do not fit into the memory of the GPUs";
            return Err(refusal::Refusal::impossible(why));
        }
        let each = refusal::above_zero("tokens", v[2] * (v[3] + v[4]))?;
        Ok(refusal::whole_down((v[0] - v[1]) / each))
    },
};

static PREFILL: Law = Law {
    key: "prefill_ms",
    name: "Reading the prompt",
    unit: Unit::Milliseconds,
    formula: "2 P n / (peak FLOP/s × GPUs × share of peak)",
    ignores: "the queue; attention over very long prompts",
    source: "two FLOPs per parameter and token",
    compute: |v| Ok(2.0 * v[0] * v[1] / (v[2] * v[3] * v[4]) * 1000.0),
};

static PER_TOKEN: Law = Law {
    key: "ms_per_token",
    name: "One more token of every sequence",
    unit: Unit::Milliseconds,
    formula: "max((P w + B s kv) / (bandwidth G share of bandwidth), 2 P B / (peak G share of peak))",
    ignores: "scheduling and the network between GPUs",
    source: "roofline model (Williams et al. 2009; Pope et al. 2023)",
    compute: |v| {
        let model = Generator {
            params: v[0],
            active_params: v[0],
            weight_bytes: v[1],
            // Keys and values of a token as one number.
            layers: 0.5,
            kv_heads: 1.0,
            head_dim: 1.0,
            kv_bytes: v[2],
            machine: Machine {
                flops_per_s: v[5],
                bytes_per_s: v[6],
                memory_bytes: 0.0,
            },
            gpus: v[7],
        };
        let constants = Constants {
            mbu: v[8],
            mfu_prefill: v[9],
            ..Constants::default()
        };
        Ok(model.seconds_per_token(v[3], v[4], &constants)? * 1000.0)
    },
};

static SUPPLY: Law = Law {
    key: "tokens_per_s",
    name: "Tokens per second that replicas give",
    unit: Unit::Count("tokens/s"),
    formula: "replicas × concurrency / time per output token",
    ignores: "time spent reading prompts",
    source: "Little's law",
    compute: |v| generation::tokens_per_s(v[0], v[1], v[2]),
};

static DEMAND: Law = Law {
    key: "tokens_per_s_needed",
    name: "Tokens per second asked for",
    unit: Unit::Count("tokens/s"),
    formula: "load × output tokens",
    ignores: "answers longer than the mean",
    source: "flow balance",
    compute: |v| refusal::finite("tokens", v[0] * v[1]),
};

static RATE: Law = Law {
    key: "requests_per_s_per_replica",
    name: "Requests per second of one replica, by the arithmetic",
    unit: Unit::PerSecond,
    formula: "B / (B × prefill + output tokens × time per token)",
    ignores: "the queue",
    source: "prefill and decoding share the GPU",
    compute: |v| {
        let busy = v[0] * v[1] / 1000.0 + v[2] * v[3] / 1000.0;
        Ok(v[0] / refusal::above_zero("the time of a batch", busy)?)
    },
};

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    let Some(known) = crate::estimate::generator(place.read.node, look.catalog, look.constants())
    else {
        return demand(look, place);
    };
    let mut figures = memory(look, place, &known);
    figures.extend(speed(look, place, &known, &figures[1].value));
    figures.extend(demand(look, place));
    figures
}

fn demand(look: &Look, place: &Place) -> Vec<Figure> {
    let Some(load) = look.estimate.load_qps(place.id) else {
        return Vec::new();
    };
    let load = worked_out("Load", Unit::PerSecond, load);
    let demand = DEMAND.of(
        place.about(),
        vec![load, place.property("output_tokens", TOKENS)],
    );
    let is_ours =
        crate::estimate::generator(place.read.node, look.catalog, look.constants()).is_some();
    let needed = demand.value.clone().ok();
    let supply = SUPPLY.of(
        place.about(),
        vec![
            place.property("replicas", Unit::Count("replicas")),
            place.property("concurrency", Unit::Count("sequences")),
            place.property("tpot_ms", Unit::Milliseconds),
        ],
    );
    let supply = supply.against(needed.map(Promise::AtLeast));
    let supply = is_ours.then_some(supply);
    std::iter::once(demand).chain(supply).collect()
}

type Known = Answer<(Generator, Tokens)>;

fn of_known(name: &str, unit: Unit, known: &Known, part: impl Fn(&Generator) -> f64) -> Input {
    worked_out(
        name,
        unit,
        known
            .as_ref()
            .map(|(model, _)| part(model))
            .map_err(Clone::clone),
    )
}

fn memory(look: &Look, place: &Place, known: &Known) -> Vec<Figure> {
    let constants = look.constants();
    let params = place.property("params", Unit::Count("parameters"));
    let precision = place.property("weight_bytes", Unit::Bytes);
    let weights = WEIGHTS.of(place.about(), vec![params, precision]);
    let kv = KV.of(
        place.about(),
        vec![
            place.property("layers", Unit::Count("layers")),
            place.property("kv_heads", Unit::Count("heads")),
            place.property("head_dim", Unit::Count("components")),
            place.property("kv_bytes", Unit::Bytes),
        ],
    );
    let usable = of_known("Usable GPU memory", Unit::Bytes, known, |model| {
        constants.gpu_memory_share * model.machine.memory_bytes * model.gpus
    });
    let of_weights = worked_out("Weights", Unit::Bytes, weights.value.clone());
    let of_kv = worked_out(
        "Keys and values of one token",
        Unit::Bytes,
        kv.value.clone(),
    );
    let (input, output) = (
        place.property("input_tokens", TOKENS),
        place.property("output_tokens", TOKENS),
    );
    let in_use = vec![
        of_weights.clone(),
        place.property("concurrency", Unit::Count("sequences")),
        input.clone(),
        output.clone(),
        of_kv.clone(),
    ];
    let room = usable.value.clone().ok().map(Promise::AtMost);
    let fitting = vec![usable, of_weights, of_kv, input, output];
    vec![
        weights,
        kv,
        IN_USE.of(place.about(), in_use).against(room),
        FITTING.of(place.about(), fitting),
    ]
}

fn speed(look: &Look, place: &Place, known: &Known, kv: &Answer) -> Vec<Figure> {
    let constants = look.constants();
    let params = || place.property("params", Unit::Count("parameters"));
    let peak = || {
        of_known("Rate of one GPU", Unit::FlopsPerSecond, known, |model| {
            model.machine.flops_per_s
        })
    };
    let gpus = || place.property("gpus_per_replica", Unit::Count("GPUs"));
    let batch = || place.property("concurrency", Unit::Count("sequences"));
    let prefill = PREFILL.of(
        place.about(),
        vec![
            params(),
            place.property("input_tokens", TOKENS),
            peak(),
            gpus(),
            assumed("Share of peak", Unit::Share, constants.mfu_prefill),
        ],
    );
    let context = known
        .as_ref()
        .map(|(_, tokens)| tokens.total())
        .map_err(Clone::clone);
    let per_token = PER_TOKEN.of(
        place.about(),
        vec![
            params(),
            place.property("weight_bytes", Unit::Bytes),
            worked_out("Keys and values of one token", Unit::Bytes, kv.clone()),
            batch(),
            worked_out("Tokens of a sequence", TOKENS, context),
            peak(),
            of_known(
                "Bandwidth of one GPU",
                Unit::BytesPerSecond,
                known,
                |model| model.machine.bytes_per_s,
            ),
            gpus(),
            assumed("Share of bandwidth", Unit::Share, constants.mbu),
            assumed("Share of peak", Unit::Share, constants.mfu_prefill),
        ],
    );
    let rate = rate(place, batch(), &prefill, &per_token);
    vec![prefill, per_token, rate]
}

fn rate(place: &Place, batch: Input, prefill: &Figure, per_token: &Figure) -> Figure {
    let time =
        |name: &str, figure: &Figure| worked_out(name, Unit::Milliseconds, figure.value.clone());
    let inputs = vec![
        batch,
        time("Reading the prompt", prefill),
        place.property("output_tokens", TOKENS),
        time("One more token", per_token),
    ];
    RATE.of(place.about(), inputs)
}
