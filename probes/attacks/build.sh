# How an attack's module is built: see ../build.sh. The files of a module are parts of one text. An attack consists of
# attack.wat and, where it imports more than the contract offers, imports.wat. Lines at the head of attack.wat say what
# is particular about it:
#   ;; own: PART...          it defines these parts itself (host, memory, allocate, run, config)
#   ;; features: FEATURE...  it needs these features of WebAssembly that came after the first version
# Names are kept, so that it can be seen which runtimes say them when something fails.
PINNED_WABT=1.0.32
LATER_FEATURES="mutable-globals saturating-float-to-int sign-extension simd multi-value bulk-memory reference-types"

require_tools() {
  command -v wat2wasm >/dev/null 2>&1 || fail "wat2wasm is missing.
  Debian, Ubuntu: apt-get install --no-install-recommends wabt
  macOS:          brew install wabt"
  [ "$(wat2wasm --version)" = "$PINNED_WABT" ] ||
    warn "wabt $(wat2wasm --version) instead of $PINNED_WABT: expect the same modules, perhaps other bytes"
}

said() { # attack what
  sed -n "s/^;; $2: //p" "attacks/$1/attack.wat"
}

listed() { # word list
  case " $2 " in *" $1 "*) true ;; *) false ;; esac
}

parts() { # attack
  own=$(said "$1" own)
  for part in host memory allocate run config; do
    if ! listed "$part" "$own"; then echo "attacks/common/$part.wat"; fi
    if [ "$part" = host ] && [ -f "attacks/$1/imports.wat" ]; then echo "attacks/$1/imports.wat"; fi
  done
  echo "attacks/$1/attack.wat"
}

build_module() { # attack output
  features=$(said "$1" features)
  flags=--debug-names
  for feature in $LATER_FEATURES; do
    if ! listed "$feature" "$features"; then flags="$flags --disable-$feature"; fi
  done
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
  rm "$text"
}

toolchain() {
  printf '{"wat2wasm": "%s"}\n' "$(wat2wasm --version)"
}

toolchain_files() {
  program_files wat2wasm wabt
}
