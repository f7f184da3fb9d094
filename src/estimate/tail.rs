//! Slow answers: the slowest of many calls, and the fit of a distribution to a median and a 99th percentile.

use crate::estimate::Latency;
use crate::estimate::estimate_error::{
    EstimateError, Estimated, above_zero, at_least, finite, probability, share,
};

/// z(0.99): the standard normal value that 99 % stay below.
pub const Z99: f64 = 2.326_347_874_040_841;

/// Probability that at least one of `n` independent calls is slow, when each is with probability `p`.
/// Source: Dean and Barroso, The Tail at Scale, 2013.
pub fn p_any_slow(p: f64, n: f64) -> Estimated {
    let p = share("the probability of a slow call", p)?;
    Ok(1.0 - (1.0 - p).powf(at_least("the number of calls", n, 1.0)?))
}

/// The quantile each of `n` calls must keep so that all of them together keep `quantile`. Source: independence.
pub fn quantile_of_each(quantile: f64, n: f64) -> Estimated {
    let quantile = probability("the quantile", quantile)?;
    Ok(quantile.powf(1.0 / at_least("the number of calls", n, 1.0)?))
}

/// Probability that a call is slow when a second copy goes out after `hedge_quantile` of calls would have come back:
/// both copies have to be slow. Load rises by 1 − `hedge_quantile`. Source: The Tail at Scale, hedged requests.
pub fn p_slow_hedged(p: f64, hedge_quantile: f64) -> Estimated {
    let p = share("the probability of a slow call", p)?;
    Ok(p * (1.0 - share("the quantile of the hedge", hedge_quantile)?))
}

/// σ of the log-normal distribution with that median and 99th percentile. Source: definition of the quantile.
pub fn log_normal_sigma(latency: Latency) -> Estimated {
    let p50 = above_zero("the median", latency.p50_ms)?;
    if latency.p99_ms < p50 {
        return Err(EstimateError::impossible("the p99 is below the median"));
    }
    finite("the spread", (latency.p99_ms / p50).ln() / Z99)
}

/// Median and p99 of the slowest of `n` independent log-normal calls. Source: the n-th root of the quantile;
/// The Tail at Scale.
pub fn slowest_of(latency: Latency, n: f64) -> Estimated<Latency> {
    let n = at_least("the number of calls", n, 1.0)?;
    let sigma = log_normal_sigma(latency)?;
    let at = |quantile: f64| {
        let z = normal_quantile(quantile_of_each(quantile, n)?)?;
        finite("latency", latency.p50_ms * (sigma * z).exp())
    };
    Ok(Latency {
        p50_ms: at(0.5)?,
        p99_ms: at(0.99)?,
    })
}

/// The standard normal value that a share `p` stays below. Relative error below 1.15e-9.
/// Source: P. J. Acklam, An algorithm for computing the inverse normal cumulative distribution function, 2003.
pub fn normal_quantile(p: f64) -> Estimated {
    let p = probability("the probability", p)?;
    Ok(quantile(p))
}

/// Below this and above 1 − this the approximation is another one.
const LOW: f64 = 0.024_25;

fn quantile(p: f64) -> f64 {
    if p < LOW {
        let q = (-2.0 * p.ln()).sqrt();
        return polynomial(&C, q) / (polynomial(&D, q) * q + 1.0);
    }
    if p <= 1.0 - LOW {
        let q = p - 0.5;
        let r = q * q;
        return polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0);
    }
    -quantile(1.0 - p)
}

/// Coefficients from the highest power down.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

const A: [f64; 6] = [
    -3.969_683_028_665_376e1,
    2.209_460_984_245_205e2,
    -2.759_285_104_469_687e2,
    1.383_577_518_672_69e2,
    -3.066_479_806_614_716e1,
    2.506_628_277_459_239,
];
const B: [f64; 5] = [
    -5.447_609_879_822_406e1,
    1.615_858_368_580_409e2,
    -1.556_989_798_598_866e2,
    6.680_131_188_771_972e1,
    -1.328_068_155_288_572e1,
];
const C: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -3.223_964_580_411_365e-1,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const D: [f64; 4] = [
    7.784_695_709_041_462e-3,
    3.224_671_290_700_398e-1,
    2.445_134_137_142_996,
    3.754_408_661_907_416,
];
