#!/usr/bin/env bash
# One program for every Linux of this kind of processor: linked without any library of the machine, it runs with an
# empty environment from an empty folder, draws what it has to draw, and gives the same bytes as the ordinary one.
# Built with musl where its target is installed, else with the static C library of glibc; optimised less than a release
# would be, for it to be built soon.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release --locked --quiet
ordinary="$PWD/target/release/groundswell"

host=$(rustc -vV | sed -n 's/^host: //p')
musl=${host%-gnu}-musl
case $host in
    *-linux-gnu) ;;
    *) echo "static binary: not tried, $host is no Linux with glibc"; exit 0 ;;
esac
if [ -d "$(rustc --print target-libdir --target "$musl")" ]; then target=$musl; else target=$host; fi
if [ "$target" = "$host" ] && [ ! -e "$(gcc -print-file-name=libc.a)" ]; then
    echo "static binary: not tried, neither the target $musl nor a static C library is at hand"
    exit 0
fi
CARGO_PROFILE_RELEASE_OPT_LEVEL=1 RUSTFLAGS="-C target-feature=+crt-static" \
    cargo build --release --locked --quiet --target "$target"
program="$PWD/target/$target/release/groundswell"

linked=$(ldd "$program" 2>&1 || true)
case $linked in
    *"statically linked"* | *"not a dynamic executable"*) ;;
    *) echo "it is linked with $linked" >&2; exit 1 ;;
esac

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/empty" "$folder/beside"
cp "$program" "$folder/groundswell"
alone() { (cd "$folder/empty" && env -i "$folder/groundswell" "$@"); }

[ "$(alone --version)" = "$("$ordinary" --version)" ]
alone list >/dev/null
asked=(run startup-60 --runs 12 --set chart.film=true --quiet)
alone "${asked[@]}" >/dev/null
(cd "$folder/beside" && "$ordinary" "${asked[@]}" >/dev/null)
diff -r "$folder/empty/output" "$folder/beside/output"
made=$folder/empty/output/startup-60
grep -q '<svg' "$made/report.html"
for picture in adoption.png adoption.svg film.gif; do [ -s "$made/$picture" ]; done
alone verify output/startup-60 --quiet >/dev/null
printf 'static binary (%s, %s MB): %s; the same bytes from an empty folder with an empty environment\n' \
    "$target" "$(($(stat -c %s "$program") / 1000000))" "$(xargs <<<"${linked#*:}")"
