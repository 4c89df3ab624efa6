#!/usr/bin/env bash
# window.sh [OUT]   a few smoke tests in the real WebKit window on the demo shop.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "${1:-build/out/window}")
logs=$out/logs/window # what the program has logged: build/leak searches it
profile=$(mktemp -d)
trap 'cp -r "$profile/logs" "$logs/" 2>/dev/null || true; rm -rf "$profile"' EXIT
mkdir -p "$logs" build/out
gcc -shared -fPIC -O1 -o build/out/automation.so frontend/e2e/window/automation.c $(pkg-config --cflags --libs webkit2gtk-4.1)
program=$PWD/build/out/window-under-test
printf '#!/bin/sh\nLD_PRELOAD=%s exec %s demo --pace 2h --profile %s 2>>%s\n' \
	"$PWD/build/out/automation.so" "$PWD/build/bin/madoguchi" "$profile" "$logs/program.stderr" >"$program"
chmod +x "$program"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
xvfb-run -a -s "-screen 0 1440x900x24" dbus-run-session -- bash -c "
	WebKitWebDriver --port=$port & driver=\$!
	node frontend/e2e/window/window.mjs http://127.0.0.1:$port '$program' '$out' && rc=0 || rc=\$?
	kill \$driver
	exit \$rc"
