#!/bin/sh
# Installs Wasmer for the workbench: compiles its crates, at the versions that the adapter's Cargo.lock pins with their
# checksums, together with the adapter. No runtime library is published that could be taken instead. See ../common.sh for
# what all installers have in common.
#
# Afterwards:
#   DEST/libprobe_host_wasmer.so   the adapter with the engine in it (.dylib on macOS)
#   DEST/installation.json         what was installed
#
# Takes Rust with Cargo, a C compiler, 15 MB of download, 600 MB on disk while it builds and 13 MB afterwards. What was
# compiled is kept in DEST.build until an attempt succeeds: the next one goes on from there. Tried on Linux x86-64 only.
#
# WORKBENCH_WASMER_LIBRARY may name an adapter that was built elsewhere for the same kind of machine: it is tried and
# copied, and nothing is downloaded or compiled.
#
# CARGO chooses Cargo; CARGO_BUILD_JOBS how much it does at once.
set -eu

RUNTIME=wasmer
STEPS=4
VERSION=7.4.2
# On Linux x86-64; a few more or less elsewhere.
CRATES=163
DOWNLOAD="15 MB"
# The processor's minutes: how many depends on its speed and on what else it has to do.
MINUTES="6 to 13"
BUILD_MB=600

# shellcheck source=../common.sh
. "$(dirname "$0")/../common.sh"
prepare "$@"
given=${WORKBENCH_WASMER_LIBRARY:-}
crate=$native/wasmer
build_folder=$dest.build
adapter=libprobe_host_wasmer.$suffix

require_rust() {
  cargo=${CARGO:-cargo}
  # Where its own installer puts it; a program with a window may have another PATH than the user's shell.
  PATH=$PATH:$HOME/.cargo/bin
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$crate/Cargo.toml")
  command -v "$cargo" >/dev/null 2>&1 || fail 3 "there is no Cargo ($cargo). Rust $wanted or newer is needed.
$RUST_ADVICE"
  # Cargo builds with the compiler of its own toolchain unless it is told otherwise.
  found=$(cd "$crate" && "${RUSTC:-rustc}" --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
  [ -n "$found" ] || fail 3 "Cargo is there, but no Rust compiler. Rust $wanted or newer is needed.
$RUST_ADVICE"
  [ "${found%%.*}" -gt "${wanted%%.*}" ] ||
    { [ "${found%%.*}" -eq "${wanted%%.*}" ] && [ "${found#*.}" -ge "${wanted#*.}" ]; } ||
    fail 3 "Rust $found is too old for Wasmer $VERSION, which needs $wanted or newer.
$RUST_ADVICE"
}
RUST_ADVICE="  where rustup is there:             rustup update stable
  Debian 13, Ubuntu 24.04 and newer: apt-get install rustup && rustup default stable
  Fedora:                            dnf install rustup && rustup-init
  macOS:                             brew install rustup && rustup default stable
  elsewhere:                         https://rustup.rs
Then install Wasmer again."

processors() {
  getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1
}

free_mb() { # folder
  df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'
}

# Before anything is begun that would end for want of room.
require_room() {
  make_folders "$build_folder"
  # Cargo runs in another folder.
  build_folder=$(cd "$build_folder" && pwd)
  used=$(du -sk "$build_folder" | awk '{ print int($1 / 1024) }')
  free=$(free_mb "$build_folder")
  [ $((free + used)) -ge "$BUILD_MB" ] ||
    fail 5 "building takes $BUILD_MB MB of disk, and there are $free MB where $dest will be"
}

# Cargo, with nothing of somebody else's settings that would change what it builds. Replaces the shell that it is called
# in: that is the one to be signalled.
become_cargo() { # arguments
  cd "$crate"
  exec env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_TARGET \
    CARGO_TARGET_DIR="$build_folder" CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0 "$cargo" "$@"
}

# Why Cargo gave up: its own words, and what they mean.
explain_cargo() { # what
  tail -n 40 "$build_folder/messages" >&2 || true
  if grep -q "No space left" "$build_folder/messages" || [ "$(free_mb "$build_folder")" -lt 20 ]; then
    fail 5 "the disk is full"
  elif grep -q -e "checksum" -e "failed to verify" "$build_folder/messages"; then
    fail 6 "a crate is not the file that was expected: nothing of it was used"
  elif grep -q -e "failed to download" -e "failed to fetch" -e "failed to get" -e "failed to load source" \
    -e "Could not resolve" -e "offline" -e "network" "$build_folder/messages"; then
    fail 6 "the crates could not be downloaded. Is there a network connection? Run the installation again to go on"
  fi
  fail 4 "Wasmer could not be $1. What is compiled is kept in $build_folder: run the installation again to go on"
}

# Reads what Cargo tells of each artifact as it is done, and counts crates: some are compiled twice, and many have a
# build script besides.
follow() {
  seen=" "
  compiled=0
  crates=$CRATES
  while IFS= read -r line; do
    case $line in
    *'"kind":["custom-build"]'*) continue ;;
    *'"reason":"compiler-artifact"'*) ;;
    *) continue ;;
    esac
    package=${line#*\"package_id\":\"}
    package=${package%%\"*}
    case $seen in *" $package "*) continue ;; esac
    seen="$seen$package "
    compiled=$((compiled + 1))
    [ "$compiled" -le "$crates" ] || crates=$compiled
    echo "compiled $compiled of $crates"
  done
}

# In the background, so that a signal ends this script at once and Cargo with it.
build_all() {
  make_folders "$partial.build"
  mkfifo "$partial.build/progress" || fail 5 "$partial.build cannot be written"
  follow <"$partial.build/progress" &
  follower=$!
  become_cargo build --release --locked --message-format json-render-diagnostics \
    >"$partial.build/progress" 2>"$build_folder/messages" &
  builder=$!
  trap 'kill "$builder" 2>/dev/null; rm -rf "$partial" "$partial.build"' EXIT
  built=yes
  wait "$builder" || built=no
  wait "$follower" || true
  trap 'rm -rf "$partial" "$partial.build"' EXIT
  [ "$built" = yes ] || explain_cargo compiled
}

# An adapter tells in its description what it is.
version_of() { # library
  grep -a -o '"runtime":"wasmer","version":"[^"]*"' "$1" | sed -n '1s/.*"version":"\([^"]*\)"/\1/p'
}

step "looking for the tools"
warn_untested
require_compiler
if [ -n "$given" ]; then
  [ -f "$given" ] || fail 2 "WORKBENCH_WASMER_LIBRARY names no file: $given"
  version=$(version_of "$given")
  [ -n "$version" ] || fail 2 "$given, which WORKBENCH_WASMER_LIBRARY names, is no adapter for Wasmer"
  source="an adapter that was on this machine"
  build=$(fingerprint "$given")
else
  require_rust
  version=$VERSION
  source="crates.io: wasmer $VERSION"
  build=$(fingerprint "$crate"/Cargo.* "$crate"/src/* "$crate"/stubs/*/Cargo.toml "$crate"/stubs/*/src/*)
fi
stop_if_installed "$version" "$build" "$adapter"

if [ -n "$given" ]; then
  make_folders "$partial"
  step "using $given"
  cp "$given" "$partial/$adapter" || fail 5 "$partial cannot be written"
  step "nothing to compile"
else
  require_room
  echo "Wasmer is compiled on this machine: $CRATES crates take $MINUTES minutes of processor time, which" \
    "$(processors) processors share, a download of $DOWNLOAD and, meanwhile, $BUILD_MB MB of disk."
  step "downloading $CRATES crates ($DOWNLOAD)"
  host=$("${RUSTC:-rustc}" -vV | sed -n 's/^host: //p')
  (become_cargo fetch --locked --target "$host" 2>"$build_folder/messages") || explain_cargo downloaded
  step "compiling $CRATES crates ($MINUTES minutes of processor time)"
  build_all
  make_folders "$partial"
  # A target in the user's settings of Cargo puts another folder in between.
  for library in "$build_folder/release/$adapter" "$build_folder"/*/release/"$adapter"; do
    [ ! -f "$library" ] || break
  done
  cp "$library" "$partial/$adapter" || fail 5 "$partial cannot be written"
fi
chmod 755 "$partial/$adapter"

step "running a probe and putting it in place"
smoke_test "$adapter" cranelift singlepass
describe_installation "$version" MIT "$source" "$adapter" "\"build\": \"$build\", " "$adapter"
replace_dest
rm -rf "$build_folder"
echo "Wasmer $version is installed in $dest ($bytes bytes)."
