# What the installers of native runtimes share. Sourced, by an install.sh that has set
#   RUNTIME    the runtime's name in installation.json
#   STEPS      how many steps it announces
#
# The contract of every installer:
#   install.sh [--force] DEST     DEST is replaced as a whole, or left as it was when anything fails
#
#   DEST.partial     where DEST is prepared; renamed to DEST when all is well, and removed otherwise
#   DEST.downloads   what was downloaded and verified; kept for the next attempt until one succeeds
#   DEST/installation.json
#       {"runtime", "version", "licence", "source", "library": the adapter, "engine": the runtime's own library where
#       it is a separate file, "build": what it was built from, "files", "bytes"}; files are relative to DEST
#
# Progress goes to stdout ("step 2 of 5: ..."), what went wrong to stderr. Exit status: 0 done, or it was there already;
# 2 wrong usage; 3 a tool is missing; 4 the build failed, or what was built does not work; 5 DEST cannot be written (disk
# full?); 6 a download failed or is not what it should be.
#
# CC chooses the C compiler, and may hold flags behind its name; PYTHON chooses Python.
# shellcheck shell=sh

export LC_ALL=C

fail() { # status message
  status=$1
  shift
  echo "install.sh: $*" >&2
  exit "$status"
}

current_step=0
step() { # message
  current_step=$((current_step + 1))
  echo "step $current_step of $STEPS: $*"
}

# Sets dest, force, partial, downloads, and where the sources are: native, probes, assets.
prepare() { # the script's own arguments
  force=no
  if [ "${1:-}" = --force ]; then
    force=yes
    shift
  fi
  [ $# -eq 1 ] && [ -n "$1" ] || fail 2 "usage: install.sh [--force] DEST"
  dest=${1%/}
  partial=$dest.partial
  downloads=$dest.downloads
  home=$(cd "$(dirname "$0")/../../.." && pwd)
  native=$home/src/main/native
  [ -d "$native" ] || native=$home/lib/native
  probes=$home/probes
  assets=$home/assets
  [ -f "$native/probe_host.h" ] && [ -d "$probes" ] || fail 2 "the sources of the adapter are not beside this script"

  trap 'rm -rf "$partial" "$partial.build"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  rm -rf "$partial" "$partial.build"

  case $(uname -s) in
  Darwin) suffix=dylib ;;
  *) suffix=so ;;
  esac
}

# Folders that are made when something is about to be put there.
make_folders() { # folder...
  mkdir -p "$@" || fail 5 "$1 cannot be made"
}

# Whoever could not try a platform should say so.
warn_untested() {
  case $(uname -s)-$(uname -m) in
  Linux-x86_64) ;;
  *) echo "note: this installer was tried on Linux x86-64 only, not on $(uname -s) $(uname -m)" ;;
  esac
}

require_compiler() {
  compiler=${CC:-cc}
  command -v "${compiler%% *}" >/dev/null 2>&1 || fail 3 "there is no C compiler (${compiler%% *}).
  Debian, Ubuntu: apt-get install gcc libc6-dev
  Fedora:         dnf install gcc
  macOS:          xcode-select --install"
}

require_python() {
  python=${PYTHON:-python3}
  command -v "$python" >/dev/null 2>&1 || fail 3 "there is no Python ($python).
  Debian, Ubuntu: apt-get install python3 python3-pip
  Fedora:         dnf install python3 python3-pip
  macOS:          xcode-select --install"
  "$python" -m pip --version >/dev/null 2>&1 || fail 3 "Python has no pip.
  Debian, Ubuntu: apt-get install python3-pip
  Fedora:         dnf install python3-pip
  elsewhere:      $python -m ensurepip --user"
}

# A few bytes that change whenever what an adapter is built from does.
fingerprint() { # file...
  cat "$@" | cksum | cut -d ' ' -f 1
}

# Ends the script when DEST holds this version, built from these sources.
stop_if_installed() { # version build file...
  [ "$force" = no ] && [ -f "$dest/installation.json" ] || return 0
  wanted=$1 from=$2
  shift 2
  for file in "$@"; do
    [ -f "$dest/$file" ] || return 0
  done
  set -- "$wanted" "$from"
  if grep -q "\"version\": \"$1\"" "$dest/installation.json" && grep -q "\"build\": \"$2\"" "$dest/installation.json"; then
    echo "$RUNTIME $1 is installed in $dest already; --force installs it again."
    exit 0
  fi
}

# Says in one line what a tool's output means, and ends the script.
give_up() { # status message output
  printf '%s\n' "$3" >&2
  case $3 in
  *"No space left"* | *"Errno 28"*) fail 5 "the disk is full" ;;
  *) fail "$1" "$2" ;;
  esac
}

compile() { # output, then the compiler's arguments
  output=$1
  shift
  # The messages are kept in memory: a full disk would take them, too. Splitting is wanted for the compiler's flags.
  # shellcheck disable=SC2086
  messages=$($compiler "$@" -o "$output" 2>&1) || give_up 4 "$(basename "$output") could not be compiled" "$messages"
}

# Whether a file has one of these checksums.
is_genuine() { # file checksum...
  found=$("$python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1")
  shift
  case " $* " in *" $found "*) return 0 ;; *) return 1 ;; esac
}

# Downloads a Python package to DEST.downloads, unless it is there, and sets `downloaded` to its file. pip compares it
# with the checksums before it opens it.
download() { # pattern-of-the-file's-name requirement pip's-choice-of-format checksum...
  pattern=$1 requirement=$2 format=$3
  shift 3
  make_folders "$downloads"
  for downloaded in "$downloads"/$pattern; do
    if [ -f "$downloaded" ] && is_genuine "$downloaded" "$@"; then
      echo "$(basename "$downloaded") was downloaded before"
      return 0
    fi
    rm -f "$downloaded"
  done
  printf '%s' "$requirement" >"$downloads/requirements.txt" || fail 5 "$downloads cannot be written"
  for checksum in "$@"; do
    printf ' --hash=sha256:%s' "$checksum" >>"$downloads/requirements.txt"
  done
  echo >>"$downloads/requirements.txt"
  # Into a folder of its own: what pip leaves there when it is interrupted is not taken for a download.
  rm -rf "$downloads/incoming"
  messages=$("$python" -m pip download --no-deps "$format" --require-hashes --disable-pip-version-check --no-input \
    --retries 2 --timeout 30 --dest "$downloads/incoming" --requirement "$downloads/requirements.txt" 2>&1) ||
    case $messages in
    *"DO NOT MATCH THE HASHES"*) give_up 6 "$requirement is not the file that was expected: nothing of it was used" "$messages" ;;
    *) give_up 6 "$requirement could not be downloaded. Is there a network connection? Run the installation again to go on" "$messages" ;;
    esac
  mv "$downloads/incoming"/* "$downloads/" || fail 5 "$downloads cannot be written"
  rmdir "$downloads/incoming"
  for downloaded in "$downloads"/$pattern; do
    [ -f "$downloaded" ] && is_genuine "$downloaded" "$@" && return 0
  done
  fail 6 "$requirement came as a file of another name than $pattern"
}

# Takes files out of an archive: each is named by how its path ends there, and followed by where it is to be put.
extract() { # archive (suffix target)...
  messages=$("$python" - "$@" 2>&1 <<'EOF'
import shutil, sys, tarfile, zipfile

archive, *wanted = sys.argv[1:]
if zipfile.is_zipfile(archive):
    opened = zipfile.ZipFile(archive)
    names, open_member = opened.namelist(), opened.open
else:
    opened = tarfile.open(archive)
    names, open_member = opened.getnames(), opened.extractfile
for suffix, target in zip(wanted[::2], wanted[1::2]):
    name = next((name for name in names if name.endswith(suffix)), None)
    if name is None:
        sys.exit("There is no " + suffix + " in " + archive)
    with open_member(name) as source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy)
EOF
  ) || give_up 5 "$1 could not be unpacked" "$messages"
}

# Runs a probe on the new adapter and compares what it answers. The adapter lies elsewhere meanwhile: whether it finds
# what belongs to it only where it was built would not show otherwise.
smoke_test() { # adapter's-name mode...
  make_folders "$partial.build"
  case $(uname -s) in
  Darwin) compile "$partial.build/drive" -O2 -I"$native" "$native/drive/drive.c" ;;
  *) compile "$partial.build/drive" -O2 -I"$native" "$native/drive/drive.c" -ldl ;;
  esac
  scenario=$assets/scenarios/json-parsing-heavy
  mv "$partial" "$partial.build/elsewhere" || fail 5 "$partial cannot be moved"
  tested=$partial.build/elsewhere/$1
  shift
  for mode in "$@"; do
    messages=$("$partial.build/drive" "$tested" "$probes/dist/c/json-parsing-heavy.wasm" "$scenario/config.json" \
      --config "mode=$mode" --timeout-ms 60000 2>&1 >"$partial.build/answer.json") ||
      give_up 4 "the new adapter does not work ($mode)" "$messages"
    cmp -s "$partial.build/answer.json" "$scenario/expected.json" ||
      give_up 4 "the new adapter gives a wrong answer ($mode)" "$messages"
  done
  mv "$partial.build/elsewhere" "$partial" || fail 5 "$partial cannot be moved"
}

# Writes DEST.partial/installation.json; `fields` is JSON for what is not common to all.
describe_installation() { # version licence source library fields file...
  version=$1 licence=$2 source=$3 library=$4 fields=$5
  shift 5
  bytes=0
  files=
  for file in "$@"; do
    bytes=$((bytes + $(wc -c <"$partial/$file")))
    files="$files${files:+, }\"$file\""
  done
  printf '{"runtime": "%s", "version": "%s", "licence": "%s", "source": "%s", "library": "%s", %s"files": [%s], "bytes": %d}\n' \
    "$RUNTIME" "$(escape "$version")" "$licence" "$source" "$library" "$fields" "$files" "$bytes" \
    >"$partial/installation.json" || fail 5 "installation.json could not be written: the disk may be full"
}

# Text as it stands between the quotes of JSON.
escape() { # text
  printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'
}

# Two renames instead of one copy: at no moment is there half an installation under DEST.
replace_dest() {
  rm -rf "$dest.previous"
  if [ -e "$dest" ]; then
    mv "$dest" "$dest.previous" || fail 5 "$dest cannot be replaced"
  fi
  if ! mv "$partial" "$dest"; then
    [ ! -e "$dest.previous" ] || mv "$dest.previous" "$dest"
    fail 5 "$dest cannot be written"
  fi
  rm -rf "$dest.previous" "$downloads"
}
