# How an AssemblyScript probe is built: see ../build.sh. The lock file pins what the compiler is made of.
PINNED_ASSEMBLYSCRIPT=0.28.20
PACKAGE=assemblyscript/node_modules/assemblyscript
ASC=assemblyscript/node_modules/.bin/asc

# --runtime stub  neither garbage collection nor reference counting: a run's memory is forgotten as a whole
# --use __alloc   `new` takes memory from the probes' arena; the stub's own would trap where `allocate` must answer 0
# --use abort=    there is no such import: what would call it traps
# --noAssert      no bounds checks, as in C
# --disable       only what the first version of WebAssembly had: every runtime can load it
# -O3             inlines as C's -O2 does; with -O2, searching takes up to twice as long as in C
COMPILE="--runtime stub --use __alloc=assemblyscript/common/arena/allocate --use abort= --noAssert
         --disable bulk-memory --disable sign-extension --disable nontrapping-f2i --disable mutable-globals -O3"

require_tools() {
  for tool in node npm wasm-opt; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends nodejs npm binaryen   (Node.js 20 or later)
  macOS:          brew install node binaryen"
  done
  [ "$(installed_assemblyscript)" = "$PINNED_ASSEMBLYSCRIPT" ] || (cd assemblyscript && npm ci --silent) ||
    fail "npm could not install AssemblyScript $PINNED_ASSEMBLYSCRIPT"
  [ "$(installed_assemblyscript)" = "$PINNED_ASSEMBLYSCRIPT" ] ||
    fail "package-lock.json and build.sh disagree about the version of AssemblyScript"
}

installed_assemblyscript() {
  [ ! -f "$PACKAGE/package.json" ] || sed -n 's/^  "version": "\(.*\)",$/\1/p' "$PACKAGE/package.json"
}

build_module() { # scenario output
  compiled=$(mktemp)
  # Word splitting is wanted: the variable holds a list of flags.
  # shellcheck disable=SC2086
  "$ASC" "assemblyscript/$1/probe.ts" $COMPILE --outFile "$compiled"
  optimize "$compiled" "$2"
  rm "$compiled"
}

toolchain() {
  printf '{"assemblyscript": "%s", "wasm-opt": "%s"}\n' "$(installed_assemblyscript)" \
    "$(wasm-opt --version | grep -o '[0-9][0-9]*' | head -n 1)"
}

# The compiler is its packages and the Node.js that runs them.
toolchain_files() {
  echo assemblyscript/node_modules
  program_files node 'libnode\|libv8'
  program_files wasm-opt 'binaryen'
}
