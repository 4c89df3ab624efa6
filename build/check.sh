#!/usr/bin/env bash
# check.sh   the fast loop before a commit. docs/testing.md says what it leaves to test.sh.
# Every step is cached by its tool, so what has not changed costs next to nothing. Steps run one after the other and the
# first that fails ends the loop; the cheap ones come first.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '== %s (%ss)\n' "$*" "$SECONDS"; }
say "go: format, vet, imports, border types"
unformatted=$(go tool gofumpt -l app build connectors store main.go main_test.go)
[ -z "$unformatted" ] || { echo "run: go tool gofumpt -w $unformatted"; exit 1; }
go vet ./...
go test . ./build/walls
build/types.sh --check
say "page: types, format, lint"
(cd frontend && node_modules/.bin/tsc --noEmit && node_modules/.bin/biome check .)
say "go: lint"
go tool staticcheck ./...
say "page: tests of what has changed"
(cd frontend && node_modules/.bin/vitest run --changed HEAD --passWithNoTests --reporter=dot)
say "go: short tests"
# Without the race detector and with go's cache: only packages that a change can reach run again.
go tool gotestsum --format pkgname-and-test-fails --hide-summary skipped -- -short -timeout 5m ./...
say "done"
