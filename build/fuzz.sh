#!/usr/bin/env bash
# fuzz.sh [PACKAGE...]   every fuzz target of the packages (all of them), one after the other, FUZZTIME (1m) each.
# It goes on after a finding, which Go leaves in testdata/fuzz, and fails at the end. Twenty tries to make an interesting input
# shorter are enough: by itself Go takes a minute over it, the whole of a target's time.
set -uo pipefail
cd "$(dirname "$0")/.."
found=0
while read -r package; do
	for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz'); do
		printf '== %s %s (%ss)\n' "$package" "$target" "$SECONDS"
		nice -n 10 go test "$package" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-1m}" -fuzzminimizetime 20x -parallel "${FUZZPARALLEL:-1}" || found=1
	done
done < <(go list -f '{{range .TestGoFiles}}{{$.Dir}}/{{.}} {{end}}{{range .XTestGoFiles}}{{$.Dir}}/{{.}} {{end}}' "${@:-./...}" |
	xargs -r grep -l '^func Fuzz' | xargs -rn1 dirname | sort -u)
exit $found
