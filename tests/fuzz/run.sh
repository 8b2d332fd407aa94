#!/bin/sh
# Fuzzes one target for so many seconds: ./run.sh bundle 600
set -eu
cd "$(dirname "$0")"
target=$1
seconds=${2:-600}
triple=x86_64-unknown-linux-gnu
# --target keeps the flags away from build scripts
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1" \
    cargo build --quiet --release --target $triple
mkdir -p "out/$target" "findings/$target"
# files are written and read once a run: in memory, where there is such a folder
[ -d /dev/shm ] && export TMPDIR=/dev/shm
exec "target/$triple/release/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=32768 \
    -artifact_prefix="findings/$target/" "out/$target" "corpus/$target"
