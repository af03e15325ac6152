#!/usr/bin/env bash
# Every scenario in full, under the assumptions of the sceptic, the middle and the advocate: summaries and charts
# into output/gallery, with the version and the day. It takes about half an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet
program=target/release/groundswell
version=$("$program" --version)
for file in scenarios/*.toml scenarios/reference/*.toml; do
    name=$(basename "$file" .toml)
    "$program" run "$file" --packs all --formats png --quiet --out output/gallery.new >/dev/null
    mkdir -p "output/gallery/$name"
    cp "output/gallery.new/$name"/*.png "output/gallery.new/$name/summary.md" "output/gallery/$name/"
    printf '%s, %s\n' "$version" "$(date -u +%F)" >"output/gallery/$name/made.txt"
done
rm -r output/gallery.new
