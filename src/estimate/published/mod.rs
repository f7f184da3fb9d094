//! Published figures beside those of this program: what training, serving and keeping really took.
//!
//! Inputs are as published; nothing is fitted to a row. How each was checked is said: some were looked up, others are
//! remembered and wait for it.

mod further;

use crate::estimate::Estimated;
use crate::estimate::estimate_error::EstimateError;
use crate::estimate::formulas::{Formula, FormulaArguments};
use further::FURTHER;

/// How a published figure was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceCheck {
    /// Read at its source, or where that is quoted, in November 2026.
    LookedUp,
    /// Not looked up yet.
    Remembered,
}

impl SourceCheck {
    pub fn words(self) -> &'static str {
        match self {
            Self::LookedUp => "looked up 2026-11",
            Self::Remembered => "remembered",
        }
    }
}

/// A published figure and how this program is asked for it.
#[derive(Clone, Copy, Debug)]
pub struct PublishedFigure {
    /// What was done, with its inputs.
    pub what: &'static str,
    /// A formula by its key, with its arguments as a person types them.
    pub asked: &'static str,
    /// What was published, in `unit`.
    pub published: f64,
    /// The unit of the published figure and of the formula.
    pub unit: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Whether somebody read it there.
    pub check: SourceCheck,
    /// Ours over published before anything was changed; `None` where the first guess is the one that holds.
    pub first_guess: Option<f64>,
}

impl PublishedFigure {
    /// What this program makes of it.
    pub fn ours(&self) -> Estimated {
        let mut words = self.asked.split_whitespace();
        let key = words.next().unwrap_or_default();
        let formula = Formula::named(key)
            .ok_or_else(|| EstimateError::needs(format!("a formula called {key}")))?;
        let arguments = FormulaArguments::read(formula.parameters, words)
            .map_err(|why| EstimateError::impossible(why.to_string()))?;
        formula.value(&arguments)
    }

    /// Ours over published.
    pub fn ratio(&self) -> Estimated {
        Ok(self.ours()? / self.published)
    }
}

/// A figure that was read at its source, and whose first guess holds.
const fn row(
    what: &'static str,
    asked: &'static str,
    published: f64,
    unit: &'static str,
    source: &'static str,
) -> PublishedFigure {
    PublishedFigure {
        what,
        asked,
        published,
        unit,
        source,
        check: SourceCheck::LookedUp,
        first_guess: None,
    }
}

/// Those that formulas and constants were mended with, and then those that were found beforehand and asked for once.
pub fn further() -> impl Iterator<Item = &'static PublishedFigure> {
    FURTHER.iter()
}

/// All of them, in the order they are listed in.
pub const PUBLISHED: &[PublishedFigure] = &[
    PublishedFigure {
        what: "Llama 2 7B, 2e12 tokens: A100 hours",
        asked: "training_device_h params=6.74e9 tokens=2e12 hardware=gpu_a100",
        published: 184_320.0,
        unit: "h",
        source: "Touvron et al., Llama 2, 2023, table 2",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 2 13B, 2e12 tokens: A100 hours",
        asked: "training_device_h params=13.0e9 tokens=2e12 hardware=gpu_a100",
        published: 368_640.0,
        unit: "h",
        source: "Touvron et al., Llama 2, 2023, table 2",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 2 70B, 2e12 tokens: A100 hours",
        asked: "training_device_h params=70e9 tokens=2e12 hardware=gpu_a100",
        published: 1_720_320.0,
        unit: "h",
        source: "Touvron et al., Llama 2, 2023, table 2",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 65B, 1.4e12 tokens on 2,048 A100: A100 hours of 21 days",
        asked: "training_device_h params=65.2e9 tokens=1.4e12 hardware=gpu_a100",
        published: 1_032_192.0,
        unit: "h",
        source: "Touvron et al., LLaMA, 2023, section 2.4",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 65B: tokens a second of one A100",
        asked: "training_tokens_per_s params=65.2e9 hardware=gpu_a100",
        published: 380.0,
        unit: "tokens/s",
        source: "Touvron et al., LLaMA, 2023, section 2.4",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 3 8B, 15e12 tokens: H100 hours",
        asked: "training_device_h params=8.03e9 tokens=15e12 hardware=gpu_h100",
        published: 1_300_000.0,
        unit: "h",
        source: "model card of Llama 3, 2024",
        check: SourceCheck::Remembered,
        first_guess: Some(0.39),
    },
    PublishedFigure {
        what: "Llama 3 70B, 15e12 tokens: H100 hours",
        asked: "training_device_h params=70.6e9 tokens=15e12 hardware=gpu_h100",
        published: 6_400_000.0,
        unit: "h",
        source: "model card of Llama 3, 2024",
        check: SourceCheck::Remembered,
        first_guess: Some(0.7),
    },
    PublishedFigure {
        what: "Llama 3.1 405B, 15.6e12 tokens: H100 hours",
        asked: "training_device_h params=405e9 tokens=15.6e12 hardware=gpu_h100",
        published: 30_840_000.0,
        unit: "h",
        source: "model card of Llama 3.1, 2024",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "SmolLM3 3B: tokens a second of one H100",
        asked: "training_tokens_per_s params=3.08e9 hardware=gpu_h100",
        published: 14000.0,
        unit: "tokens/s",
        source: "Tzafon, Breaking 40k tokens, 2025, on the official run",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "SmolLM3 3B again: tokens a second of one B200 in 8 bit",
        asked: "training_tokens_per_s params=3.08e9 hardware=gpu_b200",
        published: 41400.0,
        unit: "tokens/s",
        source: "Tzafon, Breaking 40k tokens, 2025",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "Olmo 3 7B, 5.93e12 tokens: H100 hours",
        asked: "training_device_h params=7.3e9 tokens=5.93e12 hardware=gpu_h100",
        published: 234_000.0,
        unit: "h",
        source: "Olmo 3 report, 2025; hours by Engineered, Olmo 3 training cost",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "Olmo 3 32B, 5.5e12 tokens: H100 hours",
        asked: "training_device_h params=32.2e9 tokens=5.5e12 hardware=gpu_h100",
        published: 1_050_000.0,
        unit: "h",
        source: "Olmo 3 report, 2025; hours by Engineered, Olmo 3 training cost",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "DeepSeek-V3, 37e9 active, 14.8e12 tokens: H800 hours of the full training",
        asked: "training_device_h params=37e9 tokens=14.8e12 hardware=gpu_h100",
        published: 2_788_000.0,
        unit: "h",
        source: "README of DeepSeek-V3, 2024",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 1B in Nanotron on 8 H100: tokens a second of one",
        asked: "training_tokens_per_s params=1.24e9 hardware=gpu_h100",
        published: 33200.0,
        unit: "tokens/s",
        source: "nanotron/old_bench, llama-1B, dp 4, tp 2, 2024",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "BLOOM 176B, 366e9 tokens: A100 hours",
        asked: "training_device_h params=176e9 tokens=366e9 hardware=gpu_a100",
        published: 1_082_990.0,
        unit: "h",
        source: "Luccioni et al., Carbon footprint of BLOOM, 2022",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "MPT-7B, 1e12 tokens: A100 hours of 9.5 days on 440",
        asked: "training_device_h params=6.65e9 tokens=1e12 hardware=gpu_a100",
        published: 100_320.0,
        unit: "h",
        source: "MosaicML, Introducing MPT-7B, 2023",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "TinyLlama 1.1B: tokens a second of one A100",
        asked: "training_tokens_per_s params=1.1e9 hardware=gpu_a100",
        published: 24000.0,
        unit: "tokens/s",
        source: "README of TinyLlama, 2023",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Falcon 180B, 3.5e12 tokens: A100 hours",
        asked: "training_device_h params=180e9 tokens=3.5e12 hardware=gpu_a100",
        published: 7_000_000.0,
        unit: "h",
        source: "announcement of Falcon 180B, 2023",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "StarCoder 15.5B, 1e12 tokens: A100 hours",
        asked: "training_device_h params=15.5e9 tokens=1e12 hardware=gpu_a100",
        published: 320_256.0,
        unit: "h",
        source: "Li et al., StarCoder, 2023",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "ResNet-50, 90 epochs on 8 A100",
        asked: "example_training_h flops_per_example=8.2e9 examples=1281167 epochs=90 accelerators=8 hardware=gpu_a100 of_transformer=0.5",
        published: 1.6,
        unit: "h",
        source: "20,000 pictures a second, vendors' tables of 2021 to 2024",
        check: SourceCheck::Remembered,
        first_guess: Some(0.003),
    },
    PublishedFigure {
        what: "BERT-base fine-tuned on 100,000 documents of 512 tokens, 3 epochs, one A100",
        asked: "training_device_h params=110e6 tokens=153.6e6 hardware=gpu_a100",
        published: 0.25,
        unit: "h",
        source: "own arithmetic from measured speeds of an A100",
        check: SourceCheck::Remembered,
        first_guess: Some(0.0018),
    },
    PublishedFigure {
        what: "A recommender of 12e12 parameters, 1e11 examples on 128 A100",
        asked: "sparse_training_h examples=1e11 epochs=1 accelerators=128",
        published: 24.0,
        unit: "h",
        source: "Mudigere et al., ISCA 2022: 12 trillion parameters on 128 GPUs; examples assumed",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Llama 3.1 8B on one H100, batch 1: tokens a second",
        asked: "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=1 tokens=1000 hardware=gpu_h100",
        published: 93.0,
        unit: "tokens/s",
        source: "serving benchmark of 2024, not found again",
        check: SourceCheck::Remembered,
        first_guess: Some(1.34),
    },
    PublishedFigure {
        what: "Llama 3.1 8B on one H100, batch 8: tokens a second",
        asked: "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=8 tokens=1000 hardware=gpu_h100",
        published: 688.0,
        unit: "tokens/s",
        source: "serving benchmark of 2024, not found again",
        check: SourceCheck::Remembered,
        first_guess: Some(1.37),
    },
    PublishedFigure {
        what: "Llama 3.1 8B on one H100, batch 32: tokens a second",
        asked: "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=32 tokens=1000 hardware=gpu_h100",
        published: 2462.0,
        unit: "tokens/s",
        source: "serving benchmark of 2024, not found again",
        check: SourceCheck::Remembered,
        first_guess: Some(1.28),
    },
    PublishedFigure {
        what: "Keys and values of Llama 3 8B: bytes a token",
        asked: "kv_bytes_per_token layers=32 kv_heads=8 head_dim=128",
        published: 131_072.0,
        unit: "B",
        source: "configuration of Llama 3 8B: 32 layers, 8 heads of 128",
        check: SourceCheck::LookedUp,
        first_guess: None,
    },
    PublishedFigure {
        what: "1e9 vectors in 32 shards on three copies: USD/h",
        asked: "index_usd_per_h shards=32 replicas=3 node_gb=64 usd_per_machine_h=0.2",
        published: 50.0,
        unit: "USD/h",
        source: "96 machines of 64 GB at list price, us-east-1, on demand",
        check: SourceCheck::Remembered,
        first_guess: Some(0.012),
    },
    PublishedFigure {
        what: "16,000 tokens in, 400 out at 3 and 15 USD a million: USD per 1,000 calls",
        asked: "tokens_usd_per_1k input_tokens=16000 output_tokens=400",
        published: 54.0,
        unit: "USD",
        source: "list price of Claude Sonnet 5 from 2026-09 on",
        check: SourceCheck::LookedUp,
        first_guess: Some(0.0014),
    },
    PublishedFigure {
        what: "pgvector, HNSW over 1e6 vectors of 1,536 floats: bytes",
        asked: "hnsw_bytes vectors=1e6 dimension=1536 m_links=16 ef_search=40",
        published: 8_000_000_000.0,
        unit: "B",
        source: "reports of pgvector users, 2023 and 2024",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
    PublishedFigure {
        what: "Slowest of 100 servers, each slow in 1 of 100: share of slow answers",
        asked: "p_any_slow p=0.01 n=100",
        published: 0.63,
        unit: "share",
        source: "Dean and Barroso, The Tail at Scale, 2013",
        check: SourceCheck::Remembered,
        first_guess: None,
    },
];
