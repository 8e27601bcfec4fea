#!/bin/sh
# Installs Wasmtime for the workbench: the engine's library out of the Python package that its makers publish, and an
# adapter that this machine's C compiler builds. See ../common.sh for what all installers have in common.
#
# Afterwards:
#   DEST/libprobe_host_wasmtime.so   the adapter (.dylib on macOS)
#   DEST/libwasmtime.so              the engine, which the adapter finds beside itself
#   DEST/LICENSE-wasmtime
#   DEST/installation.json           what was installed
#
# Takes Python with pip, a C compiler, 10 MB of download and 30 MB on disk. Tried on Linux x86-64; the checksums of the
# packages for Linux arm64, macOS and musl are here, but nothing of them was run.
#
# WORKBENCH_WASMTIME_LIBRARY may name a libwasmtime of version 50.0 that is on this machine already: it is copied, and
# nothing is downloaded.
set -eu

RUNTIME=wasmtime
STEPS=5
PACKAGE=50.0.1
# The package's numbers are its own: 50.0.1 carries version 50.0.0 of the engine.
ENGINE=50.0.0
# manylinux x86-64 and arm64, macOS arm64 and x86-64, musl x86-64 and arm64
CHECKSUMS="
cc14c3a17654e0394e0225b11813532ef0cd7bd1e222a0c5494cdedaabeddac4
675484e525c028dc02762b777f1db4477ea70caa3fec6775426daff4d64edfb1
ff4fc58ed3cbdb919d056accd4d280be13962a542754aaefd8a9b4654efa9bd9
13fe813b922712a9e10fe0f48b2c56da06432eea4b24269bb7cd3a6b2720560b
e3e2051b02b8a47e2418f569e380843e87c1d74c40cd843bfa14c223245d420b
f9c6973ae735946b3387b7a8e812ecd350eac3152c4b73998a57899dd9c4345c
"

# shellcheck source=../common.sh
. "$(dirname "$0")/../common.sh"
prepare "$@"
given=${WORKBENCH_WASMTIME_LIBRARY:-}

# The library has no function that tells its version, but the text of its bug report does.
version_of() { # library
  grep -a -o 'version: [0-9]*\.[0-9]*\.[0-9]*' "$1" | sed -n '1s/version: //p'
}

step "looking for the tools"
warn_untested
require_compiler
engine_version=$ENGINE
source="PyPI: wasmtime $PACKAGE"
if [ -n "$given" ]; then
  [ -f "$given" ] || fail 2 "WORKBENCH_WASMTIME_LIBRARY names no file: $given"
  engine_version=$(version_of "$given")
  case $engine_version in
  50.0.*) ;;
  "") fail 2 "$given, which WORKBENCH_WASMTIME_LIBRARY names, is no library of Wasmtime" ;;
  *) fail 2 "$given, which WORKBENCH_WASMTIME_LIBRARY names, is of version $engine_version; the adapter needs 50.0" ;;
  esac
  source="a library that was on this machine"
else
  require_python
fi
build=$(fingerprint "$0" "$native/probe_host.h" "$native"/common/* "$native"/sandbox/* "$native"/wasmtime/*)
adapter=libprobe_host_wasmtime.$suffix
engine=libwasmtime.$suffix
stop_if_installed "$engine_version" "$build" "$adapter" "$engine"

make_folders "$partial"

if [ -n "$given" ]; then
  step "using $given"
  cp "$given" "$partial/$engine" || fail 5 "$partial cannot be written"
  step "taking its licence as read"
  echo "Apache-2.0 WITH LLVM-exception, (c) the Wasmtime authors" >"$partial/LICENSE-wasmtime"
else
  step "downloading wasmtime $PACKAGE (10 MB)"
  # shellcheck disable=SC2086
  download "wasmtime-$PACKAGE-*.whl" "wasmtime==$PACKAGE" --only-binary=:all: $CHECKSUMS
  step "unpacking the engine"
  extract "$downloaded" "/_libwasmtime.$suffix" "$partial/$engine" /LICENSE "$partial/LICENSE-wasmtime"
  engine_version=$(version_of "$partial/$engine")
  [ "$engine_version" = "$ENGINE" ] || fail 6 "the package carries Wasmtime ${engine_version:-of unknown version}, not $ENGINE"
fi
chmod 755 "$partial/$engine"

step "building the adapter"
case $suffix in
dylib)
  # The adapter notes the engine's own idea of where it is, which has to be: beside whoever loads it. A changed file
  # needs a new signature.
  install_name_tool -id "@rpath/$engine" "$partial/$engine" && codesign --force --sign - "$partial/$engine" ||
    fail 4 "the engine's name could not be changed"
  linking="-lwasmtime -Wl,-rpath,@loader_path"
  ;;
# By its name alone: the path that it has now is not the one where it will be.
*) linking="-l:$engine -Wl,-rpath,\$ORIGIN -Wl,-z,now -pthread" ;;
esac
# shellcheck disable=SC2086
compile "$partial/$adapter" -std=gnu11 -O2 -fPIC -shared -fvisibility=hidden \
  -DWASMTIME_LIBRARY_VERSION="\"$engine_version\"" -I"$native" -I"$native/common" -I"$native/sandbox" \
  "$native"/wasmtime/*.c "$native"/sandbox/*.c "$native"/common/*.c -L"$partial" $linking

step "running a probe and putting it in place"
smoke_test "$adapter" cranelift winch
describe_installation "$engine_version" "Apache-2.0 WITH LLVM-exception" "$source" "$adapter" \
  "\"engine\": \"$engine\", \"build\": \"$build\", " "$adapter" "$engine" LICENSE-wasmtime
replace_dest
echo "Wasmtime $engine_version is installed in $dest ($bytes bytes)."
