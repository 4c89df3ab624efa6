#!/usr/bin/env bash
# test.sh   everything that CI runs; ends with the counts of all test runners.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/out/test
rm -rf "$out"
mkdir -p "$out"

say() { printf '\n== %s (%ss)\n' "$*" "$SECONDS"; }
gotest() { # NAME ARGS...: go test with its results kept for the count
	local name=$1
	shift
	go tool gotestsum --format pkgname-and-test-fails --hide-summary skipped --jsonfile "$out/$name.jsonl" -- "$@"
}
failed() {
	say "FAILED"
	node build/count.mjs "$out"
	exit 1
}
trap failed ERR

say "go: format, vet, lint"
unformatted=$(go tool gofumpt -l app build connectors store main.go main_test.go)
[ -z "$unformatted" ] || { echo "run: go tool gofumpt -w $unformatted"; false; }
go vet ./...
go tool staticcheck ./...

say "page: types, format, lint, tests, build"
build/types.sh --check
(cd frontend && npm run check --silent)
(cd frontend && npx vitest run --reporter=default --reporter=json --outputFile.json="../$out/page.json")
make --no-print-directory page
node build/budget.mjs

say "go test -race, all packages"
# The translated C of SQLite is not ours to watch, and watching it makes every statement ten times slower.
gotest all -race -gcflags='modernc.org/sqlite/lib=-race=false' -gcflags='modernc.org/libc=-race=false' -timeout 12m ./...
say "the long run: kills, faults, dying keys"
gotest longrun -timeout 20m ./app/longrun/
say "go test, the store on PostgreSQL"
build/pgtest.sh go tool gotestsum --format pkgname-and-test-fails --jsonfile "$out/postgres.jsonl" -- -timeout 15m ./store/...

say "compile for Windows and macOS"
GOOS=windows go vet -tags desktop,production ./...
GOOS=darwin GOARCH=arm64 CGO_ENABLED=0 go vet ./...

say "the program, with and without its window"
make --no-print-directory build headless
say "killed at random points"
KILL_PROGRAM=$PWD/build/bin/madoguchi-headless gotest kill -timeout 8m -tags kill -run TestKill ./app/command/

say "the page in a browser, on the real program"
build/e2e.sh "$out"
say "the window"
build/window.sh "$out"
say "the logs of all that: no key, no address, no name, no word of a message"
# The kill test and the long run have searched their own.
LEAK_LOGS=$PWD/$out/logs gotest leak -count=1 -run TestDemo ./build/leak

trap - ERR
say "done"
node build/count.mjs "$out"
