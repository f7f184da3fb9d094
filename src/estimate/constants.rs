//! The numbers that estimates assume unless a board says otherwise: planning values, measured speeds and prices.

use std::collections::BTreeMap;

use crate::estimate::Hardware;

/// A constant with what people need to know about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Constant {
    /// The name in boards.
    pub name: &'static str,
    pub value: f64,
    pub unit: &'static str,
    /// What it stands for, and whose number it is.
    pub source: &'static str,
}

macro_rules! constants {
    ($($(#[$doc:meta])* $field:ident = $value:expr, $unit:literal, $source:literal;)+) => {
        /// What estimates assume. [`Constants::default`] holds the documented values.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Constants {
            $(#[doc = concat!("Unit: ", $unit, ". ", $source)] pub $field: f64,)+
        }

        impl Constants {
            /// Every constant at its default, in a fixed order.
            pub const ALL: &[Constant] = &[
                $(Constant { name: stringify!($field), value: $value, unit: $unit, source: $source },)+
            ];

            /// The value in use.
            pub fn get(&self, name: &str) -> Option<f64> {
                match name {
                    $(stringify!($field) => Some(self.$field),)+
                    _ => None,
                }
            }

            fn slot(&mut self, name: &str) -> Option<&mut f64> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }

        impl Default for Constants {
            fn default() -> Self {
                Self { $($field: $value,)+ }
            }
        }
    };
}

constants! {
    target_utilisation = 0.60, "share", "planning assumption: losing one of three zones then gives 0.9";
    hop_p50_ms = 0.3, "ms", "network and serialisation inside one data centre; assumption";
    hop_p99_ms = 1.0, "ms", "network and serialisation inside one data centre; assumption";
    instance_availability = 0.995, "share", "one instance in one zone, restarts and deploys included; assumption";
    mfu_serve = 0.30, "share of peak", "encoders and detectors in batches; assumption";
    mfu_rank = 0.05, "share of peak", "small networks over wide sparse inputs, bound by memory and feature transfer; assumption";
    mfu_train = 0.40, "share of peak", "1,720,320 A100 hours published for a 70B model on 2e12 tokens give 0.435";
    mfu_prefill = 0.50, "share of peak", "long matrix products; assumption";
    mbu = 0.60, "share of bandwidth", "token-by-token decoding; assumption";
    scan_bytes_per_s = 8e9, "B/s per thread", "measured 6.5e9 on two shared virtual cores; servers reach 10e9 and more";
    coarse_flops_per_s = 20e9, "FLOP/s per thread", "comparing a query with the centroids of an inverted file; assumption";
    ns_per_pq_byte = 1.0, "ns", "measured 0.8 to 1.1";
    tree_ns_small = 7.0, "ns per tree and level", "measured 5.5 to 7 for trees of up to 32 leaves";
    tree_ns_big = 25.0, "ns per tree and level", "measured 26 for trees of 128 leaves and more";
    launch_ms = 1.5, "ms", "starting a batch on a GPU takes 1 to 2 ms; assumption";
    cpu_threads = 4.0, "threads", "virtual processors of one CPU replica";
    node_memory_share = 0.80, "share", "memory of a node that data may fill; the rest is for the system and for peaks";
    gpu_memory_share = 0.90, "share", "memory of a GPU that weights and cache may fill";
    stream_mb_per_s = 10.0, "MB/s per partition", "vendors speak of tens of MB/s; conservative";
    keys_per_get = 100.0, "keys", "most keys in one DynamoDB BatchGetItem; in-memory stores take more";
    usd_per_h_cpu = 0.20, "USD/h", "one replica of 4 virtual processors; assumption of 2026, to be edited";
    usd_per_h_t4 = 0.55, "USD/h", "assumption of 2026, to be edited";
    usd_per_h_l4 = 0.80, "USD/h", "assumption of 2026, to be edited";
    usd_per_h_a100 = 2.50, "USD/h", "assumption of 2026, to be edited";
    usd_per_h_h100 = 4.00, "USD/h", "assumption of 2026, to be edited; offers ran from 1.65 to 6.88";
    usd_per_gb_month = 0.023, "USD/GB-month", "object storage; assumption of 2026, to be edited";
    usd_per_gb_out = 0.08, "USD/GB", "data leaving the provider; assumption of 2026, to be edited";
    usd_per_label = 0.10, "USD", "one judgement of a crowd worker; assumption of 2026, to be edited";
}

impl Constants {
    /// The defaults with what a board says instead. Names nobody knows and values that are not above 0 are passed over.
    pub fn with<'a>(changed: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        let mut constants = Self::default();
        for (name, value) in changed {
            let is_possible = value.is_finite() && value > 0.0;
            if let Some(slot) = constants.slot(name).filter(|_| is_possible) {
                *slot = value;
            }
        }
        constants
    }

    /// What differs from the defaults, by name.
    pub fn changed(&self) -> BTreeMap<&'static str, f64> {
        let all = Self::ALL.iter();
        all.filter_map(|constant| {
            let value = self.get(constant.name)?;
            (value.to_bits() != constant.value.to_bits()).then_some((constant.name, value))
        })
        .collect()
    }

    /// Price of one machine for an hour, USD.
    pub fn usd_per_h(&self, hardware: Hardware) -> f64 {
        match hardware {
            Hardware::Cpu => self.usd_per_h_cpu,
            Hardware::T4 => self.usd_per_h_t4,
            Hardware::L4 => self.usd_per_h_l4,
            Hardware::A100 => self.usd_per_h_a100,
            Hardware::H100 => self.usd_per_h_h100,
        }
    }
}
