//! Memory and speed of a model that generates on machines of ours.

use crate::estimate::board::is_of_vendor;
use crate::estimate::figure::{Figure, FigureInput, RequirementTarget, StatedClaim};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::generation::{
    FITTING_SEQUENCES, GPU_BYTES, KV_OF_COMPONENT, MS_PER_TOKEN, PREFILL_MS,
    REPLICA_REQUESTS_PER_S, TOKENS_ASKED, TOKENS_GIVEN, WEIGHTS_BYTES,
};
use crate::estimate::generation::{Generator, TokenCounts};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{Constants, Estimated};

const TOKENS: FigureUnit = FigureUnit::Count("tokens");

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let Some(known) = crate::estimate::generator(place.read.node, look.catalog, look.constants())
    else {
        return demand(look, place);
    };
    let mut figures = memory(look, place, &known);
    figures.extend(speed(look, place, &known, &figures[1].value));
    figures.extend(demand(look, place));
    figures
}

/// The tokens that are asked for, and those that the replicas can give; a vendor gives what its quota lets through.
fn demand(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let Some(load) = look.load(place) else {
        return Vec::new();
    };
    let output = || place.property("output_tokens", TOKENS);
    let demand = TOKENS_ASKED.figure(place.about(), vec![load, output()]);
    if is_of_vendor(place.read) {
        return vec![demand];
    }
    let needed = demand.value.clone().ok();
    let requests = look.capacity(place).for_parameter("requests_per_s");
    let supply = vec![
        place.property("replicas", FigureUnit::Count("replicas")),
        requests,
        output(),
    ];
    let supply = TOKENS_GIVEN.figure(place.about(), supply);
    let supply = supply.against(needed.map(RequirementTarget::AtLeast));
    vec![demand, supply]
}

type Known = Estimated<(Generator, TokenCounts)>;

fn of_known(known: &Known, part: impl Fn(&Generator) -> f64) -> Estimated {
    let part = known.as_ref().map(|(model, _)| part(model));
    part.map_err(Clone::clone)
}

fn memory(look: &EstimateView, place: &FigureNode, known: &Known) -> Vec<Figure> {
    let constants = look.constants();
    let params = place.property("params", FigureUnit::Count("parameters"));
    let precision = place.property("weight_bytes", FigureUnit::Bytes);
    let weights = WEIGHTS_BYTES.figure(place.about(), vec![params, precision]);
    let kv = KV_OF_COMPONENT.figure(
        place.about(),
        vec![
            place.property("layers", FigureUnit::Count("layers")),
            place.property("kv_heads", FigureUnit::Count("heads")),
            place.property("head_dim", FigureUnit::Count("components")),
            place.property("kv_bytes", FigureUnit::Bytes),
        ],
    );
    let usable = of_known(known, |model| {
        constants.gpu_memory_share * model.machine.memory_bytes * model.gpus
    });
    let usable = worked_out(
        "usable_bytes",
        "Usable GPU memory",
        FigureUnit::Bytes,
        usable,
    );
    let of_weights = weights.as_input("weights_bytes", "Weights");
    let of_kv = kv.as_input("kv_bytes_per_token", "KV cache per token");
    let (input, output) = (
        place.property("input_tokens", TOKENS),
        place.property("output_tokens", TOKENS),
    );
    let in_use = vec![
        of_weights.clone(),
        place.property("concurrency", FigureUnit::Count("sequences")),
        input.clone(),
        output.clone(),
        of_kv.clone(),
    ];
    let room = usable.value.clone().ok().map(RequirementTarget::AtMost);
    let fitting = vec![usable, of_weights, of_kv, input, output];
    vec![
        weights,
        kv,
        GPU_BYTES.figure(place.about(), in_use).against(room),
        FITTING_SEQUENCES.figure(place.about(), fitting),
    ]
}

fn speed(look: &EstimateView, place: &FigureNode, known: &Known, kv: &Estimated) -> Vec<Figure> {
    let constants = look.constants();
    let active = known.as_ref().map(|(model, _)| model.active_params);
    let params = || {
        let stated = place.property("params", FigureUnit::Count("parameters"));
        FigureInput {
            value: active.map_err(Clone::clone),
            ..stated
        }
    };
    let gpus = || place.property("gpus_per_replica", FigureUnit::Count("GPUs"));
    let batch = || place.property("concurrency", FigureUnit::Count("sequences"));
    let prefill = PREFILL_MS.figure(
        place.about(),
        vec![
            params(),
            place.property("input_tokens", TOKENS),
            peak_rate(known),
            gpus(),
            share_of_peak(constants),
            split(constants),
        ],
    );
    let context = known
        .as_ref()
        .map(|(_, tokens)| tokens.mean_context())
        .map_err(Clone::clone);
    let per_token = MS_PER_TOKEN.figure(
        place.about(),
        vec![
            params(),
            place.property("weight_bytes", FigureUnit::Bytes),
            worked_out(
                "kv_bytes_per_token",
                "KV cache per token",
                FigureUnit::Bytes,
                kv.clone(),
            ),
            batch(),
            worked_out("tokens", "Tokens of a sequence, mean", TOKENS, context),
            peak_rate(known),
            bandwidth(known),
            gpus(),
            assumed(
                "mbu",
                "Share of bandwidth",
                FigureUnit::Share,
                constants.mbu,
            ),
            share_of_peak(constants),
            split(constants),
        ],
    );
    let per_token = per_token.beside(place.claim("tpot_ms", StatedClaim::Same));
    let rate = rate(place, batch(), &prefill, &per_token);
    let rate = rate.beside(place.claim("capacity_qps", StatedClaim::Same));
    vec![prefill, per_token, rate]
}

fn peak_rate(known: &Known) -> FigureInput {
    let rate = of_known(known, |model| model.machine.flops_per_s);
    worked_out(
        "flops_per_s",
        "Rate of one GPU",
        FigureUnit::FlopsPerSecond,
        rate,
    )
}

fn bandwidth(known: &Known) -> FigureInput {
    let rate = of_known(known, |model| model.machine.bytes_per_s);
    worked_out(
        "bytes_per_s",
        "Bandwidth of one GPU",
        FigureUnit::BytesPerSecond,
        rate,
    )
}

fn split(constants: &Constants) -> FigureInput {
    assumed(
        "split_gpus",
        "Speed kept by a doubling of the GPUs",
        FigureUnit::Share,
        constants.split_gpus,
    )
}

fn share_of_peak(constants: &Constants) -> FigureInput {
    assumed(
        "mfu_prefill",
        "Share of peak",
        FigureUnit::Share,
        constants.mfu_prefill,
    )
}

fn rate(place: &FigureNode, batch: FigureInput, prefill: &Figure, per_token: &Figure) -> Figure {
    let inputs = vec![
        batch,
        prefill.as_input("prefill_ms", "Prefill time"),
        place.property("output_tokens", TOKENS),
        per_token.as_input("ms_per_token", "One more token"),
    ];
    REPLICA_REQUESTS_PER_S.figure(place.about(), inputs)
}
