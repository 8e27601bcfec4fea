#!/bin/sh
# Installs koffi, by which Node loads native runtimes, from npm: the version and the checksums of package-lock.json, with
# the library that its makers built for this platform. No script of the package is run. See ../common.sh for what all
# installers have in common. It takes seconds, so it is installed anew each time.
#
# Afterwards:
#   DEST/node_modules/koffi    the package; its library for this platform is beside it in DEST/node_modules/@koromix
#   DEST/installation.json     what was installed; its library is what Node is to require
#
# WORKBENCH_NODE chooses the Node that it is tried with. Tried on Linux x86-64 only.
set -eu

RUNTIME=koffi
STEPS=2

# shellcheck source=../common.sh
. "$(dirname "$0")/../common.sh"
prepare "$@"
warn_untested
here=$(cd "$(dirname "$0")" && pwd)

node=${WORKBENCH_NODE:-node}
command -v "$node" >/dev/null 2>&1 ||
  fail 3 "there is no Node ($node). Install Node 18 or newer, or name it in WORKBENCH_NODE."
command -v npm >/dev/null 2>&1 || fail 3 "there is no npm; it comes with Node.
  Debian, Ubuntu: apt-get install npm
  Fedora:         dnf install npm
  macOS:          brew install node"

step "downloading koffi (2 MB)"
make_folders "$partial"
cp "$here/package.json" "$here/package-lock.json" "$partial" || fail 5 "$partial cannot be written"
# Without a network npm would try for minutes.
messages=$(cd "$partial" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
  --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 2>&1) ||
  case $messages in
  *ENOSPC*) give_up 5 "the disk is full" "$messages" ;;
  *EACCES* | *EROFS*) give_up 5 "$partial cannot be written" "$messages" ;;
  *EINTEGRITY*) give_up 6 "koffi is not the file that was expected: nothing of it was used" "$messages" ;;
  *) give_up 6 "koffi could not be downloaded. Is there a network connection? Run the installation again to go on" "$messages" ;;
  esac

step "trying it and putting it in place"
library=node_modules/koffi/index.cjs
messages=$(cd "$partial" && "$node" -e '
  const koffi = require(process.cwd() + "/" + process.argv[1]);
  const abs = koffi.load(null).func("abs", "int", ["int"]);
  if (abs(-42) !== 42) throw new Error("abs(-42) is not 42");
  ' "$library" 2>&1) ||
  give_up 4 "koffi does not work in Node $("$node" --version) on this platform ($(uname -sm))" "$messages"
version=$(cd "$partial" && "$node" -p 'require(process.cwd() + "/node_modules/koffi/package.json").version')
bytes=$(($(find "$partial/node_modules" -type f -exec cat {} + | wc -c)))
printf '{"runtime": "koffi", "version": "%s", "licence": "MIT", "source": "npm: koffi", "library": "%s", "bytes": %d}\n' \
  "$version" "$library" "$bytes" >"$partial/installation.json" ||
  fail 5 "installation.json could not be written: the disk may be full"
replace_dest
echo "koffi $version is installed in $dest ($bytes bytes)."
