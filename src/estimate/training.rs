//! How long training takes, what it costs, and what it needs.

use crate::estimate::estimate_error::{EstimateError, Estimated, above_zero, finite, not_negative};
use crate::estimate::{Constants, Hardware, Machine};

const SECONDS_PER_H: f64 = 3600.0;
/// FLOPs per parameter and token: two forward, four backward.
const FULL: f64 = 6.0;
/// FLOPs per layer, unit of width, token and token attended to: scores and sums, forward and backward.
const ATTENTION: f64 = 12.0;
/// Width over layers of published transformers, about.
const WIDTH_OF_LAYER: f64 = 128.0;
/// With adapters no gradients of the frozen weights are needed.
const ADAPTERS: f64 = 4.0;
/// Tokens per parameter of a language model that makes the most of its compute.
const TOKENS_PER_PARAMETER: f64 = 20.0;
/// Weights, gradients and two moments in mixed precision.
const ADAM_BYTES: f64 = 16.0;

/// FLOPs of one pass over so many tokens or examples: 6 P D. For a recommender the parameters are the dense ones: its
/// embedding table decides memory, not FLOPs. Source: Kaplan et al. 2020.
pub fn flops(params: f64, tokens: f64) -> Estimated {
    Ok(FULL * params_by_tokens(params, tokens)?)
}

/// FLOPs of one pass over so many tokens in sequences of `context`, attention included: 6 P D + 12 L d s D. Layers times
/// width follow from the parameters of a usual transformer, 12 L d² with a width of 128 a layer. Source: Chowdhery et
/// al. 2022, appendix B; Kaplan et al. 2020 for the shape.
pub fn flops_of_sequences(params: f64, tokens: f64, context: f64) -> Estimated {
    let params = above_zero("parameters", params)?;
    let context = not_negative("tokens of a sequence", context)?;
    let width = (params / 12.0 * WIDTH_OF_LAYER).cbrt();
    let attention = ATTENTION * width * width / WIDTH_OF_LAYER * context;
    let tokens = not_negative("tokens", tokens)?;
    finite("training", (FULL * params + attention) * tokens)
}

/// FLOPs of training adapters only: about 4 P D. Source: as [`flops`], without the gradients of frozen weights.
pub fn adapter_flops(params: f64, tokens: f64) -> Estimated {
    Ok(ADAPTERS * params_by_tokens(params, tokens)?)
}

fn params_by_tokens(params: f64, tokens: f64) -> Estimated {
    let params = above_zero("parameters", params)?;
    finite("training", params * not_negative("tokens", tokens)?)
}

/// Hours of one device.
pub fn device_hours(flops: f64, machine: Machine, share_of_peak: f64) -> Estimated {
    let rate = machine.flops_per_s * above_zero("the share of peak", share_of_peak)?;
    if share_of_peak > 1.0 {
        return Err(EstimateError::impossible(
            "no device reaches more than its peak",
        ));
    }
    finite(
        "training time",
        not_negative("FLOPs", flops)? / rate / SECONDS_PER_H,
    )
}

/// Hours until the end on so many devices.
pub fn wall_clock_h(device_hours: f64, devices: f64) -> Estimated {
    let devices = above_zero("devices", devices)?;
    Ok(not_negative("device hours", device_hours)? / devices)
}

/// USD of so many hours of one device.
pub fn usd(device_hours: f64, hardware: Hardware, constants: &Constants) -> Estimated {
    let hours = not_negative("device hours", device_hours)?;
    finite("cost", hours * constants.usd_per_h(hardware))
}

/// Share of peak that a run reached which took so many hours.
pub fn share_of_peak(flops: f64, device_hours: f64, machine: Machine) -> Estimated {
    let hours = above_zero("device hours", device_hours)?;
    let possible = hours * SECONDS_PER_H * machine.flops_per_s;
    finite(
        "the share of peak",
        not_negative("FLOPs", flops)? / possible,
    )
}

/// Tokens a language model of that size should see. Source: Hoffmann et al. 2022, 20 a parameter.
pub fn compute_optimal_tokens(params: f64) -> Estimated {
    Ok(TOKENS_PER_PARAMETER * above_zero("parameters", params)?)
}

/// Bytes for training with Adam in mixed precision, without activations. Source: Rajbhandari et al. 2020.
pub fn adam_bytes(trainable_params: f64) -> Estimated {
    Ok(ADAM_BYTES * above_zero("parameters", trainable_params)?)
}

/// Seconds of one core for fitting boosted trees: about 1 ns per example, feature, tree and level, with histograms.
/// Source: Ke et al. 2017 for the method; the constant is a planning value.
pub fn trees_s(examples: f64, features: f64, trees: f64, levels: f64) -> Estimated {
    let cells = not_negative("examples", examples)? * not_negative("features", features)?;
    let steps = cells * above_zero("trees", trees)? * above_zero("levels", levels)?;
    finite("training time", steps * 1e-9)
}
