#!/usr/bin/env bash
# check.sh   the fast loop: formats, linters, types, unit tests.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }
say "go: format, vet, lint"
unformatted=$(go tool gofumpt -l app build connectors store main.go)
[ -z "$unformatted" ] || { echo "run: go tool gofumpt -w $unformatted"; exit 1; }
go vet ./...
go tool staticcheck ./...
say "page: types, format, lint"
build/types.sh --check
(cd frontend && npm run check --silent)
say "go test"
go tool gotestsum --format pkgname-and-test-fails --hide-summary skipped -- -race ./...
say "page tests"
(cd frontend && npm test --silent)
