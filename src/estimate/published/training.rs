//! Published hours and speeds of training.

use crate::estimate::published::published_figure::{PublishedFigure, row};

/// In the order they are listed in.
pub(super) const TRAINING: &[PublishedFigure] = &[
    row(
        "Llama 2 7B, 2e12 tokens at 4,096: A100 hours",
        "training_device_h params=6.74e9 tokens=2e12 context=4096 hardware=gpu_a100",
        184_320.0,
        "h",
        "Touvron et al., Llama 2, 2023, table 2",
    )
    .first_guessed(0.98),
    row(
        "Llama 2 13B, 2e12 tokens at 4,096: A100 hours",
        "training_device_h params=13.0e9 tokens=2e12 context=4096 hardware=gpu_a100",
        368_640.0,
        "h",
        "Touvron et al., Llama 2, 2023, table 2",
    )
    .first_guessed(0.94),
    row(
        "Llama 2 70B, 2e12 tokens at 4,096: A100 hours",
        "training_device_h params=69e9 tokens=2e12 context=4096 hardware=gpu_a100",
        1_720_320.0,
        "h",
        "Touvron et al., Llama 2, 2023, table 2",
    )
    .first_guessed(1.09),
    row(
        "Llama 65B, 1.4e12 tokens at 2,048 on 2,048 A100: A100 hours of 21 days",
        "training_device_h params=65.2e9 tokens=1.4e12 context=2048 hardware=gpu_a100",
        1_032_192.0,
        "h",
        "Touvron et al., LLaMA, 2023, section 2.4",
    )
    .first_guessed(1.18),
    row(
        "Llama 65B at 2,048: tokens a second of one A100",
        "training_tokens_per_s params=65.2e9 context=2048 hardware=gpu_a100",
        380.0,
        "tokens/s",
        "Touvron et al., LLaMA, 2023, section 2.4",
    )
    .first_guessed(0.84),
    row(
        "Llama 3 8B, 15e12 tokens at 8,192: H100 hours",
        "training_device_h params=8.03e9 tokens=15e12 context=8192 hardware=gpu_h100",
        1_300_000.0,
        "h",
        "model card of Llama 3, 2024, training energy use",
    )
    .first_guessed(0.39),
    row(
        "Llama 3 70B, 15e12 tokens at 8,192: H100 hours",
        "training_device_h params=70.6e9 tokens=15e12 context=8192 hardware=gpu_h100",
        6_400_000.0,
        "h",
        "model card of Llama 3, 2024, training energy use",
    )
    .first_guessed(0.7),
    row(
        "Llama 3.1 405B, 15.6e12 tokens at 8,192: H100 hours",
        "training_device_h params=405e9 tokens=15.6e12 context=8192 hardware=gpu_h100",
        30_840_000.0,
        "h",
        "model card of Llama 3.1, 2024, training energy use",
    )
    .first_guessed(1.5),
    row(
        "SmolLM3 3B at 4,096: tokens a second of one H100",
        "training_tokens_per_s params=3.08e9 context=4096 hardware=gpu_h100",
        14_000.0,
        "tokens/s",
        "Tzafon, Breaking 40k tokens, 2025, on the official run",
    )
    .first_guessed(0.88),
    row(
        "SmolLM3 3B again: tokens a second of one B200 in 8 bit",
        "training_tokens_per_s params=3.08e9 context=4096 hardware=gpu_b200",
        41_400.0,
        "tokens/s",
        "Tzafon, Breaking 40k tokens, 2025",
    )
    .first_guessed(0.68),
    row(
        "Olmo 3 7B, 5.93e12 tokens at 8,192: H100 hours",
        "training_device_h params=7.3e9 tokens=5.93e12 context=8192 hardware=gpu_h100",
        234_000.0,
        "h",
        "Olmo 3 report, 2025; hours by Engineered, Olmo 3 training cost",
    )
    .first_guessed(1.36),
    row(
        "Olmo 3 32B, 5.5e12 tokens at 8,192: H100 hours",
        "training_device_h params=32.2e9 tokens=5.5e12 context=8192 hardware=gpu_h100",
        1_050_000.0,
        "h",
        "Olmo 3 report, 2025; hours by Engineered, Olmo 3 training cost",
    )
    .first_guessed(1.24),
    row(
        "DeepSeek-V3, 37e9 active, 14.8e12 tokens at 4,096: H800 hours of the full training",
        "training_device_h params=37e9 tokens=14.8e12 context=4096 hardware=gpu_h100",
        2_788_000.0,
        "h",
        "README of DeepSeek-V3, 2024",
    )
    .first_guessed(1.44),
    row(
        "Llama 1B in Nanotron on 8 H100: tokens a second of one",
        "training_tokens_per_s params=1.24e9 context=4096 hardware=gpu_h100",
        33_200.0,
        "tokens/s",
        "nanotron/old_bench, llama-1B, dp 4, tp 2, 2024; its tokens of a sequence assumed",
    )
    .first_guessed(0.92),
    row(
        "BLOOM 176B, 366e9 tokens at 2,048: A100 hours",
        "training_device_h params=176e9 tokens=366e9 context=2048 hardware=gpu_a100",
        1_082_990.0,
        "h",
        "Luccioni et al., Carbon footprint of BLOOM, 2022, table 1",
    )
    .first_guessed(0.79),
    row(
        "MPT-7B, 1e12 tokens at 2,048: A100 hours of 9.5 days on 440",
        "training_device_h params=6.65e9 tokens=1e12 context=2048 hardware=gpu_a100",
        100_320.0,
        "h",
        "model card of MPT-7B, 2023, training configuration",
    )
    .first_guessed(0.89),
    row(
        "TinyLlama 1.1B at 2,048: tokens a second of one A100",
        "training_tokens_per_s params=1.1e9 context=2048 hardware=gpu_a100",
        24_000.0,
        "tokens/s",
        "README of TinyLlama, 2023: 56 % of peak",
    )
    .first_guessed(0.79),
    row(
        "Falcon 180B, 3.5e12 tokens at 2,048: A100 hours",
        "training_device_h params=180e9 tokens=3.5e12 context=2048 hardware=gpu_a100",
        7_000_000.0,
        "h",
        "announcement of Falcon 180B, 2023: about 7,000,000",
    )
    .first_guessed(1.2),
    row(
        "StarCoder 15.5B, 1e12 tokens at 8,192: A100 hours of 24 days on 512",
        "training_device_h params=15.5e9 tokens=1e12 context=8192 hardware=gpu_a100",
        294_912.0,
        "h",
        "model card of StarCoder, 2023, hardware; an earlier row had 320,256 from memory",
    )
    .first_guessed(0.7),
    row(
        "ResNet-50, 90 epochs on 8 A100 at 16,621 pictures a second",
        "example_training_h flops_per_example=8.2e9 examples=1281167 epochs=90 accelerators=8 hardware=gpu_a100 of_transformer=0.5",
        1.93,
        "h",
        "NVIDIA DeepLearningExamples, PyTorch ResNet50 v1.5, training performance, 2021; with validation it says 3 h",
    )
    .first_guessed(0.003),
    row(
        "BERT-large at 512 tokens: tokens a second of one A100",
        "training_tokens_per_s params=335e6 context=512 hardware=gpu_a100",
        49_418.0,
        "tokens/s",
        "NVIDIA DeepLearningExamples, TensorFlow2 BERT, pre-training on DGX A100, 2021: 96.52 sequences/s",
    ),
    row(
        "BERT-base fine-tuned on 100,000 documents of 512 tokens, 3 epochs, one A100",
        "training_device_h params=110e6 tokens=153.6e6 context=512 hardware=gpu_a100",
        0.283,
        "h",
        "from the speed of BERT-large above by parameters",
    )
    .by_own_arithmetic()
    .first_guessed(0.0018),
    row(
        "A recommender of 12e12 parameters, 1e11 examples on 128 A100",
        "sparse_training_h examples=1e11 epochs=1 accelerators=128",
        24.0,
        "h",
        "12 trillion parameters on 128 GPUs by Mudigere et al., ISCA 2022; examples and time assumed",
    )
    .by_own_arithmetic(),
];
