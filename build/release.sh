#!/usr/bin/env bash
# release.sh   the Linux program and the Windows installer in build/out, with their sums. VERSION names the release.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${VERSION:-$(git describe --tags --always 2>/dev/null || echo dev)}
out=$PWD/build/out
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# Windows wants four numbers: v1.2.3-rc1 is 1.2.3.0, a commit is 0.0.0.0.
numbers=0.0.0.0
[[ $version =~ ^v?([0-9]+)\.([0-9]+)(\.([0-9]+))? ]] && numbers=${BASH_REMATCH[1]}.${BASH_REMATCH[2]}.${BASH_REMATCH[4]:-0}.0

echo "release: $version"
make --no-print-directory page
ldflags="-s -w -X main.version=$version"

linux=$work/madoguchi-linux-amd64
mkdir "$linux"
GOOS=linux GOARCH=amd64 CGO_ENABLED=1 go build -trimpath -tags desktop,production,webkit2_41 -ldflags "$ldflags" -o "$linux/madoguchi" .
cp README.md "$linux/"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -czf "$out/madoguchi-linux-amd64.tar.gz" madoguchi-linux-amd64

GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -trimpath -tags desktop,production -ldflags "$ldflags -H windowsgui" -o "$work/madoguchi.exe" .
go run ./build/windows/icon "$work/madoguchi.ico"
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DNUMBERS="$numbers" -DPROGRAM="$work/madoguchi.exe" -DICON="$work/madoguchi.ico" \
	-DREADME="$PWD/README.md" -DOUT="$out/madoguchi-amd64-installer.exe" build/windows/installer.nsi

cd "$out"
sha256sum madoguchi-linux-amd64.tar.gz madoguchi-amd64-installer.exe >SHA256SUMS
cat SHA256SUMS
