#!/usr/bin/env bash
# bench.sh   how much slower the desk is than a bare reference that ran in turns with it: medians of five, and how
# far each ratio has moved since the last run. docs/performance.md says what each line means.
#
#   BENCHTIME=1s    longer and steadier
#   BENCH_KEEP=FILE where the results are kept, one line of JSON a run (build/out/bench.jsonl)
#   BENCH_FROM=FILE reads the output of "go test -bench" from a file instead of running it
set -euo pipefail
cd "$(dirname "$0")/.."
keep=${BENCH_KEEP:-build/out/bench.jsonl}
mkdir -p "$(dirname "$keep")"

measured() {
	if [ -n "${BENCH_FROM:-}" ]; then cat "$BENCH_FROM"; return; fi
	go test -run '^$' -bench '^BenchmarkRatio_' -benchtime "${BENCHTIME:-200ms}" -timeout 20m ./store ./app/bigmail
}
commit=$(git describe --tags --always --dirty 2>/dev/null || echo unknown)
measured | node build/bench.mjs "$keep" "$commit"
