#!/usr/bin/env bash
# e2e.sh [OUT]   the page in Chromium against the real program on the demo shop. Two halves run at once, each on a
# shop of its own: the tests of one half share it and run one after the other. build/shares.mjs makes the halves as long
# as each other.
#   E2E="report -g period"   only these tests, as Playwright's arguments; then there is one half
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "${1:-build/out/e2e}")
halves=2
[ -z "${E2E:-}" ] || halves=1

# shop NAME ARGS...: serves a shop, runs the tests on it and keeps what the program logged.
shop() {
	local name=$1 logs=$out/logs/browser/$1 profile program
	shift
	profile=$(mktemp -d)
	mkdir -p "$logs" # build/leak searches it
	# No new letters by themselves: the tests say what happens.
	build/bin/madoguchi-headless demo --serve 127.0.0.1:0 --pace 2h --profile "$profile" >"$out/program-$name.txt" 2>"$logs/program.stderr" &
	program=$!
	# shellcheck disable=SC2064
	trap "kill $program 2>/dev/null || true; wait $program 2>/dev/null || true; cp -r '$profile/logs' '$logs/' 2>/dev/null || true; rm -rf '$profile'" EXIT
	for _ in $(seq 600); do
		MADOGUCHI_URL=$(grep -o 'http://.*' "$out/program-$name.txt" || true)
		[ -n "$MADOGUCHI_URL" ] && break
		kill -0 $program 2>/dev/null || { cat "$logs/program.stderr" >&2; exit 1; }
		sleep 0.1
	done
	export MADOGUCHI_URL PLAYWRIGHT_JSON_OUTPUT_NAME=$out/browser-$name.json
	rm -f "$PLAYWRIGHT_JSON_OUTPUT_NAME"
	cd frontend
	npx playwright test --reporter=list,json --output="../build/out/e2e/$name" "$@"
}

# half N: its share of the tests. What fails is tried once more on a new shop: a browser has moments that no test
# foresees, and what is wrong is wrong again. build/count.mjs names what passed only then.
half() {
	local n=$1 failed
	[ -n "${E2E:-}" ] || E2E=$(node build/shares.mjs "$n" "$halves")
	# shellcheck disable=SC2086
	if (shop "$n" $E2E); then return; fi
	failed=$(node build/shares.mjs --failed "$out/browser-$n.json") || return 1
	[ -n "$failed" ] || return 1 # too much failed, or it did not come as far as a test
	printf '\n== once more, on a new shop\n'
	# shellcheck disable=SC2086
	(shop "$n-again" $failed)
}

mkdir -p "$out"
pids=()
for n in $(seq "$halves"); do
	(half "$n") >"$out/browser-$n.log" 2>&1 &
	pids+=($!)
done
rc=0
for n in $(seq "$halves"); do
	wait "${pids[$((n - 1))]}" || rc=1
	cat "$out/browser-$n.log"
done
[ -n "${E2E:-}" ] || node build/shares.mjs --measured "$out"/browser-?.json >"$out/seconds.json" # for frontend/e2e/seconds.json
exit $rc
