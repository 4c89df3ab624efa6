#!/usr/bin/env bash
# bench.sh   the desk against the goals of docs/performance.md, each with an anchor that runs in turns with it. Prints a
# table, writes build/out/bench.json and adds a line to build/out/bench.jsonl. A missed bar is said, not failed.
#
#   BENCH_SIZE=small|mid|large  the shop that is measured; large asks how each act's cost grows, and takes hours
#   BENCH_ONLY=G6,G7            only these goals (G1 is G1 to G4)
#   BENCH_CACHE=DIR             filled profiles (build/out/bench-cache)
#   BENCH_KEEP=FILE             where runs are kept, one line of JSON each (build/out/bench.jsonl)
#   BENCH_SCALE=0.05            smaller stores and mailboxes: tries the program, its figures mean nothing
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/out
BENCH_COMMIT=$(git describe --tags --always --dirty 2>/dev/null || echo unknown)
export BENCH_COMMIT
go build -o build/out/bench ./build/bench
exec build/out/bench
