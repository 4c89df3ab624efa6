# Everything a person or CI does here. `make run` and `make test` install what
# is missing on a fresh Debian 12; the rest expects that one of them has run.
SHELL := /bin/bash
ENV := . build/env.sh &&
VERSION ?= $(shell git describe --tags --always 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: run test check fuzz e2e bench build headless page types dev release clean

run: ## build and open 窓口 on the demo shop; without a display it serves the page
	@build/setup.sh run
	@$(MAKE) --no-print-directory build
	build/bin/madoguchi demo

test: ## everything that CI runs
	@build/setup.sh test
	@$(ENV) build/test.sh

check: ## the fast loop before a commit (docs/testing.md says what it leaves out)
	@$(ENV) build/check.sh

fuzz: ## every parser of foreign bytes, FUZZTIME (1m) each
	@$(ENV) build/fuzz.sh

e2e: page headless ## the page in a browser against the real program
	@$(ENV) build/e2e.sh

bench: ## the numbers, as ratios against a bare reference, and how they moved since the last run
	@build/setup.sh bench
	@$(MAKE) --no-print-directory headless
	@$(ENV) build/bench.sh

build: page ## the desktop program
	$(ENV) go build -trimpath -tags desktop,production,webkit2_41 -ldflags "$(LDFLAGS)" -o build/bin/madoguchi .

headless: page ## the same program without a window: no cgo, no display
	$(ENV) CGO_ENABLED=0 go build -trimpath -ldflags "$(LDFLAGS)" -o build/bin/madoguchi-headless .

# The page is built when something of it is newer than the last build.
page: frontend/dist/index.html
frontend/dist/index.html: $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts frontend/package-lock.json -type f 2>/dev/null)
	$(ENV) cd frontend && npm run build --silent
	@touch frontend/dist/.gitkeep

types: ## TypeScript types of the border from the Go types
	$(ENV) build/types.sh

dev: ## the page alone, on a pretend shop, with hot reload
	$(ENV) cd frontend && npm run dev -- --mode fake

release: ## Windows installer and Linux program in build/out
	@build/setup.sh release
	@$(ENV) VERSION=$(VERSION) build/release.sh

clean:
	rm -rf build/bin build/out frontend/dist/assets frontend/dist/index.html
