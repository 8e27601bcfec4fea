#!/bin/sh
# Builds the native baseline with this machine's C compiler: the adapter, and each C probe as a shared library.
#
#   install.sh [--force] DEST     DEST is replaced as a whole, or left as it was when anything fails; it takes seconds,
#                                 so it is built anew each time
#
# Afterwards:
#   DEST/libprobe_host_native.so   the adapter (.dylib on macOS)
#   DEST/probes/<scenario>.so      what to hand to probe_host_compile as the module (the name is the same on macOS)
#   DEST/installation.json         what was installed: runtime, version, licence, library, files, bytes
#
# Exit status: 0 done, 2 wrong usage, 3 no C compiler, 4 a compilation failed, 5 DEST cannot be written (disk full?).
# CC chooses the compiler.
set -eu
export LC_ALL=C

SCENARIOS="concurrent-requests error-handling json-parsing-heavy regex-processing simple-http-check"
# What both parts need. -O2 is what the WebAssembly modules are compiled with, too.
COMMON_FLAGS="-O2 -fPIC -shared -fvisibility=hidden"

fail() { # status message
  status=$1
  shift
  echo "install.sh: $*" >&2
  exit "$status"
}

[ "${1:-}" != --force ] || shift
[ $# -eq 1 ] && [ -n "$1" ] || fail 2 "usage: install.sh [--force] DEST"

home=$(cd "$(dirname "$0")/../../.." && pwd)
native=$home/src/main/native
[ -d "$native" ] || native=$home/lib/native
probes=$home/probes/c
[ -f "$native/probe_host.h" ] && [ -d "$probes" ] || fail 2 "the sources of the adapter are not beside this script"

compiler=${CC:-cc}
# CC may hold flags behind the name.
# shellcheck disable=SC2086
set -- "$1" $compiler
dest=$1
shift
command -v "$1" >/dev/null 2>&1 || fail 3 "there is no C compiler ($1).
  Debian, Ubuntu: apt-get install gcc libc6-dev
  Fedora:         dnf install gcc
  macOS:          xcode-select --install"

case $(uname -s) in
Darwin) adapter=libprobe_host_native.dylib libraries="" ;;
*) adapter=libprobe_host_native.so libraries="-pthread -ldl" ;;
esac

partial=$dest.partial
cleanup() { rm -rf "$partial"; }
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

rm -rf "$partial"
mkdir -p "$partial/probes" || fail 5 "$partial cannot be made"

compile() { # output, then the compiler's arguments
  output=$1
  shift
  # The messages are kept in memory: a full disk would take them, too.
  if ! messages=$("$@" -o "$output" 2>&1); then
    printf '%s\n' "$messages" >&2
    case $messages in
    *"No space left"*) fail 5 "the disk is full" ;;
    *) fail 4 "$(basename "$output") could not be compiled" ;;
    esac
  fi
}

# Word splitting is wanted for the flags; the sources' paths may hold spaces and come from globs.
# shellcheck disable=SC2086
compile "$partial/$adapter" "$@" -std=gnu11 $COMMON_FLAGS -I"$native" -I"$native/common" -I"$probes/common" \
  "$native"/native/*.c "$native"/common/*.c $libraries

for scenario in $SCENARIOS; do
  # No -ffreestanding here: the baseline is what this machine's compiler and C library make of the probe.
  # shellcheck disable=SC2086
  compile "$partial/probes/$scenario.so" "$@" -std=c11 $COMMON_FLAGS -I"$probes/common" "$probes/$scenario/probe.c" \
    "$probes"/common/arena.c "$probes"/common/config.c "$probes"/common/decimal.c "$probes"/common/entry.c \
    "$probes"/common/host_native.c "$probes"/common/http.c "$probes"/common/json_reader.c \
    "$probes"/common/json_writer.c "$probes"/common/probe.c "$probes"/common/regex_compiler.c \
    "$probes"/common/regex_vm.c "$probes"/common/statistics.c
done

version=$("$@" --version | head -n 1 | sed 's/\\/\\\\/g; s/"/\\"/g')
bytes=0
files=
for file in "$adapter" $(for scenario in $SCENARIOS; do echo "probes/$scenario.so"; done); do
  bytes=$((bytes + $(wc -c <"$partial/$file")))
  files="$files${files:+, }\"$file\""
done
printf '{"runtime": "native", "version": "%s", "licence": "Apache-2.0", "library": "%s", "files": [%s], "bytes": %d}\n' \
  "$version" "$adapter" "$files" "$bytes" >"$partial/installation.json" ||
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
echo "The native baseline is installed in $dest ($bytes bytes)."
