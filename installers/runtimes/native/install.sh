#!/bin/sh
# Builds the native baseline with this machine's C compiler: the adapter, and each C probe as a shared library. See
# ../common.sh for what all installers have in common. It takes seconds, so it is built anew each time.
#
# Afterwards:
#   DEST/libprobe_host_native.so   the adapter (.dylib on macOS)
#   DEST/probes/<scenario>.so      what to hand to probe_host_compile as the module (the name is the same on macOS)
#   DEST/installation.json         what was installed
set -eu

RUNTIME=native
STEPS=3
SCENARIOS="calibration concurrent-requests error-handling json-parsing-heavy regex-processing simple-http-check"
# What both parts need. -O2 is what the WebAssembly modules are compiled with, too.
FLAGS="-O2 -fPIC -shared -fvisibility=hidden"

# shellcheck source=../common.sh
. "$(dirname "$0")/../common.sh"
prepare "$@"
require_compiler

adapter=libprobe_host_native.$suffix
case $suffix in
dylib) libraries="" ;;
*) libraries="-pthread -ldl" ;;
esac
common=$probes/c/common

step "building the adapter"
make_folders "$partial/probes"
# Word splitting is wanted for the flags; the sources' paths may hold spaces and come from globs.
# shellcheck disable=SC2086
compile "$partial/$adapter" -std=gnu11 $FLAGS -I"$native" -I"$native/common" -I"$common" \
  "$native"/native/*.c "$native"/common/*.c $libraries

step "building the probes"
files=$adapter
for scenario in $SCENARIOS; do
  # No -ffreestanding here: the baseline is what this machine's compiler and C library make of the probe.
  # shellcheck disable=SC2086
  compile "$partial/probes/$scenario.so" -std=c11 $FLAGS -I"$common" "$probes/c/$scenario/probe.c" \
    "$common/arena.c" "$common/config.c" "$common/decimal.c" "$common/entry.c" "$common/host_native.c" \
    "$common/http.c" "$common/json_reader.c" "$common/json_writer.c" "$common/probe.c" "$common/regex_compiler.c" \
    "$common/regex_vm.c" "$common/statistics.c"
  files="$files probes/$scenario.so"
done

step "putting it in place"
# shellcheck disable=SC2086
version=$($compiler --version | head -n 1)
# shellcheck disable=SC2086
describe_installation "$version" Apache-2.0 "this machine's C compiler" "$adapter" "" $files
replace_dest
echo "The native baseline is installed in $dest ($bytes bytes)."
