//! From the arithmetic of a model to time and machines.

use crate::estimate::estimate_error::{
    EstimateError, Estimated, above_zero, at_least, finite, not_negative,
};
use crate::estimate::{Constants, Machine};

/// Seconds of one device for so many FLOPs (two per multiply-add) at a share of its peak. Source: roofline model.
pub fn seconds(flops: f64, machine: Machine, share_of_peak: f64) -> Estimated {
    let share = above_zero("the share of peak", share_of_peak)?;
    if share > 1.0 {
        return Err(EstimateError::impossible(
            "no device reaches more than its peak",
        ));
    }
    finite(
        "compute time",
        not_negative("FLOPs", flops)? / (machine.flops_per_s * share),
    )
}

/// Inputs per second of one device. Source: as [`seconds`].
pub fn inputs_per_s(flops_per_input: f64, machine: Machine, share_of_peak: f64) -> Estimated {
    let flops = above_zero("FLOPs per input", flops_per_input)?;
    Ok(1.0 / seconds(flops, machine, share_of_peak)?)
}

/// Seconds of a batch: its arithmetic or moving its bytes, whichever is longer, and the launch.
/// Source: roofline model (Williams, Waterman, Patterson 2009).
pub fn batch_s(
    inputs: f64,
    flops_per_input: f64,
    bytes_moved: f64,
    machine: Machine,
    constants: &Constants,
) -> Estimated {
    let inputs = at_least("the batch", inputs, 1.0)?;
    let computing = seconds(inputs * flops_per_input, machine, constants.mfu_serve)?;
    let moving = not_negative("bytes moved", bytes_moved)? / (machine.bytes_per_s * constants.mbu);
    finite(
        "batch time",
        computing.max(moving) + constants.launch_ms / 1000.0,
    )
}

/// Multiply-adds to FLOPs. Many vision tables print multiply-adds under the heading FLOPs.
pub fn flops_of_multiply_adds(multiply_adds: f64) -> f64 {
    2.0 * multiply_adds
}

/// A model of boosted trees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoostedTrees {
    /// How many trees are walked for one item.
    pub trees: f64,
    /// Levels from the root to a leaf.
    pub levels: f64,
    /// Leaves of one tree.
    pub leaves: f64,
}

const SMALL_LEAVES: f64 = 32.0;
const BIG_LEAVES: f64 = 128.0;

impl BoostedTrees {
    /// Nanoseconds for one tree and level on one core: as measured up to 32 leaves and from 128 on, between them by the
    /// logarithm of the leaves. Compiled engines are 3 to 10 times faster.
    pub fn ns_per_level(&self, constants: &Constants) -> Estimated {
        let leaves = above_zero("leaves", self.leaves)?;
        let way = (leaves / SMALL_LEAVES).ln() / (BIG_LEAVES / SMALL_LEAVES).ln();
        let (small, big) = (constants.tree_ns_small, constants.tree_ns_big);
        Ok(small + (big - small) * way.clamp(0.0, 1.0))
    }

    /// Seconds of one core for so many items. Source: time per tree and level as measured on `LightGBM`.
    pub fn seconds(&self, items: f64, constants: &Constants) -> Estimated {
        let steps = not_negative("items", items)?
            * above_zero("trees", self.trees)?
            * above_zero("levels", self.levels)?;
        finite("scoring time", steps * self.ns_per_level(constants)? * 1e-9)
    }
}

/// Compute one request may take, FLOPs; `None` without a cap, an answer only for the tiers of the requirements card.
/// 1e8 is about 4 ms of one virtual processor; 1e10 0.4 s of one, or 0.3 ms of an L4 at 30 %; 1e12 28 ms of that L4;
/// 1e14 0.3 s of an H100. Source: the caps are a convention of this program.
pub fn tier_cap(tier: &str) -> Estimated<Option<f64>> {
    match tier {
        "very_limited" => Ok(Some(1e8)),
        "limited" => Ok(Some(1e10)),
        "moderate" => Ok(Some(1e12)),
        "generous" => Ok(Some(1e14)),
        "unconstrained" => Ok(None),
        _ => Err(EstimateError::impossible(format!(
            "there is no tier `{tier}`"
        ))),
    }
}
