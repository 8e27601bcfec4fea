# How a Rust probe is built: see ../build.sh.
if [ -z "${RUSTC:-}" ]; then
  # Distributions build their standard library for the first version of WebAssembly; newer ones go beyond it.
  if [ -x /usr/bin/rustc ]; then RUSTC=/usr/bin/rustc; else RUSTC=rustc; fi
fi
PINNED_RUSTC=1.63.0

TARGET=wasm32-unknown-unknown
# target-cpu=mvp  only what the first version of WebAssembly had: every runtime can load it
# opt-level=2     what C is compiled with, too
# panic=abort     nobody could catch a panic
COMPILE="--edition 2021 --target $TARGET -C target-cpu=mvp -C opt-level=2 -C codegen-units=1 -C panic=abort
         -D warnings"
# What C is linked with: see ../c/build.sh. Not through rustc, which would export the linker's own symbols, too.
LINK="--no-entry --strip-all -z stack-size=65536 --stack-first --export=allocate --export=run"

HOW_TO_INSTALL="  Debian, Ubuntu: apt-get install --no-install-recommends rustc libstd-rust-dev-wasm32 lld binaryen
  elsewhere:      rustup toolchain install $PINNED_RUSTC --target $TARGET; lld and binaryen as for C;
                  then set RUSTC to what rustup which --toolchain $PINNED_RUSTC rustc prints"

require_tools() {
  for tool in "$RUSTC" wasm-ld wasm-opt; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
$HOW_TO_INSTALL"
  done
  [ -d "$(target_library)" ] || fail "the standard library for $TARGET is missing.
$HOW_TO_INSTALL"
  version=$(rustc_version)
  [ "$version" = "$PINNED_RUSTC" ] ||
    warn "rustc $version instead of $PINNED_RUSTC: expect the same answers, but other bytes"
}

rustc_version() {
  "$RUSTC" --version | cut -d ' ' -f 2
}

target_library() {
  "$RUSTC" --print target-libdir --target "$TARGET"
}

build_module() { # scenario output
  objects=$(mktemp -d)
  # Without the standard library it is ours to say what happens when memory runs out, and to take back the stack of a
  # run that trapped; stable Rust has no words for either.
  export RUSTC_BOOTSTRAP=1
  # Word splitting is wanted: the variables hold lists of flags.
  # shellcheck disable=SC2086
  "$RUSTC" $COMPILE --crate-type rlib --crate-name probe rust/common/lib.rs \
    --out-dir "$objects"
  # shellcheck disable=SC2086
  "$RUSTC" $COMPILE -C lto=fat --crate-type staticlib --crate-name scenario \
    --extern probe="$objects/libprobe.rlib" "rust/$1/probe.rs" -o "$objects/scenario.a"
  # shellcheck disable=SC2086
  wasm-ld $LINK "$objects/scenario.a" -o "$objects/probe.wasm"
  optimize "$objects/probe.wasm" "$2"
  rm -r "$objects"
}

toolchain() {
  printf '{"rustc": "%s", "wasm-ld": "%s", "wasm-opt": "%s"}\n' "$(rustc_version)" \
    "$(wasm-ld --version | grep -o '[0-9][0-9.]*' | head -n 1)" \
    "$(wasm-opt --version | grep -o '[0-9][0-9]*' | head -n 1)"
}

# A compiler is its program, the libraries that it loads from its own project, and its standard library.
toolchain_files() {
  target_library
  for program in "$RUSTC" wasm-ld wasm-opt; do
    program_files "$program" 'LLVM\|lld\|rustc\|binaryen'
  done
}
