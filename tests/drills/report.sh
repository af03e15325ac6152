#!/usr/bin/env bash
# The reports in a browser, from disk and with the network blocked: nothing is asked for, nothing is complained of, axe
# finds nothing in light and dark, a film plays and can be scrubbed, names that would be markup are none, pages fit
# three screens or say that they are wider, no heading or chart says what another says, charts are dark in the dark, and
# paper has it all.
# Give a folder to keep the pictures and PDFs that were looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."
drills=$PWD/tests/drills
cargo build --release --locked --quiet
program="$PWD/target/release/groundswell"
for tool in chromium node npm pdftotext; do
    if ! command -v "$tool" >/dev/null; then
        case $tool in
            chromium) package=chromium ;;
            node) package=nodejs ;;
            npm) package=npm ;;
            pdftotext) package=poppler-utils ;;
        esac
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
    fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pictures=${1:-$folder/pictures}
mkdir -p "$pictures" "$folder/browser"
(cd "$folder" && npm install --silent --no-audit --no-fund axe-core@4 playwright-core@1)

cat >"$folder/markup.toml" <<'TOML'
title = "</title><script>alert('title')</script>\" onload=\"alert(1)"
question = "<img src=x onerror=alert('question')> & \"why\"?"
runs = 6
weeks = 26
[organisation]
people = 80
[[behaviour]]
name = "<script>alert('behaviour')</script>"
[champions]
people = 4
[[strategy]]
name = "<svg onload=alert('one')>\"'"
uses = ["broadcast"]
[[strategy]]
name = "--><script>alert('two')</script>"
uses = ["champions"]
TOML
ask=(--quiet --formats svg --out "$folder/output")
"$program" run announce-or-seed "$folder/markup.toml" --runs 12 --set organisation.people=300 --set chart.film=true "${ask[@]}" >/dev/null
"$program" run does-it-stick --runs 6 --set organisation.people=300 --set chart.single_runs_shown=2 \
    --set chart.film=true --packs all "${ask[@]}" >/dev/null
sweep() { "$program" sweep "$folder/markup.toml" --runs 4 "${ask[@]}" "$@" >/dev/null; }
sweep --vary champions.people=1,4,16
mv "$folder/output/markup-sweep" "$folder/output/line"
sweep --vary champions.people=1..16:4 --vary weeks=8..26:3 --design breakpoints
mv "$folder/output/markup-sweep" "$folder/output/flips"

NODE_PATH="$folder/node_modules" node "$drills/report.cjs" "$folder/browser" "$pictures" "$folder"/output/*/report.html

for pdf in "$pictures"/*.pdf; do
    text=$(pdftotext "$pdf" -)
    for part in "does not forecast" "SHA-256 of scenario.toml" "without a source"; do
        grep -q "$part" <<<"$text" || { echo "$pdf does not say “$part”" >&2; exit 1; }
    done
    printf '%-44s %s pages\n' "$(basename "$pdf")" "$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')"
done
text=$(pdftotext "$pictures/announce-or-seed.pdf" -)
for part in "in brackets nine runs in ten" "Prediction cards" "Autonomy"; do
    grep -q "$part" <<<"$text" || { echo "on paper, “$part” is missing" >&2; exit 1; }
done
echo "reports: nothing asked for, no error, no violation in light and dark, whole on paper"
