#!/usr/bin/env bash
# pgtest.sh CMD...   run CMD with a private PostgreSQL in DATABASE_URL; it is removed afterwards.
set -euo pipefail

bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
dir=$(mktemp -d /tmp/pgtest.XXXXXX)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# initdb refuses root.
as=()
if [ "$(id -u)" = 0 ]; then
	id postgres >/dev/null 2>&1 || useradd -r -M postgres
	chown postgres "$dir"
	as=(setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$dir")
fi

stop() {
	(cd / && "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1) || true
	rm -rf "$dir"
}
trap stop EXIT

# The server's user may not be allowed to look into the current folder.
back=$PWD
cd /
"${as[@]}" "$bin/initdb" -D "$dir/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
	{ cat "$dir/initdb.log" >&2; exit 1; }
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" \
	-o "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start >/dev/null
cd "$back"

export DATABASE_URL="postgres://app@127.0.0.1:$port/postgres?sslmode=disable"
"$@"
