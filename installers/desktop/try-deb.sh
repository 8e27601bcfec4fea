#!/bin/sh
# Installs the .deb in a fresh minimal Debian 12, uses it there as a user who is not root, and removes it:
#   try-deb.sh DEB SCRATCH        needs root, debootstrap and network; SCRATCH holds the system and window.png
# Packages come from debootstrap's own mirror, or from DEBIAN_MIRROR. A system that SCRATCH already holds is used again.
# Exit status 1 where anything is not as it should be.
set -eu

deb=$1
scratch=$2
system=$scratch/system

say() { echo "[$(date +%T)] $*"; }
inside() { chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
user() { inside su researcher -s /bin/sh -c "cd; $1"; }
files() { (cd "$system" && find opt usr etc var/lib/dpkg/info home -xdev \( -path '*cache*' -o -name '*.dpkg-*' \) -prune -o -print 2> /dev/null | sort); }
leave() {
  [ -z "${display:-}" ] || kill "$display" 2> /dev/null || true
  umount "$system/proc" 2> /dev/null || true
}
trap leave EXIT

mkdir -p "$scratch"
[ -d "$system/etc" ] || debootstrap --variant=minbase bookworm "$system" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} > "$scratch/debootstrap.log"
cp /etc/resolv.conf "$system/etc/resolv.conf"
mount -t proc proc "$system/proc"
inside id researcher > /dev/null 2>&1 || inside useradd --create-home researcher

cp "$deb" "$system/root/workbench.deb"
inside apt-get update -qq
# What the package depends on comes first, so that what it adds itself can be told from it.
inside apt-get install -y -qq --no-install-recommends $(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/[(|].*//') \
  > "$scratch/apt.log" 2>&1
files > "$scratch/before"

say "install"
begin=$(date +%s)
inside apt-get install -y -qq --no-install-recommends /root/workbench.deb >> "$scratch/apt.log" 2>&1
say "installed in $(($(date +%s) - begin)) s: $(wc -c < "$deb") bytes packed, $(du -sm "$system/opt/wasm-workbench" | cut -f1) MiB laid out"

say "command line"
user "workbench --version"
user "workbench runtimes"
user "workbench evaluate --profile quick --variant chicory --variant graalwasm --variant wasmtime-java --variant javet --variant endive-interpreter --scenario error-handling"

say "file association"
user "grep 'application/x-wasmrun:.*wasmrun' /usr/share/mime/globs2"
user "xdg-mime query default application/x-wasmrun" | grep -q workbench

say "window"
Xvfb :87 -screen 0 1280x860x24 -ac -listen tcp -nolisten local > "$scratch/xvfb.log" 2>&1 &
display=$!
sleep 2
user "DISPLAY=127.0.0.1:87 timeout 25 workbench" > "$scratch/window.log" 2>&1 &
sleep 18
DISPLAY=127.0.0.1:87 import -window root "$scratch/window.png"
wait $! || true
cat "$scratch/window.log"

say "remove"
inside apt-get purge -y -qq wasm-workbench >> "$scratch/apt.log" 2>&1
files | grep -v '^home/researcher' > "$scratch/after.system"
grep -v '^home/researcher' "$scratch/before" > "$scratch/before.system"
if ! diff "$scratch/before.system" "$scratch/after.system"; then
  say "the package leaves files behind"
  exit 1
fi
say "nothing is left"
