#!/usr/bin/env bash
# Fuzzes everything that happens to a board between two files. Needs stable Rust and a C++ compiler.
#   tests/fuzz/run.sh [libFuzzer's options], for example -max_total_time=600
# Crashing inputs come to tests/fuzz/found/; tests/fuzz/README.md says what to do with them.
set -euo pipefail
cd "$(dirname "$0")"
# libFuzzer finds its way by coverage: counters in every edge of the program's own code.
coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1'
export RUSTFLAGS="${RUSTFLAGS:-} $coverage --cfg fuzzing"
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --locked --release --target "$host"
target=$(cargo metadata --locked --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
mkdir -p found grown
exec "$target/$host/release/board" -dict=board.dict -max_len=8192 -timeout=20 -rss_limit_mb=2048 \
  -artifact_prefix=found/ grown corpus "$@"
