#!/bin/sh
# Installs WASM3 for the workbench: its sources out of the Python package that its makers publish, compiled without a
# change together with the adapter by this machine's C compiler. See ../common.sh for what all installers have in common.
#
# Afterwards:
#   DEST/libprobe_host_wasm3.so   the adapter with the engine in it (.dylib on macOS)
#   DEST/LICENSE-wasm3
#   DEST/installation.json        what was installed
#
# Takes Python with pip, a C compiler, and a download of 0.1 MB (more where pip fetches what it builds packages with).
# Tried on Linux x86-64 only.
set -eu

RUNTIME=wasm3
STEPS=5
VERSION=0.5.0
CHECKSUM=5a47c8a39f7f6ae71b3316b2e5d86c9d0db6e771a65f09a86e4d4aa3a19aefcc
# What its makers build it with, and nothing that would get in the way of tail calls, which the interpreter lives by.
FLAGS="-O3 -DNDEBUG -fomit-frame-pointer -fno-stack-protector"
# Stock refuses functions with more than 2,000 locals and operands.
LIMITS="-Dd_m3MaxFunctionStackHeight=16000"
SOURCES="m3_bind.c m3_code.c m3_core.c m3_emit.c m3_env.c m3_exec.c m3_function.c m3_info.c m3_module.c m3_parse.c"
# m3_compile.c is included by the adapter's compile.c.
INCLUDED="m3_compile.c"
HEADERS="m3_bind.h m3_code.h m3_compile.h m3_config.h m3_config_platforms.h m3_core.h m3_emit.h m3_env.h m3_exception.h
  m3_exec.h m3_exec_defs.h m3_function.h m3_info.h m3_math_utils.h wasm3.h wasm3_defs.h"

# shellcheck source=../common.sh
. "$(dirname "$0")/../common.sh"
prepare "$@"

step "looking for the tools"
warn_untested
require_compiler
require_python
build=$(fingerprint "$0" "$native/probe_host.h" "$native"/common/* "$native"/sandbox/* "$native"/wasm3/*)
adapter=libprobe_host_wasm3.$suffix
stop_if_installed "$VERSION" "$build" "$adapter"

step "downloading the sources of WASM3 $VERSION"
download "pywasm3-$VERSION.tar.gz" "pywasm3==$VERSION" --no-binary=:all: "$CHECKSUM"

step "unpacking them"
engine=$partial.build/wasm3
make_folders "$partial" "$engine"
set -- /LICENSE "$partial/LICENSE-wasm3"
for file in $SOURCES $INCLUDED $HEADERS; do
  set -- "$@" "/wasm3/$file" "$engine/$file"
done
extract "$downloaded" "$@"

step "building engine and adapter"
case $suffix in
dylib) libraries="" ;;
*) libraries="-lm -pthread" ;;
esac
set --
for file in $SOURCES; do
  set -- "$@" "$engine/$file"
done
# shellcheck disable=SC2086
compile "$partial/$adapter" -std=gnu11 $FLAGS $LIMITS -w -fPIC -shared -fvisibility=hidden -I"$native" \
  -I"$native/common" -I"$native/sandbox" -isystem "$engine" "$native"/wasm3/*.c "$@" "$native"/sandbox/*.c \
  "$native"/common/*.c $libraries

step "running a probe and putting it in place"
smoke_test "$adapter" interpreter
describe_installation "$VERSION" MIT "PyPI: pywasm3 $VERSION" "$adapter" "\"build\": \"$build\", " "$adapter" LICENSE-wasm3
replace_dest
echo "WASM3 $VERSION is installed in $dest ($bytes bytes)."
