#!/usr/bin/env bash
# bench.sh   how much slower the desk is than a bare reference that ran in turns with it: medians of five.
# docs/performance.md says what each line means.
set -euo pipefail
cd "$(dirname "$0")/.."
go test -run '^$' -bench '^BenchmarkRatio_' -benchtime "${BENCHTIME:-200ms}" -timeout 20m ./store ./app/bigmail | awk '
	/^Benchmark/ {
		name = $1
		sub(/^[^\/]*\//, "", name)
		sub(/(#[0-9]+)?(-[0-9]+)?$/, "", name)
		values[name] = values[name] " " $3
		split(name, part, "/")
		if (!(part[1] in seen)) { seen[part[1]] = 1; order[++count] = part[1] }
		if (part[2] != "bare") ours[part[1]] = name
	}
	/^(FAIL|---|panic)/ { print; failed = 1 }
	function median(list,   v, n, i, j, t) {
		n = split(list, v, " ")
		for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] + 0 < v[j-1] + 0; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
		return v[int((n + 1) / 2)]
	}
	END {
		printf "%-10s %14s %14s %9s\n", "what", "desk", "bare", "ratio"
		for (i = 1; i <= count; i++) {
			w = order[i]; d = median(values[ours[w]]); b = median(values[w "/bare"])
			if (b == 0) { print w ": no reference"; failed = 1; continue }
			printf "%-10s %11.3f ms %11.3f ms %8.3gx\n", w, d / 1e6, b / 1e6, d / b
		}
		if (count == 0) { print "bench: nothing ran"; failed = 1 }
		exit failed
	}'
