# How a WAT probe is built: see ../build.sh. The files of a module are parts of one text, in which only the imports have
# to come first.
PINNED_WABT=1.0.32

# Only what the first version of WebAssembly had: every runtime can load it.
MVP="--disable-mutable-globals --disable-saturating-float-to-int --disable-sign-extension --disable-simd
     --disable-multi-value --disable-bulk-memory --disable-reference-types"

require_tools() {
  for tool in wat2wasm wasm-opt; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends wabt binaryen
  macOS:          brew install wabt binaryen"
  done
  [ "$(wat2wasm --version)" = "$PINNED_WABT" ] ||
    warn "wabt $(wat2wasm --version) instead of $PINNED_WABT: expect the same answers, perhaps other bytes"
}

# Parts that not every scenario needs: their texts would stay in the module, since no tool knows what data is unused.
special_parts() { # scenario
  case "$1" in
  json-parsing-heavy) echo wat/common/statistics.wat ;;
  regex-processing) echo wat/common/regex*.wat ;;
  *) echo wat/common/http.wat ;;
  esac
}

parts() { # scenario
  for part in host memory text decimal json json_reader json_writer result config entry; do
    echo "wat/common/$part.wat"
  done
  special_parts "$1"
  echo "wat/$1/probe.wat"
}

build_module() { # scenario output
  folder=$(mktemp -d)
  {
    echo '(module'
    # Word splitting is wanted, here and below: these are lists of files and flags.
    # shellcheck disable=SC2046
    cat $(parts "$1")
    echo ')'
  } >"$folder/probe.wat"
  # shellcheck disable=SC2086
  wat2wasm $MVP "$folder/probe.wat" -o "$folder/probe.wasm"
  # Nothing but the removal of what the scenario does not use: the instructions stay as they were written.
  wasm-opt --mvp-features --remove-unused-module-elements "$folder/probe.wasm" -o "$2"
  rm -r "$folder"
}

toolchain() {
  printf '{"wat2wasm": "%s", "wasm-opt": "%s"}\n' "$(wat2wasm --version)" \
    "$(wasm-opt --version | grep -o '[0-9][0-9]*' | head -n 1)"
}

toolchain_files() {
  for program in wat2wasm wasm-opt; do
    program_files "$program" 'wabt\|binaryen'
  done
}
