#!/usr/bin/env bash
# e2e.sh [OUT]   the page in Chromium against the real program on the demo shop.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "${1:-build/out/e2e}")
logs=$out/logs/browser # what the program has logged: build/leak searches it
profile=$(mktemp -d)
mkdir -p "$logs"

# No new letters by themselves: the tests say what happens.
build/bin/madoguchi-headless demo --serve 127.0.0.1:0 --pace 2h --profile "$profile" >"$out/program.txt" 2>"$logs/program.stderr" &
program=$!
finish() {
	kill $program 2>/dev/null || true
	wait $program 2>/dev/null || true
	cp -r "$profile/logs" "$logs/" 2>/dev/null || true
	rm -rf "$profile"
}
trap finish EXIT
for _ in $(seq 300); do
	MADOGUCHI_URL=$(grep -o 'http://.*' "$out/program.txt" || true)
	[ -n "$MADOGUCHI_URL" ] && break
	kill -0 $program 2>/dev/null || { cat "$logs/program.stderr" >&2; exit 1; }
	sleep 0.1
done
export MADOGUCHI_URL PLAYWRIGHT_JSON_OUTPUT_NAME=$out/browser.json
cd frontend
npx playwright test --reporter=list,json
