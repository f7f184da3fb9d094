//! The worked examples of the capacity model, read from `tests/cases/estimate/examples.json`: what comes out of the
//! formulas is compared with what stands there, to one part in a billion, counts exactly.

use std::collections::BTreeMap;

use mlboard::estimate::compute::{self, BoostedTrees};
use mlboard::estimate::generation::Generator;
use mlboard::estimate::queueing::Queue;
use mlboard::estimate::vector_search::{AnnAlgorithm, VectorIndex};
use mlboard::estimate::{
    Constants, Estimated, Hardware, Latency, PathLatency, availability, cost, experiment, logs,
    queueing, traffic, training,
};
use serde_json::Value as Json;

const EXAMPLES: &str = include_str!("../../cases/estimate/examples.json");

/// Inputs of one example.
struct Given<'a>(&'a Json);

impl Given<'_> {
    fn number(&self, name: &str) -> f64 {
        self.0[name]
            .as_f64()
            .unwrap_or_else(|| panic!("no number `{name}` in {}", self.0))
    }

    fn count(&self, name: &str) -> u32 {
        let number = self.0[name].as_u64().expect("a whole number");
        u32::try_from(number).expect("a small number")
    }

    fn hardware(&self, name: &str) -> Hardware {
        let id = self.0[name].as_str().expect("a name");
        Hardware::from_id(id).expect("known hardware")
    }
}

type Found = BTreeMap<&'static str, f64>;

fn run(id: &str, given: &Given) -> Estimated<Found> {
    let constants = &Constants::default();
    Ok(match id {
        "E01" => {
            let mean = traffic::mean_qps(given.number("dau"), given.number("per_user_day"))?;
            let peak = traffic::peak_qps(mean, given.number("peak"))?;
            [("mean_qps", mean), ("peak_qps", peak)].into()
        }
        "E02" => {
            let (rate, seconds) = (given.number("peak_qps"), given.number("latency_s"));
            [("in_flight", queueing::in_flight(rate, seconds)?)].into()
        }
        "E03" => waiting(given)?,
        "E05" => path(given),
        "E06" => graph_index(given, constants)?,
        "E07" => inverted_file(given, constants)?,
        "E10" => ranking(given, constants)?,
        "E11" => encoding(given, constants)?,
        "E12" => cache_of_keys_and_values(given, constants)?,
        "E14" => training_cost(given, constants)?,
        "E15" => event_logs(given, constants)?,
        "E16" => cost_of_requests(given, constants)?,
        "E18" => {
            let predicted = given.number("predicted");
            let rate = experiment::undo_negative_sampling(predicted, given.number("kept_share"))?;
            [("true_rate", rate), ("inflation", predicted / rate)].into()
        }
        "E19" => chain(given)?,
        "E21" => trees(given, constants)?,
        other => panic!("no test runs example {other}"),
    })
}

fn waiting(given: &Given) -> Estimated<Found> {
    let queue = Queue {
        arrivals_per_s: given.number("lam"),
        service_s: given.number("service_ms") / 1000.0,
        replicas: given.count("replicas"),
    };
    let replicas = queue.replicas_for_wait(0.99, 0.005)?;
    Ok([
        ("utilisation", queue.utilisation()?),
        ("p_wait", queue.p_wait()?),
        ("mean_wait_ms", queue.mean_wait_s()? * 1000.0),
        ("p99_wait_ms", queue.wait_quantile_s(0.99)? * 1000.0),
        ("replicas_for_p99_wait_5ms", f64::from(replicas)),
    ]
    .into())
}

fn path(given: &Given) -> Found {
    let hops = given.0["hops_ms"].as_array().expect("hops").iter();
    let number = |value: &Json| value.as_f64().expect("milliseconds");
    let hops = hops.map(|hop| Latency::new(number(&hop[0]), number(&hop[1])));
    let path = PathLatency::new(hops);
    [
        ("p50_ms", path.p50_ms),
        ("p99_estimate_ms", path.p99_ms),
        ("p99_worst_ms", path.worst_ms),
    ]
    .into()
}

fn graph_index(given: &Given, constants: &Constants) -> Estimated<Found> {
    let index = VectorIndex {
        vectors: given.number("vectors"),
        dimension: given.number("dimension"),
        bytes_per_component: given.number("bytes_per_component"),
        algorithm: AnnAlgorithm::Hnsw {
            m_links: given.number("m_links"),
            ef_search: given.number("ef_search"),
        },
    };
    let node_bytes = given.number("node_gb") * 1e9;
    let seconds = index.seconds_per_query(1.0, constants)?;
    Ok([
        ("bytes_per_vector", index.bytes_per_vector()?),
        ("total_gb", index.bytes()? / 1e9),
        (
            "shards_64gb",
            index.shards_for(node_bytes, constants.node_memory_share)?,
        ),
        ("distances_per_query", index.distances()?),
        ("cpu_ms_per_query", seconds * 1000.0),
    ]
    .into())
}

fn inverted_file(given: &Given, constants: &Constants) -> Estimated<Found> {
    let index = VectorIndex {
        vectors: given.number("vectors"),
        dimension: given.number("dimension"),
        bytes_per_component: 4.0,
        algorithm: AnnAlgorithm::IvfPq {
            nlist: given.number("nlist"),
            nprobe: given.number("nprobe"),
            pq_bytes: given.number("pq_bytes"),
        },
    };
    let ms = |shards| Ok(index.seconds_per_query(shards, constants)? * 1000.0);
    Ok([
        ("total_gb", index.bytes()? / 1e9),
        ("codes_scanned", index.distances()?),
        ("one_thread_ms", ms(1.0)?),
        ("one_thread_ms_8_shards", ms(given.number("shards"))?),
    ]
    .into())
}

fn ranking(given: &Given, constants: &Constants) -> Estimated<Found> {
    let each = given.number("candidates") * given.number("flops_per_item");
    let qps = given.number("qps");
    let replicas = |hardware: Hardware, share: f64| {
        let seconds = compute::seconds(each, hardware.machine(), share)?;
        queueing::replicas(qps, seconds, 1.0, constants.target_utilisation)
    };
    let cpus = replicas(Hardware::Cpu, 1.0)?;
    let gpus = replicas(Hardware::L4, constants.mfu_rank)?;
    Ok([
        ("flops_per_request", each),
        ("total_flops_per_s", each * qps),
        ("cpu_replicas", cpus),
        ("l4_gpus_mfu_005", gpus),
        (
            "l4_gpus_mfu_030",
            replicas(Hardware::L4, constants.mfu_serve)?,
        ),
        (
            "cpu_usd_per_h",
            cost::usd_per_h(cpus, Hardware::Cpu, 1.0, constants)?,
        ),
        (
            "l4_usd_per_h",
            cost::usd_per_h(gpus, Hardware::L4, 1.0, constants)?,
        ),
    ]
    .into())
}

fn encoding(given: &Given, constants: &Constants) -> Estimated<Found> {
    let flops = compute::flops_of_multiply_adds(given.number("gmacs_per_image") * 1e9);
    let machine = given.hardware("gpu").machine();
    let rate = compute::inputs_per_s(flops, machine, constants.mfu_serve)?;
    let images = given.number("images");
    let workers = given.number("gpus");
    let seconds = mlboard::estimate::stores::encode_s(images, flops, machine, workers, constants)?;
    Ok([
        ("flops_per_image", flops),
        ("images_per_s_per_gpu", rate),
        ("hours", seconds / 3600.0),
    ]
    .into())
}

fn cache_of_keys_and_values(given: &Given, constants: &Constants) -> Estimated<Found> {
    let params = given.number("params");
    let model = Generator {
        params,
        active_params: params,
        weight_bytes: given.number("weight_bytes"),
        layers: given.number("layers"),
        kv_heads: given.number("kv_heads"),
        head_dim: given.number("head_dim"),
        kv_bytes: given.number("kv_bytes"),
        machine: given.hardware("gpu").machine(),
        gpus: 1.0,
    };
    let tokens = given.number("tokens");
    let of_70b = Generator {
        layers: 80.0,
        ..model
    };
    let without_groups = Generator {
        kv_heads: 32.0,
        ..model
    };
    let each = model.kv_bytes_per_token()?;
    Ok([
        ("kv_bytes_per_token", each),
        ("gb_per_sequence", each * tokens / 1e9),
        (
            "max_sequences",
            model.sequences_that_fit(tokens, constants)?,
        ),
        ("kv_bytes_per_token_70b", of_70b.kv_bytes_per_token()?),
        (
            "kv_bytes_per_token_7b_mha",
            without_groups.kv_bytes_per_token()?,
        ),
    ]
    .into())
}

fn training_cost(given: &Given, constants: &Constants) -> Estimated<Found> {
    let flops = training::flops(given.number("params"), given.number("tokens"))?;
    let machine = Hardware::A100.machine();
    let hours = training::device_hours(flops, machine, constants.mfu_train)?;
    let published = training::flops(given.number("check_params"), given.number("check_tokens"))?;
    let took = given.number("check_a100_hours");
    Ok([
        ("flops", flops),
        ("a100_hours", hours),
        ("usd", training::usd(hours, Hardware::A100, constants)?),
        ("check_flops", published),
        (
            "check_mfu",
            training::share_of_peak(published, took, machine)?,
        ),
    ]
    .into())
}

fn event_logs(given: &Given, constants: &Constants) -> Estimated<Found> {
    let (users, events) = (given.number("dau"), given.number("events_per_user"));
    let per_day = logs::bytes_per_day(users, events, given.number("bytes"))?;
    let mean = logs::mean_mb_per_s(per_day)?;
    let peak = traffic::peak_qps(mean, given.number("peak"))?;
    let consumer = given.number("consumer_mb_s");
    let lake = logs::lake_bytes(per_day, given.number("days"), given.number("compression"))?;
    Ok([
        ("tb_per_day", per_day / 1e12),
        ("mean_mb_s", mean),
        ("peak_mb_s", peak),
        (
            "partitions",
            logs::partitions(peak, constants.stream_mb_per_s, consumer)?,
        ),
        ("lake_tb_90d", lake / 1e12),
    ]
    .into())
}

fn cost_of_requests(given: &Given, constants: &Constants) -> Estimated<Found> {
    let cpus = ["gateway_cpu", "feature_store_cpu", "index_cpu"];
    let cpus: f64 = cpus.iter().map(|name| given.number(name)).sum();
    let per_h = cost::usd_per_h(cpus, Hardware::Cpu, 1.0, constants)?
        + cost::usd_per_h(given.number("ranker_l4"), Hardware::L4, 1.0, constants)?;
    let per_1k = cost::usd_per_1k(per_h, given.number("mean_qps"))?;
    Ok([("usd_per_h", per_h), ("usd_per_1k", per_1k)].into())
}

fn chain(given: &Given) -> Estimated<Found> {
    let zones = given.number("zones");
    let one = availability::redundant(given.number("instance"), zones, zones)?;
    let n = given.0["nodes"].as_u64().expect("a count");
    let chain = availability::in_series((0..n).map(|_| one))?;
    Ok([
        ("one_node", one),
        ("chain", chain),
        (
            "with_feed",
            availability::in_series([chain, given.number("feed")])?,
        ),
        (
            "minutes_down_per_30d",
            availability::minutes_down_per_30_days(chain)?,
        ),
    ]
    .into())
}

fn trees(given: &Given, constants: &Constants) -> Estimated<Found> {
    let small = BoostedTrees {
        trees: given.number("trees"),
        levels: given.number("levels"),
        leaves: 32.0,
    };
    // A balanced tree of 128 leaves has 7 levels.
    let big = BoostedTrees {
        leaves: 128.0,
        levels: 7.0,
        ..small
    };
    let items = given.number("items");
    let seconds = small.seconds(items, constants)?;
    let qps = given.number("qps");
    let (threads, target) = (constants.cpu_threads, constants.target_utilisation);
    Ok([
        ("ms_per_request_one_core", seconds * 1000.0),
        ("busy_cores", queueing::in_flight(qps, seconds)?),
        (
            "replicas_of_4_vcpu",
            queueing::replicas(qps, seconds, threads, target)?,
        ),
        (
            "ms_with_128_leaves",
            big.seconds(items, constants)? * 1000.0,
        ),
    ]
    .into())
}

#[test]
fn every_worked_example_comes_out() {
    let examples: Json = serde_json::from_str(EXAMPLES).expect("JSON");
    let mut n_figures = 0;
    for example in examples["examples"].as_array().expect("examples") {
        let id = example["id"].as_str().expect("an id");
        let found = run(id, &Given(&example["inputs"])).expect("figures");
        let expected = example["outputs"].as_object().expect("outputs");
        assert_eq!(expected.len(), found.len(), "{id}: figures");
        for (name, wanted) in expected {
            let is = found[name.as_str()];
            let should = wanted.as_f64().expect("a number");
            let is_equal = if wanted.is_u64() {
                is.to_bits() == should.to_bits()
            } else {
                (is - should).abs() <= 1e-9 * should.abs()
            };
            assert!(is_equal, "{id} {name}: {is}, expected {should}");
            n_figures += 1;
        }
    }
    assert_eq!(n_figures, 57, "figures in the file");
}

#[test]
fn constants_are_those_of_the_capacity_model() {
    let examples: Json = serde_json::from_str(EXAMPLES).expect("JSON");
    let written = &examples["constants"];
    let constants = Constants::default();
    let number = |value: &Json| value.as_f64().expect("a number");
    let known = [
        Hardware::Cpu,
        Hardware::T4,
        Hardware::L4,
        Hardware::A100,
        Hardware::H100,
    ];
    for hardware in known {
        let (row, machine) = (&written["hw"][hardware.id()], hardware.machine());
        let pairs = [
            ("flops", machine.flops_per_s),
            ("bw", machine.bytes_per_s),
            ("mem", machine.memory_bytes),
            ("usd", constants.usd_per_h(hardware)),
        ];
        for (name, value) in pairs {
            assert_eq!(number(&row[name]).to_bits(), value.to_bits(), "{name}");
        }
    }
    let pairs = [
        (&written["mfu"]["serve"], constants.mfu_serve),
        (&written["mfu"]["rank"], constants.mfu_rank),
        (&written["mfu"]["train"], constants.mfu_train),
        (&written["mfu"]["prefill"], constants.mfu_prefill),
        (&written["mbu"], constants.mbu),
        (&written["target_util"], constants.target_utilisation),
        (&written["scan_bps"], constants.scan_bytes_per_s),
        (&written["ns_per_pq_byte"], constants.ns_per_pq_byte),
        (&written["tree_ns_small"], constants.tree_ns_small),
        (&written["tree_ns_big"], constants.tree_ns_big),
        (&written["kafka_mbps"], constants.stream_mb_per_s),
        (&written["hop_p50_ms"], constants.hop_p50_ms),
        (&written["hop_p99_ms"], constants.hop_p99_ms),
        (&written["node_avail"], constants.instance_availability),
    ];
    for (written, value) in pairs {
        assert_eq!(number(written).to_bits(), value.to_bits(), "{written}");
    }
}
