//! Published speeds of serving, sizes of stores and indexes, prices, and what agents take.

use crate::estimate::published::published_figure::{PublishedFigure, row};

/// In the order they are listed in.
pub(super) const SERVING: &[PublishedFigure] = &[
    row(
        "Llama 3.1 8B on one H100, batch 1: tokens a second",
        "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=1 tokens=1000 hardware=gpu_h100",
        93.0,
        "tokens/s",
        "a serving benchmark of 2024; others: 122 (InferenceBench, 2026)",
    )
    .without_source()
    .first_guessed(1.34),
    row(
        "Llama 3.1 8B on one H100, batch 8: tokens a second",
        "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=8 tokens=1000 hardware=gpu_h100",
        688.0,
        "tokens/s",
        "a serving benchmark of 2024",
    )
    .without_source()
    .first_guessed(1.37),
    row(
        "Llama 3.1 8B on one H100, batch 32: tokens a second",
        "decode_tokens_per_s params=8.03e9 layers=32 kv_heads=8 head_dim=128 batch=32 tokens=1000 hardware=gpu_h100",
        2_462.0,
        "tokens/s",
        "a serving benchmark of 2024",
    )
    .without_source()
    .first_guessed(1.28),
    row(
        "Keys and values of Llama 3 8B: bytes a token",
        "kv_bytes_per_token layers=32 kv_heads=8 head_dim=128",
        131_072.0,
        "B",
        "configuration of Llama 3 8B: 32 layers, 8 heads of 128",
    ),
    row(
        "1e9 vectors in 32 shards on three copies: USD/h",
        "index_usd_per_h shards=32 replicas=3 node_gb=64 usd_per_machine_h=0.2",
        50.0,
        "USD/h",
        "96 machines of 64 GB at a price remembered for us-east-1, on demand",
    )
    .by_own_arithmetic()
    .first_guessed(0.012),
    row(
        "16,000 tokens in, 400 out at 3 and 15 USD a million: USD per 1,000 calls",
        "tokens_usd_per_1k input_tokens=16000 output_tokens=400",
        54.0,
        "USD",
        "list price of Claude Sonnet 5 from 2026-09 on",
    )
    .first_guessed(0.0014),
    row(
        "pgvector, HNSW over 10e6 vectors of 1,536 floats: bytes, the lower of 80 to 120 GB",
        "hnsw_bytes vectors=10e6 dimension=1536 m_links=16 ef_search=40",
        80_000_000_000.0,
        "B",
        "McClarence, Scaling pgvector, 2026; one vector fills a page of 8 kB",
    )
    .first_guessed(0.79),
    row(
        "Slowest of 100 servers, each slow in 1 of 100: share of slow answers",
        "p_any_slow p=0.01 n=100",
        0.63,
        "share",
        "Dean and Barroso, The Tail at Scale, 2013",
    ),
    row(
        "DoorDash's feature store, 1e9 features of 112 B in use: bytes with room to grow",
        "online_store_bytes entities=1e9 bytes_per_entity=112 copies=1",
        112_000_000_000.0,
        "B",
        "Khan, Building a gigascale ML feature store with Redis, DoorDash blog, 2020: 112 GB per 1e9 features",
    )
,
    row(
        "DoorDash's feature store, 10e6 reads a second, 23 features a call: machines of 4 vCPU",
        "replicas rate=434783 seconds=0.00005 parallel=1 target_utilisation=1",
        18.0,
        "replicas",
        "the same: 72 vCPU for 10e6 reads/s, 23 features of a store ranked; 20,000 calls/s of a replica assumed",
    ),
    row(
        "A coding agent in 9 rounds: tokens read",
        "agent_input_tokens rounds=9 first_tokens=1662 new_tokens=1719",
        57_663.0,
        "tokens",
        "ContextEcho, TerminalBench smoke, usage analysis, 2026, git-multibranch: 6,407 a round",
    ),
    row(
        "A coding agent in 50 rounds: tokens read",
        "agent_input_tokens rounds=50 first_tokens=1662 new_tokens=914",
        1_105_050.0,
        "tokens",
        "ContextEcho, TerminalBench smoke, usage analysis, 2026, swe-bench-astropy-1: 22,101 a round",
    ),
    row(
        "A coding agent in 9 rounds of 347 tokens: seconds",
        "agent_s rounds=9 first_token_s=0.3 output_tokens=347 s_per_token=0.025 tool_s=0",
        92.0,
        "s",
        "ContextEcho, TerminalBench smoke, turn analysis, 2026, git-multibranch; speeds are our defaults",
    ),
    row(
        "A coding agent in 50 rounds of 163 tokens: seconds",
        "agent_s rounds=50 first_token_s=0.3 output_tokens=163 s_per_token=0.025 tool_s=0",
        312.0,
        "s",
        "ContextEcho, TerminalBench smoke, turn analysis, 2026, swe-bench-astropy-1; speeds are our defaults",
    ),
];
