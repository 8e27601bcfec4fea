#!/bin/sh
# Makes a package of the workbench for this system with all it needs, its own JDK included:
#   build.sh [deb|app-image|dmg|msi] [FOLDER]     after "mvn package"; FOLDER is target/desktop if not named
# deb and app-image were made and tried on Debian 12. dmg (macOS) and msi (Windows, in Git Bash) are UNTESTED.
# The JDK is the one in JAVA_HOME. It goes into the package whole: workers need java, bundles are weighed by jlink.
set -eu

type=${1:-deb}
project=$(cd "$(dirname "$0")/../.." && pwd)
layout=$project/target/workbench
out=${2:-$project/target/desktop}
: "${JAVA_HOME:?names the JDK 25 to pack}"
description="Compares WebAssembly runtimes by measuring them"
version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$project/pom.xml")
# The AOT cache is valid for jars of exactly the same time: all get this one, and packages keep it.
SOURCE_DATE_EPOCH=1767225600
export SOURCE_DATE_EPOCH

if [ ! -d "$layout/lib/javafx" ]; then
  echo "build.sh: there is nothing to pack in $layout: run mvn package first." >&2
  exit 1
fi

mkdir -p "$out"
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
rm -rf "$out/workbench" "$out/workbench.app"

icon() {
  case $type in
    dmg)
      sips -s format icns "$project/assets/icon/workbench.png" --out "$work/workbench.icns" > "$work/sips.log"
      echo "$work/workbench.icns"
      ;;
    msi)
      # An icon file is a header of 22 bytes, whose length of the picture is the one part that varies, and a PNG file.
      bytes=$(wc -c < "$project/assets/icon/workbench.png")
      {
        printf '\000\000\001\000\001\000\000\000\000\000\001\000\040\000'
        for shift in 1 256 65536 16777216; do
          printf "\\$(printf %03o $((bytes / shift % 256)))"
        done
        printf '\026\000\000\000'
        cat "$project/assets/icon/workbench.png"
      } > "$work/workbench.ico"
      echo "$work/workbench.ico"
      ;;
    *) echo "$project/assets/icon/workbench.png" ;;
  esac
}

image() {
  icon=$(icon)
  console=
  [ "$type" != msi ] || console=--win-console
  "$JAVA_HOME/bin/jpackage" --type app-image --name workbench --app-version "$version" --vendor "Wasm Workbench" \
    --description "$description" --icon "$icon" \
    --input "$layout" --main-jar "lib/workbench-$version.jar" --main-class io.healthwatch.workbench.Workbench \
    --runtime-image "$JAVA_HOME" --dest "$out" $console
  configuration=$(find "$out/workbench"* -name workbench.cfg)
  app=$(dirname "$configuration")
  java=$(find "$out/workbench"* -path '*/bin/java' -o -path '*/bin/java.exe')
  configure > "$work/workbench.cfg"
  mv "$work/workbench.cfg" "$configuration"
}

# jpackage would put every jar on the class path, those of the runtimes under evaluation too.
configure() {
  echo "[Application]"
  echo "app.mainclass=io.healthwatch.workbench.Workbench"
  (cd "$app" && ls lib/*.jar) | sed 's/^/app.classpath=$APPDIR\//'
  echo
  echo "[JavaOptions]"
  options '$APPDIR' | sed 's/^/java-options=/'
}

# As in bin/workbench, and the cache of loaded classes, which is passed over in silence where it does not fit.
options() {
  cat << EOF
-Xmx1g
-XX:+UseSerialGC
--enable-native-access=ALL-UNNAMED,javafx.graphics
--module-path=$1/lib/javafx
--add-modules=javafx.controls,javafx.swing
-Dworkbench.home=$1
-XX:AOTCache=$1/workbench.aot
-Xlog:aot=off,cds=off
EOF
}

# What the window loads and compiles at its start is recorded once, here, without a display and with a run to show.
train() {
  find "$app" -name '*.jar' -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
  {
    options "$app" | sed '/AOT\|Xlog/d'
    echo "-classpath"
    (cd "$app" && ls lib/*.jar) | sed "s|^|$app/|" | paste -sd: -
  } > "$work/arguments"
  export XDG_DATA_HOME="$work/user" DISPLAY=:none
  "$java" "@$work/arguments" io.healthwatch.workbench.Workbench evaluate --forks 2 --profile quick \
    --variant chicory-interpreter --scenario error-handling > "$work/log" 2>&1 || fail
  "$java" "@$work/arguments" -Dglass.platform=Headless -Dprism.order=sw \
    -XX:AOTMode=record "-XX:AOTConfiguration=$work/workbench.aotconf" \
    io.healthwatch.workbench.Workbench > "$work/log" 2>&1 &
  window=$!
  sleep 20
  kill "$window"
  wait "$window" || true
  "$java" "@$work/arguments" -XX:AOTMode=create "-XX:AOTConfiguration=$work/workbench.aotconf" \
    "-XX:AOTCache=$app/workbench.aot" > "$work/log" 2>&1 || fail
}

fail() {
  cat "$work/log" >&2
  exit 1
}

cat > "$work/runs.properties" << EOF
extension=wasmrun
mime-type=application/x-wasmrun
description=Run of the Wasm Workbench
EOF

image
train
case $type in
  app-image) ;;
  deb)
    # The default, xz, takes minutes for what zstd does in seconds. Debian 12 and Ubuntu 22.04 read it.
    export DPKG_DEB_COMPRESSOR_TYPE=zstd DPKG_DEB_COMPRESSOR_LEVEL=9
    "$JAVA_HOME/bin/jpackage" --type deb --app-image "$out/workbench" --name workbench --app-version "$version" \
      --description "$description" --linux-package-name wasm-workbench --linux-shortcut \
      --linux-app-category science --linux-deb-maintainer "wasm-workbench@localhost" \
      --linux-package-deps "libgtk-3-0, libxtst6, libgl1, fonts-dejavu-core, shared-mime-info, desktop-file-utils" \
      --license-file "$project/LICENSE" --file-associations "$work/runs.properties" \
      --resource-dir "$project/installers/desktop/linux" --dest "$out"
    ;;
  *)
    "$JAVA_HOME/bin/jpackage" --type "$type" --app-image "$out/workbench"* --name workbench --app-version "$version" \
      --license-file "$project/LICENSE" --file-associations "$work/runs.properties" --dest "$out"
    ;;
esac
ls -d "$out"/workbench* "$out"/*."$type" 2> /dev/null | sort -u
