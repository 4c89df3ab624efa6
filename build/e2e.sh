#!/usr/bin/env bash
# e2e.sh [OUT]   the page in Chromium against the real program on the demo shop; each test file starts its own.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "${1:-build/out/e2e}")
mkdir -p "$out"
export MADOGUCHI_PROGRAM=$PWD/build/bin/madoguchi-headless
export PLAYWRIGHT_JSON_OUTPUT_NAME=$out/browser.json
cd frontend
npx playwright test --reporter=list,json
