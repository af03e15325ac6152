#!/usr/bin/env bash
# The whole pack of scenarios, run once with few runs: does what was expected before the first run still hold?
# Misses are printed and stay visible; only a scenario that cannot be run makes this fail.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release --locked --quiet
program="$PWD/target/release/groundswell"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
hits=0 misses=0
while read -r name; do
    runs=40
    [ "$name" = multinational-200k ] && runs=4
    said=$("$program" run "$name" --runs "$runs" --no-flips --formats svg --out "$folder" --quiet --json 2>"$folder/notes") || {
        cat "$folder/notes" >&2
        echo "$name could not be run" >&2
        exit 1
    }
    met=$(printf '%s' "$said" | python3 -c '
import json, sys
found = json.load(sys.stdin)["results"][0]["expectation"]
print("none" if found is None else "hit" if found["met"] else "miss")')
    case "$met" in
        hit) hits=$((hits + 1)) ;;
        miss) misses=$((misses + 1)) ;;
    esac
    printf '%-26s %s\n' "$name" "$met"
done < <("$program" list --json | python3 -c '
import json, sys
print("\n".join(scenario["name"] for scenario in json.load(sys.stdin)["scenarios"]))')
printf '%s hits, %s misses\n' "$hits" "$misses"
