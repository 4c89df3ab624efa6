# Sourced: puts the tools that setup.sh fetched before the system's own.
_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for _dir in "$_root/build/.tools/bin" "$_root/build/.tools/go/bin"; do
	case ":$PATH:" in *":$_dir:"*) ;; *) [ -d "$_dir" ] && PATH=$_dir:$PATH ;; esac
done
export PATH
export GOTOOLCHAIN=local
unset _root _dir
