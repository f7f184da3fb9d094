//! Experiments and probabilities: how many people a comparison needs, and what scores mean.

use crate::estimate::estimate_error::{
    EstimateError, Estimated, above_zero, at_least, finite, not_negative, probability, share,
    whole_up,
};

/// Variance units for a two-sided test at 5 % with 80 % power: 2 (1.96 + 0.84)², rounded.
const SIXTEEN: f64 = 16.0;
/// Most different users a month brings, in daily users.
const MOST_DISTINCT: f64 = 3.0;
/// Daily users that a further day adds, as a share.
const NEW_PER_DAY: f64 = 0.15;
/// Damps the lead of the first ranks in rank fusion.
const RANK_OFFSET: f64 = 60.0;

/// Users each arm needs to see a relative change of `relative_effect` in a rate of `base_rate`, at the 5 % level with
/// 80 % power: 16 p (1 − p) / (p · effect)². Source: Lehr 1992; van Belle, Statistical Rules of Thumb.
pub fn users_per_arm(base_rate: f64, relative_effect: f64) -> Estimated {
    let p = probability("the base rate", base_rate)?;
    let change = p * above_zero("the effect", relative_effect.abs())?;
    finite("users per arm", SIXTEEN * p * (1.0 - p) / (change * change))
}

/// Users each arm gets in so many days: daily users × min(3, 1 + 0.15 (days − 1)) × share / arms.
/// Source: an assumption about how many different people appear over several days.
pub fn users_available(users_per_day: f64, days: f64, traffic_share: f64, arms: f64) -> Estimated {
    let days = at_least("the number of days", days, 1.0)?;
    let arms = at_least("the number of arms", arms, 1.0)?;
    let distinct = MOST_DISTINCT.min(1.0 + NEW_PER_DAY * (days - 1.0));
    let users = not_negative("daily users", users_per_day)? * distinct;
    finite(
        "users",
        users * share("the traffic share", traffic_share)? / arms,
    )
}

/// Days until every arm has enough users.
pub fn days_needed(
    users_per_arm: f64,
    users_per_day: f64,
    traffic_share: f64,
    arms: f64,
) -> Estimated {
    let wanted = not_negative("users per arm", users_per_arm)?;
    let first_day = above_zero(
        "users on the first day",
        users_available(users_per_day, 1.0, traffic_share, arms)?,
    )?;
    let distinct = wanted / first_day;
    if distinct > MOST_DISTINCT {
        return Err(EstimateError::impossible(
            "that sample size is never reached, however long the experiment runs",
        ));
    }
    Ok(whole_up(((distinct - 1.0) / NEW_PER_DAY).max(0.0) + 1.0))
}

/// The rate behind a prediction of a model that was fitted with only a share `kept` of the negatives:
/// p / (p + (1 − p) / w). Source: He et al. 2014, Practical Lessons from Predicting Clicks on Ads.
pub fn undo_negative_sampling(predicted: f64, kept: f64) -> Estimated {
    let p = share("the prediction", predicted)?;
    let kept = above_zero(
        "the share of negatives kept",
        share("the share kept", kept)?,
    )?;
    if p == 0.0 {
        return Ok(0.0);
    }
    Ok(p / (p + (1.0 - p) / kept))
}

/// The probability above which blocking is cheaper than letting pass. Source: expected cost.
pub fn break_even(cost_of_blocking: f64, cost_of_accepting: f64) -> Estimated {
    let block = not_negative("the cost of blocking", cost_of_blocking)?;
    let both = block + not_negative("the cost of accepting", cost_of_accepting)?;
    Ok(block / above_zero("the cost of being wrong", both)?)
}

/// Score of a document from its ranks, the first being 1, in several lists: Σ 1 / (60 + rank).
/// Source: Cormack, Clarke, Büttcher 2009, reciprocal rank fusion.
pub fn fused_score(ranks: impl IntoIterator<Item = f64>) -> Estimated {
    ranks.into_iter().try_fold(0.0, |sum, rank| {
        Ok(sum + 1.0 / (RANK_OFFSET + at_least("a rank", rank, 1.0)?))
    })
}
