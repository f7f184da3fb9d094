//! Formulas against simulations, all seeded.

use mlboard::estimate::queueing::Queue;
use mlboard::estimate::tail::{Z99, slowest_of};
use mlboard::estimate::{Latency, PathLatency};

/// A standard normal number. Source: Box and Muller 1958.
fn normal(random: &mut fastrand::Rng) -> f64 {
    let (u, v) = (1.0 - random.f64(), random.f64());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn log_normal(hop: Latency, random: &mut fastrand::Rng) -> f64 {
    let sigma = (hop.p99_ms / hop.p50_ms).ln() / Z99;
    hop.p50_ms * (sigma * normal(random)).exp()
}

/// The sample that `per_cent` of all lie below.
fn quantile(samples: &mut [f64], per_cent: usize) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() * per_cent / 100]
}

#[test]
fn the_p99_estimate_is_near_a_simulation_of_independent_log_normal_hops() {
    let random = &mut fastrand::Rng::with_seed(99);
    let mut worst: f64 = 0.0;
    for _ in 0..60 {
        let hops: Vec<Latency> = (0..random.usize(2..10))
            .map(|_| {
                let p50 = 1.0 + 20.0 * random.f64();
                Latency::new(p50, p50 * (1.5 + 2.5 * random.f64()))
            })
            .collect();
        let estimate = PathLatency::new(hops.iter().copied());
        let mut sums: Vec<f64> = (0..20_000)
            .map(|_| hops.iter().map(|hop| log_normal(*hop, random)).sum())
            .collect();
        let p99 = quantile(&mut sums, 99);
        let off = (estimate.p99_ms - p99).abs() / p99;
        worst = worst.max(off);
        assert!(off < 0.15, "estimated {}, simulated {p99}", estimate.p99_ms);
        assert!(p99 < estimate.worst_ms, "the worst case is one");
    }
    assert!(worst > 0.005, "the simulation is not the formula again");
}

#[test]
fn the_slowest_of_many_is_near_a_simulation() {
    let random = &mut fastrand::Rng::with_seed(7);
    for n in [2_u32, 4, 16, 64] {
        let one = Latency::new(4.0, 10.0);
        let formula = slowest_of(one, f64::from(n)).expect("possible");
        let mut slowest: Vec<f64> = (0..20_000)
            .map(|_| (0..n).map(|_| log_normal(one, random)).fold(0.0, f64::max))
            .collect();
        for (q, is) in [(50, formula.p50_ms), (99, formula.p99_ms)] {
            let simulated = quantile(&mut slowest, q);
            assert!(
                (is - simulated).abs() < 0.04 * simulated,
                "{n}: {is} and {simulated}"
            );
        }
    }
}

/// What a simulated queue came to.
struct Ran {
    waited: f64,
    mean_wait_s: f64,
}

/// Arrivals and services without memory, one line, whoever is free takes the next.
fn run(queue: Queue, arrivals: u32, random: &mut fastrand::Rng) -> Ran {
    let after = |mean: f64, random: &mut fastrand::Rng| -mean * (1.0 - random.f64()).ln();
    let mut free_at = vec![0.0_f64; queue.replicas as usize];
    let (mut now, mut n_waited, mut waits) = (0.0, 0_u32, 0.0);
    for _ in 0..arrivals {
        now += after(1.0 / queue.arrivals_per_s, random);
        let first = (0..free_at.len()).min_by(|a, b| free_at[*a].total_cmp(&free_at[*b]));
        let server = first.expect("a replica");
        let wait = (free_at[server] - now).max(0.0);
        n_waited += u32::from(wait > 0.0);
        waits += wait;
        free_at[server] = now + wait + after(queue.service_s, random);
    }
    Ran {
        waited: f64::from(n_waited) / f64::from(arrivals),
        mean_wait_s: waits / f64::from(arrivals),
    }
}

/// Independent runs give the confidence interval.
const RUNS: u32 = 20;

#[test]
fn waiting_by_erlang_c_is_what_a_simulated_queue_comes_to() {
    let queues = [
        (800.0, 0.01, 10),
        (50.0, 0.03, 2),
        (300.0, 0.02, 8),
        (9.0, 0.1, 1),
    ];
    for (arrivals_per_s, service_s, replicas) in queues {
        let queue = Queue {
            arrivals_per_s,
            service_s,
            replicas,
        };
        let runs: Vec<Ran> = (0..u64::from(RUNS))
            .map(|seed| run(queue, 30_000, &mut fastrand::Rng::with_seed(seed)))
            .collect();
        let within = |of: &dyn Fn(&Ran) -> f64, formula: f64| {
            let n = f64::from(RUNS);
            let mean = runs.iter().map(of).sum::<f64>() / n;
            let variance = runs.iter().map(|run| (of(run) - mean).powi(2)).sum::<f64>() / (n - 1.0);
            // Four standard errors: false alarms in one of 16,000 seeds.
            let error = 4.0 * (variance / n).sqrt();
            assert!(
                (mean - formula).abs() < error,
                "{queue:?}: {mean} ± {error}, {formula}"
            );
            assert!(
                error < 0.15 * formula,
                "the simulation says little: ± {error} of {formula}"
            );
        };
        within(&|run| run.waited, queue.p_wait().expect("not overloaded"));
        within(
            &|run| run.mean_wait_s,
            queue.mean_wait_s().expect("not overloaded"),
        );
    }
}

#[test]
fn more_replicas_never_wait_longer() {
    let random = &mut fastrand::Rng::with_seed(3);
    for _ in 0..300 {
        let arrivals_per_s = 1000.0 * random.f64();
        let service_s = 0.001 + 0.1 * random.f64();
        let least = (1_u32..1000).find(|n| f64::from(*n) > arrivals_per_s * service_s);
        let least = least.expect("enough replicas");
        let mut last = f64::INFINITY;
        for replicas in least..least + 20 {
            let queue = Queue {
                arrivals_per_s,
                service_s,
                replicas,
            };
            let wait = queue.mean_wait_s().expect("not overloaded");
            assert!(wait <= last && wait >= 0.0, "{queue:?}");
            last = wait;
        }
        let queue = Queue {
            arrivals_per_s,
            service_s,
            replicas: 1,
        };
        let wanted = 0.01 * random.f64();
        let enough = queue.replicas_for_wait(0.99, wanted).expect("possible");
        let wait = |replicas| Queue { replicas, ..queue }.wait_quantile_s(0.99);
        assert!(wait(enough).expect("not overloaded") <= wanted);
        assert!(
            enough == 1
                || wait(enough - 1).is_ok_and(|wait| wait > wanted)
                || wait(enough - 1).is_err()
        );
    }
}
