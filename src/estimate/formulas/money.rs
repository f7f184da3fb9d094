//! What things cost.

use super::given::{machine, number};
use super::{Chapter, Fallback, Formula};
use crate::estimate::cost;
use crate::estimate::quantity::Unit;

const PRICES: &str = "prices are assumptions; `mlboard estimate --constants` lists them";

pub(super) const CHAPTER: Chapter = Chapter {
    title: "Cost",
    formulas: &[
        Formula {
            name: "usd_per_h",
            title: "Cost of replicas",
            unit: Unit::UsdPerHour,
            parameters: &[
                number("replicas", "replicas", "5"),
                machine("hardware", "gpu_l4"),
                number("gpus", "GPUs of a replica", "1").or(Fallback::Number(1.0)),
            ],
            formula: "replicas × GPUs × price of the machine",
            ignores: "storage, egress, licences and staff",
            source: PRICES,
            compute: |g| {
                let hardware = g.hardware("hardware");
                cost::usd_per_h(g.n("replicas"), hardware, g.n("gpus"), &g.constants(&[]))
            },
        },
        Formula {
            name: "usd_per_1k",
            title: "Cost of 1,000 requests",
            unit: Unit::UsdPer1k,
            parameters: &[
                number("usd_per_h", "USD/h", "8.4"),
                number("mean_qps", "q/s, mean", "1000"),
            ],
            formula: "cost per hour / (3.6 × mean requests per second)",
            ignores: "machines that follow the traffic",
            source: "machines bought for the peak are paid all day",
            compute: |g| cost::usd_per_1k(g.n("usd_per_h"), g.n("mean_qps")),
        },
        Formula {
            name: "usd_per_h_autoscaled",
            title: "Cost when machines follow the traffic",
            unit: Unit::UsdPerHour,
            parameters: &[
                number("usd_per_h", "USD/h at the peak", "8.4"),
                number("peak_utilisation", "share", "55%"),
                number("peak", "busiest hour / mean", "2.5"),
                number("target_utilisation", "share", "0.6").or_constant("target_utilisation"),
            ],
            formula: "cost × utilisation at the peak / peak factor / target utilisation",
            ignores: "machines that may not go below a minimum, and the time they take to start",
            source: "mean work at the target utilisation",
            compute: |g| {
                let constants = g.constants(&["target_utilisation"]);
                let (busy, peak) = (g.n("peak_utilisation"), g.n("peak"));
                cost::usd_per_h_autoscaled(g.n("usd_per_h"), busy, peak, &constants)
            },
        },
        Formula {
            name: "storage_usd_per_month",
            title: "Object storage of a month",
            unit: Unit::Usd,
            parameters: &[
                number("gigabytes", "GB", "112500"),
                number("usd_per_gb_month", "USD", "0.023").or_constant("usd_per_gb_month"),
            ],
            formula: "GB × price",
            ignores: "requests and data moved",
            source: PRICES,
            compute: |g| {
                let constants = g.constants(&["usd_per_gb_month"]);
                cost::storage_usd_per_month(g.n("gigabytes"), &constants)
            },
        },
        Formula {
            name: "egress_usd",
            title: "Data that leave the provider",
            unit: Unit::Usd,
            parameters: &[
                number("gigabytes", "GB", "5000"),
                number("usd_per_gb_out", "USD", "0.08").or_constant("usd_per_gb_out"),
            ],
            formula: "GB × price",
            ignores: "discounts for much traffic",
            source: PRICES,
            compute: |g| cost::egress_usd(g.n("gigabytes"), &g.constants(&["usd_per_gb_out"])),
        },
        Formula {
            name: "labels_usd",
            title: "Labels",
            unit: Unit::Usd,
            parameters: &[
                number("items", "items", "100k"),
                number("redundancy", "answers to each", "3"),
                number("usd_per_label", "USD", "0.1").or_constant("usd_per_label"),
            ],
            formula: "items × answers × price",
            ignores: "instructions, gold questions and adjudication",
            source: PRICES,
            compute: |g| {
                let constants = g.constants(&["usd_per_label"]);
                cost::labels_usd(g.n("items"), g.n("redundancy"), &constants)
            },
        },
    ],
};
