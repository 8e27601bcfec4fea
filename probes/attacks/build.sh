# How an attack's module is built: see ../build.sh. The files of a module are parts of one text. An attack consists of
# attack.wat and, where it imports more than the contract offers, imports.wat. Lines at the head of attack.wat say what
# is particular about it:
#   ;; own: PART...          it defines these parts itself (host, memory, allocate, run, config)
#   ;; features: FEATURE...  it needs these features of WebAssembly that came after the first version
#   ;; borrows: wat/common    instead of these parts it takes those of the WAT probes, with their JSON, and answers by
#                            $probe_check
#   ;; parts: PART...        and these of attacks/common besides; what it does not use is removed
#   ;; unchecked: WHY        it is not valid, and assembled nevertheless
# Names are kept, so that it can be seen which runtimes say them when something fails.
PINNED_WABT=1.0.32
LATER_FEATURES="mutable-globals saturating-float-to-int sign-extension simd multi-value bulk-memory reference-types"

require_tools() {
  for tool in wat2wasm wasm-opt clang wasm-ld; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends wabt binaryen clang lld
  macOS:          brew install wabt binaryen llvm lld"
  done
  [ "$(wat2wasm --version)" = "$PINNED_WABT" ] ||
    warn "wabt $(wat2wasm --version) instead of $PINNED_WABT: expect the same modules, perhaps other bytes"
}

said() { # attack what
  sed -n "s/^;; $2: //p" "attacks/$1/attack.wat"
}

listed() { # word list
  case " $2 " in *" $1 "*) true ;; *) false ;; esac
}

borrowing_parts() { # attack
  more=$(said "$1" parts)
  if listed wasi "$more"; then echo attacks/common/wasi.wat; fi # imports come first
  for part in host memory text decimal json json_reader json_writer result config entry http; do
    echo "wat/common/$part.wat"
  done
  for part in $more; do
    if [ "$part" != wasi ]; then echo "attacks/common/$part.wat"; fi
  done
  echo "attacks/$1/attack.wat"
}

parts() { # attack
  if [ -n "$(said "$1" borrows)" ]; then
    borrowing_parts "$1"
    return
  fi
  own=$(said "$1" own)
  for part in host memory allocate run config; do
    if ! listed "$part" "$own"; then echo "attacks/common/$part.wat"; fi
    if [ "$part" = host ] && [ -f "attacks/$1/imports.wat" ]; then echo "attacks/$1/imports.wat"; fi
  done
  echo "attacks/$1/attack.wat"
}

# An attack in C is one file whose lines (DWARF) are kept, too.
build_c() { # attack output
  object=$(mktemp)
  clang --target=wasm32-unknown-unknown -mcpu=mvp -std=c11 -O1 -g -ffreestanding -fdebug-compilation-dir=. \
    -c "attacks/$1/attack.c" -o "$object"
  wasm-ld --no-entry -z stack-size=65536 --max-memory=1048576 "$object" -o "$2"
  rm "$object"
}

build_module() { # attack output
  if [ -f "attacks/$1/attack.c" ]; then
    build_c "$1" "$2"
    return
  fi
  features=$(said "$1" features)
  flags=--debug-names
  for feature in $LATER_FEATURES; do
    if ! listed "$feature" "$features"; then flags="$flags --disable-$feature"; fi
  done
  if [ -n "$(said "$1" unchecked)" ]; then flags="$flags --no-check"; fi
  text=$(mktemp)
  {
    echo '(module'
    # Word splitting is wanted, here and below: these are lists of files and flags.
    # shellcheck disable=SC2046
    cat $(parts "$1")
    echo ')'
  } >"$text"
  # shellcheck disable=SC2086
  wat2wasm $flags "$text" -o "$2"
  if [ -n "$(said "$1" borrows)" ]; then
    wasm-opt --mvp-features --debuginfo --remove-unused-module-elements "$2" -o "$2"
  fi
  rm "$text"
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
