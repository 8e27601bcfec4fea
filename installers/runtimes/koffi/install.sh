#!/bin/sh
# Installs koffi, by which Node loads native runtimes, from npm: the version and the checksums of package-lock.json, with
# the library that its makers built for this platform. No script of the package is run.
#
#   install.sh [--force] DEST     DEST is replaced as a whole, or left as it was when anything fails; it takes seconds,
#                                 so it is installed anew each time
#
# Afterwards:
#   DEST/node_modules/koffi    the package; its library for this platform is beside it in DEST/node_modules/@koromix
#   DEST/installation.json     what was installed: runtime, version, licence, library (what Node is to require), bytes
#
# Exit status: 0 done, 2 wrong usage, 3 no Node or npm, 4 what was installed does not work, 5 DEST cannot be written
# (disk full?), 6 the download failed (offline?).
# WORKBENCH_NODE chooses the Node that it is tried with. Tried on Linux x86-64; other platforms are untested.
set -eu
export LC_ALL=C

fail() { # status message
  status=$1
  shift
  echo "install.sh: $*" >&2
  exit "$status"
}

[ "${1:-}" != --force ] || shift
[ $# -eq 1 ] && [ -n "$1" ] || fail 2 "usage: install.sh [--force] DEST"
case $1 in
/*) dest=$1 ;;
*) dest=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)

node=${WORKBENCH_NODE:-node}
command -v "$node" >/dev/null 2>&1 || fail 3 "there is no Node ($node). Install Node 18 or newer, or name it in WORKBENCH_NODE."
command -v npm >/dev/null 2>&1 || fail 3 "there is no npm; it comes with Node.
  Debian, Ubuntu: apt-get install npm
  Fedora:         dnf install npm
  macOS:          brew install node"

partial=$dest.partial
cleanup() { rm -rf "$partial"; }
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

rm -rf "$partial"
mkdir -p "$partial" || fail 5 "$partial cannot be made"
cp "$here/package.json" "$here/package-lock.json" "$partial" || fail 5 "$partial cannot be written"

echo "step 1 of 2: download"
# Without a network npm would try for minutes.
if ! messages=$(cd "$partial" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
  --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 2>&1); then
  printf '%s\n' "$messages" >&2
  case $messages in
  *ENOSPC*) fail 5 "the disk is full" ;;
  *EACCES* | *EROFS*) fail 5 "$partial cannot be written" ;;
  *EINTEGRITY*) fail 6 "what was downloaded is not what this workbench was tried with; nothing was installed" ;;
  *) fail 6 "koffi could not be downloaded from npm. Is this machine online? Try again when it is." ;;
  esac
fi

echo "step 2 of 2: try it"
library=node_modules/koffi/index.cjs
if ! messages=$("$node" -e '
  const koffi = require(process.argv[1]);
  const abs = koffi.load(null).func("abs", "int", ["int"]);
  if (abs(-42) !== 42) throw new Error("abs(-42) is not 42");
  ' "$partial/$library" 2>&1); then
  printf '%s\n' "$messages" >&2
  fail 4 "koffi does not work in $("$node" --version) on this platform ($(uname -sm))"
fi

version=$("$node" -p 'require(process.argv[1]).version' "$partial/node_modules/koffi/package.json")
bytes=$(($(find "$partial/node_modules" -type f -exec cat {} + | wc -c)))
printf '{"runtime": "koffi", "version": "%s", "licence": "MIT", "library": "%s", "bytes": %d}\n' \
  "$version" "$library" "$bytes" >"$partial/installation.json" ||
  fail 5 "installation.json could not be written: the disk may be full"

# Two renames instead of one copy: at no moment is there half an installation under DEST.
rm -rf "$dest.previous"
if [ -e "$dest" ]; then
  mv "$dest" "$dest.previous" || fail 5 "$dest cannot be replaced"
fi
if ! mv "$partial" "$dest"; then
  [ ! -e "$dest.previous" ] || mv "$dest.previous" "$dest"
  fail 5 "$dest cannot be written"
fi
rm -rf "$dest.previous"
echo "koffi $version is installed in $dest ($bytes bytes)."
