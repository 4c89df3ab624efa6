#!/usr/bin/env bash
# test.sh   everything that CI runs; ends with the counts of all test runners, and with the name of every test that failed.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/out/test
rm -rf "$out"
mkdir -p "$out"

step=
say() {
	step=$*
	printf '\n== %s (%ss)\n' "$*" "$SECONDS"
}
gotest() { # NAME ARGS...: go test with its results kept for the count
	local name=$1
	shift
	# Three packages at once: some wait for a clock or a server, and two cores are not idle meanwhile.
	GOTMPDIR=$disk TMPDIR=$memory go tool gotestsum --format pkgname-and-test-fails --hide-summary skipped --jsonfile "$out/$name.jsonl" -- \
		-p 3 "$@"
}
failed() {
	say "FAILED: $step"
	node build/count.mjs "$out"
	exit 1
}
trap failed ERR

# Half the time of the Go tests is waiting for the disk. They kill processes, never the power, so nothing they prove
# needs the disk: their databases lie in memory where there is room. GOTMPDIR stays, for it holds what Go compiles.
disk=${TMPDIR:-/tmp}
memory=$disk
free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1) || free=0
[ "${free:-0}" -lt $((2 << 20)) ] || memory=/dev/shm

say "go: format, vet, lint"
unformatted=$(go tool gofumpt -l app build connectors store main.go main_test.go)
[ -z "$unformatted" ] || { echo "run: go tool gofumpt -w $unformatted"; false; }
go vet ./...
go vet -tags kill,office ./app/command # their stages come late
go tool staticcheck ./...

say "page: types, format, lint, tests, build"
build/types.sh --check
(cd frontend && npm run check --silent)
(cd frontend && npx vitest run --maxWorkers="$(nproc)" --reporter=default --reporter=json --outputFile.json="../$out/page.json")
make --no-print-directory page
node build/budget.mjs

# go vet has run by here. The race detector makes everything several times slower and finds nothing where nothing runs beside anything else: it
# watches the packages that start goroutines or serve, and with them all that they call.
watched=() alone=()
while read -r package dir; do
	if grep -qE '^\s*go (func|[A-Za-z.]+)\(|\.Go\(|\.Parallel\(|"net/http"' "$dir"/*.go; then watched+=("$package"); else alone+=("$package"); fi
done < <(go list -f '{{.ImportPath}} {{.Dir}}' ./...)
say "go test: ${#alone[@]} packages in which nothing runs beside anything else"
gotest alone -vet=off -timeout 5m "${alone[@]}"
# Much of one thing after the other: these cost most under the race detector and show it nothing, for what they call
# runs beside something else in the other tests of their packages. What is skipped below runs here, so a name that
# goes out of date costs time and nothing else.
long='^(TestSearch_equals_reading_everything|TestGrant_takes_a_thousand_in_one_step|TestNear_ends_the_same_in_every_order_of_arrival'
long+='|TestUndo_of_any_sequence_of_acts_is_as_before|TestMoves_keep_every_question_awake|TestFind_equals_reading_everything'
long+='|TestIngest_repeated_and_reordered_gives_the_same_desk|TestSplitCustomer_ends_as_if_nothing_had_been_merged'
long+='|TestPersonal_data_.*|TestBytes_and_paper_stay_with_those_who_may_see_them'
long+='|TestCleanHTML_.*|TestCover_.*|TestSearch_says_when_there_are_more_than_it_counts|TestOrders_changed_in_the_same_second_never_stop_the_search)$'
say "go test: the long ones of the watched packages"
gotest long -vet=off -timeout 5m -run "$long" ./store ./app ./app/host ./connectors/yahoo
say "go test -race: the other ${#watched[@]}"
# The translated C of SQLite is not ours to watch: neither its races, which make every statement ten times slower, nor
# its pointers, which -race looks at as well and which double what is left.
unwatched=()
for package in sqlite/lib libc memory; do unwatched+=("-gcflags=modernc.org/$package=-race=false -d=checkptr=0"); done
gotest race -vet=off -race -skip "$long" "${unwatched[@]}" -timeout 12m "${watched[@]}"
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

say "the files for the books, opened in LibreOffice"
gotest office -timeout 8m -tags office -run TestOffice ./app/command/

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
