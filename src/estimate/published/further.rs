//! Figures published from 2023 to 2026 that were written down before this program was asked for any of them; their first
//! guess is what it then said.

use crate::estimate::published::published_figure::{PublishedFigure, row};

/// In the order they are listed in.
pub(super) const FURTHER: &[PublishedFigure] = &[
    row(
        "MPT-30B at 8,192 tokens on 8 H100: tokens a second of one",
        "training_tokens_per_s params=30.0e9 context=8192 hardware=gpu_h100",
        1_384.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, H100 BF16, 2023",
    )
    .first_guessed(0.913),
    row(
        "MPT-7B at 2,048 tokens on 8 H100: tokens a second of one",
        "training_tokens_per_s params=6.66e9 context=2048 hardware=gpu_h100",
        10_643.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, H100 BF16, 2023",
    )
    .first_guessed(0.535),
    row(
        "MPT-1B at 32,768 tokens on 8 H100: tokens a second of one",
        "training_tokens_per_s params=1.38e9 context=32768 hardware=gpu_h100",
        12_025.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, H100 BF16, 2023",
    )
    .first_guessed(2.285),
    row(
        "MPT-70B at 2,048 tokens on 64 A100: tokens a second of one",
        "training_tokens_per_s params=64.9e9 context=2048 hardware=gpu_a100",
        410.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, A100 80 GB, 2023",
    )
    .first_guessed(0.782),
    row(
        "MPT-7B at 65,536 tokens on 8 A100: tokens a second of one",
        "training_tokens_per_s params=6.92e9 context=65536 hardware=gpu_a100",
        1_013.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, A100 80 GB, 2023",
    )
    .first_guessed(2.967),
    row(
        "MPT-125M at 512 tokens on 8 A100: tokens a second of one",
        "training_tokens_per_s params=124e6 context=512 hardware=gpu_a100",
        165_681.0,
        "tokens/s",
        "llm-foundry, scripts/train/benchmarking, A100 80 GB, 2023",
    )
    .first_guessed(1.012),
    row(
        "MPT-1.3B, 200e9 tokens: hours of half a day on 440 A100",
        "training_device_h params=1.3e9 tokens=200e9 context=2048 hardware=gpu_a100",
        5_280.0,
        "h",
        "model card of MPT-1B-RedPajama-200B, 2023",
    )
    .first_guessed(0.658),
    row(
        "StarCoder2-3B: tokens a second of one A100",
        "training_tokens_per_s params=3.03e9 context=4096 hardware=gpu_a100",
        10_000.0,
        "tokens/s",
        "Fast-LLM, success stories, StarCoder 2, 2024",
    )
    .first_guessed(0.686),
    row(
        "Nemotron 3 Nano 30B, 3.5e9 active, at 4,096 on 8 H100: tokens a second of one",
        "training_tokens_per_s params=3.5e9 context=4096 hardware=gpu_h100",
        16_789.0,
        "tokens/s",
        "NeMo AutoModel, performance summary, DGX H100 BF16, 2026",
    )
    .first_guessed(0.645),
    row(
        "LLaMA 7B in 8 bit on one H100, batch 48, 2,048 in, 2,048 out: answers a second",
        "llm_requests_per_s params=6.74e9 weight_bytes=1 layers=32 kv_heads=32 head_dim=128 kv_bytes=1 batch=48 input_tokens=2048 output_tokens=2048 hardware=gpu_h100",
        1.338,
        "q/s",
        "TensorRT-LLM 0.6.1, performance, 2023: 2,740 tokens/s",
    )
    .first_guessed(0.578),
    row(
        "LLaMA 70B in 8 bit on 4 H100, batch 480, 128 in, 2,048 out: answers a second",
        "llm_requests_per_s params=69e9 weight_bytes=1 layers=80 kv_heads=8 head_dim=128 kv_bytes=1 batch=480 input_tokens=128 output_tokens=2048 hardware=gpu_h100 gpus=4",
        2.902,
        "q/s",
        "TensorRT-LLM 0.6.1, performance, 2023: 1,486 tokens/s of one",
    )
    .first_guessed(2.27),
    row(
        "LLaMA 70B in 8 bit on 2 H100, batch 96, 2,048 in, 128 out: answers a second",
        "llm_requests_per_s params=69e9 weight_bytes=1 layers=80 kv_heads=8 head_dim=128 kv_bytes=1 batch=96 input_tokens=2048 output_tokens=128 hardware=gpu_h100 gpus=2",
        4.781,
        "q/s",
        "TensorRT-LLM 0.6.1, performance, 2023: 306 tokens/s of one",
    )
    .first_guessed(0.654),
    row(
        "LLaMA 7B in 8 bit on one L40S, batch 64, 128 in, 128 out: answers a second",
        "llm_requests_per_s params=6.74e9 weight_bytes=1 layers=32 kv_heads=32 head_dim=128 kv_bytes=1 batch=64 input_tokens=128 output_tokens=128 hardware=gpu_l40s",
        25.312,
        "q/s",
        "TensorRT-LLM 0.5, performance, 2023: 3,240 tokens/s",
    )
    .first_guessed(0.758),
    row(
        "LLaMA 7B on one A100, batch 60, 128 in, 2,048 out: answers a second",
        "llm_requests_per_s params=6.74e9 layers=32 kv_heads=32 head_dim=128 batch=60 input_tokens=128 output_tokens=2048 hardware=gpu_a100",
        0.941,
        "q/s",
        "TensorRT-LLM 0.6.1, performance, 2023: 1,928 tokens/s",
    )
    .first_guessed(0.463),
    row(
        "LLaMA 70B in 8 bit on 4 H100: seconds to read 2,048 tokens",
        "prefill_s params=69e9 weight_bytes=1 input_tokens=2048 hardware=gpu_h100 gpus=4",
        0.109,
        "s",
        "TensorRT-LLM 0.5, performance, first token, 2023",
    )
    .first_guessed(1.311),
    row(
        "LLaMA 7B on one A100: seconds to read 2,048 tokens",
        "prefill_s params=6.74e9 input_tokens=2048 hardware=gpu_a100",
        0.133,
        "s",
        "TensorRT-LLM 0.5, performance, first token, 2023",
    )
    .first_guessed(1.331),
    row(
        "Llama 3.1 70B on 32 GH200: seconds to read 32,768 tokens",
        "prefill_s params=70.6e9 input_tokens=32768 hardware=gpu_h100 gpus=32",
        0.472,
        "s",
        "NVIDIA technical blog, Low latency inference chapter 2, 2024",
    )
    .first_guessed(0.619),
    row(
        "Llama 3.1 8B on one H100, batch 1: seconds a token",
        "seconds_per_token params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=1 tokens=300 hardware=gpu_h100",
        0.00648,
        "s",
        "InferenceBench, concurrency sweep with vLLM 0.21, 2026",
    )
    .first_guessed(1.236),
    row(
        "Llama 3.1 8B on one H100, batch 16: tokens a second",
        "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=16 tokens=300 hardware=gpu_h100",
        1_384.0,
        "tokens/s",
        "InferenceBench, concurrency sweep with vLLM 0.21, 2026",
    )
    .first_guessed(1.392),
    row(
        "Llama 3.1 405B in 8 bit on 8 MI300X, batch 1: tokens a second",
        "decode_tokens_per_s params=405e9 weight_bytes=1 layers=126 kv_heads=8 head_dim=128 batch=1 tokens=192 hardware=gpu_mi300x gpus=8",
        36.0,
        "tokens/s",
        "Oracle cloud infrastructure blog, Llama 3.1 405B on MI300X, 2024",
    )
    .first_guessed(1.744),
    row(
        "Llama 3.1 405B in 8 bit on 8 MI300X, batch 32: tokens a second",
        "decode_tokens_per_s params=405e9 weight_bytes=1 layers=126 kv_heads=8 head_dim=128 batch=32 tokens=192 hardware=gpu_mi300x gpus=8",
        798.0,
        "tokens/s",
        "Oracle cloud infrastructure blog, Llama 3.1 405B on MI300X, 2024",
    )
    .first_guessed(2.499),
    row(
        "Redis vector sets, 3e6 words of 300 components in 8 bit: bytes",
        "hnsw_bytes vectors=3e6 dimension=300 bytes_per_component=1 m_links=16 ef_search=200",
        3_000_000_000.0,
        "B",
        "Sanfilippo, Scaling HNSWs, 2025",
    )
    .first_guessed(0.444),
    row(
        "MPT-7B: price of 9.5 days on 440 A100",
        "training_usd device_hours=100320 hardware=gpu_a100",
        200_000.0,
        "USD",
        "MosaicML, Introducing MPT-7B, 2023",
    )
    .first_guessed(1.254),
];
