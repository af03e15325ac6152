#!/usr/bin/env bash
# A sweep is killed at twenty random moments and goes on each time; its parts are run and merged in a random order. What
# is left is the same, byte for byte, as of a sweep that nobody disturbed.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release --locked --quiet
program="$PWD/target/release/groundswell"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
RANDOM=${1:-2026}
asked=(how-many-champions --vary 'champions.share_percent=0.5..15:30' --vary behaviour.visible_percent=60,100 --runs 4 \
    --set organisation.people=600 --formats svg --quiet)

whole() { (cd "$1/how-many-champions-sweep" && sha256sum ./* | sort -k 2); }

began=$(date +%s%N)
"$program" sweep "${asked[@]}" --threads 1 --out "$folder/whole" >/dev/null
took=$((($(date +%s%N) - began) / 1000000))
whole "$folder/whole" >"$folder/wanted"

kills=0 tries=0
while [ "$kills" -lt 20 ]; do
    tries=$((tries + 1))
    [ "$tries" -gt 200 ] && { echo "only $kills of 20 kills struck a sweep at work" >&2; exit 1; }
    "$program" sweep "${asked[@]}" --threads $((1 + RANDOM % 2)) --out "$folder/killed" >/dev/null 2>&1 &
    sweep=$!
    sleep "$(printf '0.%03d' $((RANDOM % (took > 999 ? 999 : took))))"
    if kill -9 "$sweep" 2>/dev/null; then
        kills=$((kills + 1))
    fi
    wait "$sweep" 2>/dev/null || true
    if [ -e "$folder/killed/how-many-champions-sweep" ]; then
        whole "$folder/killed" | cmp - "$folder/wanted"
        rm -r "$folder/killed"
    fi
done
"$program" sweep "${asked[@]}" --out "$folder/killed" >/dev/null
whole "$folder/killed" | cmp - "$folder/wanted"
[ ! -e "$folder/killed/how-many-champions-sweep.points" ]
echo "killed $kills times: the same bytes"

for place in here there; do
    for part in $(seq 7 | shuf --random-source=<(yes "$RANDOM")); do
        [ "$place" = there ] && [ "$part" -gt 4 ] && continue
        [ "$place" = here ] && [ "$part" -lt 3 ] && continue
        "$program" sweep "${asked[@]}" --shard "$part/7" --out "$folder/$place" >/dev/null
    done
done
code=0
"$program" merge "${asked[@]}" --out "$folder/here" >/dev/null 2>&1 || code=$?
[ "$code" = 3 ]
"$program" merge "${asked[@]}" --out "$folder/here" --from "$folder/there/how-many-champions-sweep.points" >/dev/null
whole "$folder/here" | cmp - "$folder/wanted"
echo "merged from parts in random order: the same bytes"
