//! What things cost.

use super::arguments::{list, machine, number};
use super::{Fallback, Formula, FormulaGroup, Parameter};
use crate::estimate::generation::TokenCounts;
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{cost, estimate_error};

const PRICES: &str = "prices are assumptions; `mlboard estimate --constants` lists them";
const EDITABLE: &str = "prices are editable assumptions";
const ON_A_BOARD: &str =
    "storage, egress, licences, staff and everything off the request path; check the prices";
const USD_PER_GB_MONTH: Parameter =
    number("usd_per_gb_month", "USD", "0.023").or_constant("usd_per_gb_month");
const MEAN: Parameter = number("mean_qps", "q/s, mean", "1000");

pub(super) const GROUP: FormulaGroup = FormulaGroup {
    title: "Cost",
    formulas: &[
        &USD_PER_H,
        &USD_PER_1K,
        &TOKENS_USD_PER_1K,
        &INDEX_PRICE,
        &USD_PER_H_AUTOSCALED,
        &STORAGE_USD_PER_MONTH,
        &EGRESS_USD,
        &LABELS_USD,
    ],
};

static USD_PER_H: Formula = Formula {
    key: "usd_per_h",
    title: "Cost of replicas",
    unit: FigureUnit::UsdPerHour,
    parameters: &[
        number("replicas", "replicas", "5"),
        machine("hardware", "gpu_l4"),
        number("gpus", "GPUs of a replica", "1").or(Fallback::Number(1.0)),
    ],
    text: "replicas × GPUs × price of the machine",
    ignores: "storage, egress, licences and staff",
    source: PRICES,
    compute: |g| {
        let hardware = g.hardware("hardware");
        cost::usd_per_h(
            g.number("replicas"),
            hardware,
            g.number("gpus"),
            &g.constants(&[]),
        )
    },
};

static USD_PER_1K: Formula = Formula {
    key: "usd_per_1k",
    title: "Cost per 1,000 requests",
    unit: FigureUnit::UsdPer1k,
    parameters: &[number("usd_per_h", "USD/h", "8.4"), MEAN],
    text: "cost per hour / (3.6 × mean requests per second)",
    ignores: "machines that follow the traffic",
    source: "machines bought for the peak are paid all day",
    compute: |g| cost::usd_per_1k(g.number("usd_per_h"), g.number("mean_qps")),
};

static USD_PER_H_AUTOSCALED: Formula = Formula {
    key: "usd_per_h_autoscaled",
    title: "Cost with autoscaling",
    unit: FigureUnit::UsdPerHour,
    parameters: &[
        number("usd_per_h", "USD/h at the peak", "8.4"),
        number("peak_utilisation", "share", "55%"),
        number("peak", "busiest hour / mean", "2.5"),
        number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
    ],
    text: "cost × utilisation at the peak / peak factor / target utilisation",
    ignores: "machines that may not go below a minimum, and the time they take to start",
    source: "mean work at the target utilisation",
    compute: |g| {
        let constants = g.constants(&["target_utilisation"]);
        let (busy, peak) = (g.number("peak_utilisation"), g.number("peak"));
        cost::usd_per_h_autoscaled(g.number("usd_per_h"), busy, peak, &constants)
    },
};

static STORAGE_USD_PER_MONTH: Formula = Formula {
    key: "storage_usd_per_month",
    title: "Object storage cost per month",
    unit: FigureUnit::Usd,
    parameters: &[number("gigabytes", "GB", "112500"), USD_PER_GB_MONTH],
    text: "GB × price",
    ignores: "requests and data moved",
    source: PRICES,
    compute: |g| {
        let constants = g.constants(&["usd_per_gb_month"]);
        cost::storage_usd_per_month(g.number("gigabytes"), &constants)
    },
};

static EGRESS_USD: Formula = Formula {
    key: "egress_usd",
    title: "Egress cost",
    unit: FigureUnit::Usd,
    parameters: &[
        number("gigabytes", "GB", "5000"),
        number("usd_per_gb_out", "USD", "0.08").or_constant("usd_per_gb_out"),
    ],
    text: "GB × price",
    ignores: "discounts for much traffic",
    source: PRICES,
    compute: |g| cost::egress_usd(g.number("gigabytes"), &g.constants(&["usd_per_gb_out"])),
};

static LABELS_USD: Formula = Formula {
    key: "labels_usd",
    title: "Labels",
    unit: FigureUnit::Usd,
    parameters: &[
        number("items", "items", "100k"),
        number("redundancy", "answers to each", "3"),
        number("usd_per_label", "USD", "0.1").or_constant("usd_per_label"),
    ],
    text: "items × answers × price",
    ignores: "instructions, gold questions and adjudication",
    source: PRICES,
    compute: |g| {
        let constants = g.constants(&["usd_per_label"]);
        cost::labels_usd(g.number("items"), g.number("redundancy"), &constants)
    },
};

pub(in crate::estimate) static COMPONENT_USD_PER_H: Formula = Formula {
    title: "Cost",
    parameters: &[
        number("replicas", "replicas", "5"),
        number("machines", "machines of a replica", "1"),
        number("usd_per_machine_h", "USD/h", "0.8"),
    ],
    text: "replicas × machines per replica × price of a machine",
    source: EDITABLE,
    compute: |g| Ok(g.number("replicas") * g.number("machines") * g.number("usd_per_machine_h")),
    ..USD_PER_H
};

const NODE_GB: Parameter = number("node_gb", "GB of a node", "64");
const USD_PER_GB: Parameter =
    number("usd_per_gb_memory_h", "USD/h of a GB", "0.0079").or_constant("usd_per_gb_memory_h");

pub(in crate::estimate) static INDEX_USD_PER_H: Formula = Formula {
    title: "Cost",
    parameters: &[
        number("shards", "shards", "32"),
        number("replicas", "copies", "3"),
        NODE_GB,
        USD_PER_GB,
        number("usd_per_machine_h", "USD/h, at least", "0.2"),
    ],
    text: "shards × copies × the greater of memory × price of a GB and the price of a small machine",
    source: EDITABLE,
    compute: |g| {
        let memory = g.number("node_gb") * g.number("usd_per_gb_memory_h");
        let node = memory.max(g.number("usd_per_machine_h"));
        Ok(g.number("shards") * g.number("replicas") * node)
    },
    ..USD_PER_H
};

static INDEX_PRICE: Formula = Formula {
    key: "index_usd_per_h",
    title: "Cost of an index in memory",
    ..INDEX_USD_PER_H
};

pub(in crate::estimate) static STORE_USD_PER_H: Formula = Formula {
    title: "Cost",
    parameters: &[
        number("replicas", "replicas", "6"),
        number("usd_per_machine_h", "USD/h", "0.2"),
        number("bytes", "B of memory, all copies", "300G"),
        USD_PER_GB,
    ],
    text: "the greater of replicas × price of a machine and memory × price of a GB",
    ignores: "what is kept on disks instead of in memory",
    source: EDITABLE,
    compute: |g| {
        let machines = g.number("replicas") * g.number("usd_per_machine_h");
        let memory = g.number("bytes") / 1e9 * g.number("usd_per_gb_memory_h");
        estimate_error::finite("cost", machines.max(memory))
    },
    ..USD_PER_H
};

pub(in crate::estimate) static TOKENS_USD_PER_1K: Formula = Formula {
    key: "tokens_usd_per_1k",
    title: "Tokens of 1,000 calls",
    unit: FigureUnit::UsdPer1k,
    parameters: &[
        number("input_tokens", "tokens", "10000"),
        number("output_tokens", "tokens", "500"),
        number("usd_per_m_input", "USD per million tokens", "3")
            .or_constant("usd_per_m_input_tokens"),
        number("usd_per_m_output", "USD per million tokens", "15")
            .or_constant("usd_per_m_output_tokens"),
    ],
    text: "(input tokens × price + output tokens × price) / 1,000",
    ignores: "discounts for cached prompts and batches",
    source: "price lists of vendors; `mlboard estimate --constants` has the prices",
    compute: |g| {
        let tokens = TokenCounts {
            input: g.number("input_tokens"),
            output: g.number("output_tokens"),
        };
        let (input, output) = (g.number("usd_per_m_input"), g.number("usd_per_m_output"));
        Ok(cost::usd_per_call(tokens, input, output)? * 1000.0)
    },
};

pub(in crate::estimate) static VENDOR_USD_PER_H: Formula = Formula {
    title: "Cost",
    parameters: &[
        MEAN,
        number("calls_per_request", "calls of one request", "1"),
        number("usd_per_1k", "USD per 1,000 calls", "37.5"),
    ],
    text: "mean requests × calls of one request × 3.6 × price of 1,000 calls",
    ignores: "discounts for cached prompts and batches",
    source: "what a vendor is paid follows the traffic",
    compute: |g| {
        let calls = g.number("mean_qps") * g.number("calls_per_request") * 3.6;
        estimate_error::finite("cost", calls * g.number("usd_per_1k"))
    },
    ..USD_PER_H
};

pub(in crate::estimate) static SERVING_USD_PER_H: Formula = Formula {
    title: "Serving cost",
    parameters: &[list("usd_per_h", "USD/h of each component", "4,2.4")],
    text: "Σ over the request path of machines by the hour and tokens by the call",
    ignores: ON_A_BOARD,
    source: EDITABLE,
    compute: |g| Ok(g.numbers("usd_per_h").sum()),
    ..USD_PER_H
};

pub(in crate::estimate) static SERVING_USD_PER_1K: Formula = Formula {
    title: "Cost per 1,000 requests",
    ignores: ON_A_BOARD,
    ..USD_PER_1K
};

pub(in crate::estimate) static AUTOSCALED_USD_PER_1K: Formula = Formula {
    key: "usd_per_1k_autoscaled",
    title: "Per 1,000, autoscaled",
    unit: FigureUnit::UsdPer1k,
    parameters: &[
        number("busy_usd_per_h", "USD/h × utilisation at the peak", "4.6"),
        number("peak", "busiest hour / mean", "2.5"),
        number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
        MEAN,
    ],
    text: "Σ cost × utilisation at the peak / peak factor / target utilisation / (3.6 × mean requests per second)",
    compute: |g| {
        let busy = g.number("busy_usd_per_h") / g.number("peak");
        cost::usd_per_1k(busy / g.number("target_utilisation"), g.number("mean_qps"))
    },
    ..USD_PER_H_AUTOSCALED
};

pub(in crate::estimate) static LAKE_USD_PER_MONTH: Formula = Formula {
    title: "Storage cost per month",
    parameters: &[number("bytes", "B", "112.5T"), USD_PER_GB_MONTH],
    text: "GB × price of a GB and month",
    source: "price is an editable assumption",
    compute: |g| {
        let constants = g.constants(&["usd_per_gb_month"]);
        cost::storage_usd_per_month(g.number("bytes") / 1e9, &constants)
    },
    ..STORAGE_USD_PER_MONTH
};

pub(in crate::estimate) static FEED_USD_PER_1K: Formula = Formula {
    title: "Third party, per 1,000 requests",
    parameters: &[number("usd_per_month", "USD", "2000"), MEAN],
    text: "price of a month / 720 h / (3.6 × mean requests per second)",
    ignores: "prices per call",
    source: "arithmetic",
    compute: |g| cost::usd_per_1k(g.number("usd_per_month") / 720.0, g.number("mean_qps")),
    ..USD_PER_1K
};

pub(in crate::estimate) static LABELS_USD_PER_DAY: Formula = Formula {
    key: "labels_usd_per_day",
    title: "Labelling cost per day",
    text: "items a day × answers per item × price of a label",
    ignores: "training and quality control",
    source: "counting",
    ..LABELS_USD
};
