#!/usr/bin/env bash
# Every scenario in full, under the assumptions of the sceptic, the middle and the advocate: what came of it, with
# the version and the day, into output/gallery. It takes about ten minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet
program=target/release/groundswell
made="Made by $("$program" --version) on $(date -u +%F)."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
for file in scenarios/*.toml scenarios/reference/*.toml; do
    name=$(basename "$file" .toml)
    [ "$name" = minimal ] && continue
    # a textbook model is the same under all assumptions
    packs=(--packs all)
    grep -q '^stages = "adoption_only"' "$file" && packs=()
    "$program" run "$file" "${packs[@]}" --formats png --quiet --out "$fresh" >/dev/null
    mkdir -p "output/gallery/$name"
    cp "$fresh/$name"/adoption.png "$fresh/$name/summary.md" "output/gallery/$name/"
    [ -e "$fresh/$name/packs.png" ] && cp "$fresh/$name/packs.png" "output/gallery/$name/"
    printf '\n%s\n' "$made" >>"output/gallery/$name/summary.md"
done
