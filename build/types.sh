#!/usr/bin/env bash
# Writes frontend/src/host/types.ts from the Go types that cross the border.
#   build/types.sh          write it
#   build/types.sh --check  fail when it is not what Go says now
set -euo pipefail
cd "$(dirname "$0")/.."

out=frontend/src/host/types.ts
tool=frontend/node_modules/.bin/json2ts
[ -x "$tool" ] || { echo "types: run npm ci in frontend first" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./build/typegen >"$work/border.json"
"$tool" --input "$work/border.json" --output "$work/types.ts" \
  --unreachableDefinitions --no-style.semi --style.singleQuote \
  --bannerComment '// Made by build/types.sh from app/types*.go and the connector contract. Do not edit.'

perl build/typegen/tidy.pl <"$work/types.ts" >"$work/tidy.ts"

if [ "${1:-}" = --check ]; then
  diff -u "$out" "$work/tidy.ts" && exit 0
  echo "types: $out is older than the Go types, run make types" >&2
  exit 1
fi
cp "$work/tidy.ts" "$out"
