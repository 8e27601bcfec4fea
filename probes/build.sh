#!/bin/sh
# Builds the probes into dist/<language>/<scenario>.wasm and the attacks of the security assessment into
# dist/attacks/<attack>.wasm, and writes dist/manifest.json and build-record.json.
#
#   build.sh             builds all modules; the same tools give the same bytes again
#   build.sh FOLDER...   builds the modules of these languages, or those of attacks, and leaves the others and the
#                        record as they are
#   build.sh --check     compares sources and modules with the manifest, by hash alone: needs no compiler
#
# A language is a folder with one folder a scenario, one with what they share (common), and a build.sh, which says how
# a module is built and what with:
#   require_tools                 fails with what to install when a tool is missing
#   build_module SCENARIO OUTPUT  builds one module, from this folder
#   toolchain                     prints the tools and their versions as a JSON object
#   toolchain_files               prints the files and folders that the tools take on this disk, one a line
# The folder attacks is laid out alike, with one folder an attack instead of a scenario.
#
# The manifest's sourcesSha256 is the SHA-256 of one line per source file, sorted by path in byte order:
# "<sha256 in hex><two spaces><path from this folder>\n", which is what sha256sum prints. The sources of a module are
# this script, its language's, everything in <language>/common, and everything in <language>/<scenario>, and in folders
# that a line of it names by ";; borrows: FOLDER".
# linesOfCode counts the lines of common and scenario that are neither blank nor comment alone.
set -eu
cd "$(dirname "$0")"
export LC_ALL=C

LANGUAGES="assemblyscript c rust wat"
ATTACKS=attacks

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

warn() {
  echo "build.sh: $*" >&2
}

if command -v sha256sum >/dev/null 2>&1; then
  sha256() { sha256sum "$@"; }
else
  sha256() { shasum -a 256 "$@"; }
fi

scenarios() { # language
  find "$1" -mindepth 1 -maxdepth 1 -type d ! -name common ! -name node_modules | cut -d / -f 2 | sort
}

borrowed() { # language scenario
  find "$1/$2" -name '*.wat' -exec sed -n 's/^;; borrows: //p' {} +
}

code() { # language scenario
  # Word splitting is wanted: this is a list of folders.
  # shellcheck disable=SC2046
  find "$1/common" "$1/$2" $(borrowed "$1" "$2") -type f | sort
}

sources() { # language scenario
  { printf '%s\n' build.sh "$1/build.sh"; code "$1" "$2"; } | sort
}

sources_sha256() { # language scenario
  sources "$1" "$2" | while read -r file; do sha256 "$file"; done | sha256 | cut -d ' ' -f 1
}

module_sha256() { # language scenario
  sha256 <"dist/$1/$2.wasm" | cut -d ' ' -f 1
}

lines_of_code() { # language scenario
  code "$1" "$2" | tr '\n' '\0' | xargs -0 cat | awk '
    /^[ \t]*\/\*/ { inside = 1 }
    inside { if (/\*\//) inside = 0; next }
    /^[ \t]*$/ || /^[ \t]*\/\// || /^[ \t]*;;/ { next }
    { lines++ }
    END { print lines + 0 }'
}

built() { # folders
  for folder in "$@"; do
    if [ -d "dist/$folder" ]; then echo "$folder"; fi
  done
}

check() {
  [ -f dist/manifest.json ] || fail "dist/manifest.json is missing: run probes/build.sh"
  for language in $LANGUAGES $ATTACKS; do
    [ -d "$language" ] || continue
    for scenario in $(scenarios "$language"); do
      grep -q "\"sourcesSha256\": \"$(sources_sha256 "$language" "$scenario")\"" dist/manifest.json ||
        fail "the sources of $language/$scenario changed since the module was built: run probes/build.sh"
      [ -f "dist/$language/$scenario.wasm" ] ||
        fail "dist/$language/$scenario.wasm is missing: run probes/build.sh"
      grep -q "\"sha256\": \"$(module_sha256 "$language" "$scenario")\"" dist/manifest.json ||
        fail "dist/$language/$scenario.wasm is not the module that the manifest describes: run probes/build.sh"
    done
  done
  echo "All modules match their sources."
}

manifest_entry() { # language scenario
  printf '    {\n'
  if [ "$1" = "$ATTACKS" ]; then
    printf '      "attack": "%s",\n' "$2"
  else
    printf '      "language": "%s",\n' "$1"
    printf '      "scenario": "%s",\n' "$2"
  fi
  printf '      "module": "%s/%s.wasm",\n' "$1" "$2"
  printf '      "bytes": %d,\n' "$(wc -c <"dist/$1/$2.wasm")"
  printf '      "linesOfCode": %d,\n' "$(lines_of_code "$1" "$2")"
  printf '      "sha256": "%s",\n' "$(module_sha256 "$1" "$2")"
  printf '      "sourcesSha256": "%s",\n' "$(sources_sha256 "$1" "$2")"
  printf '      "sources": [%s],\n' "$(sources "$1" "$2" | sed 's/.*/"&"/' | paste -s -d , - | sed 's/,/, /g')"
  printf '      "toolchain": %s\n' "$(. "./$1/build.sh" && toolchain)"
  printf '    }'
}

manifest_entries() { # languages
  separator=
  for language in $(built "$@"); do
    for scenario in $(scenarios "$language"); do
      printf '%s\n' "$separator"
      manifest_entry "$language" "$scenario"
      separator=','
    done
  done
}

write_manifest() {
  {
    printf '{\n  "abi": 1,\n  "modules": ['
    # Word splitting is wanted: this is a list of names.
    # shellcheck disable=SC2086
    manifest_entries $LANGUAGES
    printf '\n  ],\n  "attacks": ['
    manifest_entries "$ATTACKS"
    printf '\n  ]\n}\n'
  } >dist/manifest.json.partial
  mv dist/manifest.json.partial dist/manifest.json
}

# Optimization is chosen once: LLVM's -O2, and over every compiler's module wasm-opt's -O2, both within the first
# version of WebAssembly. Hand-written WAT stays as it was written, less the functions that its scenario never calls.
optimize() { # module output
  wasm-opt --mvp-features -O2 --strip-debug --strip-producers "$1" -o "$2"
}

program_files() { # program pattern-of-its-own-libraries
  command -v "$1"
  ldd "$(command -v "$1")" 2>/dev/null | grep -o "/[^ ]*\\($2\\)[^ ]*" || true
}

seconds() {
  date +%s.%N
}

build_language() { # language
  mkdir -p "dist/$1"
  started=$(seconds)
  for scenario in $(scenarios "$1"); do
    (. "./$1/build.sh" && build_module "$scenario" "dist/$1/$scenario.wasm")
    chmod 644 "dist/$1/$scenario.wasm"
  done
  ended=$(seconds)
  toolchain_bytes=$( (. "./$1/build.sh" && toolchain_files) | xargs readlink -f | sort -u | tr '\n' '\0' |
    xargs -0 du -scb | tail -n 1 | cut -f 1)
  printf '{"language": "%s", "seconds": %.1f, "toolchainBytes": %d}\n' \
    "$1" "$(echo "$ended $started" | awk '{ print $1 - $2 }')" "$toolchain_bytes" >"$RECORDS/$1"
}

# Seconds and sizes differ from machine to machine: they stand apart from dist, which does not.
write_record() {
  {
    printf '{\n  "builtAt": "%s",\n  "machine": "%s, %d cores",\n  "languages": [' \
      "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)"
    separator=
    for language in $LANGUAGES; do
      printf '%s\n    %s' "$separator" "$(cat "$RECORDS/$language")"
      separator=','
    done
    printf '\n  ]\n}\n'
  } >build-record.json
}

build() { # folders
  for language in "$@"; do
    [ -f "$language/build.sh" ] || fail "there is no folder $language here: known are $LANGUAGES $ATTACKS"
    (. "./$language/build.sh" && require_tools)
  done
  RECORDS=$(mktemp -d)
  trap 'rm -rf "$RECORDS"' EXIT
  for language in "$@"; do
    build_language "$language"
  done
  write_manifest
  wc -c dist/*/*.wasm
}

case "${1:-}" in
--check) check ;;
-*)
  echo "usage: build.sh [--check | LANGUAGE...]" >&2
  exit 2
  ;;
"")
  # Word splitting is wanted: this is a list of names.
  # shellcheck disable=SC2086
  build $LANGUAGES $ATTACKS
  write_record
  ;;
*) build "$@" ;;
esac
