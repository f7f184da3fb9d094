//! The numbers that estimates assume unless a board says otherwise: planning values, measured speeds, machines and prices.

use std::collections::BTreeMap;

use crate::estimate::{Hardware, Machine};
use crate::model::{Brief, Value};
use crate::text::exact;

/// A constant with what people need to know about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Constant {
    /// The name in boards.
    pub name: &'static str,
    /// What people read.
    pub label: &'static str,
    /// What it is about.
    pub group: ConstantGroup,
    /// What holds unless a board says otherwise.
    pub value: f64,
    /// What the value is in, as people read it.
    pub unit: &'static str,
    /// Values it may have.
    pub range: ConstantRange,
    /// What it stands for, and whose number it is.
    pub source: &'static str,
}

/// What constants are about, in the order they are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConstantGroup {
    Planning,
    ShareOfPeak,
    Speed,
    Machines,
    Prices,
}

impl ConstantGroup {
    pub const ALL: [Self; 5] = [
        Self::Planning,
        Self::ShareOfPeak,
        Self::Speed,
        Self::Machines,
        Self::Prices,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Planning => "Planning",
            Self::ShareOfPeak => "Share of peak reached",
            Self::Speed => "Measured speeds and limits",
            Self::Machines => "Machines",
            Self::Prices => "Prices",
        }
    }
}

/// Values a constant may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstantRange {
    /// Above 0 and at most 1.
    Share,
    AboveZero,
    /// 0 or more.
    NotNegative,
    OneOrMore,
}

/// Beyond these no planning value makes sense, and products of several would leave the numbers.
const MOST: f64 = 1e18;
const LEAST: f64 = 1e-9;

impl ConstantRange {
    pub fn contains(self, value: f64) -> bool {
        match self {
            Self::Share => (LEAST..=1.0).contains(&value),
            Self::AboveZero => (LEAST..=MOST).contains(&value),
            Self::NotNegative => (0.0..=MOST).contains(&value),
            Self::OneOrMore => (1.0..=MOST).contains(&value),
        }
    }

    /// What a value must be, in words.
    pub fn needed(self) -> &'static str {
        match self {
            Self::Share => "above 0 and at most 1",
            Self::AboveZero => "above 0 and at most 1e18",
            Self::NotNegative => "0 or more and at most 1e18",
            Self::OneOrMore => "1 or more and at most 1e18",
        }
    }
}

/// Why a board's value for a constant is not used. It is kept, and the default holds.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConstantError {
    #[error("there is no constant “{0}” (`mlboard estimate --constants` lists them)")]
    Unknown(String),
    #[error("{label} ({name}) is not a number; {default} {unit} is used")]
    NotANumber {
        label: &'static str,
        name: &'static str,
        default: f64,
        unit: &'static str,
    },
    #[error("{label} ({name}) is {} and must be {needed}; {default} {unit} is used", exact(*value))]
    OutOfRange {
        label: &'static str,
        name: &'static str,
        value: f64,
        needed: &'static str,
        default: f64,
        unit: &'static str,
    },
}

impl Constant {
    /// The constant that boards call `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        Constants::ALL.iter().find(|constant| constant.name == name)
    }

    /// The number a board gives, if it can be one.
    pub fn check(&self, value: &Value) -> Result<f64, ConstantError> {
        let (label, name) = (self.label, self.name);
        let (default, unit) = (self.value, self.unit);
        let Some(value) = value.as_number() else {
            return Err(ConstantError::NotANumber {
                label,
                name,
                default,
                unit,
            });
        };
        if self.range.contains(value) {
            return Ok(value);
        }
        Err(ConstantError::OutOfRange {
            label,
            name,
            value,
            needed: self.range.needed(),
            default,
            unit,
        })
    }
}

macro_rules! constants {
    ($($group:ident { $($field:ident = $value:expr, $label:literal, $unit:literal, $range:ident, $source:literal;)+ })+) => {
        /// What estimates assume. [`Constants::default`] holds the documented values.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Constants {
            $($(#[doc = concat!("Unit: ", $unit, ". ", $source)] pub $field: f64,)+)+
        }

        impl Constants {
            /// Every constant at its default, in a fixed order.
            pub const ALL: &[Constant] = &[
                $($(Constant {
                    name: stringify!($field),
                    label: $label,
                    group: ConstantGroup::$group,
                    value: $value,
                    unit: $unit,
                    range: ConstantRange::$range,
                    source: $source,
                },)+)+
            ];

            /// The value in use.
            pub fn get(&self, name: &str) -> Option<f64> {
                match name {
                    $($(stringify!($field) => Some(self.$field),)+)+
                    _ => None,
                }
            }

            fn slot(&mut self, name: &str) -> Option<&mut f64> {
                match name {
                    $($(stringify!($field) => Some(&mut self.$field),)+)+
                    _ => None,
                }
            }
        }

        impl Default for Constants {
            fn default() -> Self {
                Self { $($($field: $value,)+)+ }
            }
        }
    };
}

constants! {
    Planning {
        target_utilisation = 0.60, "Target utilisation", "share", Share, "planning assumption: losing one of three zones then gives 0.9";
        instance_availability = 0.995, "One instance in one zone works", "share", Share, "99.5 % is what a cloud promises of one instance (AWS compute agreement; looked up 2026-11); deploys included";
        common_cause_availability = 0.99998, "Nothing takes all copies of a component down", "share", Share, "deploys, configuration, certificates: 0.9 min a month; assumption, most outages follow a change (Beyer et al., Site Reliability Engineering, 2016)";
        region_availability = 0.9999, "The region works", "share", Share, "99.99 % is what a cloud promises of a region with several zones (AWS compute agreement; looked up 2026-11)";
        vendor_availability = 0.995, "A vendor's model answers", "share", Share, "what status pages of model vendors show over months; assumption";
        loop_rounds = 3.0, "Rounds of a loop where a board does not say", "rounds", OneOrMore, "model and tools each, at most the step limit; assumption";
        hop_p50_ms = 0.3, "One call over the network, p50", "ms", NotNegative, "network and serialisation inside one data centre; assumption";
        hop_p99_ms = 1.0, "One call over the network, p99", "ms", NotNegative, "network and serialisation inside one data centre; assumption";
        node_memory_share = 0.80, "Memory of a node that data may fill", "share", Share, "the rest is for the system and for peaks; assumption";
        gpu_memory_share = 0.90, "GPU memory that weights and cache may fill", "share", Share, "the rest is for activations and the runtime; assumption";
        store_copies = 2.0, "Copies of a row in an online store", "copies", OneOrMore, "2 to 3; planning assumption";
        bytes_per_parameter = 2.0, "Bytes of a parameter where a board does not say", "B", AboveZero, "16-bit weights";
        lake_compression = 4.0, "Raw events over columnar files", "times", OneOrMore, "columnar files are about a quarter of raw events; assumption";
        review_hours = 6.0, "Hours a reviewer decides cases in a shift", "h", AboveZero, "planning assumption: the rest goes to breaks and training";
    }
    ShareOfPeak {
        mfu_serve = 0.30, "Encoders and detectors in batches", "share", Share, "of the peak FLOP/s; assumption";
        mfu_rank = 0.05, "Ranking networks", "share", Share, "of the peak FLOP/s: small networks over wide sparse inputs, bound by memory and feature transfer; assumption";
        mfu_train = 0.40, "Training", "share", Share, "of the peak FLOP/s, where the device is unknown; of known devices published runs tell, and this scales them";
        mfu_train_cnn = 0.50, "Training convolutions, against transformers", "share", Share, "ResNet-50 at 2,470 pictures a second on one A100 is 0.19 of its peak, on eight of them 0.16 (NVIDIA DeepLearningExamples, 2021; looked up 2026-11)";
        mfu_train_tables = 0.25, "Training networks over tables, against transformers", "share", Share, "small layers, bound by memory; assumption";
        mfu_prefill = 0.50, "Prefill", "share", Share, "of the peak FLOP/s: long matrix products; assumption";
        split_gpus = 0.85, "Speed kept when the GPUs of a replica double", "share", Share, "weights split over GPUs wait for each other after every layer: 70B on 4 H100 reads 2,048 tokens in 109 ms (TensorRT-LLM 0.5), 405B on 8 MI300X writes 36 tokens/s (Oracle, 2024); looked up 2026-11";
        mbu = 0.60, "Memory bandwidth in decoding", "share", Share, "of the bandwidth, token by token; assumption";
    }
    Speed {
        scan_bytes_per_s = 8e9, "Scanning vectors, one thread", "B/s", AboveZero, "measured 6.5e9 on two shared virtual cores; servers reach 10e9 and more";
        coarse_flops_per_s = 20e9, "Comparing with centroids, one thread", "FLOP/s", AboveZero, "comparing a query with the centroids of an inverted file; assumption";
        ns_per_pq_byte = 1.0, "One byte of a compressed vector", "ns", AboveZero, "measured 0.8 to 1.1";
        hnsw_us = 0.12, "One distance in a graph index", "µs", AboveZero, "fitted to the quieter measurements of Faiss; allow a factor of 2";
        hnsw_us_per_component = 0.0002, "The same, for each component", "µs", AboveZero, "fitted to the quieter measurements of Faiss; allow a factor of 2";
        tree_ns_small = 7.0, "A level of a tree of up to 32 leaves", "ns", AboveZero, "measured 5.5 to 7; compiled engines are 3 to 10 times faster";
        tree_ns_big = 25.0, "A level of a tree of 128 leaves and more", "ns", AboveZero, "measured 26; compiled engines are 3 to 10 times faster";
        launch_ms = 1.5, "Starting a batch on a GPU", "ms", NotNegative, "1 to 2 ms; assumption";
        cpu_threads = 4.0, "Threads of one CPU replica", "threads", OneOrMore, "virtual processors; assumption";
        sparse_examples_per_s = 7500.0, "Examples of a model in embedding tables, one accelerator", "examples/s", AboveZero, "about 1 M a second on 128 A100 for a model of 12e12 parameters (after Mudigere et al. 2021; the rate is remembered)";
        stream_mb_per_s = 10.0, "One partition of a stream", "MB/s", AboveZero, "vendors speak of tens of MB/s; conservative";
        keys_per_get = 100.0, "Keys of one multi-get", "keys", OneOrMore, "most keys in one DynamoDB BatchGetItem; in-memory stores take more";
    }
    Machines {
        flops_per_s_cpu = 100e9, "CPU replica, rate reached", "FLOP/s", AboveZero, "4 virtual processors with 25 GFLOP/s each in vectorised code; assumption";
        flops_per_s_t4 = 65e12, "T4, peak", "FLOP/s", AboveZero, "data sheet, dense 16 bit";
        flops_per_s_l4 = 121e12, "L4, peak", "FLOP/s", AboveZero, "data sheet, dense 16 bit without sparsity";
        flops_per_s_a100 = 312e12, "A100, peak", "FLOP/s", AboveZero, "data sheet, dense 16 bit without sparsity";
        flops_per_s_h100 = 989e12, "H100, peak", "FLOP/s", AboveZero, "data sheet of the SXM model, dense 16 bit without sparsity";
        flops_per_s_a10g = 70e12, "A10G, peak", "FLOP/s", AboveZero, "remembered: dense 16 bit; a cloud's own card";
        flops_per_s_l40s = 362e12, "L40S, peak", "FLOP/s", AboveZero, "data sheet, dense 16 bit without sparsity; looked up 2026-11";
        flops_per_s_h200 = 989e12, "H200, peak", "FLOP/s", AboveZero, "data sheet of the SXM model, dense 16 bit without sparsity; looked up 2026-11";
        flops_per_s_b200 = 2250e12, "B200, peak", "FLOP/s", AboveZero, "data sheet of the HGX model, dense 16 bit without sparsity; looked up 2026-11";
        flops_per_s_mi300x = 1307e12, "MI300X, peak", "FLOP/s", AboveZero, "data sheet, dense 16 bit without sparsity; looked up 2026-11";
        flops_per_s_tpu_v5e = 197e12, "TPU v5e, peak", "FLOP/s", AboveZero, "cloud documentation, one chip, 16 bit; looked up 2026-11";
        flops_per_s_tpu_v6e = 918e12, "TPU v6e, peak", "FLOP/s", AboveZero, "cloud documentation, one chip, 16 bit; looked up 2026-11";
        flops_per_s_trainium2 = 667e12, "Trainium2, peak", "FLOP/s", AboveZero, "cloud documentation, one chip, 16 bit; looked up 2026-11";
        flops_per_s_inferentia2 = 190e12, "Inferentia2, peak", "FLOP/s", AboveZero, "cloud documentation, one chip, 16 bit; looked up 2026-11";
        peak_8bit = 2.0, "Peak at 8 bits over peak at 16 bits", "times", OneOrMore, "data sheets: 2 on every accelerator here, 1.95 on Trainium2; looked up 2026-11";
        bytes_per_s_cpu = 20e9, "CPU replica, memory bandwidth", "B/s", AboveZero, "assumption";
        bytes_per_s_t4 = 320e9, "T4, memory bandwidth", "B/s", AboveZero, "data sheet";
        bytes_per_s_l4 = 300e9, "L4, memory bandwidth", "B/s", AboveZero, "data sheet";
        bytes_per_s_a100 = 2.039e12, "A100, memory bandwidth", "B/s", AboveZero, "data sheet of the model with 80 GB";
        bytes_per_s_h100 = 3.35e12, "H100, memory bandwidth", "B/s", AboveZero, "data sheet of the SXM model";
        bytes_per_s_a10g = 600e9, "A10G, memory bandwidth", "B/s", AboveZero, "A10 and A10G compared by Baseten; looked up 2026-11";
        bytes_per_s_l40s = 864e9, "L40S, memory bandwidth", "B/s", AboveZero, "data sheet; looked up 2026-11";
        bytes_per_s_h200 = 4800e9, "H200, memory bandwidth", "B/s", AboveZero, "data sheet of the SXM model; looked up 2026-11";
        bytes_per_s_b200 = 7700e9, "B200, memory bandwidth", "B/s", AboveZero, "data sheet of the HGX model; looked up 2026-11";
        bytes_per_s_mi300x = 5300e9, "MI300X, memory bandwidth", "B/s", AboveZero, "data sheet; looked up 2026-11";
        bytes_per_s_tpu_v5e = 819e9, "TPU v5e, memory bandwidth", "B/s", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        bytes_per_s_tpu_v6e = 1638e9, "TPU v6e, memory bandwidth", "B/s", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        bytes_per_s_trainium2 = 2900e9, "Trainium2, memory bandwidth", "B/s", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        bytes_per_s_inferentia2 = 820e9, "Inferentia2, memory bandwidth", "B/s", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        memory_bytes_cpu = 16e9, "CPU replica, memory", "B", AboveZero, "assumption";
        memory_bytes_t4 = 16e9, "T4, memory", "B", AboveZero, "data sheet";
        memory_bytes_l4 = 24e9, "L4, memory", "B", AboveZero, "data sheet";
        memory_bytes_a100 = 80e9, "A100, memory", "B", AboveZero, "data sheet";
        memory_bytes_h100 = 80e9, "H100, memory", "B", AboveZero, "data sheet";
        memory_bytes_a10g = 24e9, "A10G, memory", "B", AboveZero, "A10 and A10G compared by Baseten; looked up 2026-11";
        memory_bytes_l40s = 48e9, "L40S, memory", "B", AboveZero, "data sheet; looked up 2026-11";
        memory_bytes_h200 = 141e9, "H200, memory", "B", AboveZero, "data sheet of the SXM model; looked up 2026-11";
        memory_bytes_b200 = 180e9, "B200, memory", "B", AboveZero, "data sheet of the HGX model; looked up 2026-11";
        memory_bytes_mi300x = 192e9, "MI300X, memory", "B", AboveZero, "data sheet; looked up 2026-11";
        memory_bytes_tpu_v5e = 16e9, "TPU v5e, memory", "B", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        memory_bytes_tpu_v6e = 32e9, "TPU v6e, memory", "B", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        memory_bytes_trainium2 = 103e9, "Trainium2, memory", "B", AboveZero, "cloud documentation, one chip; looked up 2026-11";
        memory_bytes_inferentia2 = 34e9, "Inferentia2, memory", "B", AboveZero, "cloud documentation, one chip; looked up 2026-11";
    }
    Prices {
        usd_per_h_cpu = 0.20, "CPU replica", "USD/h", NotNegative, "4 virtual processors, on demand, United States; assumption of 2026, to be edited";
        usd_per_h_t4 = 0.55, "T4", "USD/h", NotNegative, "on demand, United States; assumption of 2026, to be edited";
        usd_per_h_l4 = 0.80, "L4", "USD/h", NotNegative, "on demand, United States; assumption of 2026, to be edited";
        usd_per_h_a100 = 2.50, "A100", "USD/h", NotNegative, "on demand, United States; assumption of 2026, to be edited";
        usd_per_h_h100 = 4.00, "H100", "USD/h", NotNegative, "on demand, United States; assumption of 2026, to be edited; offers ran from 1.65 to 6.88";
        usd_per_h_a10g = 1.00, "A10G", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_l40s = 1.90, "L40S", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_h200 = 4.50, "H200", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_b200 = 6.00, "B200", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_mi300x = 3.50, "MI300X", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_tpu_v5e = 1.20, "TPU v5e", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_tpu_v6e = 2.70, "TPU v6e", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_trainium2 = 2.20, "Trainium2", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_h_inferentia2 = 0.76, "Inferentia2", "USD/h", NotNegative, "on demand, United States; assumption of 2026 near list prices, to be edited";
        usd_per_gb_memory_h = 0.0079, "A GB of memory", "USD/h", NotNegative, "64 GB with 8 virtual processors at 0.504 USD/h, on demand, us-east-1; remembered, to be edited";
        usd_per_m_input_tokens = 3.00, "A million input tokens of a vendor's model", "USD", NotNegative, "list price of Claude Sonnet 5 from 2026-09 on, no discount for caches or batches; looked up 2026-11";
        usd_per_m_output_tokens = 15.00, "A million output tokens of a vendor's model", "USD", NotNegative, "list price of Claude Sonnet 5 from 2026-09 on, no discount for caches or batches; looked up 2026-11";
        usd_per_gb_month = 0.023, "Object storage", "USD/GB-month", NotNegative, "on demand, United States; assumption of 2026, to be edited";
        usd_per_gb_out = 0.08, "Data leaving the provider", "USD/GB", NotNegative, "on demand, United States; assumption of 2026, to be edited";
        usd_per_label = 0.10, "One judgement of a crowd worker", "USD", NotNegative, "on demand, United States; assumption of 2026, to be edited";
    }
}

impl Constants {
    /// The defaults with what the board says instead. What it says wrongly is left out; see [`Constants::faults`].
    pub fn new(brief: &Brief) -> Self {
        let said = brief.constants.iter();
        Self::with(said.filter_map(|(name, value)| Some((name.as_str(), value.as_number()?))))
    }

    /// The defaults with other values for some. Names nobody knows and values out of range are passed over.
    pub fn with<'a>(changed: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        let mut constants = Self::default();
        for (name, value) in changed {
            let is_possible =
                Constant::named(name).is_some_and(|known| known.range.contains(value));
            if let Some(slot) = constants.slot(name).filter(|_| is_possible) {
                *slot = value;
            }
        }
        constants
    }

    /// The same with these values by name, even beyond their range: how far a figure moves with one is asked there too.
    pub(in crate::estimate) fn assuming<'a>(
        mut self,
        changed: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> Self {
        for (name, value) in changed {
            if let Some(slot) = self.slot(name) {
                *slot = value;
            }
        }
        self
    }

    /// What the board says of constants and cannot mean, by name.
    pub fn faults(brief: &Brief) -> Vec<(&str, ConstantError)> {
        let said = brief.constants.iter();
        let faults = said.filter_map(|(name, value)| {
            let fault = match Constant::named(name) {
                Some(constant) => constant.check(value).err()?,
                None => ConstantError::Unknown(name.clone()),
            };
            Some((name.as_str(), fault))
        });
        faults.collect()
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
        self.of_machine(hardware).0
    }

    /// What one machine offers.
    pub fn machine(&self, hardware: Hardware) -> Machine {
        let (_, flops_per_s, bytes_per_s, memory_bytes) = self.of_machine(hardware);
        Machine {
            flops_per_s,
            bytes_per_s,
            memory_bytes,
        }
    }
}

macro_rules! machines {
    ($($hardware:ident: $price:ident, $flops:ident, $bytes:ident, $memory:ident;)+) => {
        impl Constants {
            /// Price of an hour, peak rate, bandwidth and memory.
            fn of_machine(&self, hardware: Hardware) -> (f64, f64, f64, f64) {
                match hardware {
                    $(Hardware::$hardware => (self.$price, self.$flops, self.$bytes, self.$memory),)+
                }
            }
        }
    };
}

machines! {
    Cpu: usd_per_h_cpu, flops_per_s_cpu, bytes_per_s_cpu, memory_bytes_cpu;
    T4: usd_per_h_t4, flops_per_s_t4, bytes_per_s_t4, memory_bytes_t4;
    L4: usd_per_h_l4, flops_per_s_l4, bytes_per_s_l4, memory_bytes_l4;
    A10G: usd_per_h_a10g, flops_per_s_a10g, bytes_per_s_a10g, memory_bytes_a10g;
    L40S: usd_per_h_l40s, flops_per_s_l40s, bytes_per_s_l40s, memory_bytes_l40s;
    A100: usd_per_h_a100, flops_per_s_a100, bytes_per_s_a100, memory_bytes_a100;
    H100: usd_per_h_h100, flops_per_s_h100, bytes_per_s_h100, memory_bytes_h100;
    H200: usd_per_h_h200, flops_per_s_h200, bytes_per_s_h200, memory_bytes_h200;
    B200: usd_per_h_b200, flops_per_s_b200, bytes_per_s_b200, memory_bytes_b200;
    Mi300x: usd_per_h_mi300x, flops_per_s_mi300x, bytes_per_s_mi300x, memory_bytes_mi300x;
    TpuV5e: usd_per_h_tpu_v5e, flops_per_s_tpu_v5e, bytes_per_s_tpu_v5e, memory_bytes_tpu_v5e;
    TpuV6e: usd_per_h_tpu_v6e, flops_per_s_tpu_v6e, bytes_per_s_tpu_v6e, memory_bytes_tpu_v6e;
    Trainium2: usd_per_h_trainium2, flops_per_s_trainium2, bytes_per_s_trainium2, memory_bytes_trainium2;
    Inferentia2: usd_per_h_inferentia2, flops_per_s_inferentia2, bytes_per_s_inferentia2, memory_bytes_inferentia2;
}
