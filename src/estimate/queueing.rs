//! Waiting for a free replica.
//!
//! M/M/c: arrivals without memory, service times that vary exponentially, c replicas, one line. Bursty traffic waits
//! longer; service that always takes the same time waits about half as long.

use crate::estimate::estimate_error::{
    EstimateError, Estimated, above_zero, finite, not_negative, probability, whole_up,
};

/// Most replicas that are looked through for a promise.
const MOST_REPLICAS: u32 = 10_000_000;

/// Requests in progress at a time, on average. Source: Little's law, L = λ W.
pub fn in_flight(rate_per_s: f64, seconds: f64) -> Estimated {
    let rate = not_negative("the rate", rate_per_s)?;
    finite(
        "work in progress",
        rate * not_negative("the time a request takes", seconds)?,
    )
}

/// Replicas so that none is busier than `target_utilisation` on average. `parallel` is how many calls one replica works
/// on at a time. Source: Little's law with a planning target.
pub fn replicas(
    rate_per_s: f64,
    seconds_per_call: f64,
    parallel: f64,
    target_utilisation: f64,
) -> Estimated {
    let busy = in_flight(rate_per_s, seconds_per_call)?;
    let parallel = above_zero("calls in parallel", parallel)?;
    let target = above_zero("the target utilisation", target_utilisation)?;
    if target > 1.0 {
        return Err(EstimateError::impossible(
            "the target utilisation is above 1",
        ));
    }
    finite("replicas", whole_up(busy / parallel / target))
}

/// A line of requests before identical replicas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// λ, requests/s.
    pub arrivals_per_s: f64,
    /// 1/μ, how long a replica works on one request, s.
    pub service_s: f64,
    /// c.
    pub replicas: u32,
}

impl Queue {
    /// a = λ/μ: replicas kept busy on average.
    pub fn offered_load(&self) -> Estimated {
        above_zero("the service time", self.service_s)?;
        in_flight(self.arrivals_per_s, self.service_s)
    }

    /// ρ = a/c. Above 1 the line grows without end.
    pub fn utilisation(&self) -> Estimated {
        let replicas = above_zero("the number of replicas", f64::from(self.replicas))?;
        Ok(self.offered_load()? / replicas)
    }

    /// Probability that a request has to wait: Erlang C from Erlang B by its recursion, which is stable for any number
    /// of replicas. Source: A. K. Erlang 1917; Cooper, Introduction to Queueing Theory.
    pub fn p_wait(&self) -> Estimated {
        let utilisation = self.utilisation()?;
        if utilisation >= 1.0 {
            return Err(EstimateError::overloaded(utilisation));
        }
        let blocked = erlang_b(self.offered_load()?, self.replicas);
        Ok(blocked / (1.0 - utilisation * (1.0 - blocked)))
    }

    /// c μ − λ: how much faster than needed the line is worked off, requests/s.
    fn spare_per_s(&self) -> f64 {
        f64::from(self.replicas) / self.service_s - self.arrivals_per_s
    }

    /// Mean time in the line, s. Source: as [`Self::p_wait`].
    pub fn mean_wait_s(&self) -> Estimated {
        finite("waiting", self.p_wait()? / self.spare_per_s())
    }

    /// Probability that a request waits longer than `seconds`. Source: as [`Self::p_wait`].
    pub fn p_wait_longer(&self, seconds: f64) -> Estimated {
        let seconds = not_negative("the waiting time", seconds)?;
        Ok(self.p_wait()? * (-self.spare_per_s() * seconds).exp())
    }

    /// The time in the line that a share `quantile` of all requests stays below, s; 0 where so many do not wait at all.
    /// Source: as [`Self::p_wait`].
    pub fn wait_quantile_s(&self, quantile: f64) -> Estimated {
        let beyond = 1.0 - probability("the quantile", quantile)?;
        let p_wait = self.p_wait()?;
        if p_wait <= beyond {
            return Ok(0.0);
        }
        finite("waiting", (p_wait / beyond).ln() / self.spare_per_s())
    }

    /// The fewest replicas with which a share `quantile` of requests waits no longer than `seconds`; what `self` says
    /// of replicas is not looked at.
    pub fn replicas_for_wait(&self, quantile: f64, seconds: f64) -> Estimated<u32> {
        let seconds = not_negative("the waiting time", seconds)?;
        let keeps = |replicas: u32| -> Estimated<bool> {
            let queue = Self { replicas, ..*self };
            match queue.wait_quantile_s(quantile) {
                Ok(wait) => Ok(wait <= seconds),
                Err(error) if error.is_overload() => Ok(false),
                Err(other) => Err(other),
            }
        };
        // Waiting never rises with replicas, so that one border parts too few from enough. Doubling keeps: `enough / 2`
        // is too few, or 0, which nobody asks.
        let mut enough = 1;
        while !keeps(enough)? {
            if enough >= MOST_REPLICAS {
                return Err(EstimateError::impossible(
                    "no reasonable number of replicas keeps the delay that short",
                ));
            }
            enough *= 2;
        }
        // Halving keeps: `short` is too few, `enough` is enough. It ends where the two are neighbours.
        let mut short = enough / 2;
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            if keeps(middle)? {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Ok(enough)
    }
}

/// Share of requests that find every server busy when none may wait. B(0) = 1; B(k) = a B(k−1) / (k + a B(k−1)).
fn erlang_b(offered_load: f64, servers: u32) -> f64 {
    // After round k `blocked` is B(k), the share with k servers. It only falls, and each round divides what lies in 0..=1
    // by more than itself, so that errors shrink where the formula with factorials overflows.
    let mut blocked = 1.0;
    for k in 1..=servers {
        blocked = offered_load * blocked / (f64::from(k) + offered_load * blocked);
        // Too small for a number; it stays 0 with every further server.
        if blocked == 0.0 {
            break;
        }
    }
    blocked
}
