#!/bin/sh
# Builds the probes into dist/<language>/<scenario>.wasm and writes dist/manifest.json.
#
#   build.sh           builds all modules; the same tools give the same bytes again
#   build.sh --check   compares sources and modules with the manifest, by hash alone: needs no compiler
#
# The manifest's sourcesSha256 is the SHA-256 of one line per source file, sorted by path in byte order:
# "<sha256 in hex><two spaces><path from this folder>\n", which is what sha256sum prints. The sources of a C module are
# this script, everything in c/common, and everything in c/<scenario>.
set -eu
cd "$(dirname "$0")"
export LC_ALL=C

SCENARIOS="concurrent-requests error-handling json-parsing-heavy regex-processing simple-http-check"
CLANG=${CLANG:-clang}
PINNED_CLANG=14

# -mcpu=mvp                 only what the first version of WebAssembly had: every runtime can load it
# -ffreestanding -nostdlib  there is no C library beneath a probe
# -fno-builtin              keeps the loops in memcpy and memset from becoming calls to themselves
# -O2                       what the native baseline is compiled with, too
COMPILE="--target=wasm32-unknown-unknown -mcpu=mvp -std=c11 -O2 -ffreestanding -fno-builtin -nostdlib
         -Wall -Wextra -Wconversion -Werror -Ic/common"
# --no-entry       a library: the host calls its exports
# --strip-all      names and the tool's own sections are weight, and would differ between builds of the tool
# stack-size       64 KB are plenty; the default of 1 MB would be paid by every instance
# --stack-first    a stack that overflows then leaves the memory and traps, and spares the data
LINK="-Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=65536 -Wl,--stack-first"

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

if command -v sha256sum >/dev/null 2>&1; then
  sha256() { sha256sum "$@"; }
else
  sha256() { shasum -a 256 "$@"; }
fi

sources() { # scenario
  { echo build.sh; find c/common "c/$1" -type f -name '*.[ch]'; } | sort
}

sources_sha256() { # scenario
  sources "$1" | while read -r file; do sha256 "$file"; done | sha256 | cut -d ' ' -f 1
}

module_sha256() { # scenario
  sha256 <"dist/c/$1.wasm" | cut -d ' ' -f 1
}

check() {
  [ -f dist/manifest.json ] || fail "dist/manifest.json is missing: run probes/build.sh"
  for scenario in $SCENARIOS; do
    grep -q "\"sourcesSha256\": \"$(sources_sha256 "$scenario")\"" dist/manifest.json ||
      fail "the sources of c/$scenario changed since the module was built: run probes/build.sh"
    [ -f "dist/c/$scenario.wasm" ] || fail "dist/c/$scenario.wasm is missing: run probes/build.sh"
    grep -q "\"sha256\": \"$(module_sha256 "$scenario")\"" dist/manifest.json ||
      fail "dist/c/$scenario.wasm is not the module that the manifest describes: run probes/build.sh"
  done
  echo "All modules match their sources."
}

require_tools() {
  for tool in "$CLANG" wasm-ld; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends clang lld
  macOS:          brew install llvm lld   (then put their bin folders on the PATH)"
  done
  major=$("$CLANG" -dumpversion | cut -d . -f 1)
  [ "$major" = "$PINNED_CLANG" ] ||
    echo "build.sh: clang $major instead of $PINNED_CLANG: expect the same answers, but other bytes" >&2
}

manifest_entry() { # scenario
  printf '    {\n'
  printf '      "language": "c",\n'
  printf '      "scenario": "%s",\n' "$1"
  printf '      "module": "c/%s.wasm",\n' "$1"
  printf '      "bytes": %d,\n' "$(wc -c <"dist/c/$1.wasm")"
  printf '      "sha256": "%s",\n' "$(module_sha256 "$1")"
  printf '      "sourcesSha256": "%s",\n' "$(sources_sha256 "$1")"
  printf '      "sources": [%s],\n' "$(sources "$1" | sed 's/.*/"&"/' | paste -s -d , - | sed 's/,/, /g')"
  printf '      "toolchain": {"clang": "%s", "wasm-ld": "%s"}\n' \
    "$("$CLANG" -dumpversion)" "$(wasm-ld --version | grep -o '[0-9][0-9.]*' | head -n 1)"
  printf '    }'
}

build() {
  require_tools
  mkdir -p dist/c
  common=$(find c/common -name '*.c' ! -name host_native.c | sort)
  for scenario in $SCENARIOS; do
    # Word splitting is wanted: the variables hold lists of flags and files.
    # shellcheck disable=SC2086
    "$CLANG" $COMPILE $common "c/$scenario/probe.c" $LINK -o "dist/c/$scenario.wasm"
    chmod 644 "dist/c/$scenario.wasm"
  done
  {
    printf '{\n  "abi": 1,\n  "modules": [\n'
    separator=
    for scenario in $SCENARIOS; do
      printf '%s' "$separator"
      manifest_entry "$scenario"
      separator=',
'
    done
    printf '\n  ]\n}\n'
  } >dist/manifest.json.partial
  mv dist/manifest.json.partial dist/manifest.json
  wc -c dist/c/*.wasm
}

case "${1:-}" in
"") build ;;
--check) check ;;
*)
  echo "usage: build.sh [--check]" >&2
  exit 2
  ;;
esac
