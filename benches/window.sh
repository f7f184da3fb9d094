#!/usr/bin/env bash
# What an open window costs: resident memory, and the processor time of ten seconds in which nobody touches it, for an
# empty board and for boards of 100, 1,000 and 10,000 components. Needs Xvfb; a real screen is not used.
#
#   bash benches/window.sh
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'kill ${app:-} ${server:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
cargo build --quiet --release
cargo bench --quiet --bench frame -- write "$folder" >/dev/null
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
"$target/release/mlboard" new blank -o "$folder/0.ron" >/dev/null
Xvfb -noreset -displayfd 3 -screen 0 1600x1000x24 3>"$folder/display" >/dev/null 2>&1 & server=$!
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
DISPLAY=":$(cat "$folder/display")"; export DISPLAY LIBGL_ALWAYS_SOFTWARE=1 XDG_CONFIG_HOME="$folder/config"
unset WAYLAND_DISPLAY

memory() { awk -v key="$1:" '$1 == key { printf "%d", $2 / 1024 }' "/proc/$app/status"; }
ticks() { awk '{ print $14 + $15 }' "/proc/$app/stat"; }

printf '%10s | %14s | %14s | %s\n' components 'resident, MiB' 'at most, MiB' 'processor, 10 s idle'
for n in 0 100 1000 10000; do
  "$target/release/mlboard" "$folder/$n.ron" & app=$!
  sleep "${SETTLE:-25}"
  before=$(ticks); sleep 10; after=$(ticks)
  printf '%10d | %14s | %14s | %5d ms\n' "$n" "$(memory VmRSS)" "$(memory VmHWM)" $(((after - before) * 10))
  kill "$app"; wait "$app" 2>/dev/null || true
done
