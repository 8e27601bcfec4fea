# How a C probe is built: see ../build.sh.
CLANG=${CLANG:-clang}
PINNED_CLANG=14

# -mcpu=mvp       only what the first version of WebAssembly had: every runtime can load it
# -ffreestanding  there is no C library beneath a probe
# -fno-builtin    keeps the loops in memcpy and memset from becoming calls to themselves
# -O2             what the native baseline is compiled with, too
COMPILE="--target=wasm32-unknown-unknown -mcpu=mvp -std=c11 -O2 -ffreestanding -fno-builtin
         -Wall -Wextra -Wconversion -Werror -Ic/common"
# --no-entry       a library: the host calls its exports
# --strip-all      names and the tool's own sections are weight, and would differ between builds of the tool
# stack-size       64 KB are plenty; the default of 1 MB would be paid by every instance
# --stack-first    a stack that overflows then leaves the memory and traps, and spares the data
LINK="--no-entry --strip-all -z stack-size=65536 --stack-first"

require_tools() {
  for tool in "$CLANG" wasm-ld wasm-opt; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends clang lld binaryen
  macOS:          brew install llvm lld binaryen   (then put their bin folders on the PATH)"
  done
  major=$("$CLANG" -dumpversion | cut -d . -f 1)
  [ "$major" = "$PINNED_CLANG" ] ||
    warn "clang $major instead of $PINNED_CLANG: expect the same answers, but other bytes"
}

build_module() { # scenario output
  objects=$(mktemp -d)
  # Word splitting is wanted: the variables hold lists of flags and files.
  # shellcheck disable=SC2086
  for source in $(find c/common -name '*.c' ! -name host_native.c | sort) "c/$1/probe.c"; do
    "$CLANG" $COMPILE -c "$source" -o "$objects/$(echo "$source" | tr / -).o"
  done
  # Not through clang: whether it runs wasm-opt depends on what is on the PATH.
  # shellcheck disable=SC2086
  wasm-ld $LINK "$objects"/*.o -o "$objects/probe.wasm"
  optimize "$objects/probe.wasm" "$2"
  rm -r "$objects"
}

toolchain() {
  printf '{"clang": "%s", "wasm-ld": "%s", "wasm-opt": "%s"}\n' "$("$CLANG" -dumpversion)" \
    "$(wasm-ld --version | grep -o '[0-9][0-9.]*' | head -n 1)" \
    "$(wasm-opt --version | grep -o '[0-9][0-9]*' | head -n 1)"
}

# A compiler is its program and the libraries that it loads from its own project.
toolchain_files() {
  for program in "$CLANG" wasm-ld wasm-opt; do
    program_files "$program" 'LLVM\|clang\|lld\|binaryen'
  done
}
